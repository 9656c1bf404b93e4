"""What happened to an act and when each wording holds, as the events and periods of Akoma Ntoso."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from legalacts.interchange.edition import Edition
from legalacts.models import Act, LifecycleEvent, Wording

from .names import PREFIX
from .xml_text import element

Happened = LifecycleEvent.Kind
TYPES = {
    Happened.AMENDED: "amendment",
    Happened.SUSPENDED: "amendment",
    Happened.REPEALED: "repeal",
    Happened.EXPIRED: "repeal",
    Happened.DENOUNCED: "repeal",
    Happened.CEASED: "repeal",
}
ORIGINAL = "original"


@dataclass
class Events:
    """The elements, and which period each provision refers to."""

    lifecycle: list[Element] = field(default_factory=list)
    groups: list[Element] = field(default_factory=list)
    periods: dict[str, str] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)

    def identifier(self, day: date) -> str:
        """The event of a day; one is made for a day on which only wordings change."""
        found = next((event for event in self.lifecycle if event.get("date") == day.isoformat()), None)
        if found is None:
            found = self.add(day, "amendment", f"#{ORIGINAL}")
        return f"#{found.get('eId')}"

    def add(self, day: date, kind: str, source: str, **more: str) -> Element:
        """One event more."""
        name = f"event_{len(self.lifecycle) + 1}"
        made = element("eventRef", eId=name, date=day.isoformat(), source=source, type=kind, **more)
        self.lifecycle.append(made)
        return made


def write_events(edition: Edition) -> Events:
    """The lifecycle, then the periods of the wordings in the order of their days."""
    events = Events()
    for event in edition.lifecycle:
        _add_event(events, event)
    spans = {eid: (wording.valid_from, wording.valid_to) for eid, wording in edition.wordings.items()}
    order = sorted({span for span in spans.values() if any(span)}, key=lambda span: (str(span[0]), str(span[1])))
    names = {span: f"period_{number}" for number, span in enumerate(order, 1)}
    events.groups = [_group(events, name, *span) for span, name in names.items()]
    events.periods = {eid: f"#{names[span]}" for eid, span in spans.items() if span in names}
    return events


def _add_event(events: Events, event: LifecycleEvent) -> None:
    source = f"#{ORIGINAL}"
    if event.by_act and event.by_act.is_published:
        source = f"#{event.by_act.key}"
        events.acts[event.by_act.key] = event.by_act
    known = {} if event.precision == "day" else {f"{PREFIX}:known": event.shown}
    kind = TYPES.get(event.kind, "generation")
    events.add(event.date, kind, source, refersTo=f"#concept_{event.kind}", **known)


def _group(events: Events, name: str, first: date | None, last: date | None) -> Element:
    """A period; in Akoma Ntoso it ends with the event that ends it, which is the day after our last one."""
    ends = last + timedelta(days=1) if last and last < date.max else None
    interval = element(
        "timeInterval",
        start=events.identifier(first) if first else "",
        end=events.identifier(ends) if ends else "",
        refersTo="#concept_in_force",
    )
    return element("temporalGroup", interval, eId=name)


def concepts(edition: Edition) -> list[Element]:
    """What the events and natures in the file mean."""
    kinds = {*(event.kind for event in edition.lifecycle), Happened.IN_FORCE}
    natures = {wording.nature for wording in edition.wordings.values()}
    labels = {**dict(Happened.choices), **dict(Wording.Nature.choices)}
    return [
        element("TLCConcept", eId=f"concept_{name}", href=f"/akn/ontology/concept/{name}", showAs=str(labels[name]))
        for name in sorted({str(name) for name in kinds | natures})
    ]
