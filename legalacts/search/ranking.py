"""How entries are matched and ordered: any word finds, more and rarer words find better.

An entry's first score is that of the index (BM25 over title, text and context, exact words, stems and roots). The best
three hundred are then weighed by coverage, the share of the query's weight whose words they have, and by authority.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from tantivy import DocAddress, FieldType, Occur
from tantivy import Query as Matching

from .beside import Begun
from .clauses import always, any_of, better_with, has, one_of
from .entries import day_number
from .groups import Group, Texts, unique
from .index import Snapshot
from .query import Query
from .schema import SCHEMA, whole_shelf
from .words import Asked, Word

COVERAGE, AUTHORITY = 0.9, 0.25
# What belongs to another state than the one that is asked about.
ELSEWHERE = 0.6
CANDIDATES = 200
MOST_BY_NAME = 60
# What counts of a score by other names beyond the best by the words themselves.
BEYOND = 0.1
SCORE = attrgetter("score")
MOST_PARTS = 3
MOST_VALUES = 200
# So many powers of two a score can add up exactly.
EXACT_BITS = 20


def filtered(
    required: list[Matching], query: Query, language: str, asked: Asked, *, whole: bool = False, marked: bool = False
) -> Matching:
    """What is required, as far as the filters of a query allow it; with `whole` articles without their parts.

    With `marked` the words are looked up among the texts of today, so that no others need to be left out.
    """
    wanted = filters_of(query) if marked else conditions(query, language, whole=whole)
    parts = [(Occur.Must, always(each, 0.0)) for each in wanted]
    texts = Texts(language, today=query.on is None)
    parts += [(Occur.MustNot, unwanted) for word in asked.excluded for unwanted in exclusions(word, texts)]
    parts[:0] = [(Occur.Must, each) for each in required]
    return required[0] if required and len(parts) == 1 else Matching.boolean_query(parts)


def on_shelf(language: str, *, whole: bool) -> Matching:
    """The entries of today in a language, or in any; of articles with `whole` only they themselves."""
    if not language:
        return has("main", 1)
    return has("shelf", whole_shelf(language) if whole else language)


def filters_of(query: Query) -> list[Matching]:
    """The facets a query is narrowed to."""
    return [has(name, value) for name, value in query.filters.items()]


def conditions(query: Query, language: str, *, whole: bool = False) -> list[Matching]:
    """The filters of a query; language may be empty for any."""
    wanted = filters_of(query)
    if query.on is None:
        return [*wanted, on_shelf(language, whole=whole)]
    if language:
        wanted.append(has("language", language))
    wanted += [has("whole", 1)] if whole else []
    day = day_number(query.on)
    return [
        *wanted,
        Matching.range_query(SCHEMA, "starts", FieldType.Unsigned, None, day),
        Matching.range_query(SCHEMA, "ends", FieldType.Unsigned, day, None),
    ]


def exclusions(word: Word, texts: Texts) -> list[Matching]:
    """Entries that have a word in some form."""
    return [texts.having("words", form.stem) for forms in word.forms.values() for form in unique(forms)]


@dataclass(slots=True)
class Ranked:
    """One entry with its score; `place` tells where it lies in the index."""

    score: float
    coverage: float
    place: DocAddress
    unit: int = 0
    """The article it is counted with; its own number if it stands for itself."""
    whole: bool = True
    parts: tuple["Ranked", ...] = ()
    """Other paragraphs of the same article that match, best first."""
    is_near: bool = False
    """Whether it is near to the question in meaning, where that is looked at."""


def ranked(
    snapshot: Snapshot,
    ways: list[Matching],
    groups: list[Group],
    most: int = CANDIDATES,
    *,
    by_words: bool = True,
    elsewhere: frozenset[str] = frozenset(),
) -> list[Ranked]:
    """The best entries in order, one for each article; with `by_words` found by the words of the groups alone.

    What belongs to a state `elsewhere` than the one that is asked about comes later. Of two ways the second is by other
    names: it tells of an entry only if that has a whole name.
    """
    hits = hits_in(snapshot, ways, most)
    places = [place for place, *_ in hits]
    if not places:
        return []
    if by_words and len(groups) == 1 and groups[0].is_even:
        shares: list[float | None] = [groups[0].covering[0][1]] * len(places)
        has_name = is_away = [False] * len(places)
    else:
        shares, has_name, is_away = coverage(snapshot, places, groups, elsewhere)
    columns = [snapshot.searcher.fast_field_values(name, places) for name in ("rank", "unit", "whole")]
    most_own = max((own for _, own, _ in hits), default=0.0)
    found = [
        Ranked(weighed(score, share, rank or 0.0) * (ELSEWHERE if away else 1.0), share, place, unit, bool(whole))
        for (place, own, other), share, is_named, away, rank, unit, whole in zip(
            hits, shares, has_name, is_away, *columns, strict=True
        )
        if share is not None and (score := max(own, eased(other, most_own)) if is_named else own)
    ]
    return in_order(folded(found))


def eased(score: float, most: float) -> float:
    """A score by other names, which hardly grows beyond the most that the words themselves give.

    What lists all names of a thing, as a term does, would else come before what answers.
    """
    return min(score, most + BEYOND * (score - most)) if most else score


def hits_in(snapshot: Snapshot, ways: list[Matching], most: int) -> list[tuple[DocAddress, float, float]]:
    """The best that is found in one way or two: where it lies, and its score in the one and in the other."""
    by_name = [Begun(best_of, snapshot, way, MOST_BY_NAME) for way in ways[1:]]
    own = best_of(snapshot, ways[0], most)
    if not by_name:
        return [(place, score, 0.0) for score, place in own]
    found = {(place.segment_ord, place.doc): (place, score, 0.0) for score, place in own}
    for score, place in by_name[0].result():
        at = place.segment_ord, place.doc
        found[at] = (place, found[at][1] if at in found else 0.0, score)
    return list(found.values())


def best_of(snapshot: Snapshot, way: Matching, most: int) -> list[tuple[float, DocAddress]]:
    """The best that is found in one way, each with its score."""
    return snapshot.searcher.search(way, most, count=False).hits


def weighed(score: float, share: float, rank: float) -> float:
    """The score of the index with coverage and authority."""
    return score * (1 - COVERAGE + COVERAGE * share**2) * (1 - AUTHORITY + AUTHORITY * rank)


def in_order(found: Iterable[Ranked]) -> list[Ranked]:
    """Best first; of equals that which was found first."""
    return sorted(found, key=SCORE, reverse=True)


def folded(found: list[Ranked]) -> Iterator[Ranked]:
    """One for each article, as good as its best entry: the paragraph that has all its words, else the article."""
    units: dict[int, list[Ranked]] = {}
    for entry in found:
        units.setdefault(entry.unit, []).append(entry)
    for entries in units.values():
        if len(entries) == 1:
            yield entries[0]
            continue
        best, *others = in_order(entries)
        parts = [entry for entry in (best, *others) if not entry.whole]
        if best.whole and parts and parts[0].coverage >= best.coverage:
            leads = parts[0]
        elif not best.whole and others:
            fuller = next((entry for entry in others if entry.whole and entry.coverage > best.coverage), None)
            leads = fuller or best
        else:
            leads = best
        inside = tuple(entry for entry in parts if entry is not leads)[:MOST_PARTS]
        yield replace(leads, score=best.score, parts=inside)


def coverage(
    snapshot: Snapshot, places: list[DocAddress], groups: list[Group], elsewhere: frozenset[str] = frozenset()
) -> tuple[list[float | None], list[bool], list[bool]]:
    """Of each entry, the share of the query's weight that it covers, None if it has nothing of it.

    And whether it has a name, and whether it belongs to one of the states elsewhere.
    """
    total = sum(group.weight for group in groups)
    nowhere = [False] * len(places)
    if not total:
        return [0.0] * len(places), nowhere, nowhere
    parts = [part for group in groups for part, _ in (*group.covering, *group.naming)]
    away = [any_of([has("jurisdiction", state) for state in sorted(elsewhere)])] if elsewhere else []
    numbers = parts_had(snapshot, places, [*parts, *away])
    had = [number & ((1 << len(parts)) - 1) for number in numbers]
    told = {number: covered(number, groups) for number in set(had)}
    shares: dict[int, float | None] = {number: weight / total for number, (weight, _) in told.items()}
    shares[0] = None
    return (
        [shares[number] for number in had],
        [told[number][1] for number in had],
        [number >> len(parts) > 0 for number in numbers],
    )


def covered(number: int, groups: list[Group]) -> tuple[float, bool]:
    """The weight of groups that are there by one of their parts, and whether by a name; the bits tell which are."""
    weight, is_named, at = 0.0, False, 0
    for group in groups:
        parts = (*group.covering, *group.naming)
        there = [(sureness, bit) for bit, (_, sureness) in enumerate(parts) if number >> at + bit & 1]
        weight += group.weight * max(there, default=(0.0, 0))[0]
        is_named |= any(bit >= len(group.covering) for _, bit in there)
        at += len(parts)
    return weight, is_named


def parts_had(snapshot: Snapshot, places: list[DocAddress], parts: list[Matching]) -> list[int]:
    """Of each entry which of some parts it matches, as the bits of a number.

    Each part scores a power of two, so that one search tells them all.
    """
    these = one_of("serial", snapshot.searcher.fast_field_values("serial", places))
    had: dict[tuple[int, int], int] = {}
    for start in range(0, len(parts), EXACT_BITS):
        bits = [always(part, float(1 << bit)) for bit, part in enumerate(parts[start : start + EXACT_BITS])]
        matching = better_with(these, bits)
        for score, place in snapshot.searcher.search(matching, len(places), count=False).hits:
            at = place.segment_ord, place.doc
            had[at] = had.get(at, 0) | int(score) << start
    return [had.get((place.segment_ord, place.doc), 0) for place in places]


def browsed(snapshot: Snapshot, matching: Matching, most: int = CANDIDATES) -> list[Ranked]:
    """What filters alone leave, the weightiest first."""
    hits = snapshot.searcher.search(matching, most, count=False, order_by_field="rank").hits
    return [Ranked(float(rank), 1.0, place) for rank, place in hits]


def how_many(snapshot: Snapshot, matching: Matching) -> int:
    """How many entries match; to count scores nothing, as to search does."""
    return int(snapshot.searcher.aggregate(matching, {"n": {"value_count": {"field": "serial"}}})["n"]["value"])


def counted(snapshot: Snapshot, matching: Matching, names: tuple[str, ...]) -> dict[str, list[tuple[str, int]]]:
    """How many entries have each value of some facets, most first."""
    wanted = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in names}
    found = snapshot.searcher.aggregate(matching, wanted)
    return {name: [(bucket["key"], bucket["doc_count"]) for bucket in found[name]["buckets"]] for name in names}
