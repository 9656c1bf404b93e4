"""The words the index knows, and how many entries have each."""

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from .index import Snapshot
from .schema import EVER

EXACT_FIELDS = ("title_exact", "body_exact", "context_exact")
# So many beginnings of words are kept with the words that begin so, and so many words by their first letters.
MOST_REMEMBERED = 256
MOST_WORDS = 150_000
MOST_OF_A_LETTER = 40_000


@dataclass(frozen=True)
class Begun:
    """The words that begin with a letter."""

    words: list[str]
    """In the order of their letters."""
    by_length: dict[int, list[str]]

    def has_any(self, prefix: str) -> bool:
        """Whether one begins so."""
        at = bisect_left(self.words, prefix)
        return at < len(self.words) and self.words[at].startswith(prefix)

    def has(self, word: str) -> bool:
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word


class Vocabulary:
    """The words of one state of the index; counts are remembered."""

    def __init__(self, snapshot: Snapshot):
        self.searcher = snapshot.searcher
        self.folder = snapshot.folder
        self.size = max(1, snapshot.searcher.num_docs)
        self.counts: dict[tuple[str, str], int] = {}
        self.begun: dict[tuple, dict[str, int]] = {}
        self.letters: dict[tuple[str, str], Begun] = {}
        self.remembered = 0

    def count(self, field: str, key: str) -> int:
        """How many entries have a key in a field."""
        at = (field, key)
        if at not in self.counts:
            self.counts[at] = self.searcher.doc_freq(field, key)
        return self.counts[at]

    def has_exact(self, spelling: str) -> int:
        """How many entries have a spelling, at least."""
        return max(self.count(field, spelling) for field in EXACT_FIELDS)

    def has_stem(self, key: str) -> int:
        """How many entries have a stem."""
        return self.count_marked("words", key)

    def has_root(self, key: str) -> int:
        """How many entries have a root."""
        return self.count_marked("root", key)

    def count_marked(self, field: str, key: str) -> int:
        """How many entries, of any language and time, have a key in a field of marked ones."""
        at = (field, key)
        if at not in self.counts:
            self.counts[at] = sum(self.searcher.doc_freq(field, mark + key) for mark in EVER)
        return self.counts[at]

    def weight(self, key: str) -> float:
        """How much a stem tells: little if most entries have it."""
        return self.rarity(self.has_stem(key))

    def rarity(self, count: int) -> float:
        """The weight of a word by how many entries have it."""
        total = max(self.size / 3, count)
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def beginning(self, prefix: str, most: int) -> dict[str, int]:
        """The spellings that begin so, each with its count."""
        at = (prefix, most)
        if at not in self.begun:
            if len(self.begun) >= MOST_REMEMBERED:
                self.begun.clear()
            found = self.begun[at] = {}
            for field in EXACT_FIELDS:
                for known, count in self.searcher.terms_with_prefix(field, prefix, limit=most):
                    found[known] = max(found.get(known, 0), count)
        return self.begun[at]

    def words_from(self, letter: str) -> Begun:
        """The spellings that begin with a letter."""
        return self.begun_with("", letter, EXACT_FIELDS, ("",))

    def stems_from(self, mark: str, letter: str) -> Begun:
        """The stems of a language, by its mark, that begin with a letter."""
        return self.begun_with(mark, letter, ("words",), EVER)

    def begun_with(self, mark: str, letter: str, fields: tuple[str, ...], texts: tuple[str, ...]) -> Begun:
        """What begins with a letter, in some fields; remembered."""
        at = (mark, letter)
        if at not in self.letters:
            found: set[str] = set()
            for field in fields:
                for text in texts:
                    start = len(text) + len(mark)
                    known = self.searcher.terms_with_prefix(field, text + mark + letter, limit=MOST_OF_A_LETTER)
                    found.update(word[start:] for word, _ in known)
            self.remember(at, found)
        return self.letters[at]

    def remember(self, at: tuple[str, str], found: set[str]) -> None:
        """Keep words by their first letter, numbers left out; not of all letters where there are very many words."""
        words = sorted(word for word in found if not word[-1].isdigit())
        by_length: dict[int, list[str]] = {}
        for word in words:
            by_length.setdefault(len(word), []).append(word)
        self.remembered += len(words)
        if self.remembered > MOST_WORDS:
            self.letters, self.remembered = {}, len(words)
        self.letters[at] = Begun(words, by_length)


@lru_cache(maxsize=2)
def vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """The vocabulary of an index as it is now."""
    return Vocabulary(snapshot)
