"""Units cited together, from the outside in: «подпункт 1 пункта 2 статьи 5», «5-берененин 2-пункту», "Article 5(2)"."""

from dataclasses import dataclass, field
from itertools import pairwise

from .elements import Element
from .lexemes import Lexeme
from .units import CONTAINERS, RANKS
from .wordlists import words

# Small words that may stand inside a citation, and those that may stand between two of a list.
INSIDE = frozenset(words("of the in to к"))
BETWEEN = INSIDE | frozenset(
    words(
        "а также в во с со на по из же тоже менен дагы либо under with as well "
        "предусмотренных предусмотренными указанных"
    )
)
WIDEST = 5


@dataclass
class Chain:
    """Units that name one place, or several of them; `levels` go from the outside in."""

    levels: list[Element]
    goes_up: bool | None = None
    """Whether the text names the inner unit first; nothing where there is only one."""
    listed: bool = False
    """Whether it stands in one list with the chain before it."""
    inherited: list[Element] = field(default_factory=list)
    """The outer units that it shares with its neighbour in a list."""

    @property
    def first(self) -> int:
        return min(level.first for level in self.levels)

    @property
    def last(self) -> int:
        return max(level.last for level in self.levels)

    @property
    def start(self) -> int:
        return min(level.start for level in self.levels)

    @property
    def end(self) -> int:
        return max(level.end for level in self.levels)

    def has_container(self) -> bool:
        """Whether it says by itself in which article, chapter or annex it is, or points at it."""
        return any(level.unit in CONTAINERS or level.points for level in self.levels)


def read_chains(lexemes: list[Lexeme], elements: list[Element]) -> list[Chain]:
    """Join the units of a text into citations; what a list has in common is shared."""
    chains: list[Chain] = []
    for place, element in enumerate(elements):
        gap = gap_between(lexemes, elements[place - 1], element) if place else "far"
        after = elements[place + 1] if place + 1 < len(elements) else None
        if chains and joins(chains[-1], elements[place - 1], element, gap, after, lexemes):
            add(chains[-1], elements[place - 1], element)
        else:
            chains.append(Chain([element], listed=gap in ("list", "comma")))
    share(chains)
    return chains


def gap_between(lexemes: list[Lexeme], before: Element, after: Element) -> str:
    """What stands between two units: nothing that parts them (near), a comma, a list's words, or more (far)."""
    between = lexemes[before.last + 1 : after.first]
    if len(between) > WIDEST:
        return "far"
    kinds = [lexeme.kind for lexeme in between]
    if all(kind in ("open", "close", "quote") or text in INSIDE for kind, text in pieces(between)):
        return "near"
    if kinds == ["comma"]:
        return "comma"
    if all(kind in ("comma", "and", "open", "close", "quote") or text in BETWEEN for kind, text in pieces(between)):
        return "list" if {"comma", "and"} & set(kinds) else "far"
    return "far"


def pieces(lexemes: list[Lexeme]):
    """Kind and words of each lexeme."""
    return ((lexeme.kind, lexeme.text) for lexeme in lexemes)


def joins(
    chain: Chain, before: Element, element: Element, gap: str, after: Element | None, lexemes: list[Lexeme]
) -> bool:
    """Whether a unit goes on with the chain before it: near, of a unit not yet named, in the chain's direction."""
    if gap not in ("near", "comma") or any(level.unit == element.unit for level in chain.levels):
        return False
    if element.in_brackets:
        return True
    up = goes_up(before, element)
    if chain.goes_up is not None and chain.goes_up != up:
        return False
    if gap == "near":
        return True
    # After a comma only «Article 97, paragraph 6»: what stands inside, and is not itself inside what follows.
    inside_next = after and gap_between(lexemes, element, after) == "near" and goes_up(element, after)
    return not up and not inside_next


def goes_up(before: Element, after: Element) -> bool:
    """Whether the second unit contains the first."""
    if bool(after.points) != bool(before.points):
        return bool(after.points)
    one, other = RANKS[before.unit], RANKS[after.unit]
    if after.is_genitive and not before.number_first and before.unit not in CONTAINERS:
        return True
    return other > one or (other == one and not after.number_first)


def add(chain: Chain, before: Element, element: Element) -> None:
    """Add a unit at its end of the chain."""
    if element.in_brackets:  # right inside what it is written on: "the second sentence of Article 97(6)"
        chain.levels.insert(chain.levels.index(before) + 1, element)
        return
    chain.goes_up = goes_up(before, element)
    chain.levels = [element, *chain.levels] if chain.goes_up else [*chain.levels, element]


def share(chains: list[Chain]) -> None:
    """Give «пункт 1 и пункт 2 статьи 5» and «5-берененин 1- жана 2-пункттары, 3-абзацы» the article they share."""
    for before, chain in pairwise(chains):
        if chain.listed and not chain.has_container() and before.goes_up is not True:
            chain.inherited = outside([*before.inherited, *before.levels], chain)
    for after, chain in pairwise(reversed(chains)):
        if after.listed and not chain.inherited and not chain.has_container() and after.goes_up is not False:
            chain.inherited = outside([*after.inherited, *after.levels], chain)


def outside(levels: list[Element], chain: Chain) -> list[Element]:
    """Of the neighbour's units those that lie outside the outermost one of a chain."""
    outermost = chain.levels[0]
    units = [level.unit for level in levels]
    if outermost.unit in units:
        return levels[: units.index(outermost.unit)]
    return [level for level in levels if RANKS[level.unit] > RANKS[outermost.unit]]
