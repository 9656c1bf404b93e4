"""Results by act: what was found in one act stands together, where the best of it stood; other records alone."""

from collections.abc import Sequence

from .ranking import Ranked
from .understanding import Search

# So many of an act's provisions are shown; the others are a link away.
INSIDE = 3


def grouped(search: Search, entries: Sequence[Ranked]) -> list[list[Ranked]]:
    """The entries in groups, one an act or other record, in the order of their best; each record once."""
    if not entries:
        return []
    places = [entry.place for entry in entries]
    names = search.snapshot.searcher.fast_field_values("group", places)
    things = search.snapshot.searcher.fast_field_values("thing", places)
    groups: dict[int, dict[int, Ranked]] = {}
    for entry, name, thing in zip(entries, names, things, strict=True):
        groups.setdefault(name, {}).setdefault(thing, entry)
    return [list(members.values()) for members in groups.values()]
