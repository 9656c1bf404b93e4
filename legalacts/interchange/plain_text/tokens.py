"""Paragraphs -> what each is: a heading, a numbered item, an editors' note, or the law's own words."""

import re
from dataclasses import dataclass, replace

from legalacts.interchange.document import NoteKind
from legalacts.interchange.numbers import counted

from .headings import LONGEST, Heading, read_heading
from .layout import Paragraph
from .notes import GONE, announces_note, is_footnote, is_ruler, note_kind

OPENING = re.compile(r"\A[«\"“„]")
CLOSING = re.compile(r"[»\"”][.;,]?\Z")
LONGEST_QUOTE = 60
FURTHEST_BEFORE = 300
SEVERAL = re.compile(
    r"\A(?:статьи|статьялар)\s(?P<first>\d{1,4})\s?[-–—]\s?(?P<last>\d{1,4})\s?[.:]?\s?[-–—]?\s?(?P<rest>.{4,600})\Z"
    r"|\A(?P<first2>\d{1,4})\s?[-–—]\s?(?P<last2>\d{1,4})-беренелер\s?[.:]?\s?(?P<rest2>.{4,600})\Z",
    re.I | re.S,
)
MOST_TOGETHER = 100


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


def read_tokens(paragraphs: list[Paragraph]) -> list[Token]:
    """What each paragraph is."""
    quoted = _quoted(paragraphs)
    tokens: list[Token] = []
    ruled = False
    for place, paragraph in enumerate(paragraphs):
        if is_ruler(paragraph.text):
            ruled = True
            continue
        if place not in quoted and (gone := _gone_together(paragraph)):
            tokens += gone
            continue
        token = _token(paragraph, place in quoted, ruled)
        ruled = ruled and token.note is not None
        _append(tokens, token)
    return tokens


def _token(paragraph: Paragraph, quoted: bool, ruled: bool) -> Token:
    kind = paragraph.note
    heading = None if kind or quoted else read_heading(paragraph.text)
    if kind is None and not quoted and not _is_gone(heading):
        kind = NoteKind.FOOTNOTE if ruled and is_footnote(paragraph.text) else note_kind(paragraph.text)
        heading = None if kind else heading
    return Token(paragraph.text, paragraph.line, paragraph.gap, heading, kind)


def _gone_together(paragraph: Paragraph) -> list[Token]:
    """«Статьи 131–133. Утратили силу …»: a token for each of the articles of which nothing is left."""
    found = SEVERAL.match(paragraph.text)
    if not found:
        return []
    first, last, rest = (part for part in found.groups() if part)
    first, last = int(first), int(last)
    if not GONE.match(rest.lstrip("(")):
        return []
    if not 0 < last - first < MOST_TOGETHER:
        return []
    headings = [Heading("article", str(number), rest) for number in range(first, last + 1)]
    return [Token(paragraph.text, paragraph.line, paragraph.gap, heading) for heading in headings]


def _is_gone(heading: Heading | None) -> bool:
    """«Статья 12 - Исключена …»: the heading of an article of which nothing is left, not a note on one."""
    return heading is not None and heading.kind == "article" and bool(GONE.match(heading.rest))


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
    opening, before = text[0], _article_before(paragraphs, start)
    for place in range(start + 1, min(start + LONGEST_QUOTE, len(paragraphs))):
        text = paragraphs[place].text
        if _goes_on_after(text, before):
            break
        if CLOSING.search(text) and (opening != '"' or text.count('"') % 2):
            return place
    return start - 1


def _article_before(paragraphs: list[Paragraph], start: int) -> tuple[int, ...] | None:
    """The number of the article in which a quotation begins."""
    for paragraph in reversed(paragraphs[max(0, start - FURTHEST_BEFORE) : start]):
        heading = read_heading(paragraph.text)
        if heading and heading.kind == "article":
            return counted(heading.number)
    return None


def _goes_on_after(text: str, before: tuple[int, ...] | None) -> bool:
    """Whether the next article of the law begins: the quotation was opened by mistake."""
    heading = read_heading(text) if before and len(text) < LONGEST else None
    number = counted(heading.number) if heading and heading.kind == "article" else None
    return number is not None and before < number <= (before[0] + 1,)


def _is_open(text: str) -> bool:
    if text[0] == '"':
        return text.count('"') % 2 == 1
    return sum(text.count(sign) for sign in "«“„") > sum(text.count(sign) for sign in "»”")
