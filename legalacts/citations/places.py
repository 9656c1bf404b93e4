"""The places that a text cites: «97-берененин 6-пункту», «п. 6 ст. 97», «статьи 5, 7 и 9–11» → parts and eIds."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from .chains import Chain, read_chains
from .elements import Element, read_elements
from .lexemes import Lexeme, read_lexemes
from .numbers import between, spellings
from .numerals import Number
from .units import CONTAINERS

# No citation names more places than this.
MOST_OF_ONE = 200
# A text with more than these is no law.
MOST_OF_ALL = 20_000
# Units that provisions are never made of: the article stands for them.
NEVER_HELD = ("indent", "sentence")


@dataclass(frozen=True)
class Part:
    """One level of a place: its unit and number, or at what it points."""

    unit: str
    number: str
    points: str = ""
    in_words: bool = False


@dataclass(frozen=True)
class Place:
    """One place that a text cites, its levels from the outside in, and where the text says so."""

    start: int
    end: int
    levels: tuple[Part, ...]
    chain: int = 0
    """Which citation of the text it is of; a list or range has several places."""
    loose: bool = False
    is_alone: bool = True
    """False where it is one of a list or range."""

    @property
    def parts(self) -> dict[str, str]:
        """The number of each unit."""
        return {part.unit: part.number for part in self.levels}

    @property
    def points(self) -> str:
        """At what it points: this, named, before, after; empty when it says its place in full."""
        return next((part.points for part in self.levels if part.points), "")

    def eids(self) -> list[str]:
        """The eIds this may be, most exact first; the last ones are of what contains it."""
        return [eid for eid, _exact in self.readings()]

    def readings(self, outside: str = "", *, is_inside: bool = False) -> list[tuple[str, bool]]:
        """The eIds this may be (inside `outside`, or as units of the act itself), and whether all cited is in them."""
        steps, whole = self.steps(is_inside or bool(outside))
        paths: list[list[str]] = [[outside]] if outside else [[]]
        found: list[tuple[str, bool]] = [(outside, not steps and whole)] if outside else []
        for depth, choices in enumerate(steps, 1):
            paths = [[*path, choice] for path in paths for choice in choices][:8]
            exact = whole and depth == len(steps)
            found[:0] = [("__".join(filter(None, path)), exact) for path in paths]
        if outer_parts(self.levels) and len(steps) > 1 and {part.unit for part in self.levels} <= {"sec", "chp"}:
            found[1:1] = [(eid, True) for eid in steps[-1]]  # numbers of chapters mostly run through all sections
        return list(dict(reversed(found)).items())[::-1]

    def steps(self, is_inside: bool) -> tuple[list[list[str]], bool]:
        """The levels of an eId with the spellings each may have; and whether none had to be left out."""
        named = [part for part in self.levels if not part.points]
        outer = outer_parts(named)
        if not outer and not is_inside:
            if [part.unit for part in named] == ["clause"]:
                return [spellings("part", named[0].number)], True
            return [], False
        inner = [part for part in named if part.unit not in CONTAINERS]
        kept = [part for part in inner if part.unit not in NEVER_HELD and not is_unnumbered(part)]
        steps = [spellings(part.unit, part.number) for part in outer]
        for depth, part in enumerate(kept):
            first, second = ("para", "point") if depth == 0 and part.unit != "point" else ("point", "para")
            steps.append([*spellings(first, part.number), *spellings(second, part.number)])
        return steps, len(kept) == len(inner)


def is_unnumbered(part: Part) -> bool:
    """Whether a part is counted in words, as those are that have no number of their own: «часть первая»."""
    return part.in_words and part.unit in ("clause", "para", "point")


def outer_parts(parts: list[Part]) -> list[Part]:
    """The containers that an eId is made of: an article stands for the chapter it is in, not for its annex."""
    containers = [part for part in parts if part.unit in CONTAINERS]
    if any(part.unit == "art" for part in containers):
        return [part for part in containers if part.unit in ("annex", "art")]
    return containers


def find_places(text: str, lexemes: list[Lexeme] | None = None) -> list[Place]:
    """The places a text cites, in order; linear in its length."""
    lexemes = read_lexemes(text) if lexemes is None else lexemes
    return [place for _chain, places in cited(text, lexemes) for place in places]


def cited(text: str, lexemes: list[Lexeme]) -> list[tuple[Chain, list[Place]]]:
    """The citations of a text, each with the places it names."""
    found, count = [], 0
    for at, chain in enumerate(read_chains(lexemes, read_elements(text, lexemes))):
        found.append((chain, list(places_of(chain, at))))
        count += len(found[-1][1])
        if count > MOST_OF_ALL:
            break
    return found


def places_of(chain: Chain, at: int) -> Iterator[Place]:
    """Each place a chain names: the first begins with its first word, the last ends with its last."""
    levels = [*chain.inherited, *chain.levels]
    choices = [choices_of(level) for level in levels]
    if chain.goes_up is False:  # of «статьи 5 и 6 пункт 2» only the last has the paragraph
        for outer in choices[0][:-1] if len(choices) > 1 and not chain.inherited else []:
            yield Place(
                *span(chain, [outer], first=outer is choices[0][0], last=False),
                (part(levels[0], outer),),
                at,
                False,
                False,
            )
        choices = [choices[0][-1:], *choices[1:]]
    combined = list(zip(range(MOST_OF_ONE), product(*choices), strict=False))
    is_loose = any(level.loose for level in chain.levels)
    for place, numbers in combined:
        own = numbers[len(chain.inherited) :]
        start, end = span(chain, own, first=place == 0 and len(choices[0]) > 0, last=place == len(combined) - 1)
        parts = tuple(part(level, number) for level, number in zip(levels, numbers, strict=True))
        yield Place(start, end, parts, at, is_loose, len(combined) == 1)


def choices_of(level: Element) -> list[Number | None]:
    """The numbers of a unit, those inside its ranges among them."""
    found: list[Number | None] = []
    for number in level.numbers:
        if number.ends_range and found:
            begins = found[-1]
            inside = between(begins.value, number.value)
            found += [Number(value, begins.start, number.end) for value in inside if value != number.value]
        found.append(number)
    return found or [None]


def part(level: Element, number: Number | None) -> Part:
    """One level of a place."""
    if number is None:
        return Part(level.unit, "", level.points)
    return Part(level.unit, number.value, "", level.in_words)


def span(chain: Chain, numbers: list[Number | None], *, first: bool, last: bool) -> tuple[int, int]:
    """Where the text names one place of a chain: from its first number to its last, or to the ends of the chain."""
    known = [number for number in numbers if number]
    if not known:
        return chain.start, chain.end
    if first and last:
        return chain.start, chain.end
    varying = known if len(known) == 1 else [number for number in known if varies(chain, number)] or known
    start = chain.start if first else min(number.start for number in varying)
    end = chain.end if last else max(number.end for number in varying)
    return start, max(end, start + 1)


def varies(chain: Chain, number: Number) -> bool:
    """Whether a number is one of several of its unit."""
    return any(number in level.numbers and len(level.numbers) > 1 for level in chain.levels)
