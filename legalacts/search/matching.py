"""What a search matches in a language, and the best of it; in another than that of the words also by parallel texts."""

from collections.abc import Iterable
from dataclasses import replace

from tantivy import Occur
from tantivy import Query as Matching

from .clauses import any_of, better_with, one_of
from .groups import Boosts, Group, Texts, union
from .phrases import Phrased, with_phrases
from .ranking import CANDIDATES, Ranked, browsed, conditions, filtered, in_order, ranked
from .schema import UNIT
from .semantic.joining import joined, near
from .understanding import Search, groups_in

MOST_TWINS = 100


def all_in(search: Search, language: str, groups: list[Group]) -> Matching | None:
    """All that is found in a language, to be counted, of articles only they themselves; nothing if none can be."""
    if not search.asks_words:
        return filtered([], search.query, language, search.asked, whole=True)
    phrase = phrases_in(search, language)
    if search.asked.phrases:
        return filtered([phrase.all], search.query, language, search.asked, whole=True) if phrase else None
    ways = [way for group in groups for way in group.finding]
    if is_translated(search, language) and (twins := own_words(search)):
        ways.append(twins_among(search.texts(language), twins))
    nearby = near(search, language, whole=True) if search.meaning else None
    if nearby:
        ways.append(nearby)
    if not ways:
        return None
    marked = is_marked(search, groups) and not nearby
    return filtered([any_of(ways)], search.query, language, search.asked, whole=True, marked=marked)


def twins_beyond(search: Search, language: str, own: Matching | None) -> Matching | None:
    """What is found in a language, where it is chosen, beyond all that words of another one find there themselves."""
    if search.asked.phrases or not search.asked.words or not (twins := own_words(search)):
        return None
    wanted = filtered([twins_among(search.texts(language), twins)], search.query, language, search.asked, whole=True)
    return Matching.boolean_query([(Occur.Must, wanted), (Occur.MustNot, own)]) if own else wanted


def best_in(search: Search, language: str, groups: list[Group]) -> list[Matching]:
    """How the best of it is found: by the words, and where they have other names also by these; in no way if none is.

    Each way is a plain union, which is not read to its end.
    """
    if not search.asks_words:
        return [filtered([], search.query, language, search.asked)]
    phrase = phrases_in(search, language)
    if search.asked.phrases and not phrase:
        return []
    ways = union(added(group.boosts for group in groups))
    nearby = near(search, language, whole=False) if search.meaning else None
    if nearby:
        ways.append(nearby)
    if phrase:
        among = phrase.all if search.query.filters or search.query.on or search.asked.excluded else phrase.best
        return [better_with(filtered([among], search.query, language, search.asked), ways)]
    marked = is_marked(search, groups) and not nearby
    unions = [ways, union(named(groups))]
    return [filtered([any_of(each)], search.query, language, search.asked, marked=marked) for each in unions if each]


def named(groups: list[Group]) -> Boosts:
    """What groups are found by with other names in the place of their words, if one of them has any."""
    if not any(group.names for group in groups):
        return {}
    return added(group.names or group.boosts for group in groups if group.names or not group.is_common)


def added(several: Iterable[Boosts]) -> Boosts:
    """Each of some words of the index with all that it is worth together."""
    total: Boosts = {}
    for boosts in several:
        for at, boost in boosts.items():
            total[at] = boost + total.get(at, 0.0)
    return total


def is_marked(search: Search, groups: list[Group]) -> bool:
    """Whether the words of groups are looked up among the texts that are searched, so that no others can be found."""
    return search.query.on is None and all(group.is_marked for group in groups)


def phrases_in(search: Search, language: str) -> Phrased | None:
    """The texts of a language that have the phrases of a search; remembered."""
    if search.asked.phrases and language not in search.phrased:
        search.phrased[language] = with_phrases(search.snapshot, search.asked.phrases, search.texts(language))
    return search.phrased.get(language)


def twins_among(texts: Texts, twins: list[Ranked]) -> Matching:
    """The articles of some texts that were found in another language."""
    if not texts.today:
        return one_of("unit", [entry.unit for entry in twins])
    return one_of("counted", [f"{mark}{UNIT}{entry.unit}" for entry in twins for mark in texts.marks])


def matches(search: Search, language: str, groups: list[Group], most: int = CANDIDATES) -> list[Ranked]:
    """The best of the entries that match in a language, by words and, where the layer is on, by meaning."""
    ways = best_in(search, language, groups)
    found = by_words(search, ways, groups, most) if ways else []
    if is_translated(search, language):
        found = joined_by_unit([*found, *twins_in(search, language)])
    return joined(search, language, any_of(ways) if ways else None, found) if search.meaning else found


def by_words(search: Search, ways: list[Matching], groups: list[Group], most: int = CANDIDATES) -> list[Ranked]:
    """The best by their words; where none are asked for the weightiest."""
    if groups or search.meaning:
        return ranked(search.snapshot, ways, groups, most, by_words=not search.meaning, elsewhere=search.elsewhere)
    return browsed(search.snapshot, ways[0], most)


def is_translated(search: Search, language: str) -> bool:
    """Whether just this language is asked for and the words are of another."""
    return language == search.query.language and language != search.spoken and bool(search.asked.words)


def own_words(search: Search) -> list[Ranked]:
    """What the words find in their own language; remembered.

    It is looked for without the facets, so that each of them leaves a part of the same and its number holds.
    """
    if search.twins is None:
        whole = replace(search, query=search.query.without(*search.query.filters))
        groups = groups_in(whole, search.spoken)
        ways = best_in(whole, search.spoken, groups) if groups else []
        search.twins = by_words(whole, ways, groups)[:MOST_TWINS] if ways else []
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
