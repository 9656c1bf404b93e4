"""What a query is the abbreviation of: «ВНЖ», «РФ ИИМ», «О.О.Н.» lead with the things of that name."""

from .pinning import called
from .ranking import Ranked
from .understanding import Search


def named_first(search: Search, found: list[Ranked]) -> list[Ranked]:
    """What was found, the things first that the whole query abbreviates."""
    if search.asked.phrases or search.asked.excluded:
        return found
    names = search.glossary.abbreviated(search.asked.words)
    best = max((entry.score for entry in found), default=1.0)
    named = [entry for name in names if (entry := called(search, name, best))]
    if not named:
        return found
    order = {entry.unit: place for place, entry in enumerate(found)}
    named.sort(key=lambda entry: order.get(entry.unit, len(order)))
    own = {entry.unit for entry in named}
    return [*named, *(entry for entry in found if entry.unit not in own)]
