"""Kyrgyz, Russian and English text in → words that can be compared, found and sorted. Pure Python, no Django.

folding          one spelling for case, ё, ң ө ү, Kazakh letters, look-alikes and hyphens
tokens           words and numbers with their places in the text
kyrgyz           the Kyrgyz stemmer
stemming         stems (Snowball for Russian and English) and roots
clipped          compounds with a clipped beginning: медполис
stopwords        words that say nothing
analysis         the keys of each word of a text, and the languages a typed word may be of
keyboard         words typed with the wrong keyboard layout on
transliteration  Kyrgyz and Russian typed in Latin letters
dates            dates in words and in short
personal         what looks like a passport, a telephone or an e-mail
alphabet         the Kyrgyz order of letters; which language a text is in
letters          whether a text may be in the language it is said to be in
"""

from .alphabet import guess_language, has_kyrgyz_letters, sort_key
from .analysis import ANALYSIS_VERSION, Analysed, analyse, keys, possible_tongues
from .clipped import unclipped
from .folding import fold, fold_word
from .keyboard import as_cyrillic_layout, as_latin_layout
from .stemming import LANGUAGES, root, stem
from .stopwords import STOP_WORDS, is_stop_word
from .tokens import Token, tokenize
from .transliteration import SOFTENED, choices_of, transliterations

__all__ = [
    "ANALYSIS_VERSION",
    "LANGUAGES",
    "SOFTENED",
    "STOP_WORDS",
    "Analysed",
    "Token",
    "analyse",
    "as_cyrillic_layout",
    "as_latin_layout",
    "choices_of",
    "fold",
    "fold_word",
    "guess_language",
    "has_kyrgyz_letters",
    "is_stop_word",
    "keys",
    "possible_tongues",
    "root",
    "sort_key",
    "stem",
    "tokenize",
    "transliterations",
    "unclipped",
]
