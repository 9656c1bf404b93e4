"""Terms of the glossary in the texts of one record: how each is called in the other languages, and where it is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from legalacts.language import analyse
from legalacts.models import LANGUAGES, Change, Term

LONGEST = 5
MOST_TERMS = 15
MOST_LETTERS = 20_000


@dataclass(frozen=True)
class Hint:
    """A term that a text uses: its approved names, and the languages whose text says it otherwise."""

    term: int
    titles: tuple[tuple[str, str], ...]
    """Language and name, where there is one."""
    absent: tuple[str, ...]


class Glossary:
    """The names of the published terms, by the stems of their words in each language."""

    def __init__(self):
        self.titles: dict[int, dict[str, str]] = {}
        self.names: dict[str, dict[tuple[str, ...], int]] = {language: {} for language in LANGUAGES}
        for term in Term.objects.published().explained():
            self.titles[term.pk] = {language: getattr(term.title, language) for language in LANGUAGES}
            for language, title in self.titles[term.pk].items():
                others = (term.alternative_labels.get(language) or []) + (term.abbreviations.get(language) or [])
                for name in filter(None, (title, *others)):
                    stems = stems_of(name, language)
                    if 0 < len(stems) <= LONGEST:
                        self.names[language].setdefault(stems, term.pk)

    def used_in(self, text: str, language: str) -> list[int]:
        """The terms a text uses, in order, the longest name first; each once."""
        words, names = stems_of(text[:MOST_LETTERS], language), self.names[language]
        found, place = {}, 0
        while place < len(words):
            lengths = range(min(LONGEST, len(words) - place), 0, -1)
            length = next((length for length in lengths if words[place : place + length] in names), 0)
            if length:
                found.setdefault(names[words[place : place + length]])
            place += length or 1
        return list(found)


def stems_of(text: str, language: str) -> tuple[str, ...]:
    """The stems of the words of a text."""
    return tuple(word.stem for word in analyse(text, language))


def hints_for(texts: Mapping[str, str]) -> list[Hint]:
    """The terms that the texts of one record use, by language; costs one small query."""
    newest = Change.objects.filter(kind="term").order_by("-id").values_list("id", flat=True).first()
    glossary = _glossary(newest)
    used = {language: set(glossary.used_in(text, language)) for language, text in texts.items() if text}
    order = list(dict.fromkeys(term for language in used for term in glossary.used_in(texts[language], language)))
    hints = []
    for term in order[:MOST_TERMS]:
        titles = tuple((language, title) for language, title in glossary.titles[term].items() if title)
        named = {language for language, _title in titles}
        absent = tuple(language for language in used if language in named and term not in used[language])
        hints.append(Hint(term, titles, absent))
    return hints


@lru_cache(maxsize=1)
def _glossary(_newest_change: int | None) -> Glossary:
    return Glossary()
