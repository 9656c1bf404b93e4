"""The units of an act as the hierarchy of Akoma Ntoso: preamble, body, notes."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from legalacts.interchange.document import Note, Unit
from legalacts.interchange.edition import Edition
from legalacts.interchange.printed import bare_number, printed_number
from legalacts.models import Provision

from .names import ELEMENTS, PREFIX
from .xml_text import element, running

Kind = Provision.Kind


@dataclass
class Body:
    """What becomes of the units: the preamble, the elements of the body, the notes of the metadata."""

    preamble: Element | None = None
    parts: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


def write_body(edition: Edition, periods: dict[str, str]) -> Body:
    """Turn the units into elements; `periods` are the identifiers of the periods by eId."""
    return _Writer(edition, periods).write()


class _Writer:
    """Keeps the children of each unit and numbers the notes."""

    def __init__(self, edition: Edition, periods: dict[str, str]):
        self.edition, self.periods, self.body = edition, periods, Body()
        self.inside: dict[str, list[Unit]] = {}
        for unit in edition.document.units:
            # A preamble holds no units there.
            inside = unit.parent and unit.parent.kind != Kind.PREAMBLE
            self.inside.setdefault(unit.parent.eid if inside else "", []).append(unit)

    def write(self) -> Body:
        top = self.inside.get("", [])
        if top and self.is_bare(top[0], Kind.PREAMBLE):
            self.body.preamble = element("preamble", *self.blocks(top[0]), **self.marks(top[0]))
            top = top[1:]
        self.body.parts = [self.unit(unit) for unit in top]
        for note in self.edition.document.notes:
            self.note(note)
        return self.body

    def unit(self, unit: Unit) -> Element:
        """A unit with everything in it."""
        children = self.inside.get(unit.eid, [])
        closing = children.pop() if children and self.is_bare(children[-1], Kind.WRAPUP) else None
        name = ELEMENTS.get(unit.kind, "hcontainer")
        made = element(name, **self.marks(unit), name="" if unit.kind in ELEMENTS else unit.kind)
        made.extend(self.head(unit))
        blocks = self.blocks(unit, with_notes=not len(made))
        if not children and closing is None:
            made.append(element("content", *(blocks or [element("p")])))
            return made
        if blocks:
            made.append(element("intro", *blocks))
        made.extend(self.unit(child) for child in children)
        if closing:
            made.append(element("wrapUp", *self.blocks(closing), **self.marks(closing)))
        return made

    def is_bare(self, unit: Unit, kind: str) -> bool:
        """Whether the unit is of this kind and nothing but words."""
        return unit.kind == kind and not (unit.heading or unit.number or self.inside.get(unit.eid))

    def marks(self, unit: Unit) -> dict[str, str]:
        """The identity of a unit, its period, and its nature where it is another than that of the whole."""
        wording = self.edition.wordings.get(unit.eid)
        nature = wording.nature if wording and wording.nature != self.edition.nature else ""
        return {"eId": unit.eid, "class_": nature, "period": self.periods.get(unit.eid, "")}

    def head(self, unit: Unit) -> list[Element]:
        """Number and heading, the notes after the last of them."""
        found = []
        if printed := printed_number(unit.kind, unit.number, self.edition.language):
            number = running("num", printed)
            if bare_number(printed) != unit.number:
                number.set(f"{PREFIX}:number", unit.number)
            found.append(number)
        if unit.heading:
            found.append(running("heading", unit.heading))
        if found:
            found[-1].extend(self.note(note) for note in unit.notes)
        return found

    def blocks(self, unit: Unit, with_notes: bool = True) -> list[Element]:
        """The paragraphs of the unit's own words."""
        found = [running("p", line) for line in unit.lines]
        if with_notes and unit.notes:
            last = found[-1] if found else element("p", class_="notes")
            last.extend(self.note(note) for note in unit.notes)
            found = found or [last]
        return found

    def note(self, note: Note) -> Element:
        """A note into the metadata; what stands in the text is a reference to it."""
        name = f"note_{len(self.body.notes) + 1}"
        lines = [running("p", line) for line in note.text.split("\n")]
        self.body.notes.append(element("note", *lines, eId=name, class_=note.kind))
        return element("noteRef", href=f"#{name}", marker=str(len(self.body.notes)))
