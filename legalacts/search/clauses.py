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


def one_of(field: str, values: list[int] | list[str]) -> Matching:
    """Entries with one of some values; to look each up is quicker than to walk through all there are."""
    wanted = [(Occur.Should, Matching.term_query(SCHEMA, field, value, "basic")) for value in values]
    return always(Matching.boolean_query(wanted), 0.0)


def all_of(matchings: list[Matching]) -> Matching:
    """Entries that match all."""
    if len(matchings) == 1:
        return matchings[0]
    return Matching.boolean_query([(Occur.Must, matching) for matching in matchings])


def better_with(matching: Matching, others: list[Matching]) -> Matching:
    """The same entries, few of them, better if they match others; these are looked up in each one after the other.

    A union of them would be walked through from end to end.
    """
    for other in others:
        matching = Matching.boolean_query([(Occur.Must, matching), (Occur.Should, other)])
    return matching
