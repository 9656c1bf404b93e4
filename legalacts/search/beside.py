"""Calls of the engine beside each other: it works without the interpreter's lock, so a second core saves time."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Generic, TypeVar

MOST_THREADS = 4
T = TypeVar("T")


@cache
def helpers() -> ThreadPoolExecutor:
    """The threads of this process that searches share: a core each, but for the one that asks."""
    cores = len(os.sched_getaffinity(0))
    return ThreadPoolExecutor(min(MOST_THREADS, max(1, cores - 1)), "search")


# Threads do not live on in a process that is forked.
os.register_at_fork(after_in_child=helpers.cache_clear)


class Begun(Generic[T]):
    """Work that another thread may do meanwhile; it asks nothing of the database, which has a connection a thread."""

    def __init__(self, work: Callable[..., T], *given):
        self.work, self.given = work, given
        self.future = helpers().submit(work, *given)

    def result(self) -> T:
        """What came of it; work that no thread has begun is done here, so nobody waits for threads that are busy."""
        return self.work(*self.given) if self.future.cancel() else self.future.result()
