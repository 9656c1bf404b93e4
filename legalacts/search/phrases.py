"""A phrase in quotes: its words side by side and in their order, each in any of its forms; as it was typed first."""

from dataclasses import dataclass

from tantivy import Occur
from tantivy import Query as Matching

from legalacts.language import STOP_WORDS, analyse

from .clauses import all_of, always, any_of, has, term
from .groups import Texts
from .index import Snapshot
from .schema import IN_A_ROW, SCHEMA

# What the very wording is worth beyond any other.
AS_TYPED = 8.0
MOST_WORDS = 24
# So many entries of a phrase are told one by one.
MOST_LISTED = 400


def phrase_matching(phrase: str, texts: Texts) -> Matching:
    """Entries with a phrase in their title or text, its words read as those of these texts are.

    Words that say nothing must be there, but are not looked for between the others: they have no place in the index.
    """
    words = list(analyse(phrase, texts.language))[:MOST_WORDS]
    silent = STOP_WORDS[texts.language]
    little_words = [word.exact for word in words if word.exact in silent]
    stems = [word.stem for word in words if word.exact not in silent]
    typed = [in_a_row(f"{name}_exact", [word.exact for word in words]) for name in IN_A_ROW]
    if not stems:
        return any_of(typed)
    forms = [in_a_row(f"{name}_stem", [mark + stem for stem in stems]) for name in IN_A_ROW for mark in texts.marks]
    little = [any_of([has(f"{name}_exact", exact) for name in IN_A_ROW]) for exact in little_words]
    wanted = [(Occur.Must, any_of(forms)), *((Occur.Must, always(each, 0.0)) for each in little)]
    if len(words) > 1:
        wanted += [(Occur.Should, Matching.boost_query(each, AS_TYPED)) for each in typed]
    return Matching.boolean_query(wanted)


def in_a_row(field: str, words: list[str]) -> Matching:
    """Entries with words side by side in a field."""
    return term(field, words[0], 1.0) if len(words) == 1 else Matching.phrase_query(SCHEMA, field, list(words))


@dataclass(frozen=True)
class Phrased:
    """The entries among some texts that have all phrases of a query.

    Phrases take long to look for, so the best entries are told by their numbers, each with its score.
    """

    all: Matching
    best: Matching


def with_phrases(snapshot: Snapshot, phrases: list[str], texts: Texts) -> Phrased | None:
    """Look for phrases once; nothing if there are no such entries."""
    matching = all_of([phrase_matching(phrase, texts) for phrase in phrases])
    hits = snapshot.searcher.search(matching, MOST_LISTED, count=False).hits
    if not hits:
        return None
    numbers = snapshot.searcher.fast_field_values("serial", [place for _, place in hits])
    best = any_of([always(has("serial", number), score) for (score, _), number in zip(hits, numbers, strict=True)])
    return Phrased(best if len(hits) < MOST_LISTED else matching, best)
