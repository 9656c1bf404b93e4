"""The words the index knows, and how many entries have each."""

import math
from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from .index import Snapshot
from .schema import EVER

EXACT_FIELDS = ("title_exact", "body_exact", "context_exact")
# So many beginnings of words are kept with the words that begin so, and so many words by their first letters; so many
# counts, since whoever asks for words that nobody has would fill the memory.
MOST_REMEMBERED = 256
MOST_COUNTS = 100_000
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
    """The words of one state of the index; counts are remembered.

    Threads share it: what is remembered is whole before it is put there, and is handed on without being looked up
    again, as another thread may have made room.
    """

    def __init__(self, snapshot: Snapshot):
        self.searcher = snapshot.searcher
        self.folder = snapshot.folder
        self.size = max(1, snapshot.searcher.num_docs)
        self.named: Set[str] = frozenset()
        """The stems that names of the glossary are made of, whether or not an entry has them."""
        self.counts: dict[tuple[str, str, bool], int] = {}
        self.begun: dict[tuple, dict[str, int]] = {}
        self.letters: dict[tuple[str, str], Begun] = {}
        self.remembered = 0

    def count(self, field: str, key: str) -> int:
        """How many entries have a key in a field."""
        known = self.counts.get((field, key, False))
        return self.counted(field, key) if known is None else known

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
        known = self.counts.get((field, key, True))
        return self.counted(field, key, marked=True) if known is None else known

    def counted(self, field: str, key: str, *, marked: bool = False) -> int:
        """How many entries have a key, as it is or under any mark; remembered, each by itself."""
        count = sum(self.searcher.doc_freq(field, mark + key) for mark in (EVER if marked else ("",)))
        if len(self.counts) >= MOST_COUNTS:
            self.counts = {}
        self.counts[field, key, marked] = count
        return count

    def weight(self, key: str) -> float:
        """How much a stem tells: little if most entries have it."""
        return self.rarity(self.has_stem(key))

    def rarity(self, count: int) -> float:
        """The weight of a word by how many entries have it."""
        total = max(self.size / 3, count)
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def beginning(self, prefix: str, most: int) -> dict[str, int]:
        """The spellings that begin so, each with its count."""
        begun = self.begun.get((prefix, most))
        if begun is None:
            begun = {}
            for field in EXACT_FIELDS:
                for known, count in self.searcher.terms_with_prefix(field, prefix, limit=most):
                    begun[known] = max(begun.get(known, 0), count)
            if len(self.begun) >= MOST_REMEMBERED:
                self.begun = {}
            self.begun[prefix, most] = begun
        return begun

    def words_from(self, letter: str) -> Begun:
        """The spellings that begin with a letter."""
        return self.begun_with("", letter, EXACT_FIELDS, ("",))

    def stems_from(self, mark: str, letter: str) -> Begun:
        """The stems of a language, by its mark, that begin with a letter."""
        return self.begun_with(mark, letter, ("words",), EVER)

    def begun_with(self, mark: str, letter: str, fields: tuple[str, ...], texts: tuple[str, ...]) -> Begun:
        """What begins with a letter, in some fields; remembered."""
        begun = self.letters.get((mark, letter))
        if begun is None:
            found: set[str] = set()
            for field in fields:
                for text in texts:
                    start = len(text) + len(mark)
                    known = self.searcher.terms_with_prefix(field, text + mark + letter, limit=MOST_OF_A_LETTER)
                    found.update(word[start:] for word, _ in known)
            begun = self.remembering((mark, letter), found)
        return begun

    def remembering(self, at: tuple[str, str], found: set[str]) -> Begun:
        """Keep words by their first letter, numbers left out; not of all letters where there are very many words."""
        words = sorted(word for word in found if not word[-1].isdigit())
        by_length: dict[int, list[str]] = {}
        for word in words:
            by_length.setdefault(len(word), []).append(word)
        self.remembered += len(words)
        if self.remembered > MOST_WORDS:
            self.letters, self.remembered = {}, len(words)
        self.letters[at] = begun = Begun(words, by_length)
        return begun


@lru_cache(maxsize=2)
def vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """The vocabulary of an index as it is now."""
    return Vocabulary(snapshot)
