"""The words for the units of an act in three languages: in which inflections they stand, and which determiners."""

from functools import lru_cache

from legalacts.language import fold

from .wordlists import words

# Unit → how far out it lies. Parts and paragraphs of an article contain each other by turns, from law to law.
RANKS = {"sentence": 0, "indent": 1, "point": 2, "para": 3, "clause": 3, "art": 5, "sec": 6, "chp": 6, "annex": 8}
CONTAINERS = ("annex", "art", "chp", "sec")

# Kyrgyz words are inflected by endings: anything may follow these beginnings.
KYRGYZ = {
    "берене": "art",
    "пунктча": "point",
    "пункт": "para",
    "бөлүк": "clause",
    "бөлүг": "clause",
    "бөлүм": "sec",
    "глава": "chp",
    "тиркеме": "annex",
    "абзац": "indent",
    "статья": "art",
    "сүйлөм": "sentence",
}
# Russian stems with all the endings a citation may have. «Стать 5» is a verb and no article.
RUSSIAN = {
    "art": ("стат", "ья ьи ье ью ьей ьею ей ьям ьями ьях"),
    "para": ("пункт", " а у ом е ы ов ам ами ах"),
    "point": ("подпункт", " а у ом е ы ов ам ами ах"),
    "clause": ("част", "ь и ью ей ям ями ях"),
    "chp": ("глав", "а ы е у ой ою ам ами ах"),
    "sec": ("раздел", " а у ом е ы ов ам ами ах"),
    "annex": ("приложени", "е я ю ем и й ям ями ях"),
    "indent": ("абзац", " а у ем е ы ев ам ами ах"),
    "sentence": ("предложени", "е я ю ем и й ям ями ях"),
}
SHORT = {
    "art": "ст стст art arts article articles",
    "para": "п para paras paragraph paragraphs",
    "point": "пп подп point points subparagraph subparagraphs subpara subpoint",
    "clause": "ч clause clauses part parts",
    "chp": "гл бап бабы баптын бабынын бапта chapter chapters ch",
    "sec": "разд section sections sec",
    "annex": "прил annex annexes appendix",
    "indent": "абз indent indents",
    "sentence": "sentence sentences",
}
ENDINGS_RU = {unit: endings.split(" ") for unit, (_stem, endings) in RUSSIAN.items()}
UNITS = {fold(word): unit for unit, text in SHORT.items() for word in text.split()} | {
    fold(RUSSIAN[unit][0] + ending): unit for unit, endings in ENDINGS_RU.items() for ending in endings
}
BEGINNINGS = {fold(word): unit for word, unit in KYRGYZ.items()}
# Words that have a Kyrgyz ending or are Kyrgyz anyway: their number stands before them.
KYRGYZ_ONLY = tuple(fold(word) for word in ("берене", "бөлүк", "бөлүг", "бөлүм", "тиркеме", "пунктча", "сүйлөм"))
NOMINATIVE = frozenset(words("статья пункт подпункт часть глава раздел приложение абзац бап"))
GENITIVES = frozenset(words("статьи пункта подпункта части главы раздела абзаца статей пунктов подпунктов частей"))
# Of «5 частей», «две статьи» the number counts and does not name; of these forms it may name several.
PLURAL = words(
    "статьями статьях статьям articles arts paragraphs paras points пунктами пунктах пунктам "
    "chapters sections частями частях главами главах разделами разделах подпунктами "
    "подпунктах подпунктам annexes"
)
KYRGYZ_PLURAL = ("беренелер", "пункттар", "пунктчалар", "болуктор", "болумдор", "главалар", "тиркемелер", "абзацтар")
OTHER_WORDS = ("пунктуал", "пунктуац", "пунктир", "главн", "главк", "болукт")
LONGEST = 24

# What points at the place of the words themselves, or at one named before.
THIS = "настоящий этот данный ушул ушунун this present"
NAMED = "указанный названный упомянутый аталган корсотулгон said"
BEFORE = "предыдущий предшествующий мурунку мурдагы preceding previous foregoing"
AFTER = "следующий кийинки following next"
ENDINGS = words("ий ый ой ая яя ее ое его ого ей ему ому им ым ем ом ую юю ие ые их ых ими ыми ею ою")


def determiners() -> dict[str, str]:
    """Each determiner in all its inflections → what it points at."""
    found = {"этой": "this", "этого": "this", "этому": "this", "этом": "this", "этим": "this", "эта": "this"}
    for meaning, text in (("this", THIS), ("named", NAMED), ("before", BEFORE), ("after", AFTER)):
        for word in fold(text).split():
            found[word] = meaning
            if word[-2:] in ("ий", "ый"):
                found |= {word[:-2] + ending: meaning for ending in ENDINGS}
    return found


DETERMINERS = determiners()


@lru_cache(maxsize=50_000)
def unit_of(word: str) -> str:
    """The unit a folded word names in any inflection, or nothing."""
    if len(word) > LONGEST:
        return ""
    if word in UNITS:
        return UNITS[word]
    return next((unit for beginning, unit in BEGINNINGS.items() if is_inflected(word, beginning)), "")


def is_inflected(word: str, beginning: str) -> bool:
    """Whether a word is a Kyrgyz one with endings; «пунктуальный» is no paragraph."""
    if not word.startswith(beginning) or word.startswith(OTHER_WORDS):
        return False
    return len(word) == len(beginning) or word[len(beginning)] in "бгдклнстчуыиео"


@lru_cache(maxsize=50_000)
def takes_number_before(word: str) -> bool:
    """Whether a number before a folded unit word names it: «97 берене», «97 статья», not «две статьи», «5 пунктов»."""
    return word in NOMINATIVE or word.startswith(KYRGYZ_ONLY) or (word not in UNITS and bool(unit_of(word)))


def is_plural(word: str) -> bool:
    """Whether a folded unit word speaks of several."""
    return word in PLURAL or word.startswith(KYRGYZ_PLURAL)
