"""What the row of numbers of an act tells: sentences that look like headings, raised figures that a portal lost."""

import re
from dataclasses import replace
from itertools import pairwise

from django.utils.translation import gettext as _

from legalacts.interchange.document import RANK, Doubt
from legalacts.interchange.numbers import counted

from .headings import TO_RAISED
from .tokens import Token

FRAME = [kind for kind, rank in RANK.items() if rank <= RANK["article"]]
LONGEST_SUBHEADING = 300
# After so many inserted articles the next number of the law stands at the latest.
FURTHEST = 60
APART = re.compile(r"\A(\d{1,2})(?:\s?\.\s+(?=\S)|\s?\.?\Z)")


def mend_numbers(tokens: list[Token], doubts: list[Doubt]) -> list[Token]:
    """The tokens with the numbers that articles and chapters have by their place."""
    tokens = _without_sentences(_with_figures_apart(tokens))
    _lift_subheadings(tokens)
    for kind in ("article", "chapter"):
        _raise_numbers(tokens, _places(tokens, kind), doubts)
    return tokens


def _places(tokens: list[Token], kind: str) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.heading and token.heading.kind == kind]


def _lift_subheadings(tokens: list[Token]) -> None:
    """Inside a «§» a numbered line above an article, out of the order of paragraphs, divides it further."""
    inside, before = False, None
    for place, (token, following) in enumerate(pairwise(tokens)):
        heading = token.heading
        if heading is None or heading.kind not in ("dot", *FRAME):
            continue
        if heading.kind != "dot":
            inside, before = inside if heading.kind == "article" else heading.kind == "subchapter", None
            continue
        number = counted(heading.number)
        in_order = before and number and number[0] == before[0] + 1
        before = number
        if inside and not in_order and _stands_above(heading.rest, following):
            tokens[place] = replace(token, heading=replace(heading, kind="subheading"))


def _stands_above(words: str, following: Token) -> bool:
    """Whether words without a stop stand right above an article."""
    article = following.heading is not None and following.heading.kind == "article"
    short = len(words) < LONGEST_SUBHEADING and words[0].isupper()
    return article and short and not words.endswith((".", ";", ":", ",", ")"))


def _with_figures_apart(tokens: list[Token]) -> list[Token]:
    """«Статья 12 1. …» right after article 12 is 12¹, whose raised figure was printed apart."""
    before = None
    for place in _places(tokens, "article"):
        heading = tokens[place].heading
        apart = None if heading.signed else APART.match(heading.rest)
        if apart and before and counted(heading.number) == before[:1]:
            heading = replace(
                heading,
                number=heading.number + apart[1].translate(TO_RAISED),
                rest=heading.rest[apart.end() :],
                signed=True,
            )
            tokens[place] = replace(tokens[place], heading=heading)
        before = counted(heading.number) or before
    return tokens


def _without_sentences(tokens: list[Token]) -> list[Token]:
    """Where headings have a stop after the number, «Статья 26 Закона …» out of turn is a sentence."""
    places = _places(tokens, "article")
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


def _raise_numbers(tokens: list[Token], places: list[int], doubts: list[Doubt]) -> None:
    """Portals that print 12¹ as 121: an article 121 between 12 and 13 is 12¹."""
    numbers = [counted(tokens[place].heading.number) for place in places]
    base, last = 0, 0
    for order, (place, number) in enumerate(zip(places, numbers, strict=True)):
        if number is None:
            continue
        if _lost_its_raise(base, last, number, numbers[order + 1 : order + FURTHEST]):
            last = int(str(number[0])[len(str(base)) :])
            _raise_number(tokens, place, base, last, doubts)
        else:
            base, last = number[0], 0


def _lost_its_raise(base: int, last: int, number: tuple[int, ...], following: list) -> bool:
    """Whether the next number of the law comes only later, or this is the next inserted one at the law's end."""
    digits = str(number[0])
    if base < 1 or len(number) > 1 or number[0] <= base + 1 or not digits.startswith(str(base)):
        return False
    inserted = digits[len(str(base)) :]
    if not 0 < len(inserted) <= 2:
        return False
    return (base + 1,) in following or (base > 9 and inserted == str(last + 1))


def _raise_number(tokens: list[Token], place: int, base: int, inserted: int, doubts: list[Doubt]) -> None:
    heading = tokens[place].heading
    raised = f"{base}{str(inserted).translate(TO_RAISED)}"
    if heading.kind == "article":
        message = _("article %(number)s stands between others as %(raised)s and is read so")
    else:
        message = _("chapter %(number)s stands between others as %(raised)s and is read so")
    doubts.append(Doubt(tokens[place].line, message % {"number": heading.number, "raised": raised}))
    tokens[place] = replace(tokens[place], heading=replace(heading, number=raised))
