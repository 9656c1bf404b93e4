"""The words the index knows, and how many entries have each."""

import math
from functools import lru_cache

from .index import Snapshot
from .schema import EVER

# Fields whose words bear the marks of the texts they stand in.
MARKED = ("words", "root")
EXACT_FIELDS = ("title_exact", "body_exact", "context_exact")


# So many beginnings of words are kept with the words that begin so.
MOST_REMEMBERED = 256


class Vocabulary:
    """The words of one state of the index; counts are remembered."""

    def __init__(self, snapshot: Snapshot):
        self.searcher = snapshot.searcher
        self.folder = snapshot.folder
        self.size = max(1, snapshot.searcher.num_docs)
        self.counts: dict[tuple[str, str], int] = {}
        self.begun: dict[tuple, dict[str, int]] = {}
        self.lengths: dict[tuple, dict[int, dict[str, int]]] = {}

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

    def beginning(self, prefix: str, fields: tuple[str, ...], most: int) -> dict[str, int]:
        """The words that begin so, each with its count."""
        at = (prefix, fields, most)
        if at not in self.begun:
            if len(self.begun) >= MOST_REMEMBERED:
                self.begun.clear()
            found = self.begun[at] = {}
            for field in fields:
                for mark in EVER if field in MARKED else ("",):
                    for word, count in self.searcher.terms_with_prefix(field, mark + prefix, limit=most):
                        known = word[len(mark) :]
                        found[known] = max(found.get(known, 0), count)
        return self.begun[at]

    def by_length(self, prefix: str, fields: tuple[str, ...], most: int) -> dict[int, dict[str, int]]:
        """The words that begin so and are no numbers, each with its count, by how many letters they have."""
        at = (prefix, fields, most)
        if at not in self.lengths:
            if len(self.lengths) >= MOST_REMEMBERED:
                self.lengths.clear()
            found = self.lengths[at] = {}
            for word, count in self.beginning(prefix, fields, most).items():
                if not word[-1].isdigit():
                    found.setdefault(len(word), {})[word] = count
        return self.lengths[at]


@lru_cache(maxsize=2)
def vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """The vocabulary of an index as it is now."""
    return Vocabulary(snapshot)
