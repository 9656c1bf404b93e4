"""What an entry is looked up by: a word, a value, all or any of several."""

from tantivy import Occur
from tantivy import Query as Matching

from .schema import SCHEMA


def term(field: str, value: str, boost: float) -> Matching:
    """Entries with a word in a text field."""
    return Matching.boost_query(Matching.term_query(SCHEMA, field, value, "freq"), boost)


def has(field: str, value: str | int) -> Matching:
    """Entries with a value in a field that is kept whole."""
    return Matching.term_query(SCHEMA, field, value, "basic")


def always(matching: Matching, score: float) -> Matching:
    """The same entries, each with the same score."""
    return Matching.const_score_query(matching, score)


def any_of(matchings: list[Matching]) -> Matching:
    """Entries that match any, better if they match several."""
    if len(matchings) == 1:
        return matchings[0]
    return Matching.boolean_query([(Occur.Should, matching) for matching in matchings])


def one_of(field: str, numbers: list[int]) -> Matching:
    """Entries with one of some numbers; to look each up is quicker than to walk through all there are."""
    return always(Matching.boolean_query([(Occur.Should, has(field, number)) for number in numbers]), 0.0)


def all_of(matchings: list[Matching]) -> Matching:
    """Entries that match all."""
    if len(matchings) == 1:
        return matchings[0]
    return Matching.boolean_query([(Occur.Must, matching) for matching in matchings])


def best_of(matchings: list[Matching]) -> Matching:
    """Entries that match any, as good as the best match."""
    if len(matchings) == 1:
        return matchings[0]
    return Matching.disjunction_max_query(matchings)
