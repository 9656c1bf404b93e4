"""A text as the pieces a citation is made of: units, numbers, ordinals, determiners, separators, other words."""

import re
from functools import lru_cache
from typing import NamedTuple

from legalacts.language import fold_word

from .numbers import HYPHEN, ORDINALS
from .units import DETERMINERS, unit_of
from .wordlists import words

DASHES = "–—−" + HYPHEN
# Every alternative begins differently or takes all it can at once: the time is linear in the text.
LEXEME = re.compile(
    r"(?P<date>\d{1,2}\.\d{1,2}\.\d{4})"
    rf"|(?P<number>\d++(?:[.{HYPHEN}]\d{{1,3}}(?!\d))*+(?:<sup>\d{{1,3}}</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})?(?:[a-z](?![^\W_]))?)"
    r"|\((?P<bracket>\d{1,3}|[a-zа-я])\)"
    r"|(?P<word>[^\W\d_]++)"
    r"|(?P<stop>[;!?]|(?<=[.:;])[ \t]*+\n|\n[ \t\xa0]*+\n|(?<![,и])\n(?=[ \t]{0,8}(?:\d{1,3}[.)]|[а-яa-z]\))\s)"
    r"|\.(?=\s++[A-ZА-ЯӨҮҢ][а-яa-zөүң]))"
    rf"|(?P<comma>,)|(?P<dash>[{DASHES}])|(?P<open>[(\[])|(?P<close>[)\]])|(?P<quote>[\"«»“”„'’])|(?P<sign>[№§])"
    r"|(?P<measure>[%‰°+/*=])|(?P<and>&)"
)
AND = frozenset(words("и или либо жана же and or"))
UNTIL = frozenset(words("по to through until"))
MEASURES = tuple(
    words(
        "дней дня день сут лет год месяц минут процент рабочих календарных январ феврал март апрел мая июн июл август "
        "сентябр октябр ноябр декабр рубл тенге доллар человек тысяч млн млрд кун жыл пайыз day year month hour "
        "percent january february march april june july august september october november december"
    )
)
MEASURE_WORDS = frozenset(words("час часа часов сом сома сомов г гг ж раз may стр бет page pages лейтенант"))
# What makes «глава 2 семьи» no chapter.
OWNERS = ("семь", "семей", "рода", "город", "государств", "делегац", "администрац", "дома", "уй", "family", "household")


class Lexeme(NamedTuple):
    """A piece of a text that may be part of a citation."""

    kind: str
    text: str
    start: int
    end: int
    meaning: str = ""
    """The unit, the number of an ordinal, what a determiner points at."""


@lru_cache(maxsize=100_000)
def kind_of(word: str) -> tuple[str, str, str]:
    """What a word may be in a citation: its kind, its folded spelling, its meaning."""
    folded = fold_word(word)
    if unit := unit_of(folded):
        return "unit", folded, unit
    if folded in AND:
        return "and", folded, ""
    if folded in ORDINALS:
        return "ordinal", folded, ORDINALS[folded]
    if folded in DETERMINERS:
        return "determiner", folded, DETERMINERS[folded]
    if folded in MEASURE_WORDS or folded.startswith(MEASURES):
        return "measure", folded, ""
    return "word", folded, ""


def read_lexemes(text: str) -> list[Lexeme]:
    """The pieces of a text, in order; linear in its length."""
    lexemes = []
    for match in LEXEME.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "word":
            lexemes.append(Lexeme(*(found := kind_of(match.group()))[:2], start, end, found[2]))
        elif kind == "sign" and match.group() == "§":
            lexemes.append(Lexeme("unit", "§", start, end, "art"))
        else:
            lexemes.append(Lexeme(kind, match[kind], start, end))
    return lexemes


def counts_something(lexemes: list[Lexeme], number: int, unit: str) -> bool:
    """Whether a number is of a measure («97 %», «5 дней») or of people («глава 2 семьи») and numbers no unit."""
    if number + 1 >= len(lexemes):
        return False
    after = lexemes[number + 1]
    return after.kind == "measure" or (unit in ("chp", "clause") and after.text.startswith(OWNERS))
