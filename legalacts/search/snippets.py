"""The sentence of a text that answers, with the words that were searched for."""

import re
from collections.abc import Mapping

from legalacts.language import Analysed, analyse

SENTENCE_END = re.compile(r"(?<=[.!?;:…])\s+|\n+")
WIDTH = 260
BEFORE = 60
Pieces = tuple[tuple[str, bool], ...]


def snippet(text: str, language: str, weights: Mapping[str, float]) -> Pieces:
    """The best sentence of a text in pieces, searched words marked; `weights` by exact, stem or root key."""
    if not text:
        return ()
    words = [(word, best_key(word, weights)) for word in analyse(text, language)]
    matched = [(word, key) for word, key in words if key]
    start, end = best_sentence(text, matched, weights)
    start, end = narrowed(text, start, end, [word for word, _ in matched if start <= word.start < end])
    spans = [(word.start, word.end) for word, _ in matched if start <= word.start and word.end <= end]
    return pieces(text, start, end, spans)


def best_key(word: Analysed, weights: Mapping[str, float]) -> str:
    """The key under which a word of the text was searched for, or nothing."""
    for key in (f"={word.exact}", word.stem, f"~{word.root}"):
        if key in weights:
            return key
    return ""


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
        if match.start() > start:
            bounds.append((start, match.start()))
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
