"""What was changed last of what a query finds."""

from datetime import datetime

from .finding import hit_of
from .matching import matches
from .query import Query
from .ranking import Ranked
from .records import MODELS
from .results import Hit
from .understanding import Search, groups_in, understand

MOST = 50


def changed_lately(query: Query, most: int = MOST) -> list[tuple[Hit, datetime]]:
    """Of the records that answer best those changed last, newest first, each with when; a query for each kind."""
    if not query.asks:
        return []
    search = understand(query)
    found = matches(search, search.language, groups_in(search, search.language))
    changed = days_of_change(search, found)
    newest = sorted(
        (entry for entry in found if record_of(search, entry) in changed),
        key=lambda entry: changed[record_of(search, entry)],
        reverse=True,
    )
    return [(hit_of(search, entry), changed[record_of(search, entry)]) for entry in newest[:most]]


def record_of(search: Search, entry: Ranked) -> str:
    """The kind and number of the record that an entry is of."""
    return search.snapshot.searcher.doc(entry.place)["record"][0]


def days_of_change(search: Search, found: list[Ranked]) -> dict[str, datetime]:
    """When records were changed, by kind and number."""
    ids: dict[str, list[int]] = {}
    for entry in found:
        kind, _, number = record_of(search, entry).partition(":")
        ids.setdefault(kind, []).append(int(number))
    return {
        f"{kind}:{number}": changed
        for kind, numbers in ids.items()
        for number, changed in MODELS[kind].objects.filter(pk__in=numbers).values_list("pk", "changed_at")
    }
