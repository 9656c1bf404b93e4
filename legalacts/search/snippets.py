"""The sentence of a text that answers, with the words that were searched for."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from legalacts.language import Analysed
from legalacts.language.analysis import word_keys
from legalacts.language.beginnings import words_that_begin

SENTENCE_END = re.compile(r"[.!?;:…]\s+|\n+")
WIDTH = 260
BEFORE = 60
Pieces = tuple[tuple[str, bool], ...]
# A word of a text, and the key it was searched by.
Found = tuple[Analysed, str]


class Sought(dict[str, str]):
    """What was searched for in texts of a language: of each word of a text the key it was searched by, or nothing.

    Texts repeat their words, so each is looked at once. `weights` by exact, stem or root key; `names` are other names
    of several words, each by its stems with what these weigh: such a word alone says something else.
    """

    def __init__(self, language: str, weights: Mapping[str, float], names: Iterable[Mapping[str, float]] = ()):
        super().__init__()
        self.language = language
        self.weights = weights
        self.names = list(names)
        self.of_names = {stem: weight for name in self.names for stem, weight in name.items() if stem not in weights}
        self.words = words_that_begin(filter(None, map(first_letter, chain(weights, self.of_names))))

    def __missing__(self, word: str) -> str:
        exact, stem, root = marked_keys(word, self.language)
        key = next(filter(self.weights.__contains__, (exact, stem, root)), "")
        self[word] = key or (stem if stem in self.of_names else "")
        return self[word]

    def found_in(self, text: str) -> list[Found]:
        """The words of a text that may be searched for, each with its key."""
        return [
            (Analysed(*match.span(), *word_keys(match.group(), self.language)), key)
            for match in self.words.finditer(text)
            if (key := self[match.group()])
        ]

    def telling(self, found: list[Found]) -> list[tuple[Analysed, float]]:
        """Of words of a sentence those that were searched for, with their weights; of names only whole ones."""
        whole: set[str] = set()
        if any(key in self.of_names for _, key in found):
            stems = {word.stem for word, _ in found}
            whole = {stem for name in self.names if name.keys() <= stems for stem in name}
        return [
            (word, self.weights[key] if key in self.weights else self.of_names[key])
            for word, key in found
            if key in self.weights or key in whole
        ]


def first_letter(key: str) -> str:
    """The first letter of the word that a key, exact, of a stem or of a root, is of."""
    return key[1:2] if key[0] == "=" else key.lstrip("~")[1:2]


@lru_cache(maxsize=50_000)
def marked_keys(word: str, language: str) -> tuple[str, str, str]:
    """The keys that a word of a text may be searched by, the surest first."""
    exact, stem, root = word_keys(word, language)
    return f"={exact}", stem, f"~{root}"


def snippet(text: str, sought: Sought) -> Pieces:
    """The best sentence of a text in pieces, searched words marked."""
    if not text:
        return ()
    start, end, words = best_sentence(text, sought)
    start, end = narrowed(text, start, end, words)
    spans = [(word.start, word.end) for word in words if start <= word.start and word.end <= end]
    return pieces(text, start, end, spans)


def best_sentence(text: str, sought: Sought) -> tuple[int, int, list[Analysed]]:
    """Where the sentence with the weightiest words, each counted once, begins and ends, and they; else the first."""
    found, at = sought.found_in(text), 0
    parts = []
    for start, end in sentences(text):
        first = at
        while at < len(found) and found[at][0].start < end:
            at += 1
        words = sought.telling(found[first:at])
        parts.append((told(words), start, end, [word for word, _ in words]))
    return max(parts, key=itemgetter(0))[1:]


def told(words: list[tuple[Analysed, float]]) -> float:
    """How much some words tell, each once."""
    most: dict[str, float] = {}
    for word, weight in words:
        most[word.root] = max(most.get(word.root, 0.0), weight)
    return sum(most.values())


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    bounds, start = [], 0
    for match in SENTENCE_END.finditer(text):
        end = match.start() + (text[match.start()] != "\n")
        if end > start:
            bounds.append((start, end))
        start = match.end()
    return [*bounds, (start, len(text))] if start < len(text) else bounds or [(0, len(text))]


def narrowed(text: str, start: int, end: int, words: list[Analysed]) -> tuple[int, int]:
    """A part of a long sentence, cut between words, from a little before its first searched word."""
    if end - start <= WIDTH:
        return start, end
    first = words[0].start if words else start
    if first - start > BEFORE:
        start = text.find(" ", first - BEFORE, first) + 1 or first
    if end - start > WIDTH:
        end = text.rfind(" ", start + 1, start + WIDTH)
        end = end if end > start else start + WIDTH
    return start, end


def pieces(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Pieces:
    """A stretch of text in pieces, those of the spans marked; dots where it was cut."""
    parts, at = [("… ", False)] if start and text[start - 1] not in "\n" else [], start
    for first, last in spans:
        if first >= at:
            parts += [(text[at:first], False), (text[first:last], True)]
            at = last
    parts += [(text[at:end], False), (" …" if end < len(text) else "", False)]
    return tuple((" ".join(words.split("\n")), marked) for words, marked in parts if words)
