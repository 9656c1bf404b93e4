"""The states that a question is about: «в России», «Казакстанда»; not those that somebody only comes from."""

import re

from legalacts.language import stem

from .glossary import Found, Glossary
from .words import Asked, Word

CITIZENS = {
    "ky": {stem("жаран", "ky")},
    "ru": {stem("гражданин", "ru"), stem("гражданка", "ru")},
    "en": {stem("citizen", "en"), stem("national", "en")},
}
# «из Киргизии», «from Kyrgyzstan»; in Kyrgyz the ending says so: «Кыргызстандан».
FROM = re.compile(r"\b(?:из|from)\s+$", re.IGNORECASE)
ABLATIVE = ("дан", "ден")
# «в России гражданину», «Россияда жарандар»: where something is asked about, whoever stands beside it.
INSIDE = re.compile(r"\b(?:в|во|in|inside|within)\s+(?:the\s+)?$", re.IGNORECASE)
LOCATIVE = ("да", "де", "та", "те")


def states_asked_about(text: str, asked: Asked, glossary: Glossary) -> dict[int, frozenset[str]]:
    """The states that the words name, by the place of each of these words; also within a longer name."""
    return {
        place: frozenset(concept.state for concept in found.concepts)
        for found in glossary.find(asked.words, glossary.state_names)
        if not is_origin(text, asked.words, found)
        for place in range(found.first, found.end)
    }


def is_origin(text: str, words: list[Word], found: Found) -> bool:
    """Whether a state is where people come from."""
    before, last = text[: words[found.first].start], words[found.end - 1].typed
    if INSIDE.search(before) or last.endswith(LOCATIVE):
        return False
    beside = words[max(0, found.first - 1) : found.first] + words[found.end : found.end + 1]
    return any(is_citizen(word) for word in beside) or bool(FROM.search(before)) or last.endswith(ABLATIVE)


def is_citizen(word: Word) -> bool:
    """Whether a word means citizens."""
    return any(form.stem[1:] in CITIZENS[tongue] for tongue, forms in word.forms.items() for form in forms)
