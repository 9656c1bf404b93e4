"""A phrase in quotes: its words side by side and in their order, each in any of its forms; as it was typed first."""

from tantivy import Query as Matching

from legalacts.language import Token, is_stop_word, keys, possible_tongues

from .clauses import any_of, term
from .schema import SCHEMA
from .vocabulary import EXACT_FIELDS, Vocabulary

Phrase = list[tuple[str, ...]]
# What the very wording is worth beyond any other.
AS_TYPED = 2.0
SHORTEST_BEGINNING, LONGEST_BEGINNING, MOST_BEGINNING = 3, 5, 2000
MOST_FORMS = 40


def with_forms(phrase: list[str], vocabulary: Vocabulary) -> Phrase:
    """The words of a phrase, each with its other forms that the index knows."""
    return [(word, *other_forms(word, vocabulary)) for word in phrase]


def other_forms(word: str, vocabulary: Vocabulary) -> list[str]:
    """The forms of a word that are known, the commonest first; none of a number or of a word that says nothing."""
    if len(word) < SHORTEST_BEGINNING or not word.isalpha() or is_stop_word(word):
        return []
    beginning = word[: max(SHORTEST_BEGINNING, min(len(word) - 2, LONGEST_BEGINNING))]
    known = vocabulary.beginning(beginning, EXACT_FIELDS, MOST_BEGINNING)
    stems = stems_of(word)
    forms = [form for form in known if form != word and form.isalpha() and stems_of(form) & stems]
    return sorted(forms, key=lambda form: (-known[form], form))[:MOST_FORMS]


def stems_of(word: str) -> set[str]:
    """The stems of a folded word in the languages it may be of."""
    token = Token(0, len(word), word)
    return {keys(token, tongue)[0] for tongue in possible_tongues(token, word)}


def phrase_matching(phrase: Phrase) -> Matching:
    """Entries with a phrase in their title or text."""
    typed = [word for word, *_ in phrase]
    ways = []
    for name in ("title_exact", "body_exact"):
        ways.append(Matching.boost_query(in_a_row(name, typed), AS_TYPED))
        if any(len(forms) > 1 for forms in phrase):
            ways.append(any_form_in_a_row(name, phrase))
    return any_of(ways)


def in_a_row(field: str, words: list[str]) -> Matching:
    """Entries with words side by side in a field."""
    return term(field, words[0], 1.0) if len(words) == 1 else Matching.phrase_query(SCHEMA, field, list(words))


def any_form_in_a_row(field: str, phrase: Phrase) -> Matching:
    """Entries with one form of each word side by side in a field."""
    if len(phrase) == 1:
        return any_of([term(field, form, 1.0) for form in phrase[0]])
    return Matching.regex_phrase_query(SCHEMA, field, ["|".join(forms) for forms in phrase])
