"""What is counted over all records: kept by a process for as long as nothing has changed anywhere.

A page that says how many there are of everything would else cost more, the more there is. Call it only where nothing
is written; what is kept belongs to the database that is read from, and to its level.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.conf import settings

from .databases import reads
from .level import level_of

# Beyond so many all are forgotten: filters can be put together without end.
MOST = 500
T = TypeVar("T")

_kept: dict[str, tuple[tuple, dict[Hashable, Any]]] = {}


def until_something_changes(name: Hashable, work: Callable[[], T]) -> T:
    """What some work gives: as it was kept under a name, while nothing has changed since; one small query."""
    if not settings.COUNTS_KEPT:
        return work()
    alias = reads()
    level = level_of(alias)
    if level is None:
        return work()
    known_at, known = _kept.get(alias, (None, {}))
    if known_at != level or len(known) >= MOST:
        known = {}
        _kept[alias] = level, known
    if name not in known:
        known[name] = work()
    return known[name]
