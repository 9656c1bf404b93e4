"""Names of acts in the genitive, as citations need them: «Договора о …», «келишимдин»."""

import re

RUSSIAN_HEADS = {
    "договор": "договора", "соглашение": "соглашения", "конвенция": "конвенции", "закон": "закона",
    "кодекс": "кодекса", "конституция": "конституции", "протокол": "протокола", "декларация": "декларации",
    "указ": "указа", "постановление": "постановления", "приказ": "приказа", "правила": "правил",
    "положение": "положения", "концепция": "концепции", "стратегия": "стратегии", "программа": "программы",
    "план": "плана", "заключение": "заключения", "разъяснение": "разъяснения", "решение": "решения",
    "распоряжение": "распоряжения", "устав": "устава", "законопроект": "законопроекта", "порядок": "порядка",
    "инструкция": "инструкции", "регламент": "регламента",
}  # fmt: skip
ADJECTIVES = (
    ("ский", "ского"), ("кий", "кого"), ("гий", "гого"), ("хий", "хого"), ("ый", "ого"), ("ий", "его"),
    ("ой", "ого"), ("щая", "щей"), ("шая", "шей"), ("ая", "ой"), ("яя", "ей"), ("ое", "ого"), ("ее", "его"),
    ("ые", "ых"), ("ие", "их"),
)  # fmt: skip
MOST_ADJECTIVES = 4
# The vowel of the suffix that follows the last vowel of a word.
NARROW = dict(zip("аяыуоюёэеиөү", "ыыыуууууииүү", strict=False)) | {"э": "и", "е": "и", "и": "и", "ө": "ү", "ү": "ү"}
VOICELESS = "пктсшчщцфх"
VOWELS = "аяыуоюёэеиөү"


def russian_genitive(name: str) -> str:
    """A name that begins with the kind of act, perhaps after adjectives; an empty string where that is not so."""
    words = name.split()
    for place, word in enumerate(words[: MOST_ADJECTIVES + 1]):
        if head := RUSSIAN_HEADS.get(word.lower()):
            return " ".join([*words[:place], as_written(head, word), *words[place + 1 :]])
        declined = _adjective(word)
        if not declined:
            return ""
        words[place] = declined
    return ""


def _adjective(word: str) -> str:
    if not re.fullmatch(r"[А-Яа-яЁё-]{4,}", word):
        return ""
    return next((word[: -len(ending)] + genitive for ending, genitive in ADJECTIVES if word.endswith(ending)), "")


def as_written(word: str, model: str) -> str:
    """A word with a capital where its model has one."""
    return word.capitalize() if model[:1].isupper() else word


def kyrgyz_genitive(name: str) -> str:
    """A Kyrgyz name with the ending of the genitive; an empty string where it does not end in a word of letters."""
    last = re.search(r"[а-яёңөү]{3,}\Z", name, re.IGNORECASE)
    vowels = [letter for letter in (last.group().lower() if last else "") if letter in VOWELS]
    if not vowels:
        return ""
    end = name[-1].lower()
    consonant = "н" if end in VOWELS else "т" if end in VOICELESS else "д"
    return f"{name}{consonant}{NARROW[vowels[-1]]}н"
