"""Find the places that a text cites: «97-берененин 6-пункту», «п. 6 ст. 97», "Article 97(6)" → parts and eIds."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from legalacts.language import fold

from .units import ROMAN_VALUES, as_roman, letters, roman, roman_value, unit_of

HYPHEN = "\u2010\u2011-"
LEXEME = re.compile(
    rf"(?P<date>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})|(?P<number>\d{{1,6}}(?:[.{HYPHEN}]\d{{1,3}}(?!\d))*)"
    r"|\((?P<bracket>\d{1,3}|[a-zа-я])\)|(?P<sign>№|§)|(?P<word>[^\W\d_]+)|(?P<stop>[;!?\n]|\.(?=\s+[A-ZА-ЯӨҮҢ]{1}[а-яa-zөүң]))"
)
# Between the parts of one citation stand a few small words («97-статьянын экинчи абзацынын 6-пункту»), no more.
WIDEST_GAP = 3
# Kyrgyz puts the number first, hyphen or not.
NUMBER_FIRST = ("бере", "болу", "тирк", "бап")


class Lexeme(NamedTuple):
    """A piece of a text that may be part of a citation."""

    kind: str
    text: str
    start: int
    end: int
    unit: str = ""


@dataclass
class Place:
    """The units named together, and where they stand in the text."""

    start: int
    end: int
    parts: dict[str, str] = field(default_factory=dict)

    def eids(self) -> list[str]:
        """The eIds this may be, most exact first; the last ones are of what contains it."""
        paths = [[]]
        found = []
        for step in steps(self.parts):
            paths = [[*path, choice] for path in paths for choice in step][:8]
            found[:0] = ["__".join(path) for path in paths]
        return list(dict.fromkeys(found))


def steps(parts: dict[str, str]) -> list[list[str]]:
    """The levels of an eId from the outside in, each with the spellings it may have."""
    base = next((unit for unit in ("annex", "art", "chp", "sec", "clause") if unit in parts), None)
    if base is None:
        return []
    outer = [spellings("part" if base == "clause" else base, parts[base])]
    if base == "annex" and "art" in parts:
        outer.append(spellings("art", parts["art"]))
    return outer + inner_steps(parts, base)


def inner_steps(parts: dict[str, str], base: str) -> list[list[str]]:
    """The levels inside an article: «часть 1 пункт 2» is paragraph 1, point 2; a lone «пункт» may be either."""
    inner = [parts[unit] for unit in ("clause", "para", "point") if unit in parts and unit != base]
    if not inner:
        return []
    first = inner[0]
    if "point" in parts and len(inner) == 1:
        return [[*spellings("point", first), *spellings("para", first)]]
    return [
        [*spellings("para", first), *spellings("point", first)],
        *(spellings("point", number) for number in inner[1:]),
    ]


def spellings(unit: str, number: str) -> list[str]:
    """A number as eIds write it: 13.3 as 13-3, a section in Roman or Arabic numbers, a point's letter in Latin."""
    if number.isalpha() and number.isupper() and set(number) <= set(ROMAN_VALUES):
        return [f"{unit}_{number}", f"{unit}_{roman_value(number)}"]
    if number.isalpha():
        return [f"{unit}_{letter}" for letter in letters(number)]
    written = re.sub(rf"[.{HYPHEN}]", "-", number)
    if unit in ("sec", "chp") and written.isdigit() and as_roman(int(written)):
        return [f"{unit}_{written}", f"{unit}_{as_roman(int(written))}"]
    return [f"{unit}_{written}"]


def read_lexemes(text: str) -> list[Lexeme]:
    """The numbers, unit words, brackets and other words of a text, in order."""
    lexemes = []
    for match in LEXEME.finditer(text):
        word = fold(match.group()) if match.lastgroup == "word" else match[match.lastgroup]
        unit = unit_of(word) if match.lastgroup == "word" else "art" if word == "§" else ""
        lexemes.append(Lexeme("unit" if unit else match.lastgroup, word, *match.span(), unit))
    return lexemes


def find_places(text: str, lexemes: list[Lexeme] | None = None) -> list[Place]:
    """The places a text cites, in order; linear in its length."""
    places: list[Place] = []
    taken: set[int] = set()
    lexemes = read_lexemes(text) if lexemes is None else lexemes
    last = -1
    for at, lexeme in enumerate(lexemes):
        spot = at if is_bare(lexemes, at, taken) else number_at(text, lexemes, at, taken) if lexeme.unit else None
        if spot is None:
            continue
        taken.add(spot)
        left, right, unit = min(at, spot), max(at, spot), lexeme.unit or "art"
        if not places or not joins(lexemes, last, left, places[-1], unit):
            places.append(Place(lexemes[left].start, lexemes[right].end))
        places[-1].parts[unit] = read_number(lexemes[spot])
        places[-1].end = lexemes[right].end
        last = take_brackets(lexemes, right, places[-1], taken)
    return places


def is_bare(lexemes: list[Lexeme], at: int, taken: set[int]) -> bool:
    """Tell whether a number is cited without a unit: 97(6)."""
    if lexemes[at].kind != "number" or at in taken or at + 1 >= len(lexemes) or len(lexemes[at].text) > 6:
        return False
    named = at and lexemes[at - 1].kind in ("unit", "sign")
    return not named and lexemes[at + 1].kind == "bracket" and lexemes[at + 1].start == lexemes[at].end


def joins(lexemes: list[Lexeme], last: int, left: int, place: Place, unit: str) -> bool:
    """Tell whether the next unit belongs to the place before: near, nothing ends between, a level not yet named."""
    if unit in place.parts or left - last - 1 > WIDEST_GAP:
        return False
    return all(lexeme.kind in ("word", "unit", "sign") for lexeme in lexemes[last + 1 : left])


def number_at(text: str, lexemes: list[Lexeme], at: int, taken: set[int]) -> int | None:
    """Where the number of a unit stands: hyphened before it (97-берене), after it (ст. 97), or before it."""
    before, after = number_before(lexemes, at, taken), number_after(text, lexemes, at)
    if before is None:
        return after
    gap = text[lexemes[before].end : lexemes[at].start]
    if gap.strip() in tuple(HYPHEN) and gap.strip():
        return before
    if after is None or lexemes[at].text[:4] in NUMBER_FIRST or counts_backwards(lexemes, after):
        return before if len(gap) < 5 else after
    return after


def number_before(lexemes: list[Lexeme], at: int, taken: set[int]) -> int | None:
    """The lexeme before a unit if it is a number of nothing else."""
    if not at or at - 1 in taken:
        return None
    lexeme = lexemes[at - 1]
    is_roman = lexeme.kind == "word" and len(lexeme.text) > 1 and is_number(lexeme, lexemes[at].unit)
    return at - 1 if lexeme.kind == "number" or is_roman else None


def number_after(text: str, lexemes: list[Lexeme], at: int) -> int | None:
    """The lexeme after a unit, or after its №, if it is a number and not hyphened to a next unit."""
    after = at + 2 if at + 2 < len(lexemes) and lexemes[at + 1].kind == "sign" else at + 1
    if (
        after >= len(lexemes)
        or not is_number(lexemes[after], lexemes[at].unit)
        or belongs_to_next(text, lexemes, after)
    ):
        return None
    gap = text[lexemes[after - 1].end : lexemes[after].start]
    return after if len(gap) < 4 and not gap.strip(" .«\"“'№\u00a0") else None


def counts_backwards(lexemes: list[Lexeme], after: int) -> bool:
    """Tell whether the number after a unit is of the next unit, which has none after it: 97 статья 6 пункт."""
    following = lexemes[after + 1 : after + 3]
    return bool(following) and following[0].kind == "unit" and (len(following) == 1 or following[1].kind != "number")


def is_number(lexeme: Lexeme, unit: str) -> bool:
    """Tell whether a lexeme can number a unit: digits; of sections and chapters Roman; of points a letter."""
    if lexeme.kind in ("number", "bracket"):
        return True
    if lexeme.kind != "word":
        return False
    if unit in ("sec", "chp", "annex"):
        return bool(roman(lexeme.text))
    return unit in ("point", "para") and len(lexeme.text) == 1


def belongs_to_next(text: str, lexemes: list[Lexeme], number: int) -> bool:
    """Tell whether a number is hyphened to the unit after it: in «берененин 6-пункту» 6 is of the пункт."""
    after = number + 1
    if after >= len(lexemes) or lexemes[after].kind != "unit":
        return False
    return text[lexemes[number].end : lexemes[after].start].strip() in tuple(HYPHEN)


def read_number(lexeme: Lexeme) -> str:
    """The number as it is meant: of a range (96-98) the first, Roman in capitals."""
    if lexeme.kind == "word":
        return roman(lexeme.text) if len(lexeme.text) > 1 or lexeme.text in "ivx" else lexeme.text
    first, _, second = lexeme.text.replace("\u2011", "-").replace("\u2010", "-").partition("-")
    if second.isdigit() and first.isdigit() and 0 < int(second) - int(first) < 50 and int(first) > 9:
        return first
    return lexeme.text


def take_brackets(lexemes: list[Lexeme], at: int, place: Place, taken: set[int]) -> int:
    """Read (6)(a) after a number as paragraph and point; return the last lexeme used."""
    for unit in ("para", "point"):
        after = at + 1
        adjacent = (
            after < len(lexemes) and lexemes[after].kind == "bracket" and lexemes[after].start - lexemes[at].end < 2
        )
        if not adjacent or unit in place.parts or "art" not in place.parts:
            continue
        place.parts[unit] = lexemes[after].text
        place.end = lexemes[after].end
        taken.add(after)
        at = after
    return at
