"""What a page says of time: which edition is shown, what holds on the day, what will change, what is not held."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q
from django.utils import timezone

from legalacts.comparison.editions import (
    Edition,
    Editions,
    causes_of,
    changes_without_text,
    editions_of_act,
    list_editions,
)
from legalacts.comparison.standing import Standing, Standings
from legalacts.models import Act, LifecycleEvent, Provision, Status, Wording


@dataclass(frozen=True)
class Times:
    """The editions of an act or provision and its standing, seen from a day."""

    day: date
    editions: Editions
    standing: Standing | None
    standings: Standings
    not_yet_adopted: bool
    """Whether the act did not exist on the day; then nothing of it is shown."""
    without_text: list[LifecycleEvent]
    has_law_text: bool
    """Whether the law's own words or a translation of them are held for the day, not only our summary."""

    @property
    def is_today(self) -> bool:
        """Whether the day is today."""
        return self.day == timezone.localdate()

    @property
    def edition(self) -> Edition | None:
        """The edition shown."""
        return self.editions.on(self.day)

    @property
    def next(self) -> Edition | None:
        """The edition that comes after the day."""
        return self.editions.after(self.day)

    @property
    def previous(self) -> Edition | None:
        """The edition that the one shown replaced."""
        return self.editions.before(self.edition)


def public_events():
    """Lifecycle events the public may see, with the acts that caused them and their sources."""
    events = LifecycleEvent.objects.filter(Q(provision=None) | Q(provision__status=Status.PUBLISHED))
    return events.select_related("by_act", "provision__act").prefetch_related("evidence__source")


def with_events(acts):
    """Acts with their public lifecycle fetched along."""
    return acts.prefetch_related(Prefetch("lifecycle", public_events()))


def _is_law_text(wordings, day: date) -> bool:
    return wordings.published().on(day).exclude(nature=Wording.Nature.SUMMARY).exclude(text="").exists()


def times_of_act(act: Act, day: date) -> Times:
    """The times of an act whose lifecycle is fetched along; four queries."""
    events = act.lifecycle.all()
    editions = editions_of_act(act, causes_of(act, events))
    standings = Standings(act, events, day)
    early = bool(act.adopted_on and day < act.adopted_on)
    without = changes_without_text([event for event in events if not event.provision_id], editions, day)
    official = _is_law_text(Wording.objects.filter(provision__act=act), day)
    return Times(day, editions, standings.of_act(), standings, early, [] if early else without, official)


def times_of_provision(provision: Provision, inside, day: date) -> Times:
    """The times of a provision with all that lies `inside` it; its act's lifecycle is fetched along."""
    act = provision.act
    events = act.lifecycle.all()
    wordings = Wording.objects.filter(Q(provision=provision) | Q(provision__in=inside))
    editions = list_editions(wordings, causes_of(act, events))
    standings = Standings(act, events, day)
    own = [event for event in events if event.provision_id == provision.pk]
    early = bool(act.adopted_on and day < act.adopted_on)
    without = changes_without_text(own, editions, day)
    return Times(day, editions, standings.of(provision), standings, early, without, _is_law_text(wordings, day))
