"""The words for the units of an act in three languages, and the numbers that go with them."""

import re

from legalacts.language import fold, stem

# Unit → the folded words for it, bare; Kyrgyz and Russian ones are matched in any inflection.
KYRGYZ = {
    "art": "берене",
    "para": "пункт",
    "clause": "бөлүк",
    "point": "пунктча",
    "chp": "глава бап",
    "sec": "бөлүм",
    "annex": "тиркеме",
}
RUSSIAN = {
    "art": "статья ст",
    "para": "пункт п",
    "clause": "часть ч",
    "point": "подпункт пп подп",
    "chp": "глава гл",
    "sec": "раздел разд",
    "annex": "приложение прил",
}
ENGLISH = {
    "art": "article articles art arts",
    "para": "paragraph paragraphs para paras",
    "clause": "part clause",
    "point": "point subparagraph subpara subpoint",
    "chp": "chapter ch",
    "sec": "section sec",
    "annex": "annex appendix",
}
# A unit of acts that stands before its number in speech of one language and after it in another; the number decides.
UNITS = {
    fold(word): unit for words in (KYRGYZ, RUSSIAN, ENGLISH) for unit, text in words.items() for word in text.split()
}
STEMS = {
    stem(fold(word), language): unit
    for language in ("ky", "ru")
    for words in (KYRGYZ, RUSSIAN)
    for unit, text in words.items()
    for word in text.split()
    if len(word) > 3
}

ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})\Z")
ROMAN_VALUES = {"X": 10, "V": 5, "I": 1}
ROMAN_TWINS = str.maketrans("ХІхі", "XIxi")
CYRILLIC_ORDER = "абвгдежзиклмн"
CYRILLIC_SOUND = dict(
    zip("абвгдежзиклмн", ("a", "b", "v", "g", "d", "e", "zh", "z", "i", "k", "l", "m", "n"), strict=True)
)


def unit_of(word: str) -> str:
    """The unit a folded word names in any inflection, or nothing."""
    if len(word) > 24:
        return ""
    return UNITS.get(word) or STEMS.get(stem(word, "ky")) or STEMS.get(stem(word, "ru")) or ""


def roman(word: str) -> str:
    """A word as a Roman number in capitals, or nothing."""
    written = word.translate(ROMAN_TWINS).upper()
    return written if written and len(written) < 10 and ROMAN.match(written) else ""


def roman_value(number: str) -> int:
    """XXVI → 26."""
    values = [ROMAN_VALUES[letter] for letter in number]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def as_roman(value: int) -> str:
    """26 → XXVI."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return tens[value // 10] + ones[value % 10] if 0 < value < 100 else ""


def letters(point: str) -> list[str]:
    """The Latin letters that may stand for a point's letter in an eId: в is v by sound and c by place."""
    if point.isascii() or point not in CYRILLIC_ORDER:
        return [point]
    return list(dict.fromkeys([CYRILLIC_SOUND[point], "abcdefghijklm"[CYRILLIC_ORDER.index(point)]]))
