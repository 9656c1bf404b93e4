"""How many entries have each value of a facet, in each language and in all: counted while the best are found."""

from dataclasses import replace
from functools import cached_property

from tantivy import Query as Matching

from legalacts.models import LANGUAGES

from .beside import Begun
from .groups import Group
from .matching import all_in, twins_beyond
from .ranking import counted, how_many
from .schema import FACETS
from .understanding import Search, groups_in

# A search is of one language; what others have is counted apart.
COUNTED = tuple(name for name in FACETS if name != "language")
Facets = dict[str, list[tuple[str, int]]]


class Counting:
    """The numbers of a search, as they are being counted."""

    def __init__(self, search: Search, groups: list[Group]):
        self.search = search
        self.others = {
            language: all_in(search, language, groups_in(search, language)) for language in search.other_languages
        }
        # What takes longest first.
        self.languages = {language: [self.begin_number(found)] for language, found in self.others.items() if found}
        self.own = self.begin(search, groups, COUNTED)
        # Of a facet that is filtered by, as if it were not.
        self.wider = {name: self.begin(without(search, name), groups, (name,)) for name in search.query.filters}

    def begin(self, search: Search, groups: list[Group], names: tuple[str, ...]) -> Begun[Facets] | None:
        """Begin to count the values of some facets; nothing if nothing can be found."""
        matching = all_in(search, search.language, groups)
        return Begun(counted, search.snapshot, matching, names) if matching else None

    def begin_number(self, matching: Matching) -> Begun[int]:
        """Begin to count what matches."""
        return Begun(how_many, self.search.snapshot, matching)

    def begin_twins(self) -> None:
        """Begin to count what else there is in other languages, as its records were found in that of the words."""
        for language, own in self.others.items():
            matching = twins_beyond(self.search, language, own) if language != self.search.spoken else None
            if matching:
                self.languages.setdefault(language, []).append(self.begin_number(matching))

    @cached_property
    def values(self) -> tuple[Facets, int]:
        """Of each facet how many there are of each value; and how many there are in all. Asked for last: it waits."""
        counts = self.own.result() if self.own else {name: [] for name in COUNTED}
        count = sum(number for _, number in counts["kind"])
        counts |= {name: begun.result()[name] if begun else [] for name, begun in self.wider.items()}
        return counts, count

    def in_languages(self, own: int) -> list[tuple[str, int]]:
        """How many there are in each language, if it is chosen."""
        numbers = {language: sum(one.result() for one in begun) for language, begun in self.languages.items()}
        numbers[self.search.language] = own
        return [(language, numbers[language]) for language in LANGUAGES if numbers.get(language)]


def without(search: Search, name: str) -> Search:
    """The same search without one of its filters."""
    return replace(search, query=search.query.without(name))
