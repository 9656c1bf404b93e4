"""Whether a text is in the language it is said to be in, by its letters and common words; short texts are let be."""

import re

from .alphabet import KYRGYZ_LETTERS, RUSSIAN_ENDINGS, guess_language
from .stopwords import STOP_WORDS

SHORT = 40
"""Letters of a name or a number: nothing can be told of them."""
TELLING = 100
"""Letters that are enough to tell Kyrgyz typed as Russian, or Russian full of Kyrgyz names, by its words."""
# Frequent Kyrgyz words as they come out of a keyboard without ң ө ү; none is a word of its own.
BARE = frozenset(
    """
    жонундо учун кун куну кундон кундун кунго озу озунун озгоруу коп мумкун болум болуму болумдо тузот тузуу
    тузулот корсотуу корсотот корсотулгон откон откоруу отот отуу отууго отуп милдеттуу жуз жузого уч торт
    туздон торага тийиштуу жоопкерчиликтуу керектуу созсуз соз сурот онугуу онуктуруу омур колом толоо толойт
    толонот ото ылайыктуу окмот окмоту олко олкодо олкосу откондо откорулот тушот тушуу моонот моонотто
    """.split()  # noqa: SIM905 - as a list it is unreadable
)


def doubt_of(text: str, language: str) -> str:
    """Why `text` may not be in `language`: latin, cyrillic, kyrgyz, russian or plain; empty when it may well be.

    "plain" is Kyrgyz typed without ң ө ү.
    """
    letters = [letter for letter in text[:20_000] if letter.isalpha()]
    if len(letters) < SHORT:
        return ""
    latin = sum(letter.isascii() for letter in letters) / len(letters)
    if language == "en":
        return "cyrillic" if latin < 0.4 else ""
    if latin > 0.6:
        return "latin"
    own = share_of_kyrgyz(letters)
    return _kyrgyz(text, own) if language == "ky" else _russian(text, own, len(letters))


def _kyrgyz(text: str, own: float) -> str:
    # A Russian text may name a Kyrgyz law.
    if own < 0.035 and guess_language(without_kyrgyz_words(text)) == "ru" and is_russian(text):
        return "russian"
    return "plain" if not own and bare_words(text) > 1 else ""


def _russian(text: str, own: float, length: int) -> str:
    if own > 0.025 and not is_russian(text):
        return "kyrgyz"
    if not own and bare_words(text) > 1:
        return "kyrgyz"
    return "kyrgyz" if length > TELLING and guess_language(text) == "ky" and not is_russian(text) else ""


def is_russian(text: str) -> bool:
    """Whether many of its words end as only Russian ones do, or are Russian words of every sentence."""
    words = re.findall(r"[а-яё]+", text[:20_000].lower())
    telling = sum(word in STOP_WORDS["ru"] or (len(word) > 4 and word.endswith(RUSSIAN_ENDINGS)) for word in words)
    return telling * 5 > len(words)


def bare_words(text: str) -> int:
    """How many of its words are Kyrgyz ones without their letters."""
    return sum(word in BARE for word in re.findall(r"[а-яё]+", text[:20_000].lower()))


def share_of_kyrgyz(letters: list[str]) -> float:
    """Which part of some letters is ң, ө or ү; of Kyrgyz prose about a fifteenth."""
    return sum(letter in KYRGYZ_LETTERS for letter in letters) / len(letters)


def without_kyrgyz_words(text: str) -> str:
    """The text without the words that only Kyrgyz spells so."""
    return " ".join(word for word in text.split() if KYRGYZ_LETTERS.isdisjoint(word))
