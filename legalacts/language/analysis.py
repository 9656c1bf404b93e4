"""What a search index keeps of a word, and what a typed word may mean: exact spelling, stem and root, by language."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .alphabet import has_kyrgyz_letters
from .stemming import root, stem
from .tokens import TOKEN, Token, read_token

# Raised by one whenever a text would be analysed differently; an index of another version is rebuilt.
ANALYSIS_VERSION = 9

# A stem is marked with its language, so that equal stems of two languages stay apart.
MARKS = {"ky": "k", "ru": "r", "en": "e"}


class Analysed(NamedTuple):
    """One word or number of a text: its place, and the keys under which it is found."""

    start: int
    end: int
    exact: str
    stem: str
    root: str


def analyse(text: str, language: str) -> Iterator[Analysed]:
    """Yield the words of a text written in `language`; Latin words count as English in any text."""
    for match in TOKEN.finditer(text):
        yield Analysed(*match.span(), *word_keys(match.group(), language))


@lru_cache(maxsize=200_000)
def word_keys(word: str, language: str) -> tuple[str, str, str]:
    """Return what is kept of a word as it stands in a text written in `language`: exact, stem and root."""
    token = read_token(word, 0, len(word))
    return token.folded, *keys(token, tongue_of(token, word, language))


def tongue_of(token: Token, word: str, language: str) -> str:
    """Return the language by whose rules a word of a text is stemmed."""
    if token.folded.isascii():
        return "en"
    return "ky" if language == "ky" or has_kyrgyz_letters(word) else "ru"


def possible_tongues(token: Token, text: str) -> tuple[str, ...]:
    """Return the languages a typed word may be of; Kyrgyz is often typed without ң ө ү."""
    if token.folded.isascii():
        return ("en",)
    return ("ky",) if has_kyrgyz_letters(text[token.start : token.end]) else ("ky", "ru")


def keys(token: Token, language: str) -> tuple[str, str]:
    """Return the stem key and the root key of a word in a language; a number is its own."""
    if token.folded.isdigit():
        return f"#{token.folded}", f"#{token.folded}"
    word = token.acronym or token.folded
    return MARKS[language] + stem(word, language), MARKS[language] + root(word, language)
