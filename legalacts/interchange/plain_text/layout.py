"""Lines of a file -> paragraphs: what a portal broke is joined again, what it printed apart stays apart."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import quantiles

from legalacts.interchange.document import NoteKind

from .headings import read_heading
from .notes import begins_note, is_ruler

SPACE = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
INDENT = re.compile(r"[ \t\u00a0\u2002\u2003]{3,}|\t")
ENDS = (".", ";", ":", "!", "?")
PAGE = re.compile(
    r"\A(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?\Z"
    r"|\A(?:страница|стр\.|page|бет)\s*\d{1,4}(?:\s*(?:из|of|/)\s*\d+)?\Z",
    re.I,
)
BREAK = re.compile(r"(?<=[^\W\d_])-\Z")
GOES_ON = re.compile(r"№\s*\d|\)")
LONGEST_NOTE = 60
LONGEST_WORD = 60
# So much of the end of a paragraph tells how it goes on.
LONGEST_END = 200


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the file: its words, its first line, and whether it stands off from the one before."""

    text: str
    line: int
    gap: bool = False
    note: NoteKind | None = None


@dataclass(frozen=True)
class Line:
    """A line that is not blank; `starts` says that the format itself begins a paragraph with it."""

    text: str
    number: int
    gap: bool = False
    indented: bool = False
    starts: bool = False
    note: NoteKind | None = None


@dataclass(frozen=True)
class Layout:
    """How the file marks paragraphs: by an indent, by blank lines, by lines of a certain width."""

    indented: bool
    width: int | None
    words: Counter


def read_paragraphs(lines: Iterable[str], first: int) -> list[Paragraph]:
    """The paragraphs of the text; `first` is the number of its first line in the file."""
    return join_lines(_lines(lines, first))


def join_lines(lines: list[Line]) -> list[Paragraph]:
    """The paragraphs that lines make."""
    joiner = _Joiner(_layout(lines))
    for line in lines:
        joiner.take(line)
    return joiner.paragraphs()


def clean(line: str) -> str:
    """The words of a line with single spaces and nothing invisible."""
    return SPACE.sub(" ", INVISIBLE.sub("", line)).strip()


def _lines(lines: Iterable[str], first: int) -> list[Line]:
    found, gap = [], True
    for number, raw in enumerate(lines, first):
        text = clean(raw.replace("\f", " "))
        if text:
            row = _row(raw)
            found.append(Line(row or text, number, gap, not row and bool(INDENT.match(raw)), starts=bool(row)))
        gap = not text
    found = _without_single_rows(found)
    pages = [line for line in found if PAGE.match(line.text)]
    figures = [int(re.search(r"\d+", line.text)[0]) for line in pages]
    if len(pages) > 4 and sum(after - before == 1 for before, after in pairwise(figures)) >= 0.8 * (len(pages) - 1):
        printed = {line.number for line in pages}
        found = [line for line in found if line.number not in printed]
    return found


def _row(raw: str) -> str:
    """The cells of a line that a table was copied into, as rows of tables are written here; empty for other lines."""
    cells = [clean(cell).replace("|", "¦") for cell in raw.strip("\r\n ").split("\t")]
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or (len(filled) == 2 and read_heading(" ".join(filled))):
        return ""
    return f"| {' | '.join(cells)} |"


def _without_single_rows(lines: list[Line]) -> list[Line]:
    """One line with tabs among others is no table: its words stand as they are."""
    rows = [line.text.startswith("| ") and line.starts for line in lines]
    near = zip([False, *rows], rows, [*rows[1:], False], strict=False)
    return [
        replace(line, text=_words_of_row(line.text), starts=False) if row and not (before or after) else line
        for line, (before, row, after) in zip(lines, near, strict=True)
    ]


def _words_of_row(row: str) -> str:
    return clean(row.strip("| ").replace(" | ", " ").replace("|", " "))


def _layout(lines: list[Line]) -> Layout:
    openers = [line for line in lines if line.gap]
    indented = len(openers) > 20 and sum(line.indented for line in openers) > 0.5 * len(openers)
    longest = sorted(len(line.text) for line in lines)[int(len(lines) * 0.02) :]
    width = None
    if len(longest) > 20:
        high = quantiles(longest, n=50)[-1]
        full = [line for line in lines if high * 0.8 <= len(line.text) <= high * 1.05]
        broken = sum(not line.text.endswith(ENDS) for line in full)
        if high <= 130 and len(full) > 0.25 * len(longest) and broken > 0.5 * len(full):
            width = int(high)
    words = Counter(
        re.sub(r"[^\w-]", "", word)
        for line in lines
        for word in line.text.lower().split()
        if "-" in word[1:-1] and len(word) < LONGEST_WORD
    )
    return Layout(indented, width, words)


class _Joiner:
    """Follows the lines and decides of each whether it goes on with the paragraph before."""

    def __init__(self, layout: Layout):
        self.layout = layout
        self.open: list[Line] = []
        self.texts: list[str] = []
        self.done: list[Paragraph] = []

    def take(self, line: Line) -> None:
        if self.open and not self._continues(line):
            self._close()
        self.open.append(line)

    def paragraphs(self) -> list[Paragraph]:
        self._close()
        return self.done

    def _close(self) -> None:
        if self.open:
            first = self.open[0]
            parts, end = [], first.text
            for line in self.open[1:]:
                joined = self._joined(end, line.text)
                # Only the end of what there is so far decides: else many short lines would be read again and again.
                parts.append(joined[:-LONGEST_END])
                end = joined[-LONGEST_END:]
            self.done.append(Paragraph("".join([*parts, end]), first.number, first.gap, first.note))
            self.open = []

    def _joined(self, before: str, after: str) -> str:
        """Two parts of a paragraph; a word broken by a hyphen becomes whole unless the text writes it with one."""
        if BREAK.search(before) and after[0].islower():
            whole = f"{before.split()[-1]}{after.split()[0]}".lower()
            if re.sub(r"[^\w-]", "", whole) in self.layout.words or before.endswith((" -",)):
                return before + after
            return before[:-1] + after
        return f"{before} {after}"

    def _continues(self, line: Line) -> bool:
        first, last = self.open[0], self.open[-1]
        if line.starts or line.text.startswith("|") or last.text.startswith("|"):
            return False
        if is_ruler(line.text) or is_ruler(last.text):
            return False
        if self._in_open_note(line):
            return True
        if line.gap:
            return False
        if self._begins(line, last):
            return False
        if self.layout.indented:
            return self._continues_block(line, first)
        if self.layout.width:
            return self._fills_width(line, last) or self._goes_on(line, last)
        return self._goes_on(line, last)

    def _begins(self, line: Line, last: Line) -> bool:
        """Whether the line shows by itself that a paragraph begins."""
        if line.indented and not last.indented and self.layout.indented:
            return True
        if begins_note(line.text):
            return True
        heading = read_heading(line.text)
        if heading is None:
            return False
        if heading.is_item and self.layout.width and not self._follows_article(heading):
            return last.text.endswith((*ENDS, ",", ")", "»", '"')) or not self._is_full(line, last)
        return True

    def _follows_article(self, heading) -> bool:
        """Whether the first numbered paragraph comes right after the heading of an article."""
        above = read_heading(self.open[0].text)
        return above is not None and above.kind == "article" and heading.number in ("1", "а", "a")

    def _continues_block(self, line: Line, first: Line) -> bool:
        """In a file whose paragraphs are indented, a line without indent goes on; headings have none themselves."""
        if line.indented:
            return False
        heading = read_heading(first.text)
        if heading is not None and not heading.is_item:
            return self._goes_on_in_heading(line, self.open[-1])
        return first.indented or not self._stands_alone(line)

    def _stands_alone(self, line: Line) -> bool:
        return line.text[0].isalpha() and line.text.isupper() and len(line.text) < 60

    def _goes_on_in_heading(self, line: Line, last: Line) -> bool:
        return line.text[0].islower() or line.text.isupper() == last.text[-12:].isupper()

    def _fills_width(self, line: Line, last: Line) -> bool:
        return not line.indented and self._is_full(line, last)

    def _is_full(self, line: Line, last: Line) -> bool:
        """Whether the first word of the line had no room on the line before."""
        return len(last.text) + 1 + len(line.text.split()[0]) > self.layout.width * 0.9

    def _goes_on(self, line: Line, last: Line) -> bool:
        """Whether the sentence plainly goes on: no stop before, a small letter, a number sign or a bracket after."""
        if last.text.endswith(ENDS):
            return False
        head = read_heading(last.text) if last is self.open[0] else None
        if head is not None and not head.is_item and not head.rest:
            return False
        if GOES_ON.match(line.text) or BREAK.search(last.text):
            return True
        if last.text.endswith(",") and not self.layout.width:
            return line.text[0].islower() and len(last.text) < 120
        return line.text[0].islower()

    def _in_open_note(self, line: Line) -> bool:
        """Whether a note in brackets is still open."""
        text = self.open[0].text
        if not text.startswith("(") or len(self.open) > LONGEST_NOTE or not begins_note(text):
            return False
        depth = sum(part.text.count("(") - part.text.count(")") for part in self.open)
        return depth > 0 and read_heading(line.text) is None
