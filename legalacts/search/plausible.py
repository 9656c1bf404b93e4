"""Whether an unknown word could be right and only new here: its letters follow each other as in known words."""

from collections import Counter
from pathlib import Path

from .vocabulary import Vocabulary

LETTERS = "абвгдежзийклмнопрстуфхцчшщыэюяabcdefghijklmnopqrstuvwxyz"
TEXT = "body_exact"
# So many words of each first two letters show how words are made.
MOST_WORDS = 100
# A row of three letters that fewer words have is most likely a slip.
USUAL = 3

_kept: tuple[Path | None, Counter[str]] = (None, Counter())


def is_plausible(word: str, vocabulary: Vocabulary) -> bool:
    """Whether every three letters of a word stand in several known words."""
    seen = triples_of(vocabulary)
    return all(seen[three] >= USUAL for three in triples(word))


def triples_of(vocabulary: Vocabulary) -> Counter[str]:
    """How many known words have each three letters in a row; counted once for a build of the index."""
    global _kept
    if _kept[0] != vocabulary.folder:
        _kept = (vocabulary.folder, count_triples(vocabulary))
    return _kept[1]


def count_triples(vocabulary: Vocabulary) -> Counter[str]:
    """Count them in some words of every beginning."""
    seen: Counter[str] = Counter()
    for first in LETTERS:
        for second in LETTERS:
            for word, _ in vocabulary.searcher.terms_with_prefix(TEXT, first + second, limit=MOST_WORDS):
                seen.update(triples(word))
    return seen


def triples(word: str) -> set[str]:
    """The rows of three letters in a word, its beginning and end marked."""
    marked = f"^{word}$"
    return {marked[at : at + 3] for at in range(len(marked) - 2)}
