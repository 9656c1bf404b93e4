"""How far a database is: two pages made at the same level say the same.

The number of the last change alone does not tell: in PostgreSQL a transaction may take a number, and become visible
after a later number did. So the number counts only when every transaction that ran when it was first seen has ended;
before that there is no level, and nothing that depends on it may be kept. SQLite writes one after the other.
"""

from typing import NamedTuple

from django.db import connections

LAST = "SELECT id, at FROM legalacts_change ORDER BY id DESC LIMIT 1"
THAT = "SELECT id, at FROM legalacts_change WHERE id = %s"
# With the oldest transaction that still writes, and how many have begun since.
LAST_AND_RUNNING = f"""
    SELECT last.id, last.at, pg_snapshot_xmin(shown)::text::bigint, age(pg_snapshot_xmin(shown)::xid)
    FROM pg_current_snapshot() AS shown LEFT JOIN LATERAL ({LAST}) AS last ON true
"""


class Seen(NamedTuple):
    """A last change, and the transaction before which all must have ended."""

    last: tuple
    settled_from: int


_seen: dict[str, Seen] = {}


def level_of(alias: str) -> tuple | None:
    """The last change of a database, None while an earlier one may still come; one small query."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute(LAST)
            return cursor.fetchone() or (0, None)
        cursor.execute(LAST_AND_RUNNING)
        number, at, oldest, begun = cursor.fetchone()
    return settled(alias, (number, at), oldest, oldest + begun)


def still_holds(alias: str, level: tuple) -> bool:
    """Whether a level once seen lies on the way to where the database is now: it was not restored or rolled back."""
    with connections[alias].cursor() as cursor:
        cursor.execute(THAT, [level[0]])
        return cursor.fetchone() == level


def settled(alias: str, last: tuple, oldest: int, following: int) -> tuple | None:
    """The last change, once no transaction runs that ran when it was first seen.

    `oldest` is the oldest that still runs, `following` the next that would begin.
    """
    seen = _seen.get(alias)
    if seen is None or seen.last != last:
        seen = _seen[alias] = Seen(last, following)
    return last if oldest >= seen.settled_from else None
