"""The stem of a Russian word.

Snowball (M. Porter's algorithm for Russian) knows endings, no words. So it reads -ит of a noun as that of a verb
(кредит like говорит), -ан as that of a participle (орган like сделан), keeps the fleeting vowel of the nominative apart
from the other cases (истец, истца; участок, участка: А. А. Зализняк, Грамматический словарь русского языка, the
index *), and leaves the aspects of a verb apart (освободить, освобождать, освобождение).
"""

from functools import lru_cache

import snowballstemmer

from .nouns import noun_stem, without_fleeting_vowel
from .verbs import verb_stem

_SNOWBALL = snowballstemmer.stemmer("russian")


def stem_russian(word: str) -> str:
    """The stem of a folded Russian word."""
    return verb_stem(without_ending(word), is_noun=bool(noun_stem(word)))


@lru_cache(maxsize=50_000)
def without_ending(word: str) -> str:
    """A folded Russian word without its ending."""
    return noun_stem(word) or _SNOWBALL.stemWord(without_fleeting_vowel(word))
