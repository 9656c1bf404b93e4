"""Acts that a text cites by a number which no act here has, each with the acts of the nearest numbers."""

import re
from dataclasses import dataclass

from legalacts.language import tokenize

from .acts import KINDS, NEAR, NUMBER, PLACES, meaning_of
from .names import ActNames, act_names, plain_number

MOST_UNHELD, MOST_NEAREST = 2, 3


@dataclass(frozen=True)
class Unheld:
    """A number as it is cited, and the keys of the acts whose numbers are nearest, of the kind and state cited."""

    number: str
    nearest: tuple[str, ...]


def unheld_acts(text: str, reached: str = "") -> list[Unheld]:
    """The acts cited by number that are not here."""
    if not any(letter.isdigit() for letter in text):
        return []
    names = act_names(reached)
    found = []
    for match in NUMBER.finditer(text):
        number = match["after_kind"] or match["signed"] or match["bare"]
        near = said(text[max(0, match.start() - NEAR) : match.end() + NEAR])
        if is_federal(number):
            near |= {"law", "ru"}
        if plain_number(number) not in names.numbers and near & set(KINDS.values()):
            found.append(Unheld(number.strip(), nearest_to(number, near, names)))
    return found[:MOST_UNHELD]


def is_federal(number: str) -> bool:
    """Whether a number says itself that it is one of a law of Russia: 999-ФЗ."""
    return plain_number(number).endswith(("фз", "fz"))


def said(near: str) -> set[str]:
    """The kinds and states of acts that words name."""
    words = [token.folded for token in tokenize(near)]
    return {meaning for word in words for table in (KINDS, PLACES) if (meaning := meaning_of(word, table))}


def nearest_to(number: str, near: set[str], names: ActNames) -> tuple[str, ...]:
    """The acts with the numbers nearest to one, first those that agree in kind and state with what was said."""
    wanted = digits(number)
    if wanted is None:
        return ()
    apart = []
    for key, numbers in list(names.numbers_of.items()):
        value = digits(numbers[0]) if numbers else None
        if value is not None:
            act = names.acts[key]
            disagrees = sum(bool(near & set(table.values())) for table in (KINDS, PLACES))
            disagrees -= (act.kind in near) + (act.jurisdiction in near)
            apart.append((disagrees, abs(value - wanted), key))
    return tuple(key for _, _, key in sorted(apart)[:MOST_NEAREST])


def digits(number: str) -> int | None:
    """The first digits of a number."""
    found = re.search(r"\d{1,9}", number)
    return int(found[0]) if found else None
