"""Which database is read from: the first one, or a replica that follows it; and which ones are away."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from django.db import DatabaseError, InterfaceError, OperationalError, connections

FIRST = "default"
# How long a database that did not answer is left alone.
REST = 5.0
AWAY = (OperationalError, InterfaceError)
T = TypeVar("T")

_reads: ContextVar[str] = ContextVar("reads", default=FIRST)
_resting: dict[str, float] = {}


def reads() -> str:
    """The alias of the database that is read from at this moment."""
    return _reads.get()


@contextmanager
def reading_from(alias: str) -> Iterator[None]:
    """Read from a database for as long as the block lasts."""
    mark = _reads.set(alias)
    try:
        yield
    finally:
        _reads.reset(mark)


def rest(alias: str) -> None:
    """Note that a database did not answer, and leave it alone for a while."""
    _resting[alias] = time.monotonic() + REST
    try:
        connections[alias].close()
    except DatabaseError:
        connections[alias].connection = None


def is_resting(alias: str) -> bool:
    """Whether a database is left alone."""
    return time.monotonic() < _resting.get(alias, 0)


def wake(alias: str) -> None:
    """Note that a database answers."""
    _resting.pop(alias, None)


def from_the_first(work: Callable[[], T]) -> T:
    """What some work gives that reads from the first database; if that is away, from the one this request reads from.

    For what is kept beyond a request: a replica may not have the newest yet.
    """
    if reads() == FIRST:
        return work()
    if not is_resting(FIRST):
        try:
            with reading_from(FIRST):
                return work()
        except AWAY:
            rest(FIRST)
    return work()


def count_for_the_planner(alias: str = FIRST) -> None:
    """Let SQLite look at what its indexes hold, as other databases do by themselves; hundredths of a second.

    Call it when much was written: without it SQLite takes «is it public», true of nearly all, for a good way into a
    large table, and reads the whole of it for the page of one act.
    """
    database = connections[alias]
    if database.vendor == "sqlite":
        with database.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")


def in_parts(keys: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    """Ids or keys, in their order, in parts that a database accepts in one question."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
