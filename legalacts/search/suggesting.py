"""What the words typed so far may become: problems, acts, institutions, terms, and what they cite."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tantivy import DocAddress, Occur
from tantivy import Query as Matching

from legalacts.citations import resolve
from legalacts.language import as_cyrillic_layout, as_latin_layout, fold, keys, tokenize, transliterations
from legalacts.models import reading_order

from .clauses import always, any_of, has, term
from .finding import path_of
from .following import current_index
from .index import Snapshot
from .query import without_personal_numbers
from .results import address_of
from .schema import FIRST, LONGEST_BEGINNING, SCHEMA, SHORTEST_BEGINNING, SUGGESTED, TODAY, kept

MOST = 8
LOOKED_AT = 24
MOST_OF_A_KIND = 3
MOST_CITED = 2
MOST_WORDS = 8
MOST_READINGS = 4
LONGEST = 100
LONGEST_TEXT = 90
# Shorter words are not taken for mistyped.
SHORTEST_MISTYPED = 4
SHORTEST_STEM = 4
LAST_LETTERS = re.compile(r"[^\W\d_]{1,9}\Z")
UNITS = ("берене", "пункт", "глава", "статья", "раздел", "article", "paragraph", "chapter")
Begin = Callable[[str], Matching]


@dataclass(frozen=True)
class Suggestion:
    """One thing that may be meant."""

    text: str
    kind: str
    key: str
    language: str
    path: tuple[str, ...]

    @property
    def page(self) -> str:
        """The address of its public page, in the language that is active."""
        return address_of(self.kind, self.key, self.path)


def suggest(typed: str, language: str, most: int = MOST) -> list[Suggestion]:
    """What may be meant by the words typed so far, the last one begun: in a language first, what is cited on top."""
    words, refused = without_personal_numbers(typed)
    if refused or len(words) > LONGEST:
        return []
    snapshot = current_index()
    found: dict[tuple[str, str], Suggestion] = {}
    for place in (*cited_places(snapshot, words, language), *begun_places(snapshot, words, language)):
        suggestion = suggestion_of(kept(snapshot.searcher, place))
        found.setdefault((suggestion.kind, suggestion.key), suggestion)
    whole = fold(words)
    return sorted(mixed(list(found.values())), key=lambda suggestion: fold(suggestion.text) != whole)[:most]


def mixed(found: list[Suggestion]) -> list[Suggestion]:
    """The same with no kind keeping the others out: after a few of a kind the next ones wait."""
    seen: Counter[str] = Counter()
    few, many = [], []
    for suggestion in found:
        seen[suggestion.kind] += 1
        (few if seen[suggestion.kind] <= MOST_OF_A_KIND else many).append(suggestion)
    return few + many


def suggestion_of(shown: dict) -> Suggestion:
    """A record as it is suggested."""
    return Suggestion(cut(shown["title"]), shown["kind"], shown["key"], shown["language"], path_of(shown))


def cut(text: str) -> str:
    """As much of a title as fits a line or two."""
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT].rsplit(' ', 1)[0]} …"


def readings(typed: str) -> Iterator[str]:
    """The words as typed, then as the other keyboard layout gives them, then as Latin letters may be meant."""
    yield typed
    if not typed.isascii():
        yield as_latin_layout(typed)
        return
    yield as_cyrillic_layout(typed)
    spellings = [transliterations(word) or [word] for word in typed.split()[:MOST_WORDS]]
    for number in range(MOST_READINGS):
        yield " ".join(options[min(number, len(options) - 1)] for options in spellings)


def cited_places(snapshot: Snapshot, typed: str, language: str) -> Iterator[DocAddress]:
    """What is cited, if there is a number to cite by."""
    if not any(letter.isdigit() for letter in typed):
        return
    reached = snapshot.reached
    found = resolve(typed, reached=reached) or resolve(with_whole_unit(typed), reached=reached)
    for reading in found[:MOST_CITED]:
        name = f"provision:{reading.act}#{reading.eid}" if reading.eid else f"act:{reading.act}"
        for tongue in reading_order(language):
            places = weightiest(snapshot, [has("name", name), has("main", 1)], tongue)
            yield from places
            if places:
                break


def with_whole_unit(typed: str) -> str:
    """A citation whose unit is begun, with the whole word: «97-бер» is «97-берене»."""
    begun_with = LAST_LETTERS.search(typed.lower())
    whole = next((unit for unit in UNITS if begun_with and unit.startswith(begun_with[0])), "")
    return typed[: begun_with.start()] + whole if whole else ""


def begun_places(snapshot: Snapshot, typed: str, language: str) -> list[DocAddress]:
    """Names that have all words, the last one begun; if none has, mistyped words or letters are tried."""
    asked = [[token.folded for token in tokenize(reading)][:MOST_WORDS] for reading in readings(typed)]
    asked = [words for words in map(telling, asked) if words]
    for begin in (begun, nearly_begun):
        for words in asked:
            if found := named_so(snapshot, words, language, begin):
                return found
    return []


def telling(words: list[str]) -> list[str]:
    """The words long enough to tell something; none while the last one is not."""
    if not words or len(words[-1]) < SHORTEST_BEGINNING:
        return []
    return [word for word in words if len(word) >= SHORTEST_BEGINNING]


def named_so(snapshot: Snapshot, words: list[str], language: str, begin: Begin) -> list[DocAddress]:
    """The names that have all words, first those that begin with the first; other languages if one has too few."""
    kinds = any_of([has("kind", kind) for kind in SUGGESTED])
    rest = [kinds, *(begin(word) for word in words[1:])]
    found: list[DocAddress] = []
    for tongue in reading_order(language):
        found += weightiest(snapshot, [begin(FIRST + words[0]), *rest], tongue)
        found += weightiest(snapshot, [begin(words[0]), *rest], tongue)
        if len(found) >= MOST:
            break
    return found


def weightiest(snapshot: Snapshot, wanted: list[Matching], language: str) -> list[DocAddress]:
    """The weightiest entries in a language that match all."""
    parts = [(Occur.Must, always(part, 0.0)) for part in [*wanted, has("language", language)]]
    result = snapshot.searcher.search(Matching.boolean_query(parts), LOOKED_AT, count=False, order_by_field="rank")
    return [place for _, place in result.hits]


def begun(word: str) -> Matching:
    """Entries with a word that begins so, or that is a form of this one."""
    beginning = has("begun", word[:LONGEST_BEGINNING])
    return any_of([beginning, *(term("title_stem", mark + stem, 1.0) for mark in TODAY for stem in stems(word))])


def nearly_begun(word: str) -> Matching:
    """Entries with a word that begins almost so."""
    if len(word.removeprefix(FIRST)) < SHORTEST_MISTYPED:
        return begun(word)
    return Matching.fuzzy_term_query(SCHEMA, "begun", word[:LONGEST_BEGINNING], 1, True, False)


def stems(word: str) -> set[str]:
    """The stems of a whole word, in the languages it may be of."""
    if word.startswith(FIRST) or len(word) <= SHORTEST_STEM:
        return set()
    return {keys(token, tongue)[0] for token in tokenize(word) for tongue in ("ky", "ru", "en")}
