"""The Kyrgyz alphabet: sorting by its 36 letters, and telling Kyrgyz from Russian and English by letters and words."""

import re
import unicodedata

from .kyrgyz.stems import KNOWN
from .stemming import stem
from .stopwords import STOP_WORDS
from .tokens import tokenize

ALPHABET = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
KYRGYZ_LETTERS = frozenset("ңөүҢӨҮ")
RUSSIAN_LETTERS = frozenset("щъЩЪ")
RUSSIAN_ENDINGS = (
    "ого",
    "его",
    "ому",
    "ему",
    "ый",
    "ий",
    "ая",
    "ое",
    "ые",
    "ых",
    "их",
    "ция",
    "ции",
    "ние",
    "ния",
    "ать",
    "ить",
    "ется",
)
_PLACES = {letter: chr(0x1000 + place) for place, letter in enumerate(ALPHABET)}
_NUMBER = re.compile(r"\d+")


def sort_key(text: str) -> str:
    """Return a key that sorts as a Kyrgyz dictionary does: ң after н, ө after о, ү after у; 2 before 10."""
    plain = unicodedata.normalize("NFC", text).lower()
    plain = _NUMBER.sub(lambda number: number.group().zfill(8), plain)
    return "".join(_PLACES.get(letter, letter) for letter in plain if letter.isalnum() or letter == " ").strip()


def has_kyrgyz_letters(text: str) -> bool:
    """Tell whether a text has ң, ө or ү."""
    return not KYRGYZ_LETTERS.isdisjoint(text)


def guess_language(text: str) -> str:
    """Return ky, ru or en: the likeliest language of a text, by its letters, common words and endings."""
    if has_kyrgyz_letters(text):
        return "ky"
    words = [token.folded for token in tokenize(text) if token.folded.isalpha()]
    latin = sum(word.isascii() for word in words)
    if latin * 2 > len(words):
        return "en"
    kyrgyz = sum(word in STOP_WORDS["ky"] or stem(word, "ky") in KNOWN for word in words)
    russian = sum(word in STOP_WORDS["ru"] or word.endswith(RUSSIAN_ENDINGS) for word in words)
    russian += 2 * any(letter in RUSSIAN_LETTERS for letter in text)
    return "ru" if russian >= kyrgyz else "ky"
