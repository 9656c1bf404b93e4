"""Lines in, units of the act out: each with its eId, number, heading and words; doubts become warnings."""

from legalacts.interchange.document import CONTAINERS, RANK, Document, Doubt, Unit, UnreadableText

from .header import read_header, read_text
from .headings import Heading, eid_part, read_heading

LONGEST_HEADING = 250


def read_document(data: bytes) -> Document:
    """Read a text file; raises UnreadableText with the line."""
    lines = read_text(data)
    header = read_header(lines)
    reader = _Reader()
    for number, line in enumerate(lines[header.end :], header.end + 1):
        reader.take(" ".join(line.split()), number)
    if not reader.units:
        raise UnreadableText(header.end, "there is no text after the head of the file")
    if all(unit.kind == "preamble" for unit in reader.units):
        reader.warn(header.end + 1, "no article was recognised; the text is kept whole")
    return Document(header, reader.units, reader.warnings)


class _Reader:
    """Follows the lines and keeps the units that are open, outermost first."""

    def __init__(self):
        self.units: list[Unit] = []
        self.open: list[Unit] = []
        self.eids: set[str] = set()
        self.warnings: list[Doubt] = []
        self.awaits_heading: Unit | None = None
        self.numbered_by_dot = False

    def warn(self, line: int, message: str) -> None:
        self.warnings.append(Doubt(line, message))

    def take(self, line: str, number: int) -> None:
        """One line, white space folded."""
        if not line:
            return
        heading = read_heading(line)
        if heading is None or not self._begin(heading, number):
            self._continue(line, number)

    def _begin(self, heading: Heading, line: int) -> bool:
        """Open the unit a heading begins; False when it is only a line of text."""
        kind = self._kind(heading)
        if kind is None:
            return False
        if kind == "article":
            self.numbered_by_dot = False
        self.open = [unit for unit in self.open if RANK[unit.kind] < RANK[kind]]
        parent = self.open[-1] if self.open else None
        unit = Unit(kind, heading.number, self._eid(kind, heading.number, parent, line), line, parent)
        if kind == "article" or kind in CONTAINERS:
            unit.heading = heading.rest
            self.awaits_heading = None if heading.rest else unit
        elif heading.rest:
            unit.lines.append(heading.rest)
        self.open.append(unit)
        self.units.append(unit)
        return True

    def _kind(self, heading: Heading) -> str | None:
        """What a numbered or lettered line is where it stands."""
        if heading.kind not in ("number", "letter"):
            return heading.kind
        inside = next((unit for unit in reversed(self.open) if unit.kind in ("article", "annex")), None)
        if inside is None:
            return None
        if heading.kind == "letter":
            return "point"
        if heading.sign == ".":
            self.numbered_by_dot = True
            return "paragraph"
        # «1)» under a paragraph numbered «1.» is its point, elsewhere a paragraph of the article.
        return "point" if self.numbered_by_dot else "paragraph"

    def _eid(self, kind: str, number: str, parent: Unit | None, line: int) -> str:
        part = eid_part(kind, number)
        outer = parent.eid if parent and RANK[kind] > RANK["article"] else ""
        eid = f"{outer}__{part}" if outer else part
        if eid in self.eids and parent and not outer:
            eid = f"{parent.eid}__{part}"
        if eid in self.eids:
            copy = next(n for n in range(2, len(self.eids) + 3) if f"{eid}-{n}x" not in self.eids)
            self.warn(line, f"the number {number} stands here again; it is kept as {eid}-{copy}x")
            eid = f"{eid}-{copy}x"
        self.eids.add(eid)
        return eid

    def _continue(self, line: str, number: int) -> None:
        """A line without a number: a heading that waits for its words, or more text of the unit that is open."""
        if not self.open:
            unit = Unit("preamble", "", "preamble_1", number)
            self.eids.add(unit.eid)
            self.units.append(unit)
            self.open.append(unit)
        unit = self.open[-1]
        if self.awaits_heading is unit and len(line) <= LONGEST_HEADING and not line.endswith((".", ";", ",", ":")):
            unit.heading, self.awaits_heading = line, None
            return
        self.awaits_heading = None
        unit.lines.append(line)
