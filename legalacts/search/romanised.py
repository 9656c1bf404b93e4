"""Kyrgyz and Russian words typed in Latin letters: which known words they may be."""

from legalacts.language import SOFTENED, choices_of, fold, is_stop_word, transliterations

from .nearest import Reading, nearest
from .vocabulary import Vocabulary
from .words import Word, is_known

MOST_STEPS = 3000
MOST_READINGS = 3
# What is so much less likely than the likeliest is not meant.
NEARLY = 1
# How sure it is that a word was typed in Latin letters, and mistyped besides.
MISTYPED = 0.8


def in_cyrillic(word: Word, vocabulary: Vocabulary) -> list[Reading]:
    """The known words that a Latin one may stand for, likeliest first: as they are spelled, else by their stems."""
    ways = spelled_so(word.typed, vocabulary)
    if ways:
        least = min(ways.values())
        likely = [spelling for spelling, unlikely in ways.items() if unlikely <= least + NEARLY]
        likely.sort(key=lambda spelling: (ways[spelling], -vocabulary.has_exact(spelling)))
        return [Reading(spelling) for spelling in likely[:MOST_READINGS]]
    spellings = [spelling for spelling in transliterations(word.typed) if is_known_spelling(spelling, vocabulary)]
    return [Reading(spelling) for spelling in spellings[:MOST_READINGS]]


def mistyped_in_cyrillic(word: Word, vocabulary: Vocabulary) -> list[Reading]:
    """The same where no known word is spelled so: words near to the likeliest spelling."""
    spelling = next(iter(transliterations(word.typed)), "")
    if not spelling:
        return []
    meant = Word(spelling, 0, len(spelling))
    meant.add(spelling)
    return [
        Reading(reading.spelling, MISTYPED * reading.share, reading.tongue, reading.stem_key)
        for reading in nearest(meant, vocabulary)
    ]


def spelled_so(typed: str, vocabulary: Vocabulary) -> dict[str, int]:
    """Known spellings that may be written so in Latin letters, each with how unlikely that is.

    Letter by letter, and on only with what a known word begins with. A soft sign is mostly left out.
    """
    choices = choices_of(typed)
    found: dict[str, int] = {}
    begun = [("", 0, 0)] if choices else []
    steps = 0
    while begun and steps < MOST_STEPS:
        steps += 1
        spelling, at, unlikely = begun.pop()
        if at == len(choices):
            if is_stop_word(spelling) or vocabulary.words_from(spelling[0]).has(spelling):
                found[spelling] = min(unlikely, found.get(spelling, unlikely))
            continue
        for rank, letters in enumerate(choices[at]):
            longer = fold(spelling + letters)
            for soft in ("", "ь") if longer[-1:] in SOFTENED and letters else ("",):
                if may_begin(longer + soft, vocabulary):
                    begun.append((longer + soft, at + 1, unlikely + rank + len(soft)))
    return found


def may_begin(spelling: str, vocabulary: Vocabulary) -> bool:
    """Whether a known word begins so; the first letter alone always may."""
    return len(spelling) < 2 or vocabulary.words_from(spelling[0]).has_any(spelling)


def is_known_spelling(spelling: str, vocabulary: Vocabulary) -> bool:
    """Whether the index has a word spelled so, in some form."""
    candidate = Word(spelling, 0, len(spelling))
    candidate.add(spelling)
    return is_stop_word(spelling) or is_known(candidate, vocabulary)
