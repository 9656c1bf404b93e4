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
ORDINALS = {
    word: str(number)
    for words in (
        "первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая одиннадцатая двенадцатая",
        "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый одиннадцатый двенадцатый",
        "биринчи экинчи үчүнчү төртүнчү бешинчи алтынчы жетинчи сегизинчи тогузунчу онунчу",
        "one two three four five six seven eight nine ten eleven twelve",
    )
    for number, word in enumerate(words.split(), 1)
}


def plain_number(number: str) -> str:
    """The number for an eId: Latin letters, digits and hyphens."""
    number = number.lower().replace("ё", "е") if number.lower().replace("ё", "е") in ORDINALS else number
    if number in ORDINALS:
        return ORDINALS[number]
    number = RAISED_RUN.sub(lambda run: "-" + run.group().translate(RAISED), number)
    letters = "".join(LATIN.get(letter, letter) for letter in number.translate(ROMAN))
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")


def shown_number(number: str) -> str:
    """The number as printed; one in words as a figure."""
    return ORDINALS.get(number.lower().replace("ё", "е"), number.translate(ROMAN) if is_roman(number) else number)


def is_roman(number: str) -> bool:
    """Whether it begins as a Roman number, in whatever alphabet."""
    return bool(re.match(r"[IVXLCDM]+(?!\w)", number.translate(ROMAN)))


def counted(number: str) -> tuple[int, ...] | None:
    """The number as figures to compare: «12-1» → (12, 1); None when it has letters."""
    parts = plain_number(number).split("-")
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else None


def eid_part(kind: str, number: str) -> str:
    """`art_13-3`, `para_6`, `point_a`: Latin, with hyphens for dots, as Akoma Ntoso names places."""
    return f"{PREFIX[kind]}_{plain_number(number)}"
