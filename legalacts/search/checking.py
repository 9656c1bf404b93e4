"""Whether the index holds what a rebuild would put into it."""

from collections import Counter
from collections.abc import Iterator

import tantivy
from django.utils import timezone

from .following import current_index
from .index import STATE, Snapshot
from .records import all_entries
from .schema import sum_of


def check_index() -> tuple[int, list[str]]:
    """How many entries there are, and the names of the records whose entries are missing, left over or out of date."""
    snapshot = current_index()
    held = Counter(held_entries(snapshot))
    wanted = Counter((entry.record, sum_of(entry)) for entry in all_entries(timezone.localdate()))
    differing = (held - wanted) + (wanted - held)
    return held.total(), sorted({record for record, _ in differing})


def held_entries(snapshot: Snapshot) -> Iterator[tuple[str, int]]:
    """The record and the sum of every entry of the index."""
    searcher = snapshot.searcher
    found = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs), count=False).hits
    for _, place in found:
        document = searcher.doc(place)
        record = document["record"][0]
        if record != STATE:
            yield record, document["sum"][0]
