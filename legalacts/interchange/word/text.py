"""The text of a Word file as lines: numbers of lists as printed, figures raised, rows of tables, footnotes beside."""

from legalacts.interchange.document import NoteKind
from legalacts.interchange.plain_text import Line, clean
from legalacts.interchange.tables import Table

from .archive import walk
from .parts import Numbering

# Deleted words, the other half of an alternative, text boxes and the marks of earlier formatting are not the text.
SKIPPED = {"del", "moveFrom", "Fallback", "txbxContent", "pPrChange", "rPrChange", "instrText", "delText"}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_lines(document: bytes, numbering: Numbering, footnotes: dict[str, str]) -> list[Line]:
    """The lines of `word/document.xml`."""
    reader = _Reader(numbering, footnotes)
    walk(document, "word/document.xml", start=reader.start, end=reader.end, words=reader.words)
    return reader.lines


class _Reader:
    """Follows the elements of the text."""

    def __init__(self, numbering: Numbering, footnotes: dict[str, str]):
        self.numbering = numbering
        self.footnotes = footnotes
        self.lines: list[Line] = []
        self.table = Table()
        self.skipped = 0
        self.gap = True
        self._begin()

    def _begin(self) -> None:
        """A paragraph begins."""
        self.text: list[str] = []
        self.notes: list[str] = []
        self.style = self.list_id = self.level = ""
        self.in_text = self.raised = self.hidden = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        if self.skipped or tag in SKIPPED:
            self.skipped += 1
        elif tag == "p":
            self._begin()
        elif tag == "r":
            self.raised = self.hidden = False
        elif tag == "t":
            self.in_text = True
        elif tag in ("tbl", "tr", "tc"):
            self.table.open(tag)
        else:
            self._mark(tag, given)

    def _mark(self, tag: str, given: dict[str, str]) -> None:
        """What an empty element says of the paragraph or the run it stands in."""
        value = given.get("val", "")
        if tag == "pStyle":
            self.style = value
        elif tag == "numId":
            self.list_id = value
        elif tag == "ilvl":
            self.level = value
        elif tag == "vertAlign":
            self.raised = value == "superscript"
        elif tag == "vanish":
            self.hidden = value not in ("0", "false")
        elif tag in ("br", "cr", "tab", "noBreakHyphen"):
            self.text.append({"tab": " ", "noBreakHyphen": "-"}.get(tag, "\n"))
        elif tag in ("footnoteReference", "endnoteReference"):
            self.notes.append(tag[0] + given.get("id", ""))

    def end(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif tag == "t":
            self.in_text = False
        elif tag == "p":
            self._end_paragraph()
        elif tag in ("tbl", "tr", "tc"):
            for row in self.table.close(tag):
                self._line(row)

    def words(self, words: str) -> None:
        if self.skipped or not self.in_text or self.hidden:
            return
        if self.raised and words.strip().isdigit() and "".join(self.text[-2:]).rstrip()[-1:].isalnum():
            words = words.strip().translate(RAISED)
        self.text.append(words)

    def _end_paragraph(self) -> None:
        texts = [clean(part) for part in "".join(self.text).split("\n")]
        label = self.numbering.label(self.style, self.list_id, self.level) if any(texts) else ""
        texts[0] = f"{label} {texts[0]}".strip()
        if not any(texts):
            self.gap = True
        elif not self.table.takes(" ".join(texts)):
            for place, text in enumerate(texts):
                self._line(text, starts=place == 0)
        # Each is said where it is first referred to: a small file may refer to a long one a hundred thousand times.
        for number in self.notes:
            if words := self.footnotes.pop(number, ""):
                self._line(words, note=NoteKind.FOOTNOTE)
        self._begin()

    def _line(self, text: str, *, starts: bool = True, note: NoteKind | None = None) -> None:
        if text:
            self.lines.append(Line(text, len(self.lines) + 1, self.gap, starts=starts or note is not None, note=note))
        self.gap = not text
