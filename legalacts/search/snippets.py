"""The sentence of a text that answers, with the words that were searched for."""

import re
from collections.abc import Mapping
from functools import lru_cache

from legalacts.language import Analysed
from legalacts.language.analysis import word_keys
from legalacts.language.beginnings import words_that_begin

SENTENCE_END = re.compile(r"[.!?;:…]\s+|\n+")
WIDTH = 260
BEFORE = 60
Pieces = tuple[tuple[str, bool], ...]


class Sought(dict[str, str]):
    """What was searched for in texts of a language: of each word of a text the key it was searched by, or nothing.

    Texts repeat their words, so each is looked at once; `weights` by exact, stem or root key.
    """

    def __init__(self, language: str, weights: Mapping[str, float]):
        super().__init__()
        self.language = language
        self.weights = weights
        self.words = words_that_begin(filter(None, map(first_letter, weights)))

    def __missing__(self, word: str) -> str:
        self[word] = found = next(filter(self.weights.__contains__, marked_keys(word, self.language)), "")
        return found


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
    matched = [
        (Analysed(*match.span(), *word_keys(match.group(), sought.language)), key)
        for match in sought.words.finditer(text)
        if (key := sought[match.group()])
    ]
    start, end = best_sentence(text, matched, sought.weights)
    start, end = narrowed(text, start, end, [word for word, _ in matched if start <= word.start < end])
    spans = [(word.start, word.end) for word, _ in matched if start <= word.start and word.end <= end]
    return pieces(text, start, end, spans)


def best_sentence(text: str, matched: list[tuple[Analysed, str]], weights: Mapping[str, float]) -> tuple[int, int]:
    """The sentence with the weightiest words, each counted once; the first when none has any."""
    best, best_weight = (0, len(text)), 0.0
    first = True
    at = 0
    for start, end in sentences(text):
        seen: dict[str, float] = {}
        while at < len(matched) and matched[at][0].start < end:
            word, key = matched[at]
            seen[word.root] = max(seen.get(word.root, 0.0), weights[key])
            at += 1
        weight = sum(seen.values())
        if first or weight > best_weight:
            best, best_weight, first = (start, end), weight, False
    return best


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
