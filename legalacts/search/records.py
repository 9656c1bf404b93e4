"""All kinds of records that search knows, and which of them a change concerns."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q

from legalacts.models import (
    Act,
    Conflict,
    Dataset,
    Event,
    Institution,
    LifecycleEvent,
    Problem,
    Provision,
    Recommendation,
    Responsibility,
    Rule,
    Step,
    Term,
    Wording,
)
from legalacts.models.databases import in_parts

from .acts import act_entries
from .chronicle import conflict_entries, dataset_entries, event_entries, recommendation_entries
from .entries import Entry
from .other_records import institution_entries, problem_entries, responsibility_entries, rule_entries, term_entries
from .provisions import family_members, lying_in, provision_entries

ENTRIES = {
    "act": act_entries,
    "provision": provision_entries,
    "rule": rule_entries,
    "problem": problem_entries,
    "institution": institution_entries,
    "responsibility": responsibility_entries,
    "term": term_entries,
    "conflict": conflict_entries,
    "event": event_entries,
    "dataset": dataset_entries,
    "recommendation": recommendation_entries,
}
KINDS = tuple(ENTRIES)
MODELS = {
    "act": Act,
    "provision": Provision,
    "rule": Rule,
    "problem": Problem,
    "institution": Institution,
    "responsibility": Responsibility,
    "term": Term,
    "conflict": Conflict,
    "event": Event,
    "dataset": Dataset,
    "recommendation": Recommendation,
}
# A changed record → the records whose entries speak of it, as filters on them.
CONCERNED = {
    "act": [("provision", "act_id")],
    "institution": [("responsibility", "institution_id")],
    "regime": [("rule", "regime_id")],
    "indicator": [("rule", "indicator_id")],
    "jurisdiction": [("rule", "destination_id"), ("act", "jurisdiction_id"), ("institution", "jurisdiction_id")],
    "topic": [(kind, "topics") for kind in ("act", "provision", "rule", "problem", "responsibility")],
}
# A part → the record it is shown with.
OWNERS = {
    "wording": (Wording, "provision_id", "provision"),
    "step": (Step, "problem_id", "problem"),
    "lifecycleevent": (LifecycleEvent, "act_id", "act"),
}


def kind_name(kind: str) -> str:
    """What a record of a kind is called, in the language that is active."""
    return str(MODELS[kind]._meta.verbose_name)


def all_entries(today: date) -> Iterator[Entry]:
    """Every entry of every public record."""
    for entries in ENTRIES.values():
        yield from entries(None, today)


def entries_of(kind: str, ids: list[int], today: date) -> Iterator[Entry]:
    """The entries of some records of a kind; those that are not public have none."""
    yield from ENTRIES[kind](ids, today)


def concerned_by(kind: str, ids: set[int]) -> dict[str, set[int]]:
    """The records, by kind, whose entries must be written again when some records of a kind have changed."""
    concerned: dict[str, set[int]] = {kind: set(ids)} if kind in ENTRIES else {}
    for part in in_parts(ids):
        if kind in OWNERS:
            model, owner, owner_kind = OWNERS[kind]
            owners = set(model.objects.filter(pk__in=part).values_list(owner, flat=True))
            merge(concerned, concerned_by(owner_kind, owners))
        for other, column in CONCERNED.get(kind, ()):
            found = MODELS[other].objects.filter(**{f"{column}__in": part}).values_list("pk", flat=True)
            concerned.setdefault(other, set()).update(found)
    if concerned.get("provision"):
        touched = concerned["provision"] | lying_in(concerned["provision"])
        concerned["provision"] = touched | family_members(touched)
    return concerned


def merge(into: dict[str, set[int]], other: dict[str, set[int]]) -> None:
    """Add the records of one collection to another."""
    for kind, ids in other.items():
        into.setdefault(kind, set()).update(ids)


def turning(after: date, until: date) -> dict[str, set[int]]:
    """The records whose text or force changes by the calendar alone, on a day after one and up to another."""
    starts = Q(valid_from__gt=after, valid_from__lte=until)
    ends = Q(valid_to__gte=after, valid_to__lt=until)
    ids = {
        kind: set(MODELS[kind].objects.filter(starts | ends).values_list("pk", flat=True))
        for kind in ("rule", "institution", "responsibility")
    }
    worded = set(Wording.objects.filter(starts | ends).values_list("provision_id", flat=True))
    merge(ids, concerned_by("provision", worded))
    first = after + timedelta(days=1)
    events = (
        LifecycleEvent.objects.filter(date__range=(first, until)) if first <= until else LifecycleEvent.objects.none()
    )
    merge(ids, concerned_by("act", set(events.values_list("act_id", flat=True))))
    return {kind: found for kind, found in ids.items() if found}
