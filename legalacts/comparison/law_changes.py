"""What changes in the law, day by day: what happened to acts, new wordings, rules, parties and memberships."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import models
from django.db.models import Min, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from legalacts.models import Act, LifecycleEvent, Membership, Party, Provision, Rule, Status, Wording, shown_date

PUBLISHED = Status.PUBLISHED


class LawChangeKind(models.TextChoices):
    """The kinds of change."""

    EVENT = "event", _("what happened to an act")
    WORDING = "wording", _("new wording")
    RULE = "rule", _("new answer")
    PARTY = "party", _("in force for a state")
    MEMBERSHIP = "membership", _("membership")


@dataclass(frozen=True)
class LawChange:
    """A change of the law on a day, with the record that says so."""

    day: date
    shown: str
    """The day as far as it is known, ISO."""
    what: LawChangeKind
    record: models.Model
    act: Act | None = None
    provisions: tuple[Provision, ...] = ()
    recorded: datetime | None = None
    """When this was last written down here."""

    @property
    def name(self) -> str:
        """What tells it from all others, and stays when records are loaded anew."""
        record = self.record
        if self.what == LawChangeKind.EVENT:
            place = f"-{record.provision.eid}" if record.provision else ""
            return f"{record.kind}-{record.date}{place}"
        if self.what == LawChangeKind.WORDING:
            return f"wording-{self.day}"
        if self.what == LawChangeKind.RULE:
            return f"rule-{record.key}"
        organisation = f"{record.organisation.key}-" if self.what == LawChangeKind.MEMBERSHIP else ""
        return f"{self.what}-{organisation}{record.state.key}-{self.day}"


def list_law_changes(
    since: date | None = None, until: date | None = None, act: Act | None = None, topic: str = ""
) -> list[LawChange]:
    """The changes of some days, newest first; a constant number of queries."""
    days = partial(_days, since=since, until=until)
    found = [*_events(days, act, topic)]
    told = {(change.act.pk, change.day) for change in found}
    found += (change for change in _wordings(days, act, topic) if (change.act.pk, change.day) not in told)
    found += _parties(days, act, topic)
    if act is None:
        found += _rules(days, topic)
        found += [] if topic else _memberships(days)
    return sorted(found, key=lambda change: (change.day, change.what, change.name), reverse=True)


def _days(column: str, since: date | None, until: date | None) -> Q:
    """The records whose column lies in the days asked for."""
    found = Q(**{f"{column}__isnull": False})
    found &= Q(**{f"{column}__gte": since}) if since else Q()
    return found & (Q(**{f"{column}__lte": until}) if until else Q())


def _about(prefix: str, act: Act | None, topic: str) -> Q:
    """The records of a public act, of one act, or of acts on a topic."""
    found = Q(**{f"{prefix}status": PUBLISHED})
    found &= Q(**{f"{prefix}pk": act.pk}) if act else Q()
    return found & (Q(**{f"{prefix}topics__key": topic}) if topic else Q())


def with_recorded(records):
    """Records with the time of the last entry in their history as `recorded`."""
    history = records.model.history.model.objects.filter(id=OuterRef("pk")).order_by("-history_date")
    return records.annotate(recorded=Subquery(history.values("history_date")[:1]))


def _events(days, act: Act | None, topic: str) -> Iterable[LawChange]:
    events = LifecycleEvent.objects.filter(days("date"), _about("act__", act, topic))
    events = events.filter(Q(provision=None) | Q(provision__status=PUBLISHED)).select_related("by_act", "provision")
    for event in with_recorded(events).select_related("act__jurisdiction", "by_act", "provision__act"):
        places = (event.provision,) if event.provision else ()
        recorded = event.recorded or event.act.changed_at
        yield LawChange(event.date, event.shown, LawChangeKind.EVENT, event, event.act, places, recorded)


def _wordings(days, act: Act | None, topic: str) -> Iterable[LawChange]:
    """New wordings of what had one before: an act's first text is no change of it."""
    public = Wording.objects.published().filter(_about("provision__act__", act, topic), provision__status=PUBLISHED)
    texts = Wording.objects.published()
    if act or topic:
        texts = texts.filter(provision__act__in=public.order_by().values("provision__act"))
    firsts = dict(texts.order_by().values_list("provision__act").annotate(Min("valid_from")))
    # Which acts begin to speak otherwise on which days is asked first: all wordings of all acts are too many to read.
    begins = public.filter(days("valid_from")).order_by().values_list("provision__act", "valid_from").distinct()
    changed = {(act_id, day) for act_id, day in begins if firsts.get(act_id) != day}
    acts, on = {act_id for act_id, _day in changed}, {day for _act_id, day in changed}
    begun = public.filter(provision__act__in=acts, valid_from__in=on).order_by("provision__position", "provision_id")
    groups: dict[tuple[int, date], dict[int, Wording]] = {}
    for wording in begun.defer("text").select_related("provision__act"):
        if (place := (wording.provision.act_id, wording.valid_from)) in changed:
            groups.setdefault(place, {})[wording.provision_id] = wording
    for (_act, day), wordings in groups.items():
        first = next(iter(wordings.values()))
        places = tuple(wording.provision for wording in wordings.values())
        recorded = max(place.changed_at for place in places)
        yield LawChange(day, first.starts, LawChangeKind.WORDING, first, first.provision.act, places, recorded)


def _rules(days, topic: str) -> Iterable[LawChange]:
    rules = Rule.objects.published().filter(days("valid_from"), Q(topics__key=topic) if topic else Q())
    for rule in rules.select_related("regime", "destination", "indicator"):
        yield LawChange(rule.valid_from, rule.starts, LawChangeKind.RULE, rule, recorded=rule.changed_at)


def _parties(days, act: Act | None, topic: str) -> Iterable[LawChange]:
    parties = Party.objects.filter(days("valid_from"), _about("act__", act, topic))
    for party in with_recorded(parties).select_related("act", "state"):
        recorded = party.recorded or party.act.changed_at
        yield LawChange(party.valid_from, party.starts, LawChangeKind.PARTY, party, party.act, recorded=recorded)


def _memberships(days) -> Iterable[LawChange]:
    memberships = Membership.objects.published().filter(days("valid_from"))
    for held in memberships.select_related("organisation", "state"):
        known = shown_date(held.valid_from, held.valid_from_precision)
        yield LawChange(held.valid_from, known, LawChangeKind.MEMBERSHIP, held, recorded=held.changed_at)
