"""On which days acts speak otherwise than at first, and which of their words were mended here.

Both are read from every wording and its history, so a process keeps them, and reads anew only the acts that the log of
changes names.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Max, Q

from legalacts.models import Act, Change, Provision, Status, Wording, level_of
from legalacts.models.databases import reads
from legalacts.models.level import still_holds

# After more changes than these everything is read.
MOST = 2000


@dataclass
class Days:
    """What one act has of both."""

    begun: dict[date, datetime] = field(default_factory=dict)
    """Days on which public words begin to hold, but the first; with when those places were last changed here."""
    mended: dict[int, datetime] = field(default_factory=dict)
    """Wordings that once said something else in public, with when they were last written down."""


class Kept(NamedTuple):
    """The days of all acts at a level of the database."""

    level: tuple
    days: dict[int, Days]


_kept: dict[str, Kept] = {}


def days_of_acts() -> dict[int, Days]:
    """The days of every act that has any, by its primary key, public or not; four queries when little has changed."""
    if not settings.COUNTS_KEPT:
        return read_days()
    alias = reads()
    level, kept = level_of(alias), _kept.get(alias)
    if kept and kept.level == level:
        return kept.days
    days = _brought_up_to_date(kept) if kept and still_holds(alias, kept.level) else read_days()
    if level and level[0]:
        _kept[alias] = Kept(level, days)
    return days


def _brought_up_to_date(kept: Kept) -> dict[int, Days]:
    """What was kept, with the acts read anew that changed since."""
    later = Change.objects.filter(pk__gt=kept.level[0], kind__in=["act", "provision"]).order_by()
    changed = defaultdict(set)
    for kind, number in later.values_list("kind", "record_id").distinct()[: MOST + 1]:
        changed[kind].add(number)
    places = dict(Provision.objects.filter(pk__in=changed["provision"]).values_list("pk", "act"))
    # Of what act a place was that is gone, nothing tells any more.
    if sum(map(len, changed.values())) > MOST or len(places) < len(changed["provision"]):
        return read_days()
    acts = changed["act"] | set(places.values())
    return {act: days for act, days in kept.days.items() if act not in acts} | read_days(acts)


def read_days(acts: Iterable[int] | None = None) -> dict[int, Days]:
    """The days of some acts, or of all; two queries."""
    found: dict[int, Days] = defaultdict(Days)
    _read_begun(found, acts)
    _read_mended(found, acts)
    return dict(found)


def _read_begun(found: dict[int, Days], acts: Iterable[int] | None) -> None:
    wordings = Wording.objects.published().order_by()
    wordings = wordings if acts is None else wordings.filter(provision__act__in=acts)
    rows = wordings.values_list("provision__act", "valid_from", "provision__status")
    firsts: dict[int, date] = {}
    begun = []
    for act, day, status, changed in rows.annotate(Max("provision__changed_at")):
        if day is None:
            continue
        firsts[act] = min(day, firsts.get(act, day))
        if status == Status.PUBLISHED:
            begun.append((act, day, changed))
    for act, day, changed in begun:
        if firsts[act] != day:
            found[act].begun[day] = changed


def _read_mended(found: dict[int, Days], acts: Iterable[int] | None) -> None:
    rows = Wording.history.model.objects.filter(status=Status.PUBLISHED).order_by()
    rows = rows if acts is None else rows.filter(provision__act__in=acts)
    # Few were written twice: only their words are read.
    twice = rows.values("id").annotate(times=Count("history_id")).filter(times__gt=1)
    mended = Wording.history.model.objects.filter(status=Status.PUBLISHED, id__in=twice.values("id")).order_by()
    mended = mended.values("provision__act", "id").annotate(
        texts=Count("text", distinct=True), headings=Count("heading", distinct=True), at=Max("history_date")
    )
    changed = mended.filter(Q(texts__gt=1) | Q(headings__gt=1))
    for act, wording, at in changed.values_list("provision__act", "id", "at"):
        if act is not None:
            found[act].mended[wording] = at


def public_acts(act: Act | None = None, topic: str = "") -> set[int]:
    """The primary keys of the public acts, of those on a topic, or of one."""
    acts = Act.objects.published().order_by()
    acts = acts.filter(pk=act.pk) if act else acts
    return set((acts.filter(topics__key=topic) if topic else acts).values_list("pk", flat=True))
