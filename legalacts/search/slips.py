"""How likely one word was typed for another: slips of the finger and of the ear cost less than other differences."""

from functools import lru_cache
from itertools import pairwise

# Sounds and signs that are taken for each other, in Kyrgyz and Russian, then in English.
ALIKE = "ао ои еи ыи уы еэ яе яи яа юу ёо дт бп гк зс жш шщ сц чщ вф хк йи ьъ нм ae ei ie ou sc ck sz ph vw iy mn"
KEYS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
PAIRS = frozenset(pair for both in ALIKE.split() for pair in (both, both[::-1]))
NEIGHBOURS = frozenset(pair for row in KEYS for one, two in pairwise(row) for pair in (one + two, two + one))
SWAPPED, DOUBLED, ALIKE_COST, NEAR_KEY, UNLIKE = 0.6, 0.5, 0.6, 0.85, 1.0
# Few mistype the first letter.
FIRST = 0.3
LONGEST = 32
# Up to this share of a word that is different it is surely meant; how fast trust falls beyond.
SURE, DOUBT = 0.17, 6.0


def slip(typed: str, meant: str) -> float:
    """What it costs to have typed one word for another; 1 is a letter that is quite another."""
    typed, meant = typed[:LONGEST], meant[:LONGEST]
    return cost_of(*where_they_differ(typed, meant)) + FIRST * (typed[:1] != meant[:1])


def where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Two words without what they begin and end with alike, but for one letter of it: that one may be doubled."""
    begun = max(0, begun_alike(one, other) - 1)
    one, other = one[begun:], other[begun:]
    ended = max(0, begun_alike(one[:0:-1], other[:0:-1]) - 1)
    return (one[: len(one) - ended], other[: len(other) - ended])


def begun_alike(one: str, other: str) -> int:
    """With how many letters two words begin alike."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def cost_of(typed: str, meant: str) -> float:
    """The cheapest way from one spelling to another."""
    before, row = [], [float(place) for place in range(len(meant) + 1)]
    for at, letter in enumerate(typed, start=1):
        older, before = before, row
        row = [before[0] + added(typed, at)]
        for to, wanted in enumerate(meant, start=1):
            row.append(
                min(
                    before[to - 1] + changed(letter, wanted),
                    before[to] + added(typed, at),
                    row[to - 1] + added(meant, to),
                )
            )
            if at > 1 < to and letter == meant[to - 2] != wanted == typed[at - 2]:
                row[to] = min(row[to], older[to - 2] + SWAPPED)
    return row[-1]


@lru_cache(maxsize=4096)
def changed(letter: str, wanted: str) -> float:
    """What one letter for another costs."""
    if letter == wanted:
        return 0.0
    pair = letter + wanted
    return ALIKE_COST if pair in PAIRS else NEAR_KEY if pair in NEIGHBOURS else UNLIKE


def added(word: str, at: int) -> float:
    """What the letter before a place costs as one too many, or as one forgotten: little if it only doubles another."""
    letter = word[at - 1]
    return DOUBLED if letter in (word[at - 2 : at - 1], word[at : at + 1]) else UNLIKE


def sureness(cost: float, length: int) -> float:
    """How sure it is, from 0 to 1, that a word of so many letters stands for one that a slip of so much leads to."""
    return max(0.0, 1.0 - DOUBT * max(0.0, cost / length - SURE))
