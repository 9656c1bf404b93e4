"""From a citation in words to the act and provision it means."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from legalacts.language import tokenize
from legalacts.models import Provision

from .acts import KINDS, PLACES, Clue, find_acts, meaning_of
from .lexemes import read_lexemes
from .mentions import Mention, read_mentions
from .names import ActNames, act_names
from .numbers import plain
from .places import Part, Place
from .trees import Context, Tree, read_trees

# How far from the place the act may be named, before and after it.
BEFORE, AFTER = 200, 240
BESIDE = 24
MOST_PLACES = 50
MOST_READINGS = 20
OUT_OF_FORCE = 0.3


class Said(NamedTuple):
    """What kinds of acts and which states are named beside a place."""

    kinds: set[str]
    states: set[str]


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
    wanted: str = ""
    """The eId that was cited, where it is not known here."""


def resolve(text: str, context: Context | None = None, on: date | None = None, reached: str = "") -> list[Reading]:
    """The readings of the citations in a text, best first; none when it cites nothing known.

    With a context «ушул берененин 2-пункту» and «статья 5 настоящего Кодекса» are read as said there. A list or a range
    has one reading for each of its places, in order. Of the old and the new code of one name the one in force `on` that
    day (today) goes before. Four queries at most, one more with a context; `reached` saves two (see `act_names`).
    """
    names = act_names(reached)
    clues = [in_order(clue, names, on or timezone.localdate()) for clue in find_acts(text, names)]
    mentions = [mention for mention in read_mentions(text, names) if mention.place][:MOST_PLACES]
    mentions = mentions or bare_article(text, clues)
    if not mentions:
        return best(clue_readings(text, clues, names))
    known = known_provisions(mentions)
    tree = read_trees([context.act]).get(context.act) if context else None
    readings = []
    for mention in mentions:
        if tree and is_of_context(mention):
            readings += context_readings(text, mention, context, tree)
        elif not mention.place.points:
            readings += place_readings(text, mention, clues, known, names)
    return best(readings) or best(clue_readings(text, clues, names) if not mentions else [])


def is_of_context(mention: Mention) -> bool:
    """Whether a citation is of the act that says it: it points there, or names no other."""
    return bool(mention.place.points) or mention.named is None or mention.named.points == "this"


def context_readings(text: str, mention: Mention, context: Context, tree: Tree) -> list[Reading]:
    """The provision of its own act that a citation means."""
    outside = tree.meant(mention.place, context.eid, "") if mention.place.points else ""
    if mention.place.points and not outside:
        return []
    is_inside = mention.named is not None
    found = [found for found in mention.place.readings(outside, is_inside=is_inside) if found[0] in tree.keys][:1]
    start, end = mention.start, mention.end
    return [Reading(context.act, eid, text[start:end], start, end, 2.0, exact) for eid, exact in found]


def bare_article(text: str, clues: list[Clue]) -> list[Mention]:
    """A number right after the name of an act, without a unit, is its article: «Договор о ЕАЭС 97», «КоАП 18.8»."""
    ends = {clue.end for clue in clues}
    lexemes = read_lexemes(text)
    for before, lexeme in zip([None, *lexemes], lexemes, strict=False):
        follows = before is not None and before.end in ends and len(text[before.end : lexeme.start]) < 4
        is_year = lexeme.text.isdigit() and len(lexeme.text) > 3
        if lexeme.kind == "number" and follows and not is_year and text[lexeme.end : lexeme.end + 1] != "-":
            place = Place(lexeme.start, lexeme.end, (Part("art", plain(lexeme.text)),))
            return [Mention(lexeme.start, lexeme.end, place)]
    return []


def known_provisions(mentions: list[Mention]) -> dict[str, set[str]]:
    """Of each eId the keys of the acts that have such a provision."""
    known: dict[str, set[str]] = {}
    wanted = {eid for mention in mentions for eid in mention.place.eids()}
    found = Provision.objects.public().filter(eid__in=wanted).values_list("eid", "act__key")
    for eid, act in found:
        known.setdefault(eid, set()).add(act)
    return known


def place_readings(text: str, mention: Mention, clues: list[Clue], known: dict[str, set[str]], names: ActNames):
    """The readings of one place: of the act named with it or nearest to it, or of any act that has such a provision."""
    place = mention.place
    named = dict.fromkeys(mention.named.acts, 1.0) if mention.named else {}
    clue = nearest(place, clues)
    if not clue and not named and says_unknown(text, mention):
        return
    found = place.readings()
    acts = (clue.acts if clue else named) or acts_with(place.eids(), known, said_beside(text, place), names)
    start, end = stretch(mention, clue)
    for act, weight in acts.items():
        depth = next((depth for depth, (eid, _exact) in enumerate(found) if act in known.get(eid, ())), None)
        if depth is None and not (clue or named):
            continue
        eid, exact = found[depth] if depth is not None else ("", False)
        wanted = "" if exact or not found else found[0][0]
        score = weight + (1.0 if exact else 0.4 if eid else 0.0) - 0.01 * (depth or 0) + 0.1 * names.acts[act].rank
        yield Reading(act, eid, text[start:end], start, end, round(score, 4), exact, wanted)


def stretch(mention: Mention, clue: Clue | None) -> tuple[int, int]:
    """Where a text says a place and its act; of a list only the place."""
    start, end, place = mention.start, mention.end, mention.place
    if clue and place.is_alone:
        return min(start, clue.start), max(end, clue.end)
    return start, end


def says_unknown(text: str, mention: Mention) -> bool:
    """Whether a place is of an act that is named and not known here: «ст. 15 ГК РФ», «статья 5 закона № 9999»."""
    named = mention.named
    if named is None or named.points or named.acts:
        return False
    number = re.match(r"[^.;]{0,60}?№ ?\d|\s?[«\"“]", text[named.end : named.end + 70])
    return not named.strong or bool(number)


def acts_with(eids: list[str], known: dict[str, set[str]], said: Said, names: ActNames) -> dict[str, float]:
    """The acts that have one of some eIds, of the kinds and states said beside the place if any were."""
    found = {act for eid in eids for act in known.get(eid, ())}
    return {
        act: 0.0
        for act in sorted(found)
        if (not said.kinds or names.acts[act].kind in said.kinds)
        and (not said.states or names.acts[act].jurisdiction in said.states)
    }


def said_beside(text: str, place: Place) -> Said:
    """The kinds and states of acts named right beside a place: of an unknown code no other law's article is meant."""
    near = text[max(0, place.start - BESIDE) : place.start] + " " + text[place.end : place.end + BESIDE]
    words = [token.folded for token in tokenize(near)]
    kinds = {meaning_of(word, KINDS) for word in words} & {"code", "law", "constitution", "convention"}
    return Said(kinds, {meaning_of(word, PLACES) for word in words} - {""} if kinds else set())


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


def in_order(clue: Clue, names: ActNames, day: date) -> Clue:
    """The acts of a name with less weight for those out of force, where one of the same kind and state is in force."""
    held = {(act.kind, act.jurisdiction) for key in clue.acts if (act := names.acts[key]).holds_on(day)}

    def weight(key: str, score: float) -> float:
        act = names.acts[key]
        replaced = not act.holds_on(day) and (act.kind, act.jurisdiction) in held
        return score - OUT_OF_FORCE if replaced else score

    return Clue(clue.start, clue.end, {key: weight(key, score) for key, score in clue.acts.items()})


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
    ordered = sorted(
        readings, key=lambda reading: (-reading.score, reading.start, reading.end, reading.act, reading.eid)
    )
    unique: dict[tuple[str, str], Reading] = {}
    for reading in ordered:
        unique.setdefault((reading.act, reading.eid), reading)
    return list(unique.values())[:MOST_READINGS]
