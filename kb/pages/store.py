"""Answers kept in the memory of one process: so many bytes and no more."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import NamedTuple

from django.urls import ResolverMatch

# What Python itself needs for an answer and its place, roughly.
OVERHEAD = 2048


class Kept(NamedTuple):
    """A finished answer, and how far the database was when it was made."""

    level: Hashable
    headers: dict[str, str]
    content: bytes
    match: ResolverMatch | None

    @property
    def size(self) -> int:
        """Its bytes in memory."""
        return len(self.content) + OVERHEAD


class Shelf:
    """Answers in the order in which they were last asked for."""

    def __init__(self):
        self.answers: OrderedDict[Hashable, Kept] = OrderedDict()
        self.size = 0

    def put(self, key: Hashable, kept: Kept) -> None:
        self.take(key)
        self.answers[key] = kept
        self.size += kept.size

    def take(self, key: Hashable) -> Kept | None:
        """The answer, which is then no longer here."""
        kept = self.answers.pop(key, None)
        self.size -= kept.size if kept else 0
        return kept

    def take_oldest(self) -> tuple[Hashable, Kept]:
        """The one that was not asked for the longest."""
        key, kept = self.answers.popitem(last=False)
        self.size -= kept.size
        return key, kept


class Store:
    """Two shelves: what was asked for once, and what was asked for again.

    Whoever asks for thousands of addresses, each once, empties the first shelf only; what readers come back to stays.
    """

    def __init__(self, most: int):
        self.most = most
        self.once, self.again = Shelf(), Shelf()
        self.lock = Lock()

    def get(self, key: Hashable) -> Kept | None:
        """The answer kept under a key."""
        with self.lock:
            kept = self.again.take(key) or self.once.take(key)
            if kept:
                self.again.put(key, kept)
                while self.again.size > self.most * 3 // 4:
                    self.once.put(*self.again.take_oldest())
                self._make_room()
            return kept

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep an answer; one that would fill the store by itself is not kept."""
        if kept.size > self.most // 4:
            return
        with self.lock:
            known = self.again.take(key)
            (self.again if known else self.once).put(key, kept)
            self._make_room()

    def _make_room(self) -> None:
        while self.size > self.most:
            (self.once if self.once.answers else self.again).take_oldest()

    @property
    def size(self) -> int:
        """Bytes of all that is kept."""
        return self.once.size + self.again.size
