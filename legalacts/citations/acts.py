"""Find the acts that a text names: by title or other name, by number (115-ФЗ, № 61), by date of adoption."""

import re
from dataclasses import dataclass

from legalacts.language import fold, keys, possible_tongues, stem, tokenize
from legalacts.language.stopwords import is_stop_word

from .dates import find_dates, find_years
from .names import FEW, LONGEST_NAME, ActNames, CitedAct, Node, plain_number

# № 61, закон 61, ФЗ 115, 115-ФЗ, 477-IV, HO-47-N, R-7/25, C097.
NUMBER = re.compile(
    r"\b(?:(?i:закон|мыйзам|law|фз|fz|конвенци|convention|токтом|постановлени|указ|жарлык))[а-яөү]{0,12}"
    r"[ №\u00a0-]{1,3}(?P<after_kind>\d{1,5})(?![\d-])|"
    r"(?:№|\b[Nn][Oo]?\.?|#)[ \u00a0]?(?P<signed>\d{1,5}(?:[-\u2010\u2011][^\W\d_]{1,4}\b)?)"
    r"|\b(?P<bare>\d{1,5}[ \u2010\u2011-]{0,2}(?:[фФfF][зЗzZ]|[IVX]{1,4}|[зЗ])\b"
    r"|[^\W\d_]{1,2}-?\d{1,3}(?:[-/]\w{1,3})?\b)"
)
KIND_WORDS = {
    "law": "мыйзам закон law фз", "code": "кодекс code", "constitution": "конституция constitution баш",
    "resolution": "токтом постановление resolution", "decree": "жарлык указ decree", "order": "буйрук приказ order",
    "treaty": "келишим договор treaty", "agreement": "макулдашуу соглашение agreement",
    "convention": "конвенция convention", "rules": "эреже правила rules", "concept": "концепция concept",
    "programme": "программа programme program", "regulation": "жобо положение regulation",
}  # fmt: skip
PLACE_WORDS = {
    "kg": "кр кыргызстан кыргыз киргизия кыргызская киргизский kyrgyz kyrgyzstan kr",
    "ru": "рф россия русия российская russia russian rf",
    "kz": "рк казакстан казахстан казак kazakhstan",
    "by": "рб беларусь белоруссия belarus",
    "am": "ра армения armenia",
    "eaeu": "еаэс еаэб eaeu",
    "ilo": "мот ээу ilo",
    "un": "оон бүү бириккен un",
}
NEAR = 90
# So many words of a name are enough to know it by.
BEGINNING = 3
MOST_CLUES = 200


@dataclass(frozen=True)
class Clue:
    """A stretch of a text that names acts, and how well each is named (about 1; more when date and kind agree)."""

    start: int
    end: int
    acts: dict[str, float]


def word_table(words: dict[str, str]) -> dict[str, str]:
    """Stem in any of the three languages → what the word says."""
    return {
        found: meaning
        for meaning, text in words.items()
        for word in fold(text).split()
        for found in {word, *(stem(word, language) for language in ("ky", "ru", "en"))}
    }


KINDS, PLACES = word_table(KIND_WORDS), word_table(PLACE_WORDS)


def find_acts(text: str, names: ActNames) -> list[Clue]:
    """The acts a text names, in order of place; a number inside a longer name is part of the name."""
    named = [said for clue in named_acts(text, names) if (said := of_said_state(text, clue, names))]
    clues = [*named, *numbered_acts(text, names)]
    clues.sort(key=lambda clue: (clue.start, -clue.end))
    kept: list[Clue] = []
    for clue in clues:
        if not kept or clue.start >= kept[-1].end:
            kept.append(clue)
        elif clue.end > kept[-1].end:  # «ILO Convention 97» is more than «ILO Convention»
            kept[-1] = Clue(kept[-1].start, clue.end, clue.acts)
    return kept[:MOST_CLUES] or dated_acts(text, names)


def named_acts(text: str, names: ActNames, *, whole: bool = False) -> list[Clue]:
    """The longest names of acts at each place (`whole`: not their beginnings); words that say nothing may intervene."""
    found: list[Clue] = []
    running: list[tuple[Node, int, int]] = []
    for token in tokenize(text):
        if is_stop_word(token.folded) and not names.names.after.get(f"k{token.folded}"):
            continue
        words = {keys(token, tongue)[0] for tongue in possible_tongues(token, text)}
        states = [*running, (names.names, token.start, 0)]
        running = [
            (node.after[word], start, depth + 1)
            for node, start, depth in states
            for word in words
            if word in node.after
        ]
        least = LONGEST_NAME + 1 if whole else BEGINNING
        found += [clue for node, start, depth in running if (clue := clue_at(node, start, token.end, depth, least))]
    return longest(found)


def states_in(text: str) -> list[str]:
    """What each word says of a state, an empty string where it says nothing."""
    return [meaning_of(token.folded, PLACES) for token in tokenize(text)]


def of_said_state(text: str, clue: Clue, names: ActNames) -> Clue | None:
    """Of the codes of one name those of the state said right after it, or before: «ГК РФ» is no Kyrgyz code."""
    if not any(names.acts[key].kind == "code" for key in clue.acts):
        return clue
    inside = states_in(text[clue.start : clue.end])
    after = states_in(text[clue.end : clue.end + NEAR])[:2]
    before = states_in(text[max(0, clue.start - NEAR) : clue.start])[-2:]
    said = next((place for place in [*inside, *after, *reversed(before)] if place), "")
    acts = {
        key: score
        for key, score in clue.acts.items()
        if not said or names.acts[key].kind != "code" or names.acts[key].jurisdiction == said
    }
    return Clue(clue.start, clue.end, acts) if acts else None


def clue_at(node: Node, start: int, end: int, depth: int, least: int) -> Clue | None:
    """What a stretch names that is a name of acts, or at least so many words of the names of few."""
    begun = node.below if depth >= least and len(node.below) <= FEW else ()
    if not node.acts and not begun:
        return None
    weight = 0.02 * (end - start)
    return Clue(start, end, dict.fromkeys(begun, 0.8 + weight) | dict.fromkeys(node.acts, 1.0 + weight))


def longest(clues: list[Clue]) -> list[Clue]:
    """Of overlapping names the longest; names of the same stretch together."""
    kept: list[Clue] = []
    for clue in sorted(clues, key=lambda clue: (clue.start, -clue.end)):
        if kept and clue.start == kept[-1].start and clue.end == kept[-1].end:
            kept[-1] = Clue(clue.start, clue.end, {**kept[-1].acts, **clue.acts})
        elif not kept or clue.start >= kept[-1].end:
            kept.append(clue)
    return kept


def numbered_acts(text: str, names: ActNames) -> list[Clue]:
    """The acts whose numbers a text gives, better where year, kind or state stand near and agree."""
    clues = []
    for match in NUMBER.finditer(text):
        found = names.numbered(plain_number(match["after_kind"] or match["signed"] or match["bare"]))
        if found and len(clues) < MOST_CLUES:
            near = text[max(0, match.start() - NEAR) : match.end() + NEAR]
            acts = {key: agreement(names.acts[key], near) for key in found}
            clues.append(Clue(*match.span(), acts))
    return clues


def dated_acts(text: str, names: ActNames) -> list[Clue]:
    """The acts adopted on a date that a text gives in full, when it names none otherwise."""
    acts = {
        key: agreement(names.acts[key], text[: NEAR * 2]) - 0.5
        for day in find_dates(text[:4000])
        for key in names.adopted(day)
    }
    return [Clue(0, len(text), acts)] if acts else []


def agreement(act: CitedAct, near: str) -> float:
    """How well an act fits the words near its number."""
    words = [token.folded for token in tokenize(near)]
    score = 1.0
    years = find_years(near)
    if act.adopted_on and years:
        score += 0.6 if act.adopted_on.year in years else -0.6
    if act.adopted_on in find_dates(near):
        score += 0.3
    for table, value in ((KINDS, act.kind), (PLACES, act.jurisdiction)):
        said = {meaning for word in words if (meaning := meaning_of(word, table))}
        if said:
            score += 0.4 if value in said else -0.4
    return score


def meaning_of(word: str, table: dict[str, str]) -> str:
    """What a word in any inflection says of an act."""
    return table.get(word) or table.get(stem(word, "ky")) or table.get(stem(word, "ru")) or ""
