"""Numbers of provisions as printed, and the eIds made of them: «13.3» → 13-3, «1¹» → 1-1, «ПЕРВАЯ» → 1, «а» → a."""

import re

PREFIX = {
    "preamble": "preamble", "part": "part", "annex": "annex", "section": "sec", "subsection": "subsec",
    "chapter": "chp", "subchapter": "subchp", "article": "art", "paragraph": "para", "point": "point",
    "wrapup": "wrapup", "remark": "note",
}  # fmt: skip
# The letters of points, as other records cite them; longer names keep every letter apart from every other.
LATIN = dict(
    zip(
        "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "yo",
            "zh",
            "z",
            "i",
            "j",
            "k",
            "l",
            "m",
            "n",
            "ng",
            "o",
            "oe",
            "p",
            "r",
            "s",
            "t",
            "u",
            "ue",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "hard",
            "y",
            "soft",
            "eh",
            "yu",
            "ya",
        ],
        strict=True,
    )
)
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED_RUN = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
# Portals print Roman numbers with Cyrillic letters of the same look.
ROMAN = str.maketrans("ХІСМхісм", "XICMxicm")
RUSSIAN_ORDINALS = (
    "перв-ый/ая втор-ой/ая трет-ий/ья четверт-ый/ая пят-ый/ая шест-ой/ая седьм-ой/ая восьм-ой/ая девят-ый/ая"
    " десят-ый/ая одиннадцат-ый/ая двенадцат-ый/ая тринадцат-ый/ая четырнадцат-ый/ая пятнадцат-ый/ая"
    " шестнадцат-ый/ая семнадцат-ый/ая восемнадцат-ый/ая девятнадцат-ый/ая двадцат-ый/ая"
)
KYRGYZ_ORDINALS = "биринчи экинчи үчүнчү төртүнчү бешинчи алтынчы жетинчи сегизинчи тогузунчу"
ENGLISH_ORDINALS = "one two three four five six seven eight nine ten eleven twelve"


def _ordinals() -> dict[str, str]:
    """Numbers in words as parts and sections have them, to twenty and a little further: «ПЕРВАЯ», «он биринчи»."""
    found = {word: str(number) for number, word in enumerate(ENGLISH_ORDINALS.split(), 1)}
    for number, word in enumerate(RUSSIAN_ORDINALS.split(), 1):
        stem, endings = word.split("-")
        for ending in endings.split("/"):
            found[stem + ending] = str(number)
            if number < 10:
                found[f"двадцать {stem}{ending}"] = str(20 + number)
    for number, word in enumerate(KYRGYZ_ORDINALS.split(), 1):
        found |= {word: str(number), f"он {word}": str(10 + number), f"жыйырма {word}": str(20 + number)}
    return found | {"онунчу": "10", "жыйырманчы": "20"}


ORDINALS = _ordinals()


def plain_number(number: str) -> str:
    """The number for an eId: Latin letters, digits and hyphens."""
    if _in_words(number) in ORDINALS:
        return ORDINALS[_in_words(number)]
    number = RAISED_RUN.sub(lambda run: "-" + run.group().translate(RAISED), number)
    letters = "".join(LATIN.get(letter, letter) for letter in number.translate(ROMAN))
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")


def shown_number(number: str) -> str:
    """The number as printed; one in words as a figure."""
    return ORDINALS.get(_in_words(number), number.translate(ROMAN) if is_roman(number) else number)


def _in_words(number: str) -> str:
    return " ".join(number.lower().replace("ё", "е").split())


def is_roman(number: str) -> bool:
    """Whether it begins as a Roman number, in whatever alphabet."""
    return bool(re.match(r"[IVXLCDM]+(?!\w)", number.translate(ROMAN)))


def counted(number: str) -> tuple[int, ...] | None:
    """The number as figures to compare: «12-1» → (12, 1); None when it has letters."""
    parts = plain_number(number).split("-")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else None


def eid_part(kind: str, number: str) -> str:
    """`art_13-3`, `para_6`, `point_a`: Latin, with hyphens for dots, as Akoma Ntoso names places."""
    return f"{PREFIX[kind]}_{plain_number(number)}"
