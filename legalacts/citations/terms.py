"""Terms of the glossary found in a text: the first use of each, so that a page can explain it on the spot."""

from dataclasses import dataclass
from functools import lru_cache

from legalacts.language import analyse
from legalacts.models import Change, Term, flat_labels

LONGEST = 4
MOST_A_TEXT = 6
# Words every reader knows; explaining them would only hide the others.
PLAIN_CATEGORIES = (Term.Category.THEORY, Term.Category.STATISTICS, Term.Category.PEOPLE)


@dataclass(frozen=True)
class Mention:
    """A term in a text: its place, its key and its definition in the language of the text."""

    start: int
    end: int
    key: str
    definition: str


class TermFinder:
    """The terms that are published now, by the stems of their names in one language."""

    def __init__(self, language: str):
        self.language = language
        self.terms: dict[tuple[str, ...], tuple[str, str]] = {}
        for term in Term.objects.published().exclude(category__in=PLAIN_CATEGORIES):
            definition = getattr(term.definition, language)
            if not definition:
                continue
            names = [getattr(term.title, language), *flat_labels(term.abbreviations)]
            for name in names:
                stems = tuple(word.stem for word in analyse(name, language))
                if 0 < len(stems) <= LONGEST and self._is_telling(name, stems):
                    self.terms.setdefault(stems, (term.key, definition))

    @staticmethod
    def _is_telling(name: str, stems: tuple[str, ...]) -> bool:
        """One plain word is too common to explain everywhere; an abbreviation or several words are not."""
        return len(stems) > 1 or name.isupper()

    def find(self, text: str) -> list[Mention]:
        """The first use of each term, the longest name first where two begin together; never overlapping."""
        words = list(analyse(text, self.language))
        found, seen, place = [], set(), 0
        while place < len(words) and len(found) < MOST_A_TEXT:
            length, term = self._at(words, place)
            if term and term[0] not in seen:
                seen.add(term[0])
                found.append(Mention(words[place].start, words[place + length - 1].end, *term))
            place += length
        return found

    def _at(self, words, place: int) -> tuple[int, tuple[str, str] | None]:
        for length in range(min(LONGEST, len(words) - place), 0, -1):
            term = self.terms.get(tuple(word.stem for word in words[place : place + length]))
            if term:
                return length, term
        return 1, None


def term_finder(language: str) -> TermFinder:
    """The finder for a language, made anew when a term has changed; costs one small query."""
    newest = Change.objects.filter(kind="term").order_by("-id").values_list("id", flat=True).first()
    return _made(language, newest)


@lru_cache(maxsize=6)
def _made(language: str, newest_change: int | None) -> TermFinder:
    return TermFinder(language)
