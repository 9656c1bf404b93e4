"""Whether an act or one of its provisions is in force on a day, what that follows from, and what will change it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from legalacts.models import Force, LifecycleEvent, Provision
from legalacts.models.act import deciding_event, force_after

AMENDED = LifecycleEvent.Kind.AMENDED


@dataclass(frozen=True)
class Standing:
    """The force of an act or provision on a day."""

    force: str
    """A value of Force."""
    event: LifecycleEvent | None = None
    """What happened last that decides it."""
    coming: LifecycleEvent | None = None
    """What will change it next."""

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to say: in force or not established, and nothing coming."""
        return self.force in (Force.IN_FORCE, Force.UNKNOWN) and self.coming is None


def standing_from(events: Iterable[LifecycleEvent], day: date) -> Standing:
    """The standing that follows from some lifecycle events."""
    events = list(events)
    event = deciding_event(events, day)
    later = [other for other in events if other.kind in LifecycleEvent.DECIDES and other.date > day]
    coming = min(later, key=lambda other: (other.date, other.pk), default=None)
    entry = min((other.date for other in later if other.kind == LifecycleEvent.Kind.IN_FORCE), default=None)
    return Standing(force_after(event and event.kind, entry), event, coming)


class Standings:
    """The standing of an act and of each of its provisions on one day; costs a query where a provision has events."""

    def __init__(self, act, events: Iterable[LifecycleEvent], day: date):
        self.act, self.day = act, day
        events = list(events)
        self.own = [event for event in events if event.provision_id is None]
        self.events: dict[int, list[LifecycleEvent]] = {}
        for event in events:
            if event.provision_id is not None:
                self.events.setdefault(event.provision_id, []).append(event)
        known = Provision.objects.filter(act=act).values_list("pk", "parent_id") if self.events else ()
        self.parents = dict(known)

    def of_act(self) -> Standing:
        """The standing of the act as a whole."""
        return standing_from(self.own, self.day)

    def of(self, provision: Provision) -> Standing | None:
        """The standing of a provision where something happened to it or to what contains it; else None."""
        found: list[LifecycleEvent] = []
        at = provision.pk
        while at is not None and self.events:
            found += self.events.get(at, ())
            at = self.parents.get(at)
        return standing_from(found, self.day) if found else None
