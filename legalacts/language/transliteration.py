"""Kyrgyz and Russian typed in Latin letters: migranttardyn ukugu → мигранттардын укугу."""

import re
from itertools import islice, product

from .folding import fold

# Several letters first. The first reading is the commonest; the others are tried in turn.
READINGS = {
    "shch": ["щ"], "sch": ["щ", "сч"], "tsch": ["ч"],
    "zh": ["ж"], "dj": ["ж", "дж"], "kh": ["х"], "ch": ["ч"], "sh": ["ш", "щ"], "ts": ["ц", "тс"], "tz": ["ц"],
    "yu": ["ю", "ью", "ыу"], "iu": ["ию", "ю", "ью"],
    "ju": ["жу", "ю", "ью"], "ya": ["я", "ья"], "ja": ["жа", "я", "ья"], "yo": ["е", "йо", "ье"],
    "jo": ["жо", "е", "ье"], "io": ["ио", "е"], "ye": ["е", "ье", "ые"], "je": ["же", "е", "ье"], "ng": ["н", "нг"],
    "iya": ["ия"], "ija": ["ия"], "iia": ["ия"], "ia": ["ия", "я", "иа", "ья"], "oe": ["о", "ое"], "ue": ["у", "уе"],
    "yy": ["ый"], "yi": ["ый", "ыи"], "yj": ["ый"], "ij": ["ий"], "ie": ["ие", "е", "ье"],
    "iy": ["ий"], "ii": ["ий", "ии"], "ay": ["ай"], "oy": ["ой"], "ey": ["ей"], "uy": ["уй"], "ck": ["к"],
    "ai": ["ай", "аи", "аы"], "oi": ["ой", "ои"], "ei": ["ей", "еи"], "ui": ["уй", "уи"],
    "a": ["а"], "b": ["б"], "c": ["ц", "с", "к"], "d": ["д"], "e": ["е", "э"], "f": ["ф"], "g": ["г"], "h": ["х"],
    "i": ["и", "ы"], "j": ["ж", "й"], "k": ["к"], "l": ["л"], "m": ["м"], "n": ["н"], "o": ["о"], "p": ["п"],
    "q": ["к"],
    "r": ["р"], "s": ["с"], "t": ["т"], "u": ["у"], "v": ["в"], "w": ["в", "ш"], "x": ["х", "кс"], "y": ["ы", "й", "и"],
    "z": ["з"], "'": ["ь", ""], "’": ["ь", ""], "ö": ["о"], "ü": ["у"], "ı": ["ы"], "ş": ["ш"], "ç": ["ч"], "ñ": ["н"],
    "ğ": ["г"],
}  # fmt: skip
PIECES = re.compile("|".join(map(re.escape, sorted(READINGS, key=len, reverse=True))))
MOST = 48
LONGEST = 40


# Letters after which a soft sign is mostly left out in Latin.
SOFTENED = frozenset("бвдзлмнпрстфцшч")


def transliterations(word: str) -> list[str]:
    """Return folded Cyrillic readings of a Latin word, likeliest first; none if it cannot be one."""
    choices = product(*reversed(choices_of(word)))
    found = dict.fromkeys(fold("".join(reversed(choice))) for choice in islice(choices, MOST))
    return [reading for reading in found if reading]


def choices_of(word: str) -> list[list[str]]:
    """Return what each piece of a Latin word may stand for, likeliest first; nothing if it cannot be Cyrillic."""
    word = word.lower()
    pieces = PIECES.findall(word)
    return [READINGS[piece] for piece in pieces] if len(word) <= LONGEST and "".join(pieces) == word else []
