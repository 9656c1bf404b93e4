"""Threads that take turns in the middle of everything."""

import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")


def at_once(
    work: Callable[[Given], Answer], given: Iterable[Given], threads: int = 8, turn: float = 1e-6
) -> list[Answer]:
    """What some work gives for each, done by many threads; another goes on after `turn` seconds, usually 0.005."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(turn)
    try:
        with ThreadPoolExecutor(threads) as working:
            return list(working.map(work, given))
    finally:
        sys.setswitchinterval(usual)
