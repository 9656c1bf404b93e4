"""Paragraphs -> what each is: a heading, a numbered item, an editors' note, or the law's own words."""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from legalacts.interchange.document import Doubt, NoteKind
from legalacts.interchange.numbers import counted

from .headings import TO_RAISED, Heading, read_heading
from .layout import Paragraph
from .notes import announces_note, is_footnote, is_ruler, note_kind

OPENING = re.compile(r"\A[«\"“„]")
CLOSING = re.compile(r"[»\"”][.;,]?\Z")
LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Token:
    """A paragraph and what it is; neither heading nor note: the law's own words."""

    text: str
    line: int
    gap: bool = False
    heading: Heading | None = None
    note: NoteKind | None = None

    @property
    def is_frame(self) -> bool:
        """Whether a part, chapter, article or annex begins."""
        return self.heading is not None and not self.heading.is_item


def read_tokens(paragraphs: list[Paragraph], doubts: list[Doubt]) -> list[Token]:
    """What each paragraph is."""
    quoted = _quoted(paragraphs)
    tokens: list[Token] = []
    ruled = False
    for place, paragraph in enumerate(paragraphs):
        if is_ruler(paragraph.text):
            ruled = True
            continue
        token = _token(paragraph, place in quoted, ruled)
        ruled = ruled and token.note is not None
        _append(tokens, token)
    return _with_raised_numbers(_without_sentences(tokens), doubts)


def _token(paragraph: Paragraph, quoted: bool, ruled: bool) -> Token:
    kind = paragraph.note
    if kind is None and not quoted:
        kind = NoteKind.FOOTNOTE if ruled and is_footnote(paragraph.text) else note_kind(paragraph.text)
    heading = None if kind or quoted else read_heading(paragraph.text)
    return Token(paragraph.text, paragraph.line, paragraph.gap, heading, kind)


def _append(tokens: list[Token], token: Token) -> None:
    """Add a token; the words of an announced note join it."""
    last = tokens[-1] if tokens else None
    if last and last.note == NoteKind.EDITORIAL and announces_note(last.text) and not token.is_frame:
        tokens[-1] = replace(last, text=f"{last.text} {token.text}")
        return
    tokens.append(token)


def _quoted(paragraphs: list[Paragraph]) -> set[int]:
    """The places of words quoted over several paragraphs, as in «статью 5 изложить в следующей редакции: …»."""
    found: set[int] = set()
    place = 0
    while place < len(paragraphs):
        end = _end_of_quote(paragraphs, place)
        found.update(range(place, end + 1))
        place = max(end, place) + 1
    return found


def _end_of_quote(paragraphs: list[Paragraph], start: int) -> int:
    """Where a quotation that begins with a paragraph ends; before `start` when it does not begin there."""
    text = paragraphs[start].text
    if not OPENING.match(text) or not _is_open(text):
        return start - 1
    opening = text[0]
    for place in range(start + 1, min(start + LONGEST_QUOTE, len(paragraphs))):
        text = paragraphs[place].text
        if CLOSING.search(text) and (opening != '"' or text.count('"') % 2):
            return place
    return start - 1


def _is_open(text: str) -> bool:
    if text[0] == '"':
        return text.count('"') % 2 == 1
    return sum(text.count(sign) for sign in "«“„") > sum(text.count(sign) for sign in "»”")


def _articles(tokens: list[Token]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.heading and token.heading.kind == "article"]


def _without_sentences(tokens: list[Token]) -> list[Token]:
    """Where headings have a stop after the number, «Статья 26 Закона …» out of turn is a sentence."""
    places = _articles(tokens)
    unsigned = [place for place in places if not tokens[place].heading.signed]
    if len(unsigned) * 5 > len(places):
        return tokens
    before = None
    for place in places:
        number = counted(tokens[place].heading.number)
        if place in unsigned and before and number and not before < number <= (before[0] + 1, 99):
            tokens[place] = replace(tokens[place], heading=None)
        else:
            before = number or before
    return tokens


def _with_raised_numbers(tokens: list[Token], doubts: list[Doubt]) -> list[Token]:
    """Portals that print 12¹ as 121: an article 121 between 12 and 13 is 12¹."""
    places = _articles(tokens)
    numbers = [counted(tokens[place].heading.number) for place in places]
    base = 0
    for order, (place, number) in enumerate(zip(places, numbers, strict=True)):
        if number is None:
            continue
        if _lost_its_raise(base, number, numbers[order + 1 : order + 12]):
            heading, digits = tokens[place].heading, len(str(base))
            raised = f"{base}{heading.number[digits:].translate(TO_RAISED)}"
            doubts.append(
                Doubt(
                    tokens[place].line,
                    _("article %(number)s stands between others as %(raised)s and is read so")
                    % {"number": heading.number, "raised": raised},
                )
            )
            tokens[place] = replace(tokens[place], heading=replace(heading, number=raised))
        else:
            base = number[0]
    return tokens


def _lost_its_raise(base: int, number: tuple[int, ...], following: list) -> bool:
    digits = str(number[0])
    return (
        base > 0
        and len(number) == 1
        and number[0] > base + 1
        and digits.startswith(str(base))
        and 0 < len(digits) - len(str(base)) <= 2
        and (base + 1,) in following
    )
