"""From a citation in words to the act and provision it means."""

from bisect import bisect_left
from dataclasses import dataclass

from legalacts.language import tokenize
from legalacts.models import Provision

from .acts import KINDS, Clue, find_acts, meaning_of
from .names import ActNames, act_names
from .places import Lexeme, Place, find_places, read_lexemes

# How far from the place the act may be named, before and after it.
BEFORE, AFTER = 200, 240
BESIDE = 24
MOST_PLACES = 50
MOST_READINGS = 20


@dataclass(frozen=True)
class Reading:
    """One act or provision that a citation may mean, and the stretch of the text that says so."""

    act: str
    eid: str
    words: str
    start: int
    end: int
    score: float
    exact: bool = True
    """False when only what contains the cited place is known here."""


def resolve(text: str) -> list[Reading]:
    """The readings of the citations in a text, best first; none when it cites nothing known. Three queries at most."""
    lexemes = read_lexemes(text)
    places = find_places(text, lexemes)[:MOST_PLACES]
    names = act_names()
    clues = find_acts(text, names)
    if not places and clues:
        places = bare_article(text, lexemes, clues)
    if not places:
        return best(clue_readings(text, clues, names))
    known = known_provisions(places)
    readings = [reading for place in places for reading in place_readings(text, place, clues, known, names)]
    return best(readings) or best(clue_readings(text, clues, names))


def bare_article(text: str, lexemes: list[Lexeme], clues: list[Clue]) -> list[Place]:
    """A number right after the name of an act, without a unit, is its article: «Договор о ЕАЭС 97», «КоАП 18.8»."""
    ends = {clue.end for clue in clues}
    for before, lexeme in zip([None, *lexemes], lexemes, strict=False):
        follows = before is not None and before.end in ends and len(text[before.end : lexeme.start]) < 4
        is_year = lexeme.text.isdigit() and len(lexeme.text) > 3
        if lexeme.kind == "number" and follows and not is_year and text[lexeme.end : lexeme.end + 1] != "-":
            return [Place(lexeme.start, lexeme.end, {"art": lexeme.text})]
    return []


def known_provisions(places: list[Place]) -> dict[str, set[str]]:
    """Of each eId the keys of the acts that have such a provision."""
    known: dict[str, set[str]] = {}
    wanted = {eid for place in places for eid in place.eids()}
    found = Provision.objects.public().filter(eid__in=wanted).values_list("eid", "act__key")
    for eid, act in found:
        known.setdefault(eid, set()).add(act)
    return known


def place_readings(text: str, place: Place, clues: list[Clue], known: dict[str, set[str]], names: ActNames):
    """The readings of one place: of the act named nearest to it, or of any act that has such a provision."""
    clue = nearest(place, clues)
    eids = place.eids()
    acts = clue.acts if clue else acts_with(eids, known, said_kinds(text, place), names)
    start, end = (min(place.start, clue.start), max(place.end, clue.end)) if clue else (place.start, place.end)
    for act, named in acts.items():
        depth = next((depth for depth, eid in enumerate(eids) if act in known.get(eid, ())), None)
        if depth is None and not clue:
            continue
        eid = eids[depth] if depth is not None else ""
        exact = bool(eid) and eid.count("__") == eids[0].count("__")
        score = named + (1.0 if exact else 0.4 if eid else 0.0) - 0.01 * (depth or 0) + 0.1 * names.acts[act].rank
        yield Reading(act, eid, text[start:end], start, end, round(score, 4), exact)


def acts_with(eids: list[str], known: dict[str, set[str]], kinds: set[str], names: ActNames) -> dict[str, float]:
    """The acts that have one of some eIds, of the kinds said beside the place if any were."""
    found = {act for eid in eids for act in known.get(eid, ())}
    return {act: 0.0 for act in sorted(found) if not kinds or names.acts[act].kind in kinds}


def said_kinds(text: str, place: Place) -> set[str]:
    """The kinds of act named right beside a place: of an unknown code no other law's article is meant."""
    near = text[max(0, place.start - BESIDE) : place.start] + " " + text[place.end : place.end + BESIDE]
    said = {meaning_of(token.folded, KINDS) for token in tokenize(near)}
    return said & {"code", "law", "constitution", "convention"}


def nearest(place: Place, clues: list[Clue]) -> Clue | None:
    """The name of an act that goes with a place: what follows it closely, else what stands before."""
    at = bisect_left(clues, place.end, key=lambda clue: clue.start)
    if at < len(clues) and clues[at].start - place.end <= AFTER:
        after = clues[at]
        if at == 0 or after.start - place.end <= place.start - clues[at - 1].end:
            return after
    if at and place.start - clues[at - 1].end <= BEFORE:
        return clues[at - 1]
    return clues[at] if at < len(clues) and clues[at].start - place.end <= AFTER else None


def clue_readings(text: str, clues: list[Clue], names: ActNames) -> list[Reading]:
    """The acts named, as a whole."""
    return [
        Reading(
            act, "", text[clue.start : clue.end], clue.start, clue.end, round(score + 0.1 * names.acts[act].rank, 4)
        )
        for clue in clues[:MOST_PLACES]
        for act, score in clue.acts.items()
    ]


def best(readings: list[Reading]) -> list[Reading]:
    """Each act and provision once, best first."""
    if any(reading.eid and reading.exact for reading in readings):
        readings = [reading for reading in readings if reading.eid]
    ordered = sorted(readings, key=lambda reading: (-reading.score, reading.act, reading.eid))
    unique: dict[tuple[str, str], Reading] = {}
    for reading in ordered:
        unique.setdefault((reading.act, reading.eid), reading)
    return list(unique.values())[:MOST_READINGS]
