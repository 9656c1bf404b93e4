"""The documents of a large build: a second process analyses the texts while this one reads records and writes.

The other process touches neither database nor index, and ends with this one. Should it end before, its work is done
here.
"""

import gc
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from queue import SimpleQueue
from threading import Thread

from django.conf import settings
from tantivy import Document

from .entries import Entry
from .schema import SCHEMA, document, fields_of

# So many are analysed before another process would be ready to.
ALONE = 5000
PART = 100
# So many parts are under way at once, so that memory stays bounded.
AHEAD = 12
COMMAND = "import django; django.setup(); from legalacts.search.analysing import work; work()"


def documents(entries: Iterable[Entry]) -> Iterator[Document]:
    """The entries as documents, in their order."""
    entries = iter(entries)
    yield from map(document, islice(entries, ALONE))
    following = next(entries, None)
    if following is None:
        return
    entries = chain([following], entries)
    if (os.cpu_count() or 1) < 2:
        yield from map(document, entries)
        return
    with analyst() as other:
        for fields in other.analysed(entries):
            yield Document.from_dict(fields, SCHEMA)


class Analyst:
    """Another process that makes fields of entries."""

    def __init__(self, process: subprocess.Popen):
        self.process = process
        self.answers: SimpleQueue = SimpleQueue()
        Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        """Take what it sends, so that neither waits for the other to read; nothing is the sign that it has ended."""
        try:
            while True:
                self.answers.put(pickle.load(self.process.stdout))
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            self.answers.put(None)

    def analysed(self, entries: Iterator[Entry]) -> Iterator[dict]:
        """The fields of entries, in their order."""
        waiting: deque[list[Entry]] = deque()
        while part := list(islice(entries, PART)):
            self.ask(part)
            waiting.append(part)
            if len(waiting) > AHEAD:
                yield from self.answer(waiting.popleft())
        while waiting:
            yield from self.answer(waiting.popleft())

    def ask(self, part: list[Entry]) -> None:
        """Send it some entries; when it has ended, nothing comes back."""
        try:
            pickle.dump(part, self.process.stdin, pickle.HIGHEST_PROTOCOL)
            self.process.stdin.flush()
        except OSError:
            pass

    def answer(self, part: list[Entry]) -> list[dict]:
        """What came back for some entries."""
        found = self.answers.get()
        if found is not None:
            return found
        self.answers.put(None)
        return [fields_of(entry) for entry in part]


@contextmanager
def analyst() -> Iterator[Analyst]:
    """An analyst for as long as the block lasts."""
    command = [sys.executable, "-c", COMMAND]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=settings.BASE_DIR)
    try:
        yield Analyst(process)
    finally:
        process.kill()
        process.wait()


def work() -> None:
    """Be the analyst: read entries from standard input until there are no more, write their fields.

    Nothing here refers to itself, so nothing is gained by looking for what does.
    """
    gc.disable()
    while True:
        try:
            part = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump([fields_of(entry) for entry in part], sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()
