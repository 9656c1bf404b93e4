"""What waits for a curator, worst first: tasks, each in parts that lead to a filtered list with just as many rows.

One query a kind of record, however many records there are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, Q
from django.utils.translation import gettext_lazy as _

from legalacts import models as records
from legalacts.models import (
    Citation,
    Contact,
    Evidence,
    Proposal,
    ReaderReport,
    Recheck,
    Rule,
    SearchCount,
    WebAddress,
)
from legalacts.models.searched import newest_named

from .conditions import (
    BACKGROUND,
    GRAVE,
    HARM,
    NOTABLE,
    PUBLISHED,
    begins_later,
    checked,
    lacks,
    overdue,
    unchecked_contact,
    unsourced,
)

# Those that mislead most come first; the admin lists each of them.
KINDS = (
    Rule, records.Outcome, records.Problem, records.Institution, records.Responsibility, records.Provision, records.Act,
    records.Relation, records.Membership, records.Question, records.Term, records.Conflict, records.Event,
    records.Recommendation, records.Dataset, records.Cooperation, records.ManagementModel,
)  # fmt: skip
COMING = (Rule, records.Wording, records.LifecycleEvent, records.Responsibility, records.Membership)
HARM_NAMES = {
    GRAVE: _("rules: deadlines, bans, papers"),
    NOTABLE: _("rules: money, health, family"),
    BACKGROUND: _("rules: background"),
}
TASKS = {
    "reports": _("Reports of readers"),
    "stale": _("Past their date of review"),
    "recheck": _("To re-check: what they rest on has changed"),
    "review": _("Waiting for review"),
    "proposals": _("Changes that wait for a second person"),
    "conflicts": _("Conflicts"),
    "coming": _("Coming changes of the law"),
    "links": _("Broken links"),
    "contacts": _("Telephones and addresses not tried for a year"),
    "unsourced": _("Public without a source"),
    "unverified": _("Not checked with the source"),
    "ky": _("Not in Kyrgyz"),
    "ru": _("Not in Russian"),
    "en": _("Not in English"),
    "citations": _("Citations to confirm"),
    "searches": _("Searches that found nothing"),
}


@dataclass(frozen=True)
class Measure:
    """One thing to count of a kind of record: for which task, by which condition, in which list."""

    task: str
    model: type[Model]
    condition: Q
    filters: dict[str, str]
    name: object = ""


@dataclass(frozen=True)
class Part:
    """How many records of a kind wait, and the filters of the list that shows them."""

    model: type[Model]
    name: str
    count: int
    filters: dict[str, str]


@dataclass(frozen=True)
class Task:
    """One sort of work, in its parts."""

    key: str
    name: str
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """How many records wait in all."""
        return sum(part.count for part in self.parts)


def waiting(may_see: Callable[[type[Model]], bool], day: date) -> list[Task]:
    """All tasks of someone who may see some kinds of records; parts where nothing waits are left out."""
    ContentType.objects.get_for_models(*KINDS)
    by_model: dict[type[Model], list[Measure]] = {}
    for measure in measures(day):
        if may_see(measure.model):
            by_model.setdefault(measure.model, []).append(measure)
    counts = {id(measure): count for found in by_model.values() for measure, count in count_all(found)}
    seen = [measure for found in by_model.values() for measure in found]
    return [Task(key, str(name), tuple(_parts(key, seen, counts))) for key, name in TASKS.items() if _has(key, seen)]


def count_all(measures: list[Measure]) -> Iterator[tuple[Measure, int]]:
    """Count everything that is asked of one kind of record, in one query."""
    columns = {f"n{place}": Count("pk", filter=measure.condition) for place, measure in enumerate(measures)}
    found = measures[0].model._base_manager.aggregate(**columns)
    yield from zip(measures, found.values(), strict=True)


def measures(day: date) -> Iterator[Measure]:
    """Everything that is counted."""
    yield Measure("reports", ReaderReport, Q(status="new"), {"status__exact": "new"})
    for model in KINDS:
        yield from _of_published(model, day)
    for model in COMING:
        yield Measure("coming", model, begins_later(model, day), {"begins": "later"})
    yield Measure("conflicts", records.Conflict, PUBLISHED, {"status__exact": "published"})
    disputed = Evidence.Status.DISPUTED
    yield Measure("conflicts", Evidence, Q(status=disputed), {"status__exact": disputed}, _("disputed sources"))
    undone = Q(done_at=None)
    yield Measure("recheck", Recheck, undone & Q(since__lte=day), {}, _("now"))
    yield Measure("recheck", Recheck, undone & Q(since__gt=day), {"state": "coming"}, _("when a change comes"))
    yield Measure("proposals", Proposal, Q(decided_at=None), {})
    in_vain = Q(outcome=SearchCount.Outcome.NOTHING) & newest_named(day)
    yield Measure("searches", SearchCount, in_vain, {"outcome__exact": "none"}, _("words asked often"))
    for state in (WebAddress.State.BROKEN, WebAddress.State.CLOSED):
        yield Measure("links", WebAddress, Q(state=state), {"state__exact": state}, state.label)
    yield Measure("contacts", Contact, unchecked_contact(day), {"tried": "long_ago"})
    yield from _citations()


def _of_published(model: type[Model], day: date) -> Iterator[Measure]:
    """What is counted of every kind that goes from draft to public."""
    public = {"status__exact": "published"}
    stale = {**public, "review": "past"}
    if model is Rule:
        for grade, name in HARM_NAMES.items():
            yield Measure("stale", model, PUBLISHED & overdue(day) & HARM[grade], {**stale, "harm": grade}, name)
    else:
        yield Measure("stale", model, PUBLISHED & overdue(day), stale)
    yield Measure("review", model, Q(status="in_review"), {"status__exact": "in_review"})
    yield Measure("unsourced", model, PUBLISHED & unsourced(model), {**public, "checked": "none"})
    yield Measure("unverified", model, PUBLISHED & checked(model, "unverified"), {**public, "checked": "unverified"})
    for language in records.LANGUAGES:
        yield Measure(language, model, PUBLISHED & lacks(model, language), {**public, "missing": language})


def _citations() -> Iterator[Measure]:
    """Citations that a machine found, apart those that lead nowhere yet."""
    detected = {"status__exact": Citation.Status.DETECTED}
    found = Q(status=Citation.Status.DETECTED)
    leading = {"act": Q(to_act__isnull=False, to_provision=None), "provision": Q(to_provision__isnull=False)}
    names = {"act": _("to an act"), "provision": _("to a provision")}
    for target, condition in leading.items():
        yield Measure("citations", Citation, found & condition, {**detected, "target": target}, names[target])
    nowhere = {**detected, "target": "none"}
    yield Measure("citations", Citation, found & Q(to_act=None), nowhere, _("to what is not known here"))


def _has(task: str, seen: list[Measure]) -> bool:
    return any(measure.task == task for measure in seen)


def _parts(task: str, seen: list[Measure], counts: dict[int, int]) -> Iterator[Part]:
    for measure in seen:
        if measure.task == task and counts[id(measure)]:
            name = str(measure.name or measure.model._meta.verbose_name_plural)
            yield Part(measure.model, name, counts[id(measure)], measure.filters)
