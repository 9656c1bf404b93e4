"""The states that a question is about: «в России», «Казакстанда»; not those that somebody only comes from."""

import re

from legalacts.language import stem

from .glossary import Found
from .words import Asked, Word

CITIZENS = {
    "ky": {stem("жаран", "ky")},
    "ru": {stem("гражданин", "ru"), stem("гражданка", "ru")},
    "en": {stem("citizen", "en"), stem("national", "en")},
}
# «из Киргизии», «from Kyrgyzstan»; in Kyrgyz the ending says so: «Кыргызстандан».
FROM = re.compile(r"\b(?:из|from)\s+$", re.IGNORECASE)
ABLATIVE = ("дан", "ден")


def states_asked_about(text: str, asked: Asked, concepts: list[Found]) -> dict[int, frozenset[str]]:
    """The states that phrases name, by the place of their first word."""
    named = ((found, frozenset(concept.state for concept in found.concepts) - {""}) for found in concepts)
    return {found.first: states for found, states in named if states and not is_origin(text, asked.words, found)}


def is_origin(text: str, words: list[Word], found: Found) -> bool:
    """Whether a state is where people come from."""
    beside = words[max(0, found.first - 1) : found.first] + words[found.end : found.end + 1]
    return (
        any(is_citizen(word) for word in beside)
        or bool(FROM.search(text[: words[found.first].start]))
        or words[found.end - 1].typed.endswith(ABLATIVE)
    )


def is_citizen(word: Word) -> bool:
    """Whether a word means citizens."""
    return any(form.stem[1:] in CITIZENS[tongue] for tongue, forms in word.forms.items() for form in forms)
