"""Stems and roots in three languages: Kyrgyz by our own stemmer, Russian by Snowball with help, English by Snowball."""

from functools import lru_cache

from .kyrgyz import stem as kyrgyz_stem
from .russian import stem_russian, without_ending
from .snowball import snowball

LANGUAGES = ("ky", "ru", "en")
ROOT_LENGTH = 5
_english_stem = snowball("english")


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; numbers are their own stem."""
    if not word.isalpha():
        return word
    if language == "ky":
        return kyrgyz_stem(word)
    return stem_russian(word) if language == "ru" else _english_stem(word)


def root(word: str, language: str) -> str:
    """Return the first letters of a word without its ending: what derived words share (мыйзам, мыйзамдаштыруу)."""
    start = without_ending(word) if language == "ru" and word.isalpha() else stem(word, language)
    return start[:ROOT_LENGTH]
