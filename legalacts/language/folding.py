"""One spelling for what people type in several: case, composed letters, ё, Kyrgyz and Kazakh letters, look-alikes."""

import re
import unicodedata

# ң ө ү as typed without a Kyrgyz keyboard, with a Kazakh one, or with older and neighbouring letters.
LETTERS = str.maketrans("ёңөүҥӊӈѳӧұӱӯқҡҝғҳһіїӣәӓҷҗўґє", "еноунннооууукккгххиииаачжуге")
# Letters of the other alphabet that look the same on screen, capitals first: a small h is no н, a capital H is.
CYRILLIC_TWINS = str.maketrans("ABCEHKMOPTXYaceopxyi", "АВСЕНКМОРТХУасеорхуи")
LATIN_TWINS = str.maketrans("АВСЕНКМОРТХУасеорхуі", "ABCEHKMOPTXYaceopxyi")
TWINS_IN_CYRILLIC = frozenset(map(chr, LATIN_TWINS))
CYRILLIC = re.compile("[\u0400-\u052f]")
LATIN = re.compile("[A-Za-zÀ-ɏ]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]|[-\u2010\u2011]\\s*\\n\\s*")
HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"))


def fold(text: str) -> str:
    """Fold a text: composed, without case, ё as е, ң ө ү and letters typed for them as н о у, one kind of hyphen."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).lower().translate(LETTERS).translate(HYPHENS)


def fold_word(word: str) -> str:
    """Fold one word as it stands in a text: also without hyphens at line breaks, and in one alphabet."""
    if word.isascii():
        return word.lower()
    if LATIN.search(word):
        word = in_one_alphabet(word)
    if INVISIBLE.search(word):
        word = INVISIBLE.sub("", word)
    return fold(word)


def in_one_alphabet(word: str) -> str:
    """Replace letters of the other alphabet that only look right: a Latin «c» in «cтатья», a Cyrillic «А» in «EАEU»."""
    cyrillic = CYRILLIC.findall(word)
    if not cyrillic:
        return word
    latin = LATIN.findall(word)
    if all(letter in TWINS_IN_CYRILLIC for letter in cyrillic) and len(latin) >= len(cyrillic):
        return word.translate(LATIN_TWINS)
    return word.translate(CYRILLIC_TWINS)
