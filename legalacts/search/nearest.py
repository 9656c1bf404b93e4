"""The known words that a mistyped one may stand for: spellings, and stems with the ending that was typed.

A form that no text has is mended by its stem: «олипиадада» by that of «олимпиада», as «олимпиадада» is a form of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from legalacts.language import keys, tokenize

from .plausible import is_plausible
from .slips import NEAR_KEY, slip, sureness
from .vocabulary import Begun, Vocabulary
from .words import Word

SHORTEST, LONGEST = 4, 40
# Up to so many letters at the end of a word may be an ending; from so many on a stem may have two wrong ones.
LONGEST_ENDING, LONG = 8, 9
MOST_COMPARED = 24
MOST_READINGS = 3
# Words whose slips cost so much more than the likeliest are not meant.
NEARLY = 0.15
# Less sure than this is no reading at all.
SUREST_TO_LEAVE = 0.4
# How far an unknown word that looks right is taken for another; further if only one slip of finger or ear leads there.
DOUBTED, LESS_DOUBTED = 0.6, 0.85


@dataclass(frozen=True)
class Reading:
    """What a word may have been meant to be."""

    spelling: str
    share: float = 1.0
    """How sure that is."""
    tongue: str = ""
    stem_key: str = ""
    """The language and the stem, where a stem is what was found."""

    def give(self, word: Word) -> None:
        """Let it stand for the word that was typed."""
        word.mended = word.mended or self.spelling
        word.add(self.spelling, (self.tongue,) if self.tongue else None, self.share, self.stem_key)


@dataclass(frozen=True, order=True)
class Near:
    """A known word near the one that was typed: what the slip costs, minus how many entries have it."""

    cost: float
    count: int
    spelling: str
    tongue: str = ""
    stem_key: str = ""


def nearest(word: Word, vocabulary: Vocabulary) -> list[Reading]:
    """The known words nearest to a mistyped one, likeliest first."""
    typed = word.typed
    if not SHORTEST <= len(typed) <= LONGEST:
        return []
    spellings = near_spellings(typed, vocabulary)
    near = sorted([*spellings, *near_stems(word, vocabulary)])
    likely = {(one.spelling, one.stem_key): one for one in near if one.cost <= near[0].cost + NEARLY}
    plausible = bool(likely) and is_plausible(typed, vocabulary)
    found = [
        Reading(as_known(one, spellings), trust(one.cost, typed, plausible=plausible), one.tongue, one.stem_key)
        for one in likely.values()
    ]
    return [reading for reading in found if reading.share >= SUREST_TO_LEAVE][:MOST_READINGS]


def trust(cost: float, typed: str, *, plausible: bool) -> float:
    """How sure it is that a slip which costs so much was made; less if the word looks right as it was typed."""
    doubt = (LESS_DOUBTED if cost < NEAR_KEY else DOUBTED) if plausible else 1.0
    return doubt * sureness(cost, len(typed))


def as_known(stem: Near, spellings: list[Near]) -> str:
    """A stem with the ending that was typed, or if that is no known word, the nearest one of the same stem."""
    same = [
        one.spelling for one in spellings if stem.tongue and stem_key_of(one.spelling, stem.tongue) == stem.stem_key
    ]
    return stem.spelling if stem.spelling in same or not same else same[0]


def near_spellings(typed: str, vocabulary: Vocabulary) -> list[Near]:
    """The spellings that are nearest: those one letter away, and where there is none those two away."""
    most = 1 if len(typed) < 6 else 2
    lengths = range(len(typed) - most, len(typed) + most + 1)
    begun = [vocabulary.words_from(letter) for letter in first_letters(typed)]
    found = sorted({pair for words in begun for length in lengths for pair in alike(typed, words, length, most)})
    first = [known for distance, known in found if distance == found[0][0]][:MOST_COMPARED]
    return [Near(slip(typed, known), -vocabulary.has_exact(known), known) for known in first]


def near_stems(word: Word, vocabulary: Vocabulary) -> Iterator[Near]:
    """Known stems that the word, but for a slip, begins with, what is left being an ending of them."""
    for tongue, (form, *_) in word.forms.items():
        mark = form.stem[0]
        for letter in first_letters(word.typed):
            stems = vocabulary.stems_from(mark, letter)
            for known in begun_nearly_so(word.typed, stems):
                whole, cost = with_ending(word.typed, known, mark, tongue)
                if whole:
                    yield Near(cost, -vocabulary.has_stem(mark + known), whole, tongue, mark + known)
            for known in one_letter_away(form.stem[1:], stems):
                cost = slip(form.stem[1:], known)
                yield Near(cost, -vocabulary.has_stem(mark + known), known, tongue, mark + known)


def begun_nearly_so(typed: str, stems: Begun) -> set[str]:
    """Stems that a word may begin with: of each length those that differ little from as many of its first letters."""
    lengths = range(max(SHORTEST + 1, len(typed) - LONGEST_ENDING), len(typed) + 2)
    return {known for length in lengths for _, known in alike(typed[:length], stems, length, 2)}


def one_letter_away(typed: str, stems: Begun) -> list[str]:
    """The stems nearest to the one that a mistyped word seems to have."""
    if len(typed) <= SHORTEST:
        return []
    lengths = range(len(typed) - 1, len(typed) + 2)
    return [known for length in lengths for _, known in alike(typed, stems, length, 1)]


def with_ending(typed: str, known: str, mark: str, tongue: str) -> tuple[str, float]:
    """A known stem with what was typed after it, if that is an ending, and what the slip in the stem costs."""
    most = 1 if len(known) < LONG else 2
    best = ("", 0.0)
    for end in range(len(known) - 1, min(len(known) + 1, len(typed)) + 1):
        begun, ending = typed[:end], typed[end:]
        if OSA.distance(begun, known, score_cutoff=most) > most:
            continue
        cost = slip(begun, known)
        if (not best[0] or cost < best[1]) and (not ending or stem_key_of(known + ending, tongue) == mark + known):
            best = (known + ending, cost)
    return best


def stem_key_of(spelling: str, tongue: str) -> str:
    """The stem of a spelling in a language."""
    return next((keys(token, tongue)[0] for token in tokenize(spelling)), "")


def first_letters(typed: str) -> list[str]:
    """With which letter the meant word may begin: as typed, or with the second, if the first is swapped or too many."""
    return list(dict.fromkeys(typed[:2]))


def alike(typed: str, words: Begun, length: int, most: int) -> list[tuple[int, str]]:
    """Of words of a length those at most so many letters from what was typed, but not the same, each with how many."""
    known = words.by_length.get(length)
    if not known:
        return []
    near = extract(typed, known, scorer=OSA.distance, score_cutoff=most, limit=None, processor=None)
    return [(distance, word) for word, distance, _ in near if distance]
