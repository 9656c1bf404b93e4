"""Words and meaning together: what is found by either, in one order.

The less of a question's words the best entry has, the less the words count and the more the meaning does; where all
words are there, they decide alone. Short questions, which are mostly names, numbers and words that had to be guessed
are left to the words. Nothing else changes: filters, phrases and words to leave out hold for what is found by meaning
too, it is counted with the rest, and what a query cites stands above.
"""

from collections.abc import Mapping
from dataclasses import replace

from tantivy import Query as Matching

from legalacts.search.clauses import all_of, one_of
from legalacts.search.query import Query
from legalacts.search.ranking import Ranked, conditions, in_order
from legalacts.search.understanding import Search

# How much the meaning counts; from how many words on it counts fully.
MEANING, SENTENCE = 0.5, 5
# How fast the words count less when some are missing.
DOUBT = 1.0
MOST_NEAR = 1000


def near(search: Search, language: str, *, whole: bool) -> Matching | None:
    """Entries in a language that are near in meaning; with `whole` the articles that they belong to.

    It adds nothing to a score.
    """
    texts = search.meaning.nearest[language]
    if not texts:
        return None
    return one_of("unit", units_near(search, language)) if whole else one_of("passage", texts)


def units_near(search: Search, language: str) -> list[int]:
    """The articles and other records that are near, themselves or by a paragraph, whatever is filtered by."""
    units = search.meaning.units
    if language not in units:
        matching = all_of([one_of("passage", search.meaning.nearest[language]), *of_day(search, language)])
        units[language] = [entry.unit for entry in near_entries(search, matching)]
    return units[language]


def of_day(search: Search, language: str) -> list[Matching]:
    """The entries in a language that a search sees when nothing is filtered by."""
    return conditions(Query(on=search.query.on), language)


def near_entries(search: Search, matching: Matching) -> list[Ranked]:
    """The entries of a matching, without a score by words."""
    searcher = search.snapshot.searcher
    places = [place for _, place in searcher.search(matching, MOST_NEAR, count=False).hits]
    columns = [searcher.fast_field_values(name, places) for name in ("unit", "whole")] if places else [[], []]
    return [Ranked(0.0, 0.0, place, unit, bool(whole)) for place, unit, whole in zip(places, *columns, strict=True)]


def joined(search: Search, language: str, matching: Matching | None, found: list[Ranked]) -> list[Ranked]:
    """The best by words, and what matches and is near in meaning, in the order of both together; one an article."""
    texts = search.meaning.nearest[language]
    nearby = near_entries(search, all_of([matching, one_of("passage", texts)])) if matching and texts else []
    above = values(search, found)
    leads = {entry.unit: entry for entry in found}
    near_values = values(search, nearby)
    for entry in sorted(nearby, key=lambda entry: (-near_values[entry.unit], entry.place.segment_ord, entry.place.doc)):
        leads.setdefault(entry.unit, entry)
    for unit, value in near_values.items():
        above[unit] = max(above.get(unit, 0.0), value)
    return scored(search, [replace(entry, is_near=unit in near_values) for unit, entry in leads.items()], above)


def values(search: Search, entries: list[Ranked]) -> dict[int, float]:
    """How near each article or other record is, by the nearest of its entries; those not read yet are left out."""
    found: dict[int, float] = {}
    places = [entry.place for entry in entries]
    texts = search.snapshot.searcher.fast_field_values("passage", places) if places else []
    for entry, value in zip(entries, search.meaning.above_mean(texts), strict=True):
        if value is not None:
            found[entry.unit] = max(found.get(entry.unit, 0.0), value)
    return found


def scored(search: Search, found: list[Ranked], above: Mapping[int, float]) -> list[Ranked]:
    """The entries in the order of words and meaning together."""
    if not found:
        return []
    ranks = search.snapshot.searcher.fast_field_values("rank", [entry.place for entry in found])
    best = max(found, key=lambda entry: entry.score)
    nearest = max(above.values(), default=0.0) or 1.0
    for_words = (1 - MEANING) * best.coverage**DOUBT
    words = search.asked.words
    told = sum(not (word.mended or word.is_number) for word in words) / len(words)
    for_meaning = MEANING * (1 - best.coverage) * min(1.0, len(words) / SENTENCE) * told
    weighed = []
    for entry, rank in zip(found, ranks, strict=True):
        by_words = entry.score / (best.score or 1.0)
        # What was not read yet stands where its words put it.
        by_meaning = above[entry.unit] / nearest * (rank or 0.0) if entry.unit in above else by_words
        weighed.append(replace(entry, score=for_words * by_words + for_meaning * by_meaning))
    return in_order(weighed)
