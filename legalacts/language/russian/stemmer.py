"""The stem of a Russian word.

Snowball (M. Porter's algorithm for Russian) knows endings, no words. So it reads -ит of a noun as that of a verb
(кредит like говорит), -ан as that of a participle (орган like сделан), keeps the fleeting vowel of the nominative apart
from the other cases (истец, истца; участок, участка: А. А. Зализняк, Грамматический словарь русского языка, the
index *), and leaves the aspects of a verb apart (освободить, освобождать, освобождение).
"""

from functools import lru_cache

from legalacts.language.snowball import snowball

from .nouns import noun_stem, without_fleeting_vowel
from .verbs import verb_stem

_snowball_stem = snowball("russian")


def stem_russian(word: str) -> str:
    """The stem of a folded Russian word."""
    start, is_noun = read(word)
    return verb_stem(start, is_noun=is_noun)


def without_ending(word: str) -> str:
    """A folded Russian word without its ending."""
    return read(word)[0]


@lru_cache(maxsize=50_000)
def read(word: str) -> tuple[str, bool]:
    """A word without its ending, and whether it is of a noun known here."""
    noun = noun_stem(word)
    return (noun, True) if noun else (_snowball_stem(without_fleeting_vowel(word)), False)
