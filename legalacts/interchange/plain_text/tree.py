"""Paragraphs in, units of the act out: each with its eId, number, heading, words and editors' notes."""

from django.utils.translation import gettext as _

from legalacts.interchange.document import (
    CONTAINERS,
    RANK,
    Document,
    Doubt,
    Header,
    Note,
    NoteKind,
    Unit,
    UnreadableText,
)
from legalacts.interchange.numbers import counted, shown_number

from .addresses import Addresses
from .contents import skip_contents
from .edges import closing, end_of_law, is_title
from .headings import Heading
from .layout import Paragraph
from .notes import GONE, note_kind, split_trailing_note
from .placing import place_of_note
from .series import mend_numbers
from .tokens import Token, read_tokens

LONGEST_HEADING = 300
# A heading of this length may have filled its line.
FULL_LINE = 45
LISTS = ("digit", "letter", "roman")


def build_document(header: Header, paragraphs: list[Paragraph]) -> Document:
    """The document these paragraphs make; raises UnreadableText when there is nothing to read."""
    doubts: list[Doubt] = []
    body, contents = skip_contents(paragraphs)
    if contents:
        doubts.append(Doubt(contents, _("a table of contents begins here; it is left out")))
    tokens = mend_numbers(read_tokens(body), doubts)
    reader = _Reader(tokens, doubts)
    reader.read()
    if not reader.units:
        raise UnreadableText(header.end, _("there is no text after the head of the file"))
    if all(unit.kind == "preamble" for unit in reader.units):
        reader.warn(header.end + 1, _("no article was recognised; the text is kept whole"))
    return Document(header, reader.units, reader.doubts, reader.notes)


class _Reader:
    """Follows the tokens and keeps what is open: the frame (parts to article) and in it the items, outermost first."""

    def __init__(self, tokens: list[Token], doubts: list[Doubt]):
        self.tokens = tokens
        self.doubts = doubts
        self.units: list[Unit] = []
        self.notes: list[Note] = []
        self.frame: list[Unit] = []
        self.items: list[tuple[str, Unit]] = []
        self.eids = Addresses(self.warn)
        self.has_articles = any(token.heading and token.heading.kind == "article" for token in tokens)
        self.awaits_heading: Unit | None = None
        self.place = 0

    def warn(self, line: int, message: str) -> None:
        self.doubts.append(Doubt(line, message))

    def read(self) -> None:
        """Take all tokens in order, stretch by stretch: up to each annex, and the signature at its end."""
        annexes = [i for i, token in enumerate(self.tokens) if token.heading and token.heading.kind == "annex"]
        start = 0
        for end in [*annexes, len(self.tokens)]:
            signed = end_of_law(self.tokens, start, end)
            for self.place in range(start, signed):
                self._take(self.tokens[self.place])
            self.notes += closing(self.tokens, signed, end)
            start = end

    def _take(self, token: Token) -> None:
        if token.note is not None:
            self._note(Note(token.note, token.text, token.line))
        elif token.is_frame:
            self._begin(token.heading, token.line)
        elif token.heading is not None and self._item(token.heading, token):
            self.awaits_heading = None
        else:
            self._words(token)

    # The frame: parts, sections, chapters, articles, annexes.

    def _begin(self, heading: Heading, line: int) -> None:
        kind = "subchapter" if heading.kind == "subheading" else heading.kind
        self.items = []
        if heading.kind != "subheading":
            inside = [unit for unit in self.frame if RANK[unit.kind] < RANK[kind] and unit.kind != "preamble"]
        else:
            inside = self.frame[: next(n for n, unit in enumerate(self.frame, 1) if unit.kind == kind)]
        self.frame = inside
        parent = self.frame[-1] if self.frame else None
        number = shown_number(heading.number)
        unit = Unit(kind, number, self.eids.of_frame(kind, number, parent, self.frame, line), line, parent)
        self.frame.append(unit)
        self.units.append(unit)
        self._head(unit, heading.rest)

    def _head(self, unit: Unit, words: str) -> None:
        """Give a unit its heading; what editors put into it becomes a note."""
        words, note = split_trailing_note(words)
        if words and (GONE.match(words) or note_kind(words)):
            note, words = f"{words} {note}".strip(), ""
            unit.notes.append(Note(NoteKind.REPEALED, note, unit.line))
        elif note:
            unit.notes.append(Note(note_kind(note) or NoteKind.AMENDMENT, note, unit.line))
        unit.heading = words
        self.awaits_heading = None if note or unit.notes else unit

    # The items of an article, an annex or an act without articles.

    def _item(self, heading: Heading, token: Token) -> bool:
        """Open the paragraph or point a heading begins; False when it is only words where it stands."""
        owner = self._owner()
        if owner is False or (heading.kind == "remark" and (owner is None or owner.kind != "article")):
            return False
        if heading.kind == "dot" and self._leaps(heading):
            return False
        self._close_to(heading.kind)
        parent = self.items[-1][1] if self.items else owner
        kind = self._kind(heading.kind, parent, owner)
        number = heading.number
        unit = Unit(kind, number, "", token.line, parent)
        unit.eid = self.eids.of_item(heading, kind, parent, self._container(owner, parent), token.line)
        self.items.append((heading.kind, unit))
        self.units.append(unit)
        self._say(unit, heading.rest)
        if heading.kind == "remark":
            unit.number = token.text[: len(token.text) - len(heading.rest)].strip(" .:")
        return True

    def _owner(self):
        """The unit that may have items: an article or annex; any frame, or None, in an act without articles."""
        if self.frame and self.frame[-1].kind == "preamble":
            return False if self.has_articles else None
        inside = next((unit for unit in reversed(self.frame) if unit.kind in ("article", "annex")), None)
        if inside is not None:
            return self.frame[-1]
        if self.has_articles:
            return False
        return self.frame[-1] if self.frame else None

    def _container(self, owner: Unit | None, parent: Unit | None) -> tuple[Unit | None, Unit] | None:
        """The annex and the chapter of a paragraph that is numbered through an act without articles."""
        if parent is not owner or owner is None or owner.kind not in CONTAINERS or owner.kind == "annex":
            return None
        return next((unit for unit in self.frame if unit.kind == "annex"), None), owner

    def _leaps(self, heading: Heading) -> bool:
        """Whether the number is too far from the one before to be the next: «2015. …» after «3.»."""
        number = counted(heading.number)
        before = next((counted(unit.number) for style, unit in self.items if style == "dot"), None)
        if number is None:
            return False
        return number[0] > (before[0] if before else 0) + 100

    def _close_to(self, style: str) -> None:
        """Close the items that one of this style ends."""
        if style == "remark":
            self.items = []
            return
        styles = [open_style for open_style, _unit in self.items]
        if style in styles:
            self.items = self.items[: styles.index(style)]
        elif style == "dot":
            remark = styles.index("remark") + 1 if "remark" in styles else 0
            self.items = self.items[:remark]

    def _kind(self, style: str, parent: Unit | None, owner: Unit | None) -> str:
        if style == "remark" or (style in ("dot", "digit") and parent is owner):
            return "paragraph"
        return "point"

    # Words and notes.

    def _words(self, token: Token) -> None:
        """A line without a number: a heading that waits for its words, or more text of the unit that is open."""
        if not self.items and (not self.frame or (self.frame[-1].kind == "preamble" and is_title(token.text))):
            self._before_all(token)
            return
        if self._is_heading(token):
            unit = self.awaits_heading
            self._head(unit, f"{unit.heading} {token.text}".strip())
            return
        self.awaits_heading = None
        unit = self.items[-1][1] if self.items else self.frame[-1]
        if self.items and self._follows_a_list(unit, token):
            unit = self._wrap_up(token)
        self._say(unit, token.text)

    def _is_heading(self, token: Token) -> bool:
        """Whether the line is (more of) the heading of the unit that has just begun."""
        unit = self.awaits_heading
        if unit is None or unit.lines or len(token.text) > LONGEST_HEADING:
            return False
        if unit.heading and token.gap:
            return False
        if unit.heading and _is_shouted(unit.heading) and token.text.isupper():
            return True
        if token.text.endswith((".", ";", ",", ":")):
            return False
        return not unit.heading or (len(unit.heading) > FULL_LINE and self._stands_before_a_gap())

    def _stands_before_a_gap(self) -> bool:
        following = self.tokens[self.place + 1] if self.place + 1 < len(self.tokens) else None
        return following is not None and following.gap

    def _before_all(self, token: Token) -> None:
        if self.has_articles and is_title(token.text):
            self.notes.append(Note(NoteKind.SIGNATURE, token.text, token.line))
            return
        if self.frame:
            self._say(self.frame[-1], token.text)
            return
        unit = Unit("preamble", "", self.eids.free("preamble_1", "", token.line), token.line)
        self.units.append(unit)
        self.frame.append(unit)
        self._say(unit, token.text)

    def _follows_a_list(self, unit: Unit, token: Token) -> bool:
        """Whether words after a point belong to no point: its list has ended with a full stop."""
        style = self.items[-1][0]
        last = unit.lines[-1] if unit.lines else ""
        if style not in LISTS or not last.endswith((".", "!", "?")) or token.text[0].islower():
            return False
        following = self._next_item()
        return not (following and following.kind == style and self._goes_on(following, unit))

    def _goes_on(self, following: Heading, unit: Unit) -> bool:
        after, before = counted(following.number), counted(unit.number)
        if after is None or before is None:
            return following.number > unit.number
        return after > before

    def _next_item(self) -> Heading | None:
        """The next numbered item of the same article."""
        for token in self.tokens[self.place + 1 : self.place + 40]:
            if token.is_frame:
                return None
            if token.heading is not None:
                return token.heading
        return None

    def _wrap_up(self, token: Token) -> Unit:
        """Open a unit for the words after a list, beside its points."""
        following = self._next_item()
        styles = [style for style, _unit in self.items]
        keep = [style in ("dot", "remark", "wrapup") for style in styles]
        depth = keep.index(False) if False in keep else len(keep)
        if following and following.kind in styles[depth:-1]:
            depth = styles.index(following.kind) + 1
        self.items = [item for item in self.items[:depth] if item[0] != "wrapup"]
        parent = self.items[-1][1] if self.items else self.frame[-1] if self.frame else None
        unit = Unit("wrapup", "", self.eids.counted("wrapup", parent, token.line), token.line, parent)
        self.items.append(("wrapup", unit))
        self.units.append(unit)
        return unit

    def _say(self, unit: Unit, words: str) -> None:
        """Add words to a unit; an editors' note in brackets at their end goes beside them."""
        words, note = split_trailing_note(words)
        if words and GONE.match(words) and len(words) < 600 and unit.kind in ("paragraph", "point") and not unit.lines:
            unit.notes.append(Note(NoteKind.REPEALED, f"{words} {note}".strip(), unit.line))
            return
        if words:
            unit.lines.append(words)
        if note:
            unit.notes.append(Note(note_kind(note) or NoteKind.AMENDMENT, note, unit.line))

    def _note(self, note: Note) -> None:
        """Put a note beside what it speaks of."""
        if self.awaits_heading is not None and self.awaits_heading.kind != "article":
            self.awaits_heading = self.awaits_heading if not self.awaits_heading.heading else None
        following = next((token for token in self.tokens[self.place + 1 : self.place + 30] if token.note is None), None)
        place = place_of_note(note, self.frame, [unit for _style, unit in self.items], following)
        (place.notes if place is not None else self.notes).append(note)


def _is_shouted(heading: str) -> bool:
    """Whether a heading goes on in capitals, whatever its first words."""
    return heading[-12:].isupper()
