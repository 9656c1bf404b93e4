"""What is held near a number that is not: the articles around it, the acts whose key or number looks most like it."""

import re

from rapidfuzz import fuzz, process

from legalacts.models import Act, Provision

from .acts import KINDS, NUMBER, PLACES, meaning_of
from .dates import find_dates, find_years
from .names import ActNames, CitedAct, act_names, plain_number

FEW = 4
LEAST_ALIKE = 60
MOST_COMPARED = 5000
FIGURE = re.compile(r"\d+")


def provisions_near(act: str, eid: str, most: int = FEW) -> list[Provision]:
    """The public provisions of the same kind and place whose numbers stand around one that is not held; one query."""
    outside, _sign, last = eid[:160].rpartition("__")
    unit = last.partition("_")[0]
    begins = f"{outside}__{unit}_" if outside else f"{unit}_"
    held = Provision.objects.public().filter(act__key=act, eid__startswith=begins).select_related("act")
    beside = [
        found for found in held.order_by("position", "id")[:MOST_COMPARED] if "__" not in found.eid[len(begins) :]
    ]
    wanted = figures(last)
    if not wanted:
        return beside[:most]
    lower = [found for found in beside if figures(found.eid[len(begins) :]) < wanted]
    upper = [found for found in beside if figures(found.eid[len(begins) :]) >= wanted]
    lower.sort(key=lambda found: figures(found.eid[len(begins) :]))
    upper.sort(key=lambda found: figures(found.eid[len(begins) :]))
    below = lower[-max(most // 2, most - len(upper)) :]
    return [*below, *upper[: most - len(below)]]


def figures(number: str) -> tuple[int, ...]:
    """The figures of a number to compare: 12-1 → (12, 1)."""
    return tuple(int(figure[:9]) for figure in FIGURE.findall(number))


def acts_like(key: str, most: int = FEW) -> list[Act]:
    """The published acts whose keys look most like one that is not held; two queries."""
    keys = list(Act.objects.published().order_by("key").values_list("key", flat=True)[:MOST_COMPARED])
    alike = process.extract(key[:120], keys, scorer=fuzz.ratio, limit=most, score_cutoff=LEAST_ALIKE)
    return in_order([found for found, _score, _place in alike])


def acts_near(text: str, most: int = FEW) -> list[Act]:
    """The published acts nearest to a number or date that a text gives and no act here has; three queries."""
    names = act_names()
    given = [match["after_kind"] or match["signed"] or match["bare"] for match in NUMBER.finditer(text[:400])]
    numbers = [found for number in given if (found := figures(number))][:1]
    days, years = find_dates(text[:400]), find_years(text[:400])
    if not (numbers or days) or any(plain_number(number) in names.numbers for number in given):
        return []
    said = said_in(text[:400])
    apart = {
        key: distance(act, numbers[0][0] if numbers else None, days, years, names)
        for key, act in names.acts.items()
        if fits(act, said)
    }
    near = sorted((key for key in apart if apart[key] < 1000), key=lambda key: (apart[key], -names.acts[key].rank, key))
    return in_order(near[:most])


def said_in(text: str) -> tuple[set[str], set[str]]:
    """The kinds of acts and the states that a text says."""
    words = re.findall(r"\w+", text.lower())[:60]
    return tuple({meaning for word in words if (meaning := meaning_of(word, table))} for table in (KINDS, PLACES))


def fits(act: CitedAct, said: tuple[set[str], set[str]]) -> bool:
    """Whether an act is of the kind and state said, if any were."""
    kinds, states = said
    return (not kinds or act.kind in kinds) and (not states or act.jurisdiction in states)


def distance(act: CitedAct, number: int | None, days, years, names: ActNames) -> float:
    """How far an act is from a number and date: the same day or the same number comes first, then the same year."""
    if act.adopted_on and act.adopted_on in days:
        return 0
    own = [int(held) for held in names.numbers_of.get(act.key, ()) if held.isdecimal() and len(held) < 10]
    by_number = min((abs(held - number) for held in own), default=1000) if number is not None else 1000
    if years and act.adopted_on:
        away = min(abs(act.adopted_on.year - year) for year in years)
        return away * 100 + min(by_number, 99) if away < 3 else 1000
    return by_number if by_number <= 20 and not years else 1000


def in_order(keys: list[str]) -> list[Act]:
    """Acts by their keys, in that order."""
    held = Act.objects.published().select_related("jurisdiction").in_bulk(keys, field_name="key")
    return [held[key] for key in keys if key in held]
