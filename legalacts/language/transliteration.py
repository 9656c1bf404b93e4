"""Kyrgyz and Russian typed in Latin letters: migranttardyn ukugu → мигранттардын укугу."""

import re
from itertools import islice, product

from .folding import fold

# Several letters first. The first reading is the commonest; the others are tried in turn.
READINGS = {
    "shch": ["щ"], "sch": ["щ", "сч"], "tsch": ["ч"],
    "zh": ["ж"], "kh": ["х"], "ch": ["ч"], "sh": ["ш"], "ts": ["ц", "тс"], "tz": ["ц"], "yu": ["ю", "ыу"],
    "ju": ["жу", "ю"], "ya": ["я"], "ja": ["жа", "я"], "yo": ["е", "йо"], "jo": ["жо", "е"], "ye": ["е"],
    "je": ["же", "е"], "ng": ["н", "нг"],
    "iya": ["ия"], "ija": ["ия"], "iia": ["ия"], "ia": ["ия", "иа"], "oe": ["о", "ое"], "ue": ["у", "уе"], "yy": ["ый"],
    "iy": ["ий"], "ii": ["ий", "ии"], "ay": ["ай"], "oy": ["ой"], "ey": ["ей"], "uy": ["уй"], "ck": ["к"],
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


def transliterations(word: str) -> list[str]:
    """Return folded Cyrillic readings of a Latin word, likeliest first; none if it cannot be one."""
    word = word.lower()
    pieces = PIECES.findall(word)
    if len(word) > LONGEST or "".join(pieces) != word:
        return []
    choices = product(*(READINGS[piece] for piece in reversed(pieces)))
    return list(dict.fromkeys(fold("".join(reversed(choice))) for choice in islice(choices, MOST)))
