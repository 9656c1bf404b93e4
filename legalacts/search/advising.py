"""What else to ask when a search has found nothing, each way with how much it finds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from legalacts.language import as_cyrillic_layout, fold, transliterations

from .finding import find
from .query import Query
from .spelling import spelling_of
from .understanding import Search, understand
from .words import Word, is_known, read_words

MOST_NEAREST = 5
MOST_TRIED = 8
MOST_BEGINNING = 400
SHORTEST = 3
MOST_UNKNOWN = 3


@dataclass(frozen=True)
class Way:
    """Another question near the one asked, and how many records it finds."""

    what: str
    """What is different: `word`, `words` (without quotes and minus signs), `correct`, or the filter left out."""
    query: Query
    count: int
    words: str = ""
    """The words to ask instead, as texts spell them."""


@dataclass(frozen=True)
class Advice:
    """What was tried and what can be tried."""

    unknown: tuple[str, ...] = ()
    """Words that no text here has."""
    tried: tuple[str, ...] = ()
    """What was tried: folding, layout, spelling, languages."""
    nearest: tuple[Way, ...] = ()
    """Words near those asked for."""
    ways: tuple[Way, ...] = ()
    """The question with something left out, if that finds anything."""


def advise(query: Query) -> Advice:
    """What to ask instead of a query that found nothing."""
    search = understand(query)
    unknown = [word for word in search.asked.words if not word.mended and not is_known(word, search.vocabulary)]
    return Advice(
        unknown=tuple(query.q[word.start : word.end] for word in unknown),
        tried=tuple(tried(query, search)),
        nearest=tuple(nearest(search, (unknown or search.asked.words)[:MOST_UNKNOWN])),
        ways=tuple(way for way in ways(query, search) if way.count),
    )


def tried(query: Query, search: Search) -> Iterator[str]:
    """What the search did to find something."""
    if search.asked.words:
        yield "folding"
        if query.correct:
            yield from ("layout", "spelling")
        if not query.language:
            yield "languages"


def ways(query: Query, search: Search) -> Iterator[Way]:
    """The query without a filter, without any, without quotes and minus signs, or with mistyped words read anew."""
    names = [name for name in (*query.filters, "language", "on") if getattr(query, name)]
    wider = query
    for name in names:
        yield way(name, query.without(name))
        wider = wider.without(name)
    if len(names) > 1:
        yield way("filters", wider)
    if search.asked.phrases or search.asked.excluded:
        yield way("words", replace(query, q=" ".join(word.typed for word in search.asked.words)))
    if not query.correct:
        yield way("correct", replace(query, correct=True))


def way(what: str, query: Query) -> Way:
    """A way to ask, tried."""
    found = find(replace(query, page=1))
    return Way(what, replace(query, page=1), found.count, found.suggestion or query.q)


def nearest(search: Search, words: list[Word]) -> list[Way]:
    """The known words that look most like the words asked for."""
    apart: dict[str, float] = {}
    for word in words:
        for reading in {word.typed, *readings(word.typed)}:
            for known, share in lookalikes(reading, search):
                apart[known] = min(share, apart.get(known, 1.0))
    found_ways = []
    for known in one_of_each_stem(sorted(apart, key=lambda known: (apart[known], known)))[:MOST_TRIED]:
        query = replace(search.query, q=known, page=1)
        found = find(query)
        if found.count and len(found_ways) < MOST_NEAREST:
            found_ways.append(Way("word", query, found.count, spelling_of(known, found.hits, found.language)))
    return found_ways


def one_of_each_stem(words: list[str]) -> list[str]:
    """The first of the forms of each word."""
    seen: set[str] = set()
    first = []
    for word in words:
        stems = {form.stem for forms in read_words(word).words[0].forms.values() for form in forms}
        if not stems & seen:
            first.append(word)
        seen |= stems
    return first


def readings(typed: str) -> list[str]:
    """How a word in Latin letters may be meant."""
    return [fold(as_cyrillic_layout(typed)), *transliterations(typed)[:2]] if typed.isascii() else []


def lookalikes(typed: str, search: Search) -> Iterator[tuple[str, float]]:
    """Known words that begin alike, each with the share of its letters that differ."""
    if len(typed) < SHORTEST:
        return
    most = max(1, len(typed) // 2)
    for known in search.vocabulary.beginning(typed[: SHORTEST - 1], MOST_BEGINNING):
        if abs(len(known) - len(typed)) <= most and not known.isdigit() and known != typed:
            distance = OSA.distance(typed, known, score_cutoff=most)
            if distance <= most:
                yield known, distance / max(len(typed), len(known))
