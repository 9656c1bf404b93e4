"""The text of an act between a file and the database: what every format is read into, and what is saved.

A reader (plain_text, html, docx, akoma_ntoso) makes a Document; `saving` alone writes it.
Nothing here touches the database.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

# From the outside in; a unit lies in the nearest open one of a lower rank.
RANK = {
    "preamble": 0, "part": 1, "annex": 1, "section": 2, "subsection": 3, "chapter": 4, "subchapter": 5,
    "article": 6, "paragraph": 7, "point": 8, "wrapup": 9,
}  # fmt: skip
CONTAINERS = ("part", "annex", "section", "subsection", "chapter", "subchapter")


class UnreadableText(Exception):
    """The file cannot be imported; the message, in the reader's language, names the line and what is wrong there."""

    def __init__(self, line: int, message: str):
        super().__init__(_("line %(line)s: %(message)s") % {"line": line, "message": message} if line else message)
        self.line = line
        self.message = message


@dataclass(frozen=True)
class Doubt:
    """What a reader was not sure of, and where; shown before the text is saved. Line 0 speaks of the whole file."""

    line: int
    message: str

    def __str__(self) -> str:
        return _("line %(line)s: %(message)s") % vars(self) if self.line else self.message


class NoteKind(StrEnum):
    """What an editor's note says; the values of the model `Note`."""

    AMENDMENT = "amendment"  # «(В редакции Закона …)», «Сноска. Статья 5 с изменениями …»
    REPEALED = "repealed"  # «Утратил силу …», «Исключена …»
    EDITORIAL = "editorial"  # «Примечание ИЗПИ!», «См. …», what a publisher tells the reader
    FOOTNOTE = "footnote"  # a footnote of the file itself
    SIGNATURE = "signature"  # who signed, where and when; title and number at the head of the file


@dataclass(frozen=True)
class Note:
    """Words beside the law's own: of editors, of the publisher. `line` is where they stand in the file."""

    kind: NoteKind
    text: str
    line: int = 0


@dataclass
class Unit:
    """One provision as a file has it; `text` is the law's own words alone, paragraphs separated by line breaks.

    `kind` is a value of Provision.Kind; `number` is as printed («13.3», «1¹», «XXVI»), `eid` whole: `art_97__para_6`.
    A `wrapup` holds the words that follow the points of its parent. Units stand in the order of the text,
    parents first. `since` and `until` are given where the words have held longer than the edition, or end before it.
    """

    kind: str
    number: str
    eid: str
    line: int
    parent: "Unit | None" = None
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    since: date | None = None
    until: date | None = None

    @property
    def text(self) -> str:
        """Its words, paragraphs separated by line breaks."""
        return "\n".join(self.lines)

    @property
    def is_repealed(self) -> bool:
        """Whether the act says that nothing is left of it: a note of repeal and no words."""
        return not self.lines and any(note.kind == NoteKind.REPEALED for note in self.notes)


@dataclass(frozen=True)
class Header:
    """Which act this is, in which language, from which day: the `key: value` lines, or what stands for them."""

    fields: dict[str, str]
    lines: dict[str, int] = field(default_factory=dict)
    end: int = 0

    def get(self, name: str) -> str:
        """The field's value, empty when it is not given."""
        return self.fields.get(name, "")

    def line(self, name: str) -> int:
        """Where the field stands; the first line when it is missing."""
        return self.lines.get(name, 1)

    def day(self, name: str) -> date | None:
        """The field as a date."""
        if not self.get(name):
            return None
        try:
            return date.fromisoformat(self.get(name))
        except ValueError:
            message = _("%(name)s is not a date such as 2018-06-01") % {"name": name}
            raise UnreadableText(self.line(name), message) from None


@dataclass(frozen=True)
class Document:
    """A whole file: its head, its units in order, what looked doubtful, and the notes on the act as a whole."""

    header: Header
    units: list[Unit]
    warnings: list[Doubt] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
