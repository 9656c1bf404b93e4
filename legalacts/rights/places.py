"""Cities where help is known, and which of them a person means who typed one."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from legalacts.language import fold, transliterations
from legalacts.models import Contact, Status
from legalacts.models.translated import Trilingual

LONGEST = 60
SHORTEST = 4
ALIKE = 0.75
"""How much of two names must agree: a slip of one or two letters in a name of ten."""
ENDING = 4
"""Letters that an ending of a case may add: «Екатеринбургда»."""


@dataclass(frozen=True)
class City:
    """A city some contact is in."""

    title: Trilingual

    @property
    def names(self) -> list[str]:
        """Its names, folded."""
        return sorted({fold(name) for name in (self.title.ky, self.title.ru, self.title.en) if name})


def known_cities() -> list[City]:
    """The cities of the contacts of public institutions; one query."""
    found = Contact.objects.filter(institution__status=Status.PUBLISHED)
    rows = found.order_by("city_ru").values_list("city_ky", "city_ru", "city_en").distinct()
    return [City(Trilingual(*row)) for row in rows if any(row)]


def nearest_city(typed: str, cities: Iterable[City]) -> City | None:
    """The city that was most likely meant; None when none is near."""
    text = fold(" ".join(typed[:LONGEST].split()))
    spellings = [text, *(fold(one) for one in transliterations(text))] if text.isascii() else [text]
    best, found = 0.0, None
    for city in cities:
        likeness = max(likeness_of(spelling, name) for spelling in spellings for name in city.names)
        if likeness > best:
            best, found = likeness, city
    return found if best >= ALIKE else None


def likeness_of(typed: str, name: str) -> float:
    """How alike a typed name and a known one are: 1 for the same, also with an ending or not written to the end."""
    if typed == name:
        return 1
    if len(typed) < SHORTEST:
        return 0
    if name.startswith(typed) or (typed.startswith(name) and len(typed) - len(name) <= ENDING):
        return 0.95
    return SequenceMatcher(None, typed, name, autojunk=False).ratio()


def is_written_so(typed: str, city: City) -> bool:
    """Whether a city was typed without a slip, whatever the case and the keyboard."""
    return fold(typed.strip()) in city.names
