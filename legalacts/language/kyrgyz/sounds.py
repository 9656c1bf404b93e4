"""Kyrgyz sounds, as far as suffixes depend on them, in folded spelling (ө→о, ү→у, ң→н, ё→е).

Vowel harmony and the assimilation of consonants: R. J. Hebert and N. Poppe, Kirghiz Manual (Indiana University, 1963);
Грамматика киргизского литературного языка, ч. 1: фонетика и морфология (Фрунзе: Илим, 1987). Folding leaves two sets of
suffix vowels: wide А = а е о, narrow Ы = ы и у.
"""

# What may follow which vowel inside one word. Folded у stands for у (wide а follows) and ү (wide ө, folded о, follows).
HARMONY = {
    "а": "аы", "ы": "аы", "я": "аы", "е": "еи", "и": "еи", "э": "еи", "о": "оу", "у": "аоу", "ю": "аоу",
    "a": "аыеи", "e": "еи", "i": "еи", "o": "оу", "u": "аоу", "y": "еиаы",
}  # fmt: skip
WIDE, NARROW = "аео", "ыиу"

VOWEL, GLIDE, VOICED, VOICELESS = 1, 2, 4, 8
CLASSES = {
    **dict.fromkeys("аеоуыиэюяaeiouy", VOWEL),
    **dict.fromkeys("йрlr", GLIDE),
    **dict.fromkeys("бвгджзлмнbdgjmnvwz", VOICED),
    **dict.fromkeys("кпстфхцчшщcfhkpqstx", VOICELESS),
    **dict.fromkeys("ьъ", VOICED | VOICELESS),
}
CONSONANT = GLIDE | VOICED | VOICELESS

# Which consonants may follow which at the end of a word, native (тарт, калк, сырт) or borrowed (акт, банк, центр).
CLOSING_PAIRS = {
    "б": "лр", "в": "вть", "г": "р", "д": "жрь", "з": "дм", "й": "лмнст", "к": "лрст", "л": "клмнпсть",
    "м": "мпь", "н": "гдкнстцчь", "п": "лрсть", "р": "вгджзклмнпстфхчь", "с": "ксть", "т": "врть",
    "ф": "рт", "х": "т",
}  # fmt: skip


def last_vowel(text: str) -> str:
    """The last vowel of a text, or nothing."""
    for letter in reversed(text):
        if letter in HARMONY:
            return letter
    return ""


def can_close(stem: str) -> bool:
    """Tell whether a word may end like this once a suffix that begins with a vowel is taken off."""
    last, before = stem[-1], stem[-2]
    return CLASSES.get(last) != VOWEL and (CLASSES.get(before) == VOWEL or last in CLOSING_PAIRS.get(before, ""))
