"""Read words that the index does not know: wrong keyboard layout, Latin letters, mistyped letters."""

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from legalacts.language import as_cyrillic_layout, as_latin_layout, is_stop_word, transliterations

from .plausible import is_plausible
from .slips import slip, sureness
from .vocabulary import EXACT_FIELDS, Vocabulary
from .words import Asked, Word, read_plain

SHORTEST = 4
MOST_WORDS_MENDED = 6
MOST_CANDIDATES = 20_000
MOST_COMPARED = 24
MOST_READINGS = 3
# Words whose slips cost so much more than the likeliest are not meant.
NEARLY = 0.15
# Less sure than this is no reading at all.
SUREST_TO_LEAVE = 0.4
# How far an unknown word that looks right is taken for another.
DOUBTED = 0.6
LAYOUT_KEYS = frozenset("qwertyuiop[]asdfghjkl;'zxcvbnm,.`")


def mend(text: str, asked: Asked, vocabulary: Vocabulary) -> Asked:
    """Give unknown words the spellings they most likely stand for."""
    unknown = [word for word in asked.words if not is_known(word, vocabulary)]
    if not unknown:
        return asked
    if len(unknown) * 2 >= len(asked.words):
        retyped = in_other_layout(text, asked, vocabulary)
        if retyped:
            return retyped
    for word in unknown[:MOST_WORDS_MENDED]:
        for spelling, share in readings(word, vocabulary):
            word.mended = word.mended or spelling
            word.add(spelling, share=share)
    return asked


def is_known(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether an entry has the word, in some form; numbers need no mending."""
    if word.is_number or vocabulary.has_exact(word.typed):
        return True
    return any(vocabulary.has_stem(form.stem) for forms in word.forms.values() for form in forms)


def in_other_layout(text: str, asked: Asked, vocabulary: Vocabulary) -> Asked | None:
    """The query as the same keys give it in the other layout, if that makes its words known."""
    latin = sum(letter.isascii() for letter in text if letter.isalpha())
    to_cyrillic = latin * 2 > sum(map(str.isalpha, text))
    if to_cyrillic and not LAYOUT_KEYS.issuperset(text.lower().replace(" ", "")):
        return None
    retyped = as_cyrillic_layout(text) if to_cyrillic else as_latin_layout(text)
    other = Asked(phrases=asked.phrases, excluded=asked.excluded)
    read_plain(retyped, other)
    known = sum(is_known(word, vocabulary) for word in other.words)
    if not known or known * 2 < len(other.words):
        return None
    for word in other.words:
        word.mended = word.typed
    return other


def readings(word: Word, vocabulary: Vocabulary) -> list[tuple[str, float]]:
    """What an unknown word may have been meant to be, likeliest first, each with how sure that is; few."""
    if word.typed.isascii():
        found = [reading for reading in transliterations(word.typed) if is_known_reading(reading, vocabulary)]
        if found:
            found.sort(key=lambda reading: -vocabulary.has_exact(reading))
            return [(reading, 1.0) for reading in found[:MOST_READINGS]]
    return nearest(word, vocabulary) if len(word.typed) >= SHORTEST else []


def is_known_reading(reading: str, vocabulary: Vocabulary) -> bool:
    """Whether a transliteration is a word that the index knows."""
    if is_stop_word(reading):
        return True
    candidate = Word(reading, 0, len(reading))
    candidate.add(reading)
    return is_known(candidate, vocabulary)


def nearest(word: Word, vocabulary: Vocabulary) -> list[tuple[str, float]]:
    """The known words nearest to a mistyped one: spellings, and stems of its forms."""
    typed = word.typed
    most = 1 if len(typed) < 6 else 2
    found = near_words(typed, vocabulary, EXACT_FIELDS, "", most)
    near = [(slip(typed, known), count, known) for _, count, known in nearest_first(found)]
    near += near_stems(word, vocabulary)
    near.sort()
    likely = {known: cost for cost, _, known in reversed(near) if cost <= near[0][0] + NEARLY}
    doubt = DOUBTED if likely and is_plausible(typed, vocabulary) else 1.0
    sure = [(known, doubt * sureness(cost, len(typed))) for known, cost in reversed(likely.items())]
    return [(known, share) for known, share in sure if share >= SUREST_TO_LEAVE][:MOST_READINGS]


def nearest_first(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The few that are nearest: those one letter away, and where there is none those two away."""
    return [entry for entry in found if entry[0] == found[0][0]][:MOST_COMPARED]


def near_stems(word: Word, vocabulary: Vocabulary) -> list[tuple[float, int, str]]:
    """Known stems one letter away from a stem of a mistyped word: what the slip costs, minus the count, the stem."""
    found = []
    for forms in word.forms.values():
        for form in forms:
            mark, typed = form.stem[0], form.stem[1:]
            if len(typed) > SHORTEST:
                near = near_words(typed, vocabulary, ("words",), mark, 1)
                found += [(slip(typed, known), count, known) for _, count, known in near[:MOST_COMPARED]]
    return found


def near_words(
    typed: str, vocabulary: Vocabulary, fields: tuple[str, ...], mark: str, most: int
) -> list[tuple[int, int, str]]:
    """Known words at most so many letters away: (distance, minus how many entries have it, word), nearest first."""
    sought = mark + typed
    found = set()
    for prefix in beginnings(typed):
        words = vocabulary.by_length(mark + prefix, fields, MOST_CANDIDATES)
        for length in range(len(sought) - most, len(sought) + most + 1):
            counts = words.get(length, {})
            near = extract_iter(sought, counts.keys(), scorer=OSA.distance, score_cutoff=most, processor=None)
            found.update((distance, -counts[word], word[len(mark) :]) for word, distance, _ in near if distance)
    return sorted(found)


def beginnings(typed: str) -> list[str]:
    """How the meant word may begin: as typed, with its first letters swapped, or without one of them."""
    first, second, third = typed[0], typed[1], typed[2]
    return list(dict.fromkeys([first + second, second + first, second + third, first + third, first]))[:5]


def letters_apart(one: str, other: str, most: int) -> int:
    """How many letters must be changed, added, dropped or swapped with the next; more than `most` is not counted on."""
    return OSA.distance(one, other, score_cutoff=most)
