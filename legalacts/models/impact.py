"""What a change of law touches: every rule, outcome, problem, task, term and translation that rests on it.

`flag_impact` is called for each record that was saved, in the same transaction; it looks at the record's last two
states and asks for a look at whatever rests on what changed.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .act import Act, LifecycleEvent
from .authorship import differs, substance_of
from .guide import Outcome
from .problem import Problem, Step
from .provision import Provision, Wording
from .publishing import Status
from .recheck import Recheck, flag, settle
from .relation import Relation
from .responsibility import Responsibility
from .rule import Rule
from .term import Term
from .translated import LANGUAGES

CHANGES_LAW = (
    Relation.Predicate.AMENDS, Relation.Predicate.REPEALS, Relation.Predicate.REPLACES,
    Relation.Predicate.SUPPLEMENTS,
)  # fmt: skip
ENDS_OR_CHANGES = set(LifecycleEvent.DECIDES) - {LifecycleEvent.Kind.IN_FORCE}
SHOWN = (Status.PUBLISHED, Status.IN_REVIEW)
Because = Recheck.Because


def flag_impact(record: models.Model, *, minor: bool = False) -> None:
    """Ask for a look at what rests on `record`, if its last save changed it for the public.

    `minor` says that only a slip was mended.
    """
    now, before = [*record.history.order_by("-history_id").select_related(None)[:2], None, None][:2]
    if now is None or minor:
        return
    if seen := READERS.get(type(record)):
        seen(record, now, before)
    if getattr(record, "translated_names", None) and before is not None:
        _texts_changed(record, now, before)


def resting_on(provisions: Iterable[Provision] = (), act: Act | None = None) -> Iterator[models.Model]:
    """The records a reader sees that rest on one of the provisions, or on the act as a whole."""
    keys = [provision.pk for provision in provisions]
    basis = Q(basis_provisions__in=keys) | (Q(basis_acts=act) if act else Q())
    for model in (Rule, Outcome, Problem, Step, Responsibility):
        yield from _shown(model, model.objects.filter(basis))
    yield from _shown(Term, Term.objects.filter(defined_by__in=keys))


def is_rested_on(act: Act) -> bool:
    """Whether any record a reader sees rests on the act or on one of its provisions."""
    resting = [
        _shown_ones(model, model.objects.filter(**basis))
        for model in (Rule, Outcome, Problem, Step, Responsibility)
        for basis in ({"basis_provisions__act": act}, {"basis_acts": act})
    ]
    resting.append(_shown_ones(Term, Term.objects.filter(defined_by__act=act)))
    return any(found.exists() for found in resting)


def resting_on_rule(rule: Rule) -> Iterator[models.Model]:
    """The outcomes and problems that name a rule."""
    yield from _shown(Outcome, rule.outcomes.all())
    yield from _shown(Problem, rule.problems.all())


def _shown(model, found: models.QuerySet) -> Iterator[models.Model]:
    found = _shown_ones(model, found).distinct()
    if model is Step:
        yield from (step.problem for step in found.select_related("problem"))
    else:
        yield from found


def _shown_ones(model, found: models.QuerySet) -> models.QuerySet:
    return found.filter(**{"problem__status__in" if model is Step else "status__in": SHOWN})


def around(provision: Provision) -> list[Provision]:
    """The provision, those it lies in and those that lie in it: a change of one concerns whoever cites another."""
    parts = provision.eid.split("__")
    above = ["__".join(parts[:count]) for count in range(1, len(parts) + 1)]
    near = Q(eid__in=above) | Q(eid__startswith=f"{provision.eid}__")
    return list(Provision.objects.filter(near, act_id=provision.act_id))


def _ask(records: Iterable[models.Model], because: str, day: date | None, cause, words: str, by) -> None:
    for record in records:
        flag(record, because, since=max(day or date.min, timezone.localdate()), cause=cause, words=words, made_by_id=by)


def _wording_changed(wording: Wording, now, before) -> None:
    """A wording the public sees has come, changed or ended."""
    day = _day_of_change(wording, now, before)
    if day is None:
        return
    provision, by = wording.provision, now.history_user_id
    words = f"{provision.act.key} {provision.eid}"
    _ask(resting_on(around(provision), provision.act), Because.WORDING, day, provision, words, by)
    others = Wording.objects.published().filter(provision=provision, nature=wording.nature)
    outdated = others.exclude(language=wording.language).on(max(day, timezone.localdate()))
    _ask(outdated.filter(~Q(valid_from=day) | Q(valid_from=None)), Because.TRANSLATION, day, provision, words, by)


def _day_of_change(wording: Wording, now, before) -> date | None:
    """The day from which the public reads something else in this language; None when nothing changes in the law."""
    was, is_now = bool(before) and before.status == Status.PUBLISHED, now.status == Status.PUBLISHED
    today = timezone.localdate()
    if is_now and not was:
        for older in _siblings(wording).filter(language=wording.language):
            settle(older, now.history_user, because=Because.TRANSLATION)
        earlier = Q(valid_from=None) | Q(valid_from__lt=wording.valid_from or date.min)
        known = _siblings(wording).filter(earlier, language=wording.language).exists()
        followed = _siblings(wording).exclude(language=wording.language).filter(valid_from=wording.valid_from).exists()
        return wording.valid_from if known and not followed else None
    if was and not is_now:
        return today
    if not (was and is_now):
        return None
    if differs(now, before, {"heading", "text", "valid_from"}):
        settle(wording, now.history_user, because=Because.TRANSLATION)
        return max(today, wording.valid_from or today)
    next_day = wording.valid_to and wording.valid_to + timedelta(days=1)
    ends = next_day and now.valid_to != before.valid_to
    return next_day if ends and not _siblings(wording).filter(valid_from=next_day).exists() else None


def _siblings(wording: Wording) -> models.QuerySet:
    """The other public wordings of its provision, of its nature."""
    same = Wording.objects.published().filter(provision=wording.provision_id, nature=wording.nature)
    return same.exclude(pk=wording.pk)


def _relation_changed(relation: Relation, now, before) -> None:
    """An act that amends, repeals, replaces or supplements another has come to the public."""
    came = now.status == Status.PUBLISHED and (before is None or before.status != Status.PUBLISHED)
    if relation.predicate not in CHANGES_LAW or not came:
        return
    whole = list(relation.to_act.provisions.all()) if relation.to_provision is None else around(relation.to_provision)
    words = f"{relation.from_act.key} {relation.predicate} {relation.to_act.key}"
    touched = resting_on(whole, relation.to_act)
    _ask(touched, Because.ACT, relation.date, relation.from_act, words, now.history_user_id)


def _lifecycle_changed(event: LifecycleEvent, now, before) -> None:
    """An act was amended, suspended or has ended."""
    if event.kind not in ENDS_OR_CHANGES or not event.act.is_published:
        return
    if before is not None and not differs(now, before, {"kind", "date", "provision", "act"}):
        return
    whole = list(event.act.provisions.all()) if event.provision is None else around(event.provision)
    words = f"{event.act.key} {event.kind} {event.shown}"
    _ask(resting_on(whole, event.act), Because.ACT, event.date, event.act, words, now.history_user_id)


def _rule_changed(rule: Rule, now, before) -> None:
    """A rule the public saw says something else, or is gone."""
    if before is None or before.status != Status.PUBLISHED:
        return
    if now.status != Status.PUBLISHED or differs(now, before, substance_of(Rule)):
        _ask(resting_on_rule(rule), Because.RULE, None, rule, rule.key, now.history_user_id)


def _texts_changed(record, now, before) -> None:
    """A text the public saw changed in some languages and not in others: those may be outdated."""
    if "published" not in (getattr(record, "status", ""), getattr(before, "status", "")):
        return
    for name in record.translated_names:
        columns = {tongue: f"{name}_{tongue}" for tongue in LANGUAGES}
        changed = [tongue for tongue, column in columns.items() if getattr(now, column) != getattr(before, column)]
        # English is always a translation here: a change of it alone makes no other text outdated.
        for language in LANGUAGES if set(changed) - {"en"} else changed:
            if language in changed:
                settle(record, now.history_user, because=Because.TRANSLATION, language=language, words=name)
            elif getattr(now, columns[language]) and any(getattr(before, columns[tongue]) for tongue in changed):
                flag(record, Because.TRANSLATION, language=language, words=name, made_by_id=now.history_user_id)


READERS = {
    Wording: _wording_changed,
    Relation: _relation_changed,
    LifecycleEvent: _lifecycle_changed,
    Rule: _rule_changed,
}
