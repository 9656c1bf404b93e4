"""What a search matches in a language, and the best of it; in another than that of the words also by parallel texts."""

from dataclasses import replace

from tantivy import Occur
from tantivy import Query as Matching

from .clauses import any_of, one_of
from .groups import Boosts, Group, Texts, union
from .ranking import CANDIDATES, Ranked, browsed, conditions, filtered, in_order, ranked
from .schema import UNIT
from .semantic.joining import joined, near
from .understanding import Search, groups_in

MOST_TWINS = 100


def matching_in(search: Search, language: str, groups: list[Group], *, whole: bool = False) -> Matching | None:
    """What must match in texts of a language; nothing when words were asked for and none can be there.

    With `whole` to be counted: without scores, and of articles only they themselves; else also their paragraphs.
    """
    if not (search.asked.words or search.asked.phrases):
        return filtered(None, search.query, language, search.asked, whole=True)
    ways = [way for group in groups for way in group.finding] if whole else ways_of(search, language, groups)
    if whole and is_translated(search, language) and (twins := own_words(search)):
        ways.append(twins_among(search.texts(language), twins))
    marked = search.query.on is None and all(group.is_marked for group in groups)
    if search.meaning and (nearby := near(search, language, whole=whole)):
        ways.append(nearby)
        marked = False
    if not (ways or search.asked.phrases):
        return None
    marked = marked and bool(ways)
    return filtered(any_of(ways) if ways else None, search.query, language, search.asked, whole=whole, marked=marked)


def ways_of(search: Search, language: str, groups: list[Group]) -> list[Matching]:
    """How groups are matched: by their words alone, unless one has other names in the language of the query itself."""
    if language == search.spoken and any(group.names for group in groups):
        return [group.matching for group in groups]
    total: Boosts = {}
    for group in groups:
        for at, boost in group.boosts.items():
            total[at] = boost + total.get(at, 0.0)
    return union(total)


def twins_among(texts: Texts, twins: list[Ranked]) -> Matching:
    """The articles of some texts that were found in another language."""
    if not texts.today:
        return one_of("unit", [entry.unit for entry in twins])
    return any_of([texts.having("counted", f"{UNIT}{entry.unit}") for entry in twins])


def matches(search: Search, language: str, groups: list[Group], most: int = CANDIDATES) -> list[Ranked]:
    """The best of the entries that match in a language, by words and, where the layer is on, by meaning."""
    matching = matching_in(search, language, groups)
    found = by_words(search, matching, groups, most) if matching else []
    if is_translated(search, language):
        found = joined_by_unit([*found, *twins_in(search, language)])
    return joined(search, language, matching, found) if search.meaning else found


def by_words(search: Search, matching: Matching, groups: list[Group], most: int) -> list[Ranked]:
    """The best by their words; where none are asked for the weightiest."""
    if groups or search.meaning:
        return ranked(search.snapshot, matching, groups, most)
    return browsed(search.snapshot, matching, most)


def is_translated(search: Search, language: str) -> bool:
    """Whether just this language is asked for and the words are of another."""
    return language == search.query.language and language != search.spoken and bool(search.asked.words)


def own_words(search: Search) -> list[Ranked]:
    """What the words find in their own language; remembered."""
    if search.twins is None:
        groups = groups_in(search, search.spoken)
        matching = matching_in(search, search.spoken, groups)
        search.twins = ranked(search.snapshot, matching, groups)[:MOST_TWINS] if matching and groups else []
    return search.twins


def twins_in(search: Search, language: str) -> list[Ranked]:
    """The same records in another language: a law that is there in both is found by the words of either."""
    own = own_words(search)
    if not own:
        return []
    searcher = search.snapshot.searcher
    things = searcher.fast_field_values("thing", [entry.place for entry in own])
    scores = dict(zip(things, own, strict=True))
    wanted = [one_of("thing", things), *conditions(search.query, language)]
    found = searcher.search(Matching.boolean_query([(Occur.Must, part) for part in wanted]), MOST_TWINS, count=False)
    places = [place for _, place in found.hits]
    if not places:
        return []
    columns = (searcher.fast_field_values("thing", places), places)
    return [replace(scores[thing], place=place, parts=()) for thing, place in zip(*columns, strict=True)]


def joined_by_unit(found: list[Ranked]) -> list[Ranked]:
    """What was found in two ways once, as good as both together."""
    units: dict[int, Ranked] = {}
    for entry in found:
        other = units.get(entry.unit)
        if other:
            share = max(entry.coverage, other.coverage)
            units[entry.unit] = replace(other, score=other.score + entry.score, coverage=share)
        else:
            units[entry.unit] = entry
    return in_order(units.values())
