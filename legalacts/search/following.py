"""Keep the index level with the database: what the change log has beyond the index is written into it first.

A search asks for the changes after the index's own number, writes the records they concern anew, and commits them
together with the new number. Changes that the log no longer has (an undone transaction, a restored backup) are
recognised by number and time: the records they had touched are looked at again, or the index is built anew.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

import tantivy
from django.utils import timezone
from tantivy import IndexWriter

from legalacts.models import Change, Provision
from legalacts.models.databases import AWAY, FIRST, from_the_first, in_parts, is_resting, reading_from, reads, rest

from .analysing import documents
from .change_log import Columns, log_rows, read_log
from .entries import record_name
from .index import (
    IndexBusy,
    NoIndex,
    OpenIndex,
    Seen,
    Snapshot,
    State,
    building,
    commit,
    forget,
    new_folder,
    open_current,
)
from .records import OWNERS, all_entries, concerned_by, entries_of, merge, turning
from .schema import SCHEMA, document, kept

log = logging.getLogger(__name__)

# More concerned records than this are quicker to build anew.
MOST_AT_ONCE = 20_000
TAIL = 300
MOST_GAPS = 200
PATIENCE = 5.0
# Kinds by whose records the glossary, or the list of the acts that are cited, must be read again.
NAMED = frozenset(["act", "lifecycleevent", "institution", "term", "topic", "indicator", "jurisdiction"])

_following = threading.Lock()


class LogDiffers(Exception):
    """The log is not the one that the index has followed."""


def current_index() -> Snapshot:
    """The index, level with the database; built first if there is none."""
    with _following:
        try:
            return followed(open_current()).snapshot
        except (NoIndex, LogDiffers):
            forget()
        from_the_first(lambda: rebuild(unless=is_level))
        return followed(open_current()).snapshot


def is_level() -> bool:
    """Whether another process has meanwhile built an index that follows this database."""
    try:
        followed(open_current())
    except (NoIndex, LogDiffers):
        forget()
        return False
    return True


def followed(opened: OpenIndex) -> OpenIndex:
    """Bring an open index level with the database.

    A replica is asked whether there is anything new, and only the first database what: replicas that are not equally
    far would send the index to and fro. While the first is away the index is searched as it is.
    """
    if reads() == FIRST:
        return written(opened)
    if is_resting(FIRST) or has_nothing_beyond(opened.state):
        return opened
    try:
        with reading_from(FIRST):
            return written(opened)
    except AWAY:
        rest(FIRST)
        log.warning("The first database is away; searching the index as it is.")
        return opened


def has_nothing_beyond(state: State) -> bool:
    """Whether the log, where it is read from, ends where the index does, and the day is the same."""
    changes = read_log(log_rows(state), state)
    known = [state.tail[-1][:2]] if state.sequence else []
    return state.day >= timezone.localdate().isoformat() and [list(change[:2]) for change in changes] == known


def written(opened: OpenIndex) -> OpenIndex:
    """Write into an open index what the log has beyond it; wait shortly while another process does."""
    seen = Seen(timezone.localdate(), log_rows(opened.state))
    if opened.quiet == seen:
        return opened
    give_up = time.monotonic() + PATIENCE
    while pending := pending_changes(opened.state, seen.rows):
        try:
            with opened.writer() as writer:
                opened.reload()  # another process may have written until we had the lock
                pending = pending_changes(opened.state, log_rows(opened.state))
                if pending:
                    merge(pending.ids, left_families(opened.snapshot, pending.ids.get("provision", set())))
                    apply(pending, writer)
            opened.reload()
            return opened
        except IndexBusy:
            if time.monotonic() > give_up:
                log.warning("The index is being written by another process; searching it as it is.")
                return opened
            time.sleep(0.02)
            opened.reload()
            seen = Seen(seen.day, log_rows(opened.state))
    opened.quiet = seen
    return opened


class Pending:
    """What has to be written anew, and the state that is reached by it."""

    def __init__(self, state: State, changes: list[Columns], ids: dict[str, set[int]], today: date):
        self.ids = ids
        self.today = today
        self.state = next_state(state, changes, today)


def pending_changes(state: State, rows: list[tuple]) -> Pending | None:
    """What the log, as the database gives it, and the calendar have beyond a state; no query when there is nothing."""
    today = timezone.localdate()
    changes = read_log(rows, state)
    ids: dict[str, set[int]] = {}
    last = changes[0] if changes and changes[0][0] == state.sequence else None
    if state.sequence and (last is None or [last[0], last[1]] != state.tail[-1][:2]):
        ids = undone(state)
        changes = read_log(log_rows(state), state)
    news = [change for change in changes if change[0] > state.sequence or in_gaps(change[0], state.gaps)]
    if state.day < today.isoformat():
        merge(ids, turning(date.fromisoformat(state.day), today))
    elif not news and not ids:
        return None
    touched: dict[str, set[int]] = {}
    for _, _, kind, record_id in news:
        touched.setdefault(kind, set()).add(record_id)
    for kind, found in touched.items():
        merge(ids, concerned_by(kind, found))
    if sum(map(len, ids.values())) > MOST_AT_ONCE:
        raise LogDiffers
    return Pending(state, news, ids, today)


def undone(state: State) -> dict[str, set[int]]:
    """Step the state back to the last change the log still has; return the records of those it no longer has."""
    numbers = [number for number, *_ in state.tail]
    kept = dict(Change.objects.filter(pk__in=numbers).values_list("id", "at"))
    ids: dict[str, set[int]] = {}
    while state.tail:
        number, at, kind, record_id = state.tail[-1]
        if number in kept and kept[number].isoformat() == at:
            state.sequence = number
            state.gaps = [gap for gap in state.gaps if gap[1] < number]
            return ids
        merge(ids, concerned_by(kind, {record_id}))
        if kind in NAMED:
            state.names = f"before {number} {at}"
        state.tail.pop()
    raise LogDiffers


def in_gaps(number: int, gaps: list[list[int]]) -> bool:
    return any(first <= number <= last for first, last in gaps)


def next_state(state: State, news: list[Columns], today: date) -> State:
    """The state after the given changes."""
    seen = sorted(change[0] for change in news)
    gaps = [part for gap in state.gaps for part in without(gap, seen)]
    sequence = state.sequence
    for number in seen:
        if number > sequence + 1:
            gaps.append([sequence + 1, number - 1])
        sequence = max(sequence, number)
    tail = [*state.tail, *as_shown(sorted(news)[-TAIL:])]
    tail.sort(key=lambda change: change[0])
    names = [f"{number} {at}" for number, at, kind, _ in sorted(news) if kind in NAMED]
    return State(sequence, names[-1] if names else state.names, today.isoformat(), tail[-TAIL:], gaps[-MOST_GAPS:])


def as_shown(changes: list[Columns]) -> list[list]:
    """Changes of parts as changes of what they are shown with: of a part that is gone nobody knows that any more."""
    owners: dict[tuple[str, int], tuple[str, int]] = {}
    for kind in OWNERS.keys() & {change[2] for change in changes}:
        model, owner, owner_kind = OWNERS[kind]
        found = model.objects.filter(pk__in={change[3] for change in changes if change[2] == kind})
        owners |= {(kind, part): (owner_kind, whole) for part, whole in found.values_list("pk", owner)}
    return [[number, at, *owners.get((kind, record_id), (kind, record_id))] for number, at, kind, record_id in changes]


def without(gap: list[int], seen: list[int]) -> Iterator[list[int]]:
    """The parts of a gap that remain when some of its numbers have come."""
    first, last = gap
    for number in seen:
        if first <= number <= last:
            if first < number:
                yield [first, number - 1]
            first = number + 1
    if first <= last:
        yield [first, last]


def left_families(snapshot: Snapshot, ids: set[int]) -> dict[str, set[int]]:
    """The provisions whose articles, as the index knows them, had provisions that no longer exist."""
    kept: set[int] = set()
    for part in in_parts(ids):
        kept.update(Provision.objects.filter(pk__in=part).values_list("pk", flat=True))
    units = {unit for record_id in ids - kept for unit in units_of(snapshot, record_name("provision", record_id))}
    return concerned_by("provision", units) if units else {}


def units_of(snapshot: Snapshot, record: str) -> set[int]:
    """The ids of the articles that the entries of a provision are counted with."""
    found = snapshot.searcher.search(tantivy.Query.term_query(SCHEMA, "record", record), 10, count=False).hits
    return {int(kept(snapshot.searcher, place)["unit"].partition(":")[2]) for _, place in found}


def apply(pending: Pending, writer: IndexWriter) -> None:
    """Replace the entries of the concerned records, and commit them with the new state."""
    for kind, ids in pending.ids.items():
        for record_id in ids:
            writer.delete_documents_by_term("record", record_name(kind, record_id))
        for entry in entries_of(kind, sorted(ids), pending.today):
            writer.add_document(document(entry))
    commit(writer, pending.state)


def rebuild(progress: Callable[[int], None] | None = None, unless: Callable[[], bool] | None = None) -> int:
    """Build the index anew beside the old one and switch to it; return the number of entries.

    With `unless` nothing is built if that says so once it is this process's turn.
    """
    with building():
        if unless and unless():
            return 0
        today = timezone.localdate()
        state = present_state(today)
        count = 0
        with new_folder() as (_, writer):
            for count, made in enumerate(documents(all_entries(today)), start=1):
                writer.add_document(made)
                if progress and count % 1000 == 0:
                    progress(count)
            commit(writer, state)
    return count


def present_state(today: date) -> State:
    """Where the log stands now; read before the records, so that nothing is missed, at most written twice."""
    rows = Change.objects.order_by("-id").values_list("id", "at", "kind", "record_id")[:TAIL]
    tail = as_shown([(number, at.isoformat(), kind, record_id) for number, at, kind, record_id in reversed(rows)])
    numbers = [change[0] for change in tail]
    gaps = [[before + 1, after - 1] for before, after in pairwise(numbers) if after > before + 1]
    last = tail[-1] if tail else [0, ""]
    return State(last[0], f"{last[0]} {last[1]}", today.isoformat(), tail, gaps[-MOST_GAPS:])
