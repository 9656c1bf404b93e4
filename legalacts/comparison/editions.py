"""Editions: the stretches of time between the days on which any wording of a text begins or ends. Nothing is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from legalacts.models import Act, LifecycleEvent, Relation, Status, Wording, shown_date

ONE_DAY = timedelta(days=1)
CHANGING = (Relation.Predicate.AMENDS, Relation.Predicate.REPEALS, Relation.Predicate.REPLACES)


@dataclass(frozen=True)
class Edition:
    """What a text says from one day to another, in all languages together."""

    first: date | None
    """The first day; None: as far back as the text is held."""
    last: date | None
    """The last day; None: until further notice."""
    starts: str
    """The first day as far as it is known, ISO; empty: not known."""
    held: int
    """How many wordings hold in it; none: the text is not held for this time."""
    by: tuple[Act, ...] = ()
    """The public acts that brought it about, as far as is recorded."""

    @property
    def ends(self) -> str:
        """The last day, ISO; empty: until further notice."""
        return self.last.isoformat() if self.last else ""

    @property
    def eve(self) -> date | None:
        """The day before it begins."""
        return self.first and self.first - ONE_DAY

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Editions:
    """The editions of a text, oldest first."""

    all: tuple[Edition, ...] = ()

    def __iter__(self):
        return iter(self.all)

    def __len__(self):
        return len(self.all)

    def on(self, day: date) -> Edition | None:
        """The edition of a day; None before the first one held."""
        return next((edition for edition in self.all if edition.holds_on(day)), None)

    def after(self, day: date) -> Edition | None:
        """The first edition that begins after a day."""
        return next((edition for edition in self.all if edition.first and edition.first > day), None)

    def before(self, edition: Edition | None) -> Edition | None:
        """The edition that one replaces."""
        place = self.all.index(edition) if edition in self.all else 0
        return self.all[place - 1] if place else None

    @property
    def first_held(self) -> Edition | None:
        """The oldest edition with a text."""
        return next((edition for edition in self.all if edition.held), None)

    @property
    def newest_first(self) -> tuple[Edition, ...]:
        """In the order readers look for them."""
        return self.all[::-1]

    @property
    def days(self) -> list[date]:
        """The first days, where they are known."""
        return [edition.first for edition in self.all if edition.first]


def list_editions(wordings, causes: dict[date, tuple[Act, ...]] | None = None) -> Editions:
    """The editions that follow from the periods of some published wordings; one query.

    `wordings` is a queryset of Wording, of an act or of a provision; `causes` says which acts changed it on which day.
    """
    begun, ended, exact = _ends(wordings)
    starts = sorted({*begun, *ended} - {None})
    if None in begun:
        starts.insert(0, None)
    held, editions = 0, []
    for place, first in enumerate(starts):
        held += begun.get(first, 0) - (ended.get(first, 0) if first else 0)
        last = starts[place + 1] - ONE_DAY if place + 1 < len(starts) else None
        known = shown_date(first, exact.get(first, "day"))
        editions.append(Edition(first, last, known, held, (causes or {}).get(first, ())))
    return Editions(tuple(editions))


def _ends(wordings) -> tuple[dict[date | None, int], dict[date, int], dict[date, str]]:
    """How many wordings begin on each day, how many no longer hold on it, and how exactly the first days are known."""
    periods = wordings.filter(status=Status.PUBLISHED, provision__status=Status.PUBLISHED).order_by()
    begun: dict[date | None, int] = {}
    ended: dict[date, int] = {}
    exact: dict[date, str] = {}
    counted = periods.values_list("valid_from", "valid_from_precision", "valid_to").annotate(Count("pk"))
    for first, precision, last, count in counted:
        begun[first] = begun.get(first, 0) + count
        if first and exact.get(first) != "day":
            exact[first] = precision
        if last:
            ended[last + ONE_DAY] = ended.get(last + ONE_DAY, 0) + count
    return begun, ended, exact


def editions_of_act(act: Act, causes: dict[date, tuple[Act, ...]] | None = None) -> Editions:
    """The editions of an act; one query more than `causes` costs."""
    return list_editions(Wording.objects.filter(provision__act=act), causes)


def causes_of(act: Act, events: Iterable[LifecycleEvent]) -> dict[date, tuple[Act, ...]]:
    """Which public acts changed an act on which day, by its lifecycle and by relations to it; one query."""
    found: dict[date, dict[str, Act]] = {}
    for event in events:
        if event.by_act and event.by_act.is_published and event.kind in LifecycleEvent.DECIDES:
            found.setdefault(event.date, {})[event.by_act.key] = event.by_act
    changes = Relation.objects.public().filter(to_act=act, predicate__in=CHANGING, date__isnull=False)
    for link in changes.select_related("from_act"):
        found.setdefault(link.date, {})[link.from_act.key] = link.from_act
    return {day: tuple(acts.values()) for day, acts in found.items()}


def changes_without_text(events: Iterable[LifecycleEvent], editions: Editions, day: date) -> list[LifecycleEvent]:
    """The amendments up to a day for which no edition is held."""
    own = {edition.first for edition in editions}
    return [
        event
        for event in events
        if event.kind == LifecycleEvent.Kind.AMENDED and event.date <= day and event.date not in own
    ]
