"""How places are numbered: 13.3, 97-1, 1¹, XXVI, а); «первый», «экинчи», "third"; and how eIds write that."""

import re
from functools import lru_cache

from legalacts.language import fold

from .wordlists import words

HYPHEN = "\u2010\u2011-"
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")

ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
ROMAN_VALUES = {"L": 50, "X": 10, "V": 5, "I": 1}
ROMAN_TWINS = str.maketrans("ХІхі", "XIxi")
CYRILLIC_ORDER = "абвгдежзиклмнопрстуфхцчшщ"
CYRILLIC_SOUND = dict(
    zip(
        CYRILLIC_ORDER,
        words("a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch"),
        strict=True,
    )
)

ORDINAL_STEMS = {
    "ru": "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат",
    "ky": "биринчи экинчи учунчу тортунчу бешинчи алтынчы жетинчи сегизинчи тогузунчу онунчу",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
}
ORDINAL_ENDINGS = words(
    "ый ий ой ая ья ое ье ого ьего его ой ьей ей ому ьему ему ым ьим им ом ьем ем ую ью ые ьи ых ьих ими ыми ьими ыми"
)
# The most members of a range that are named one by one.
LONGEST_RANGE = 150


def ordinals() -> dict[str, str]:
    """Each ordinal number in words, in all its inflections → its digits."""
    found = {}
    for language, text in ORDINAL_STEMS.items():
        for value, word in enumerate(text.split(), 1):
            endings = ORDINAL_ENDINGS if language == "ru" else [""]
            found |= {fold(word + ending): str(value) for ending in endings}
    return found


ORDINALS = ordinals()


def plain(number: str) -> str:
    """A number as it is kept: 13.3 and 13-3 as 13-3, 1¹ as 1-1."""
    if not number.isascii():
        number = RAISED.sub(r"-\1", number).translate(SUPERSCRIPTS)
    return re.sub(rf"[.{HYPHEN}]+", "-", number).strip("-")


@lru_cache(maxsize=20_000)
def roman(word: str) -> str:
    """A word as a Roman number in capitals, or nothing."""
    written = word.translate(ROMAN_TWINS).upper()
    return written if written and len(written) < 10 and ROMAN.match(written) else ""


def roman_value(number: str) -> int:
    """XXVI → 26."""
    values = [ROMAN_VALUES.get(letter, 100) for letter in number]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def as_roman(value: int) -> str:
    """26 → XXVI."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return tens[value // 10] + ones[value % 10] if 0 < value < 100 else ""


def is_roman(number: str) -> bool:
    """Whether a number as it is kept is a Roman one."""
    return number.isalpha() and number.isupper() and bool(roman(number))


def letters(point: str) -> list[str]:
    """The Latin letters that may stand for a point's letter in an eId: в is v by sound and c by place."""
    if point.isascii() or point not in CYRILLIC_ORDER:
        return [point]
    by_place = "abcdefghijklmnopqrstuvwxyz"[CYRILLIC_ORDER.index(point)]
    return list(dict.fromkeys([CYRILLIC_SOUND[point], by_place]))


def spellings(unit: str, number: str) -> list[str]:
    """A numbered unit as eIds may write it: a section in Roman or Arabic numbers, a point's letter in Latin."""
    if is_roman(number):
        return [f"{unit}_{number}", f"{unit}_{roman_value(number)}"]
    if number.isalpha():
        return [f"{unit}_{letter}" for letter in letters(number)]
    if unit in ("sec", "chp", "annex") and number.isdecimal() and as_roman(int(number)):
        return [f"{unit}_{number}", f"{unit}_{as_roman(int(number))}"]
    return [f"{unit}_{number}"]


def between(first: str, last: str) -> list[str]:
    """The whole numbers strictly between the ends of a range; none where it is too long to be one."""
    start, end = first.partition("-")[0], last.partition("-")[0]
    if not (start.isdecimal() and end.isdecimal()):
        return []
    inside = range(int(start) + 1, int(end) + (1 if "-" in last and last != end else 0))
    return [str(number) for number in inside] if len(inside) <= LONGEST_RANGE else []


def is_range(first: str, last: str) -> bool:
    """Whether two numbers may be the ends of a range."""
    start, end = first.partition("-")[0], last.partition("-")[0]
    if start.isdecimal() and end.isdecimal():
        return int(start) <= int(end) and first != last and int(end) - int(start) <= LONGEST_RANGE
    return first != last and first.isalpha() and last.isalpha() and len(first) == len(last) == 1 and first < last
