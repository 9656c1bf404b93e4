"""The citations of a text with the acts they go with: places, and names of acts as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from .chains import Chain
from .lexemes import Lexeme, read_lexemes
from .named import Named, beside, find_named
from .names import ActNames
from .places import Place, cited


@dataclass(frozen=True)
class Mention:
    """What a text cites: a place, an act, or a place of an act."""

    start: int
    end: int
    place: Place | None = None
    named: Named | None = None
    """The act that is named with it; nothing where the text's own is meant."""
    sentence: int = 0
    """Where its sentence begins."""


def read_mentions(text: str, names: ActNames, jurisdiction: str = "") -> list[Mention]:
    """The citations of a sentence, in order."""
    lexemes = read_lexemes(text)
    found = find_named(text, lexemes, names, jurisdiction)
    groups = cited(text, lexemes)
    acts = named_beside(groups, found, text, lexemes)
    mentions = [
        mention for (_chain, places), named in zip(groups, acts, strict=True) for mention in mentions_of(places, named)
    ]
    taken = {id(named) for named in acts if named}
    whole = [
        Mention(name.start, name.end, None, name)
        for name in found
        if name.acts and name.strong and id(name) not in taken
    ]
    return sorted([*mentions, *whole], key=lambda mention: (mention.start, mention.end))


def named_beside(
    groups: list[tuple[Chain, list[Place]]], found: list[Named], text: str, lexemes: list[Lexeme]
) -> list[Named | None]:
    """The act of each citation; those of one list share it."""
    chains = [chain for chain, _places in groups]
    acts = [
        beside(found, text, lexemes, chain.first, chain.last, number_first=chain.levels[0].number_first)
        for chain in chains
    ]
    for at in range(len(chains) - 2, -1, -1):
        if (
            acts[at] is None
            and chains[at + 1].listed
            and not points(chains[at])
            and follows(acts[at + 1], chains[at + 1])
        ):
            acts[at] = acts[at + 1]
    for at in range(1, len(chains)):
        if acts[at] is None and chains[at].listed and not points(chains[at]) and precedes(acts[at - 1], chains[at - 1]):
            acts[at] = acts[at - 1]
    return acts


def follows(named: Named | None, chain: Chain) -> bool:
    """Whether an act is named after a citation."""
    return named is not None and named.start >= chain.end


def precedes(named: Named | None, chain: Chain) -> bool:
    """Whether an act is named before a citation."""
    return named is not None and named.end <= chain.start


def points(chain: Chain) -> bool:
    """Whether a citation points at this article and so needs no act."""
    return any(level.points for level in [*chain.inherited, *chain.levels])


def mentions_of(places: list[Place], named: Named | None) -> Iterator[Mention]:
    """Each place of a citation; the last, or in Kyrgyz the first, has the name of the act among its words."""
    for at, place in enumerate(places):
        start, end = place.start, place.end
        if named and at == len(places) - 1 and 0 <= named.start - end < 60:
            end = named.end
        if named and at == 0 and 0 <= start - named.end < 12:
            start = named.start
        yield Mention(start, end, place, named)
