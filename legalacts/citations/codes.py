"""The names codes are cited by besides their titles: without the state, with its letters, and as initials."""

import re
from collections.abc import Iterable

from legalacts.language import fold

# How titles say whose a code is; a Kyrgyz title says it first.
STATES = {
    "ky": re.compile(r"(?:Кыргыз Республикасынын|Россия Федерациясынын|[А-ЯӨҮҢ]\w+ Республикасынын) "),
    "ru": re.compile(r" (?:Кыргызской Республики|Российской Федерации|Республики [А-Я]\w+)"),
    "en": re.compile(r" of the (?:Kyrgyz Republic|Russian Federation|Republic of [A-Z]\w+)"),
}
LETTERS = {"kg": "КР", "ru": "РФ", "kz": "РК", "by": "РБ", "am": "РА"}
IN_BRACKETS = re.compile(r" \([^()]*\)\Z")
ABOUT = frozenset(("о", "об"))
# Shorter ones are other words too: ЖК is the parliament before it is a code.
LEAST_LETTERS = {"ky": 3, "ru": 2}


def code_names(title: str, language: str, state: str) -> Iterable[str]:
    """«Семейный кодекс Кыргызской Республики» is also «Семейный кодекс», «Семейный кодекс КР», «СК» and «СК КР»."""
    short = STATES[language].sub("", IN_BRACKETS.sub("", title), count=1).strip()
    if len(short.split()) < 2 or not re.search(r"(?i)\b(?:кодекс|code)", short):
        return
    names = [short, *initials(short, language)]
    letters = LETTERS.get(state) if language != "en" else None
    yield from names
    if letters:
        yield from (f"{name} {letters}" for name in names)
        yield from (f"{letters} {name}" for name in names)


def initials(name: str, language: str) -> list[str]:
    """The first letters of a code's name: УПК, ГПК, КоАП; none in English, where codes are not cited so."""
    if language not in LEAST_LETTERS or re.search(r"[^\w\s-]", name):
        return []
    words = re.findall(r"\w+", name)
    letters = "".join("о" if fold(word) in ABOUT else word[0].upper() for word in words)
    return [letters] if LEAST_LETTERS[language] <= len(letters) <= 8 else []
