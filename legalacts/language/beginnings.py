"""With which letters a text may write the beginning of a word that is known by its folded spelling, stem or root."""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from re import Pattern, compile, escape

from .folding import CYRILLIC_TWINS, LATIN_TWINS, fold
from .russian.nouns import IN_FAMILIES
from .tokens import LETTER, LINE_BREAK, MARK, TOKEN, WORD

ALPHABETS = (range(0x41, 0x250), range(0x400, 0x530))
# So many letters leave hardly a word out.
MOST_LETTERS = 12


@cache
def written() -> dict[str, str]:
    """The letters of texts that may stand for each folded one at the beginning of a word."""
    letters: dict[str, set[str]] = {}
    for letter in (chr(code) for codes in ALPHABETS for code in codes if chr(code).isalpha()):
        base = unicodedata.normalize("NFD", letter)[0]
        for meant in (letter, letter.translate(CYRILLIC_TWINS), letter.translate(LATIN_TWINS)):
            letters.setdefault(fold(meant)[0], set()).update((letter, base))
    return {folded: "".join(sorted(found)) for folded, found in letters.items()}


@cache
def elsewhere() -> dict[str, str]:
    """The first letters of words whose stem begins with another: of people (люди) that of a person (человек)."""
    letters: dict[str, set[str]] = {}
    for form, stem in IN_FAMILIES.items():
        if form[0] != stem[0]:
            letters.setdefault(stem[0], set()).add(form[0])
    return {first: "".join(sorted(found)) for first, found in letters.items()}


def words_that_begin(first: Iterable[str]) -> Pattern[str]:
    """A pattern for the words of a text, or more, whose spelling, stem or root may begin with some folded letters."""
    return pattern(frozenset(letter for each in first for letter in each + elsewhere().get(each, "")))


@lru_cache(maxsize=512)
def pattern(first: frozenset[str]) -> Pattern[str]:
    """The same of the letters that texts may begin with; quick, as it is letters that are looked for."""
    if len(first) > MOST_LETTERS:
        return TOKEN
    digits = "".join(sorted(letter for letter in first if letter.isdigit()))
    letters = escape("".join(written().get(letter, letter + letter.upper()) for letter in sorted(first - {*digits})))
    ways = []
    if letters:
        inside = rf"(?<!{LETTER}[{letters}])(?<!{MARK}[{letters}])"
        rest = WORD.replace("+", "*", 1)
        ways.append(rf"[{letters}]{inside}{rest}(?:{LINE_BREAK}(?=[a-zа-яёңөү]){WORD})?")
    if digits:
        ways.append(rf"[{digits}](?<!\d[{digits}])\d*")
    return compile("|".join(ways) or r"(?!)")
