"""A unit of an act with the numbers it is named by: «статьи 5, 7 и 9–11», «97, 98-беренелер», «ушул берененин»."""

from dataclasses import dataclass, field

from .lexemes import Lexeme
from .numbers import plain
from .numerals import LONGEST_LIST, Number, is_numeral, is_year, numbers_after, numbers_before, read_number
from .units import GENITIVES, KYRGYZ_ONLY, is_plural, takes_number_before


@dataclass
class Element:
    """One unit and its numbers; `points` says of one without a number which it means: this, named, before, after."""

    unit: str
    first: int
    last: int
    start: int
    end: int
    numbers: list[Number] = field(default_factory=list)
    points: str = ""
    number_first: bool = False
    in_words: bool = False
    """Numbered by an ordinal in words, as unnumbered parts and paragraphs are: «часть первая»."""
    in_brackets: bool = False
    """(6) of 97(6)."""
    is_genitive: bool = False
    """In Russian what stands inside it was named before: «части второй подпункта 1»."""
    loose: bool = False
    """Read from words that mean this only in a search: «97 берене», «97(6)»."""


def read_elements(text: str, lexemes: list[Lexeme]) -> list[Element]:
    """The units of a text that are named by number or pointed at, in order."""
    elements: list[Element] = []
    floor = 0
    for at, lexeme in enumerate(lexemes):
        if at < floor:
            continue
        found = read_unit(text, lexemes, at, floor) if lexeme.kind == "unit" else bare_article(lexemes, at, floor)
        if found:
            elements.append(found)
            floor = take_brackets(lexemes, elements) + 1
    return elements


def read_unit(text: str, lexemes: list[Lexeme], at: int, floor: int) -> Element | None:
    """A unit with what names it, the surest reading first."""
    return (
        pointed_at(lexemes, at, floor)
        or hyphened(text, lexemes, at, floor)
        or ordinal_before(lexemes, at, floor)
        or numbered(text, lexemes, at, floor)
        or ordinal_after(lexemes, at)
    )


def made(lexemes: list[Lexeme], unit: int, first: int, last: int, **known) -> Element:
    """An element from one lexeme to another."""
    element = Element(lexemes[unit].meaning, first, last, lexemes[first].start, lexemes[last].end, **known)
    element.is_genitive = lexemes[unit].text in GENITIVES
    return element


def pointed_at(lexemes: list[Lexeme], at: int, floor: int) -> Element | None:
    """«настоящей статьи», «ушул берененин», "the preceding paragraph"."""
    if at - 1 < floor or lexemes[at - 1].kind != "determiner":
        return None
    follows = at + 1 < len(lexemes) and lexemes[at + 1].kind == "number"
    if follows and lexemes[at - 1].meaning == "named":
        return None  # «указанной статьи 5» gives its number itself
    return made(lexemes, at, at - 1, at, points=lexemes[at - 1].meaning)


def hyphened(text: str, lexemes: list[Lexeme], at: int, floor: int) -> Element | None:
    """«97-берене», «96–98-беренелер», «5-, 7- жана 9-пункттары»: the numbers stand before, the last one hyphened."""
    if at - 2 < floor or lexemes[at - 1].kind != "dash" or lexemes[at].start - lexemes[at - 2].end > 3:
        return None
    numbers, first = numbers_before(lexemes, at, floor)
    if not numbers:
        return None
    return made(lexemes, at, first, at, numbers=numbers, number_first=True)


def ordinal_before(lexemes: list[Lexeme], at: int, floor: int) -> Element | None:
    """«экинчи абзацы», «первого и второго абзацев», "the second paragraph"."""
    numbers, place = [], at - 1
    while place >= floor and lexemes[place].kind == "ordinal" and len(numbers) < LONGEST_LIST:
        numbers.insert(0, in_words(lexemes[place]))
        first = place
        place -= 2 if place - 1 >= floor and lexemes[place - 1].kind in ("and", "comma") else 1
    if not numbers:
        return None
    return made(lexemes, at, first, at, numbers=numbers, in_words=True, number_first=True)


def ordinal_after(lexemes: list[Lexeme], at: int) -> Element | None:
    """«часть первая», «абзацы второй и третий»."""
    numbers, place, last = [], at + 1, at
    while place < len(lexemes) and lexemes[place].kind == "ordinal" and len(numbers) < LONGEST_LIST:
        numbers.append(in_words(lexemes[place]))
        last = place
        place += 2 if place + 1 < len(lexemes) and lexemes[place + 1].kind in ("and", "comma") else 1
    return made(lexemes, at, at, last, numbers=numbers, in_words=True) if numbers else None


def in_words(lexeme: Lexeme) -> Number:
    """An ordinal as a number."""
    return Number(lexeme.meaning, lexeme.start, lexeme.end)


def numbered(text: str, lexemes: list[Lexeme], at: int, floor: int) -> Element | None:
    """«ст. 97», «статьями 5, 6 и 9–11»; where none follows, or only one of the next unit, «97 статья», «XXVI бөлүм»."""
    numbers, last = numbers_after(text, lexemes, at)
    before = at - 1
    has_before = (
        before >= floor
        and (takes_number_before(lexemes[at].text) or is_after_kyrgyz(lexemes, before))
        and is_numeral(lexemes[before], lexemes[at].meaning)
        and lexemes[before].text not in "ivx"
        and lexemes[at].start - lexemes[before].end < 4
        and not is_year(lexemes[before])
    )
    if has_before and (not numbers or prefers_before(lexemes, at, last)):
        found = read_number(lexemes[before], is_plural(lexemes[at].text))
        is_loose = lexemes[before].kind == "number"
        return made(lexemes, at, before, at, numbers=found, number_first=True, loose=is_loose)
    if not numbers:
        return None
    found = made(lexemes, at, at, last, numbers=numbers)
    if lexemes[last].kind == "close":  # it may close what began before
        found.end = numbers[-1].end
    return found


def is_after_kyrgyz(lexemes: list[Lexeme], number: int) -> bool:
    """Whether a number follows a unit with a Kyrgyz ending: in «97 берененин 6 пункту» it is of what comes next."""
    return number > 0 and lexemes[number - 1].kind == "unit" and lexemes[number - 1].text.startswith(KYRGYZ_ONLY)


def prefers_before(lexemes: list[Lexeme], at: int, last: int) -> bool:
    """Whether the number after a unit is of the next unit, which has none after it: 97 статья 6 пункт."""
    if lexemes[at].text.startswith(("берене", "болук", "болуг", "болум", "тиркеме", "пунктча", "бап", "баб")):
        return True
    following = lexemes[last + 1 : last + 3]
    return bool(following) and following[0].kind == "unit" and (len(following) == 1 or following[1].kind != "number")


def bare_article(lexemes: list[Lexeme], at: int, floor: int) -> Element | None:
    """97(6): a number cited without a unit."""
    if lexemes[at].kind != "number" or len(lexemes[at].text) > 6 or at + 1 >= len(lexemes):
        return None
    named = at > floor and lexemes[at - 1].kind in ("unit", "sign")
    bracket = lexemes[at + 1]
    if named or bracket.kind != "bracket" or bracket.start != lexemes[at].end:
        return None
    number = Number(plain(lexemes[at].text), lexemes[at].start, lexemes[at].end)
    return Element("art", at, at, number.start, number.end, [number], loose=True)


def take_brackets(lexemes: list[Lexeme], elements: list[Element]) -> int:
    """Read (6)(a) after a number as paragraph and point; return the last lexeme used."""
    at = elements[-1].last
    inner = {"art": ("para", "point"), "para": ("point",), "clause": ("point",)}.get(elements[-1].unit, ())
    if elements[-1].points or elements[-1].number_first:
        return at
    for unit in inner:
        after = at + 1
        if (
            after >= len(lexemes)
            or lexemes[after].kind != "bracket"
            or lexemes[after].start - lexemes[after - 1].end > 1
        ):
            break
        bracket = lexemes[after]
        number = Number(bracket.text, bracket.start + 1, bracket.end - 1)
        elements.append(Element(unit, after, after, bracket.start, bracket.end, [number], in_brackets=True))
        at = after
    return at
