"""The index on disk: a folder for each build, one of them current; opening, writing and replacing it.

INDEX_DIR/current names the folder in use. A rebuild writes a folder beside it and then replaces that name in one step,
so a reader sees the old index or the new one, never half of one.
"""

import fcntl
import os
import shutil
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

import tantivy
from django.conf import settings

from legalacts.language import ANALYSIS_VERSION

from .schema import LAYOUT, SCHEMA, as_kept, kept

STATE = "state"
HEAP = 30_000_000
REBUILD_HEAP = 200_000_000


class IndexBusy(Exception):
    """Another process or thread is writing to the index."""


class NoIndex(Exception):
    """There is no index, or not one that this version can read."""


@dataclass
class State:
    """How far the index has followed the database; kept inside it, so committed with what it describes."""

    sequence: int = 0
    names: str = ""
    """The last change, number and time, of a record whose names the glossary holds."""
    day: str = ""
    """The day whose wordings and force the entries show, ISO."""
    tail: list[list] = field(default_factory=list)
    """The last changes taken over, [id, time, kind, record id] each: what to look at again if they were undone."""
    gaps: list[list[int]] = field(default_factory=list)
    """Numbers passed over, [first, last] each: of transactions that may still commit."""
    analysis: int = field(default_factory=lambda: ANALYSIS_VERSION)
    layout: int = field(default_factory=lambda: LAYOUT)

    @property
    def is_current(self) -> bool:
        """Whether texts are still analysed and stored the way they are in this index."""
        return (self.analysis, self.layout) == (ANALYSIS_VERSION, LAYOUT)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """An index as one search sees it from beginning to end."""

    folder: Path
    searcher: tantivy.Searcher
    state: State

    @property
    def reached(self) -> str:
        """Up to which change of a name it has followed the database."""
        return f"{self.folder} {self.state.names}"


class Seen(NamedTuple):
    """A day, and what the database gave of the log beyond a state on it."""

    day: date
    rows: list[tuple]


class OpenIndex:
    """One folder, opened; safe to share between threads."""

    def __init__(self, folder: str):
        self.path = folder
        self.folder = Path(folder)
        self.index = tantivy.Index.open(folder)
        self.index.config_reader(reload_policy="manual")
        self.reload()

    def reload(self) -> None:
        """Take over what has been committed."""
        with self.unless_replaced():
            self.index.reload()
            searcher = self.index.searcher()
            self.state = read_state(searcher)
        self.quiet: Seen | None = None  # what there was to see when there was nothing new
        self.snapshot = Snapshot(self.folder, searcher, self.state)

    @contextmanager
    def writer(self, heap: int = HEAP) -> Iterator[tantivy.IndexWriter]:
        """Yield the one writer there can be; what it did is committed by `commit` or forgotten."""
        with self.unless_replaced():
            try:
                writer = self.index.writer(heap, 1)
            except ValueError as error:
                raise IndexBusy from error
            try:
                yield writer
            finally:
                writer.wait_merging_threads()
                del writer

    @contextmanager
    def unless_replaced(self) -> Iterator[None]:
        """What fails because another process has built an index since, and removed this one, is NoIndex."""
        try:
            yield
        except (ValueError, OSError) as error:
            if self.path == current_folder():
                raise
            raise NoIndex from error


def read_state(searcher: tantivy.Searcher) -> State:
    """The state kept in an index."""
    found = searcher.search(tantivy.Query.term_query(SCHEMA, "record", STATE), 1).hits
    if not found:
        raise NoIndex
    return State(**kept(searcher, found[0][1]))


def commit(writer: tantivy.IndexWriter, state: State) -> None:
    """Commit what was written together with the state it brings the index to."""
    writer.delete_documents_by_term("record", STATE)
    writer.add_document(tantivy.Document.from_dict({"record": [STATE], "shown": [as_kept(asdict(state))]}, SCHEMA))
    writer.commit()


_opened: dict[str, OpenIndex] = {}
_opening = threading.Lock()


def open_current() -> OpenIndex:
    """The index in use; opened once a process, again when it was replaced."""
    folder = current_folder()
    with _opening:
        opened = _opened.get("index")
        if opened is None or opened.path != folder:
            _opened["index"] = opened = open_folder(folder)
        return opened


def current_folder() -> str:
    """The folder that is named as current; asked in every search."""
    try:
        with open(f"{settings.INDEX_DIR}/current", encoding="utf-8") as file:
            return f"{settings.INDEX_DIR}/{file.read().strip()}"
    except OSError as error:
        raise NoIndex from error


def open_folder(folder: str) -> OpenIndex:
    """Open a folder; a damaged index, or one of another version, counts as none."""
    try:
        opened = OpenIndex(folder)
    except (ValueError, OSError, KeyError, TypeError, SystemError) as error:
        raise NoIndex from error
    if not opened.state.is_current:
        raise NoIndex
    return opened


def forget() -> None:
    """Close the index; the next search opens it again."""
    with _opening:
        _opened.clear()


@contextmanager
def building() -> Iterator[None]:
    """Hold the right to build an index, which one process has at a time; wait for it."""
    root = Path(settings.INDEX_DIR)
    root.mkdir(parents=True, exist_ok=True)
    with (root / "rebuild.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def new_folder() -> Iterator[tuple[Path, tantivy.IndexWriter]]:
    """Yield a folder with an empty index and its writer; name it current when all went well."""
    folder = Path(settings.INDEX_DIR) / f"{time.strftime('%Y%m%d-%H%M%S')}-{uuid.uuid4().hex[:8]}"
    folder.mkdir()
    try:
        writer = tantivy.Index(SCHEMA, path=str(folder)).writer(REBUILD_HEAP, 1)
        yield folder, writer
        writer.wait_merging_threads()
        make_current(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    remove_others(folder)


def make_current(folder: Path) -> None:
    """Name a folder as the one in use, in one step."""
    naming = folder.parent / f"current.{uuid.uuid4().hex[:8]}"
    naming.write_text(folder.name)
    os.replace(naming, folder.parent / "current")
    forget()


def remove_others(folder: Path) -> None:
    """Remove older builds; a process that still reads one keeps its open files."""
    for other in folder.parent.iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other, ignore_errors=True)
