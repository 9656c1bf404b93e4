"""What changes in the law, day by day: what happened to acts, new wordings, rules, parties and memberships.

All changes are listed as short lines first; only those of the page that is shown are read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from legalacts.models import Act, LifecycleEvent, Membership, Party, Provision, Rule, Status, Wording, shown_date

from .changes import list_corrections
from .days_of_acts import Days, days_of_acts, public_acts, read_days

PUBLISHED = Status.PUBLISHED
# Among so many wordings mended last corrections are looked for.
MOST_MENDED = 500


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


class Line(NamedTuple):
    """A change before its record is read; lines are in order by day."""

    day: date
    what: str
    name: str
    act: int
    """The primary key of its act; 0 for what is of none."""
    record: int
    """The primary key of its record; 0 for new wordings, which are known by act and day."""
    recorded: datetime | None = None


class LawChanges(Sequence):
    """Changes of the law, newest first; their records are read when a stretch of them is asked for."""

    def __init__(self, lines: list[Line]):
        self.lines = lines

    def __len__(self):
        return len(self.lines)

    def __getitem__(self, place):
        return read_changes(self.lines[place]) if isinstance(place, slice) else read_changes([self.lines[place]])[0]

    def __iter__(self) -> Iterator[LawChange]:
        return iter(read_changes(self.lines))

    def parted(self, day: date) -> tuple["LawChanges", "LawChanges"]:
        """Those up to a day, and those that come after it."""
        coming = sum(line.day > day for line in self.lines)
        return LawChanges(self.lines[coming:]), LawChanges(self.lines[:coming])


def list_law_changes(
    since: date | None = None, until: date | None = None, act: Act | None = None, topic: str = ""
) -> LawChanges:
    """The changes of some days, newest first; a constant number of queries."""
    return LawChanges(sorted(_lines(since, until, act, topic), reverse=True))


def last_recorded(most: int, act: Act | None = None, topic: str = "") -> list[LawChange]:
    """The changes that were written down here last."""
    lines = _lines(None, None, act, topic, recorded=True)
    return read_changes(sorted(lines, key=lambda line: (line.recorded, line.day), reverse=True)[:most])


def last_corrections(topic: str, since: date | None, until: date | None, most: int):
    """What was last mended in the words of public acts, of those on a topic; the law did not change by it."""
    public = public_acts(topic=topic)
    mended = [
        (at, wording)
        for act, days in days_of_acts().items()
        if act in public
        for wording, at in days.mended.items()
        if since is None or at.date() >= since
    ]
    last = [wording for _at, wording in sorted(mended, reverse=True)[:MOST_MENDED]]
    return list_corrections(Wording.objects.filter(pk__in=last), since, until, most)


def _lines(since, until, act: Act | None, topic: str, *, recorded=False) -> list[Line]:
    days = partial(_days, since=since, until=until)
    found = [*_event_lines(days, act, topic, recorded)]
    told = {(line.act, line.day) for line in found}
    found += (line for line in _wording_lines(since, until, act, topic) if (line.act, line.day) not in told)
    found += _party_lines(days, act, topic, recorded)
    if act is None:
        found += _rule_lines(days, topic)
        found += [] if topic else _membership_lines(days)
    return found


def _event_lines(days, act: Act | None, topic: str, recorded: bool) -> Iterator[Line]:
    events = LifecycleEvent.objects.filter(days("date"), _about("act__", act, topic)).order_by()
    events = events.filter(Q(provision=None) | Q(provision__status=PUBLISHED))
    columns = ("date", "kind", "provision__eid", "act_id", "pk")
    for day, kind, eid, act_id, pk, *when in _with_times(events, columns, recorded):
        yield Line(day, LawChangeKind.EVENT, f"{kind}-{day}" + (f"-{eid}" if eid else ""), act_id, pk, *when)


def _with_times(records, columns: tuple[str, ...], recorded: bool) -> Iterator[tuple]:
    """Columns of records; at the end, where that is wanted, when they or else their act were last written down."""
    if not recorded:
        yield from records.values_list(*columns)
        return
    for *values, at, changed in with_recorded(records).values_list(*columns, "recorded", "act__changed_at"):
        yield *values, at or changed


def _wording_lines(since, until, act: Act | None, topic: str) -> Iterator[Line]:
    """New wordings of what had one before: an act's first text is no change of it."""
    public = public_acts(act, topic)
    of_acts: dict[int, Days] = read_days([act.pk]) if act else days_of_acts()
    for act_id in public & of_acts.keys():
        for day, changed in of_acts[act_id].begun.items():
            if (since is None or since <= day) and (until is None or day <= until):
                yield Line(day, LawChangeKind.WORDING, f"wording-{day}", act_id, 0, changed)


def _rule_lines(days, topic: str) -> Iterator[Line]:
    rules = Rule.objects.published().filter(days("valid_from"), Q(topics__key=topic) if topic else Q()).order_by()
    for day, key, pk, changed in rules.values_list("valid_from", "key", "pk", "changed_at"):
        yield Line(day, LawChangeKind.RULE, f"rule-{key}", 0, pk, changed)


def _party_lines(days, act: Act | None, topic: str, recorded: bool) -> Iterator[Line]:
    parties = Party.objects.filter(days("valid_from"), _about("act__", act, topic)).order_by()
    columns = ("valid_from", "state__key", "act_id", "pk")
    for day, state, act_id, pk, *when in _with_times(parties, columns, recorded):
        yield Line(day, LawChangeKind.PARTY, f"party-{state}-{day}", act_id, pk, *when)


def _membership_lines(days) -> Iterator[Line]:
    held = Membership.objects.published().filter(days("valid_from")).order_by()
    for day, organisation, state, pk, changed in held.values_list(
        "valid_from", "organisation__key", "state__key", "pk", "changed_at"
    ):
        yield Line(day, LawChangeKind.MEMBERSHIP, f"membership-{organisation}-{state}-{day}", 0, pk, changed)


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


def read_changes(lines: Sequence[Line]) -> list[LawChange]:
    """The changes of some lines, in their order; one query a kind, whichever kinds there are."""
    found: dict[tuple, LawChange] = {}
    for what, read in READERS.items():
        for change in read([line for line in lines if line.what == what]):
            place = (change.act.pk, change.day) if what == LawChangeKind.WORDING else change.record.pk
            found[what, place] = change
    places = (
        (line.what, (line.act, line.day) if line.what == LawChangeKind.WORDING else line.record) for line in lines
    )
    # What was deleted since the lines were read is gone.
    return [found[place] for place in places if place in found]


def _numbers(lines: list[Line]) -> list[int]:
    """The primary keys of records; 0, which is of none, lets a page ask as often whatever it shows."""
    return [0, *(line.record for line in lines)]


def _events(lines: list[Line]) -> Iterable[LawChange]:
    events = LifecycleEvent.objects.filter(pk__in=_numbers(lines))
    for event in with_recorded(events).select_related("act__jurisdiction", "by_act", "provision__act"):
        places = (event.provision,) if event.provision else ()
        recorded = event.recorded or event.act.changed_at
        yield LawChange(event.date, event.shown, LawChangeKind.EVENT, event, event.act, places, recorded)


def _wordings(lines: list[Line]) -> Iterable[LawChange]:
    wanted = {(line.act, line.day) for line in lines}
    acts, on = {0, *(act for act, _day in wanted)}, {date.min, *(day for _act, day in wanted)}
    begun = Wording.objects.published().filter(provision__status=PUBLISHED, provision__act__in=acts, valid_from__in=on)
    groups: dict[tuple[int, date], dict[int, Wording]] = {}
    for wording in begun.defer("text").select_related("provision__act").order_by("provision__position", "provision_id"):
        if (place := (wording.provision.act_id, wording.valid_from)) in wanted:
            groups.setdefault(place, {})[wording.provision_id] = wording
    for (_act, day), wordings in groups.items():
        first = next(iter(wordings.values()))
        places = tuple(wording.provision for wording in wordings.values())
        recorded = max(place.changed_at for place in places)
        yield LawChange(day, first.starts, LawChangeKind.WORDING, first, first.provision.act, places, recorded)


def _rules(lines: list[Line]) -> Iterable[LawChange]:
    rules = Rule.objects.filter(pk__in=_numbers(lines))
    for rule in rules.select_related("regime", "destination", "indicator"):
        yield LawChange(rule.valid_from, rule.starts, LawChangeKind.RULE, rule, recorded=rule.changed_at)


def _parties(lines: list[Line]) -> Iterable[LawChange]:
    parties = Party.objects.filter(pk__in=_numbers(lines))
    for party in with_recorded(parties).select_related("act", "state"):
        recorded = party.recorded or party.act.changed_at
        yield LawChange(party.valid_from, party.starts, LawChangeKind.PARTY, party, party.act, recorded=recorded)


def _memberships(lines: list[Line]) -> Iterable[LawChange]:
    memberships = Membership.objects.filter(pk__in=_numbers(lines))
    for held in memberships.select_related("organisation", "state"):
        known = shown_date(held.valid_from, held.valid_from_precision)
        yield LawChange(held.valid_from, known, LawChangeKind.MEMBERSHIP, held, recorded=held.changed_at)


READERS = {
    LawChangeKind.EVENT: _events,
    LawChangeKind.WORDING: _wordings,
    LawChangeKind.RULE: _rules,
    LawChangeKind.PARTY: _parties,
    LawChangeKind.MEMBERSHIP: _memberships,
}
