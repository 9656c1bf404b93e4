"""Russian stems: Snowball, and before it the nouns whose forms Snowball parts.

Snowball (M. Porter's algorithm for Russian) knows endings, no words. So it reads -ит of a noun as that of a verb
(кредит like говорит) and keeps the fleeting vowel of the nominative apart from the other cases (истец, истца; участок,
участка: А. А. Зализняк, Грамматический словарь русского языка, the index *).
"""

import snowballstemmer

_SNOWBALL = snowballstemmer.stemmer("russian")

# Nouns in -ит that laws use; their other cases keep the letters.
NOUNS_IN_IT = (
    "аудит", "бандит", "визит", "дебит", "депозит", "дефицит", "кредит", "лимит", "профицит", "реквизит",
    "транзит",
)  # fmt: skip
# The office, not the court: судья, судьи … against суд, суда …
JUDGE = frozenset(["судья", "судьи", "судье", "судью", "судьей", "судьею", "судей", "судьям", "судьями", "судьях"])
# Words in -ок whose vowel stays: поток, потока.
STEADY = frozenset([
    "восток", "исток", "игрок", "отток", "поток", "приток", "пророк", "знаток", "водосток", "кровоток", "оброк",
    "зарок", "порок",
])  # fmt: skip
SHORTEST = 5


def stem_russian(word: str) -> str:
    """The stem of a folded Russian word."""
    if word in JUDGE:
        return "судь"
    for noun in NOUNS_IN_IT:
        if word.startswith(noun) and len(word) - len(noun) <= 3:
            return noun
    return _SNOWBALL.stemWord(_without_fleeting_vowel(word))


def _without_fleeting_vowel(word: str) -> str:
    """истец → истц, участок → участк: the stem of the other cases."""
    if word == "отец":
        return "отц"
    if len(word) < SHORTEST or word in STEADY:
        return word
    if word.endswith("ец"):
        # владелец → владельца
        return f"{word[:-2]}ьц" if word[-3] == "л" else f"{word[:-2]}ц"
    if word.endswith("ок"):
        return f"{word[:-2]}к"
    return word
