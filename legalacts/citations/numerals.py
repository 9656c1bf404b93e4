"""The numbers beside a unit, before it or after, in lists and ranges: «статьи 5, 7 и 9–11», «97, 98-беренелер»."""

from typing import NamedTuple

from .lexemes import UNTIL, Lexeme, counts_something
from .numbers import is_range, plain, roman
from .units import is_plural

LONGEST_NUMBER = 12
# Numbers that one list may have.
LONGEST_LIST = 120


class Number(NamedTuple):
    """A number of a unit and where it stands."""

    value: str
    start: int
    end: int
    ends_range: bool = False
    """It is the end of a range that the number before begins."""


def numbers_before(lexemes: list[Lexeme], at: int, floor: int) -> tuple[list[Number], int]:
    """The list of numbers that ends before a unit, and where it begins."""
    place, numbers, first, joined = at - 2, [], at, False
    plural = is_plural(lexemes[at].text)
    while len(numbers) < LONGEST_LIST and place >= floor and is_numeral(lexemes[place], lexemes[at].meaning):
        if numbers and is_year(lexemes[place]):
            break
        numbers[:0] = read_number(lexemes[place], plural)
        first = place
        step, kind = separator_before(lexemes, place, floor)
        if not step:
            break
        joined = joined or kind != "comma"
        if kind == "range":
            numbers[0] = numbers[0]._replace(ends_range=True)
        place -= step
    if len(numbers) > 1 and not (joined or plural):
        return read_number(lexemes[at - 2], plural), at - 2
    return clean_ranges(numbers), first


def separator_before(lexemes: list[Lexeme], at: int, floor: int) -> tuple[int, str]:
    """How many lexemes back the number before this one stands, and what is between: comma, and, range."""
    kinds = [lexemes[place].kind if place >= floor else "" for place in (at - 1, at - 2, at - 3)]
    if kinds[0] == "dash" and kinds[1] in ("number", "word"):
        return 2, "range"
    if kinds[0] in ("comma", "and"):
        if kinds[1] == "dash" and kinds[2] in ("number", "word"):
            return 3, kinds[0]
        if kinds[1] in ("number", "word"):
            return 2, kinds[0]
    return 0, ""


def is_year(lexeme: Lexeme) -> bool:
    """Whether a number is more likely a year."""
    return lexeme.text.isdigit() and len(lexeme.text) == 4 and lexeme.text.startswith(("19", "20"))


def numbers_after(text: str, lexemes: list[Lexeme], at: int) -> tuple[list[Number], int]:
    """The list of numbers that follows a unit, and where it ends."""
    unit, place = lexemes[at].meaning, skip_signs(lexemes, at + 1)
    if lexemes[at].text == "ст" and is_of_gazette(lexemes, at):
        return [], at
    plural = is_plural(lexemes[at].text)
    numbers: list[Number] = []
    last = at
    ends_range = False
    while place < len(lexemes) and len(numbers) < LONGEST_LIST:
        lexeme = lexemes[place]
        near = lexeme.start - lexemes[place - 1].end < 7
        if not near or not is_numeral(lexeme, unit) or belongs_to_next(lexemes, place, unit, plural, bool(numbers)):
            break
        found = read_number(lexeme, plural)
        numbers += [found[0]._replace(ends_range=True), *found[1:]] if ends_range else found
        last = closing(lexemes, place)
        place, ends_range = separator_after(lexemes, last)
        if not place:
            break
    return clean_ranges(numbers), last


def is_of_gazette(lexemes: list[Lexeme], at: int) -> bool:
    """Whether «ст.» is an item of an official gazette: «Ведомости …, 1985 г., № 10, ст. 93; № 12, ст. 5»."""
    place = at - 1
    if place < 2 or lexemes[place].kind != "comma":
        return False
    while (
        place > 0
        and at - place < 12
        and (lexemes[place].kind in ("comma", "dash", "number") or roman(lexemes[place].text))
    ):
        place -= 1
    return lexemes[place].kind == "sign" and (place == 0 or lexemes[place - 1].kind in ("comma", "stop"))


def skip_signs(lexemes: list[Lexeme], at: int) -> int:
    """Past «ст.» written twice, №, a quotation mark, «с» of «статьи с 5 по 7»."""
    start = at
    while at < len(lexemes) and at - start < 3:
        lexeme = lexemes[at]
        doubled = lexeme.kind == "unit" and lexeme.text == lexemes[at - 1].text == "ст"
        if not (doubled or lexeme.kind in ("sign", "quote") or lexeme.text in ("с", "from", "no", "n")):
            break
        at += 1
    return at


def closing(lexemes: list[Lexeme], at: int) -> int:
    """The last lexeme of a number: its quotation mark or bracket belongs to it."""
    after = at + 1
    while after < len(lexemes) and after - at < 3 and lexemes[after].kind in ("close", "quote"):
        if lexemes[after].start != lexemes[after - 1].end:
            break
        after += 1
    return after - 1


def separator_after(lexemes: list[Lexeme], at: int) -> tuple[int, bool]:
    """Where the next number of a list may stand (0 where none may), and whether it ends a range."""
    after, ends_range = at + 1, False
    if after < len(lexemes) and (lexemes[after].kind == "dash" or lexemes[after].text in UNTIL):
        after, ends_range = after + 1, True
    else:
        while after < len(lexemes) and after - at < 3 and lexemes[after].kind in ("comma", "and"):
            after += 1
    if after == at + 1:
        return 0, False
    if after < len(lexemes) and lexemes[after].kind == "quote":
        after += 1
    return after, ends_range


def belongs_to_next(lexemes: list[Lexeme], at: int, unit: str, plural: bool, in_list: bool) -> bool:
    """Whether a number is of what follows it: in «берененин 6-пункту» of the пункт, in «, 5 дней» of the days."""
    after = lexemes[at + 1] if at + 1 < len(lexemes) else None
    if after is None:
        return False
    if after.kind == "dash" and at + 2 < len(lexemes) and after.start == lexemes[at].end:
        bound = lexemes[at + 2]
        if bound.start == after.end and bound.kind not in ("number", "bracket") and not is_numeral(bound, unit):
            return True
    if is_year(lexemes[at]) or counts_something(lexemes, at, unit):
        return True
    letter = lexemes[at].kind == "word" and unit in ("point", "para") and len(lexemes[at].text) == 1
    if letter and after.kind not in ("quote", "close"):
        # «подпункт в статьи 5» is the point «в», «в подпунктах в» is nothing.
        return in_list or plural or unit != "point" or after.kind not in ("unit", "comma")
    return False


def is_numeral(lexeme: Lexeme, unit: str) -> bool:
    """Whether a lexeme can number a unit: digits; of sections and chapters Roman; of points a letter."""
    if lexeme.kind == "number":
        return len(lexeme.text) <= LONGEST_NUMBER and not (lexeme.text.isdigit() and len(lexeme.text) > 4)
    if lexeme.kind == "and":
        return False
    if unit in ("sec", "chp", "annex"):
        return lexeme.kind in ("word", "unit") and bool(roman(lexeme.text))
    return unit in ("point", "para") and lexeme.kind in ("word", "unit") and len(lexeme.text) == 1


def read_number(lexeme: Lexeme, plural: bool) -> list[Number]:
    """The number, or both ends of a range written with a hyphen (96-98)."""
    if lexeme.kind != "number":
        value = roman(lexeme.text) if len(lexeme.text) > 1 or lexeme.text in "ivx" else lexeme.text
        return [Number(value, lexeme.start, lexeme.end)]
    text = lexeme.text.replace("<sup>", "-").replace("</sup>", "")
    first, _, second = text.replace("\u2011", "-").replace("\u2010", "-").partition("-")
    if first.isdecimal() and second.isdecimal() and 0 < int(second) - int(first) < 50 and (int(first) > 9 or plural):
        middle = lexeme.start + len(first)
        return [Number(first, lexeme.start, middle), Number(second, middle + 1, lexeme.end, ends_range=True)]
    return [Number(plain(text), lexeme.start, lexeme.end)]


def clean_ranges(numbers: list[Number]) -> list[Number]:
    """Ends of ranges only where what stands before can begin one."""
    return [
        number._replace(ends_range=bool(at) and number.ends_range and is_range(numbers[at - 1].value, number.value))
        for at, number in enumerate(numbers)
    ]
