"""What a whole query names: «ВНЖ», «РФ ИИМ», «О.О.Н.» lead with what is abbreviated so; «патент» shows its term."""

from .pinning import called
from .ranking import Ranked
from .understanding import Search

# A term that the whole query names explains it: it stands among so many first, below what answers better.
IN_SIGHT = 3


def named_first(search: Search, found: list[Ranked]) -> list[Ranked]:
    """What was found, the things first that the whole query abbreviates."""
    if search.asked.phrases or search.asked.excluded:
        return found
    names = search.glossary.abbreviated(search.asked.words)
    best = max((entry.score for entry in found), default=1.0)
    named = [entry for name in names if (entry := called(search, name, best))]
    if not named:
        return with_its_term(search, found, best)
    order = {entry.unit: place for place, entry in enumerate(found)}
    named.sort(key=lambda entry: order.get(entry.unit, len(order)))
    own = {entry.unit for entry in named}
    return [*named, *(entry for entry in found if entry.unit not in own)]


def with_its_term(search: Search, found: list[Ranked], best: float) -> list[Ranked]:
    """What was found, with the term that the whole query names in sight."""
    names = search.glossary.terms_called(search.asked.words)
    units = {entry.unit: entry for name in names if (entry := called(search, name, best))}
    if not units or any(entry.unit in units for entry in found[:IN_SIGHT]):
        return found
    place = next((place for place, entry in enumerate(found) if entry.unit in units), len(found))
    term = found[place] if place < len(found) else next(iter(units.values()))
    return [*found[: IN_SIGHT - 1], term, *found[IN_SIGHT - 1 : place], *found[place + 1 :]]
