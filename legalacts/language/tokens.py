"""Words and numbers of a text, each with its place in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .folding import fold_word

LETTER = r"[^\W\d_]"
MARK = "[\u0300-\u036f\u00ad\u200b-\u200f\u2060]"
WORD = rf"{LETTER}+(?:{MARK}+{LETTER}*)*"
LINE_BREAK = r"[-\u2010\u00ad][ \t]*\r?\n[ \t]*"
# A word cut by a hyphen at the end of a line goes on with a small letter.
TOKEN = re.compile(rf"{WORD}(?:{LINE_BREAK}(?=[a-zа-яёңөү]){WORD})?|\d+")
ACRONYM = re.compile(r"([A-ZА-ЯЁҢӨҮ]{2,6})(?:[a-zа-яёңөү]{2,12})\Z")


class Token(NamedTuple):
    """A word or number: its place in the text, and its folded spelling."""

    start: int
    end: int
    folded: str
    acronym: str = ""
    """The folded capitals of an inflected abbreviation: «кр» of «КРнын»."""


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of a text in order. The parts of a hyphenated word are tokens of their own."""
    for match in TOKEN.finditer(text):
        yield read_token(match.group(), *match.span())


def read_token(word: str, start: int, end: int) -> Token:
    """Return the token that a word is."""
    acronym = ACRONYM.match(word) if word[:2].isupper() else None
    return Token(start, end, fold_word(word), fold_word(acronym[1]) if acronym else "")
