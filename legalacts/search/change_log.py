"""The change log beyond a state of the index, asked for in every search."""

from datetime import UTC, datetime
from functools import lru_cache

from django.db import connections, models
from django.utils.dateparse import parse_datetime

from legalacts.models import Change
from legalacts.models.databases import reads

from .index import State

MOST_CHANGES = 200_000
Columns = tuple[int, str, str, int]


def log_rows(state: State) -> list[tuple]:
    """The last change taken over, those after it, and late ones with numbers that were passed over; one query.

    As the database gives them: this is asked in every search, and is nearly always what it was in the one before.
    """
    sql, params = statement(reads(), state.sequence, tuple(map(tuple, state.gaps)))
    with connections[reads()].cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


@lru_cache(maxsize=8)
def statement(alias: str, sequence: int, gaps: tuple[tuple[int, int], ...]) -> tuple[str, tuple]:
    """How a database is asked for it."""
    wanted = models.Q(id__gte=sequence)
    for first, last in gaps:
        wanted |= models.Q(id__range=(first, last))
    rows = Change.objects.filter(wanted).order_by("id").values_list("id", "at", "kind", "record_id")[:MOST_CHANGES]
    return rows.query.get_compiler(using=alias).as_sql()


def read_log(rows: list[tuple], state: State) -> list[Columns]:
    """What the database gives of the log, the last change taken over first."""
    changes = [(number, time_of(at), kind, record_id) for number, at, kind, record_id in rows]
    return sorted(changes, key=lambda change: (change[0] != state.sequence, change[0]))


def time_of(value: datetime | str) -> str:
    """A time as databases give it, some as text without its zone, UTC."""
    at = parse_datetime(value) if isinstance(value, str) else value
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()
