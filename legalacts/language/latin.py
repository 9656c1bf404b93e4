"""Cyrillic in Latin letters, for addresses and identifiers: 115-ФЗ → 115-fz."""

import re

CYRILLIC = "абвгдеёжзийклмнңоөпрстуүфхцчшщыэюяәғқұһі"
LATIN = "a b v g d e yo zh z i j k l m n ng o oe p r s t u ue f kh ts ch sh shch y e yu ya a g q u h i"
LETTERS = dict(zip(CYRILLIC, LATIN.split(), strict=True)) | {"ь": "", "ъ": ""}
OTHER = re.compile(r"[^a-z0-9]+")


def latin_name(text: str) -> str:
    """Small Latin letters, digits and single hyphens that stand for `text`; empty when nothing of it is left."""
    return OTHER.sub("-", "".join(LETTERS.get(letter, letter) for letter in text.lower())).strip("-")
