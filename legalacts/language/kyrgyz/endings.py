"""The endings of Kyrgyz words: chains of suffixes, written out with their harmony and assimilation.

In a suffix, capitals stand for letters that vary: А = а е о, Ы = ы и у; Л = л д т, Н = н д т, Д = д т, Г = г к,
Б = б п. A suffix that begins with another consonant follows a vowel, or any sound if marked `*`.

Order of the slots (derivation, plural, possessive, case) and their forms: Hebert and Poppe 1963, on declension;
Грамматика киргизского литературного языка 1987, on nouns (көптүк, таандык, жөндөмө). Participles, verbal nouns and
converbs (атоочтук, кыймыл атооч, чакчыл): the same, on verbs; D. Somfai Kara, Kyrgyz (Lincom, 2003).
"""

from itertools import pairwise, product

from .sounds import CLASSES, CONSONANT, GLIDE, HARMONY, NARROW, VOICED, VOICELESS, VOWEL, WIDE

ANY = VOWEL | CONSONANT
ASSIMILATION = {
    "Л": {"л": VOWEL | GLIDE, "д": GLIDE | VOICED, "т": VOICELESS},
    "Н": {"н": VOWEL, "д": GLIDE | VOICED, "т": VOICELESS},
    "Д": {"д": VOWEL | GLIDE | VOICED, "т": VOICELESS},
    "Г": {"г": VOWEL | GLIDE | VOICED, "к": VOICELESS},
    "Б": {"б": VOWEL | GLIDE | VOICED, "п": VOICELESS},
    "А": dict.fromkeys(WIDE, CONSONANT),
    "Ы": dict.fromkeys(NARROW, CONSONANT),
    "у": {"у": CONSONANT},
    "о": {"о": CONSONANT},
}
VARIANTS = {"А": WIDE, "Ы": NARROW, "Д": "дт", "Г": "гк"}

# Nouns and adjectives made from nouns: -лык (quality, belonging), -луу (having), -сыз (without).
DERIVED = ["ЛЫк", "Луу", "*сЫз", "*сЫздЫк"]
PLURAL = ["ЛАр"]
# Belonging (таандык): third person; "our", "your"; and "my", which looks like the end of many bare words.
THIRD = ["Ы", "сЫ"]
OTHERS = ["ЫбЫз", "бЫз", "ЫнЫз", "нЫз", "ЫнАр", "нАр", "ЫнЫздАр", "нЫздАр"]
SINGULAR = ["Ым", "м"]
# Case (жөндөмө): genitive, accusative, dative, locative, ablative; -дагы and -ныкы make adjectives of them.
CASES = ["НЫн", "НЫ", "ГА", "ДА", "ДАн", "ДАгЫ", "НЫкЫ"]
CASES_AFTER_THIRD = ["нЫн", "н", "нА", "ндА", "нАн", "ндАгЫ", "нЫкЫ"]
CASES_AFTER_OTHERS = ["ДЫн", "ДЫ", "А", "ДА", "ДАн", "ДАгЫ"]
# What -дагы and -ныкы can take in turn.
AFTER_ADJECTIVE = ["лАр", "лАрдЫн", "лАрдЫ", "лАргА", "лАрЫ", "н", "нЫн", "нА", "сЫ"]

# Verbs as nouns and adjectives; -оо is the verbal noun of a stem in а е о, whose vowel it has swallowed.
VERBAL = ["уу", "оо", "уучу", "оочу", "ГАн", "БАгАн", "БАс", "Боо", "БАй", "БАстАн", "ГАндЫк", "БАгАндЫк"]
# Verbs as predicates: past, present, conditional; with -ыш for "they".
PAST = ["ДЫ", "ДЫм", "ДЫн", "ДЫк", "ДЫнЫз", "ДЫнАр"]
PRESENT = ["Ат", "йт", "Ам", "йм", "АбЫз", "йбЫз", "АсЫз", "йсЫз", "АсЫн", "йсЫн"]
CONDITIONAL = ["*сА", "*сАм", "*сАк", "*сАнЫз"]
# What "they" do, with the reciprocal -ш: taken off known verbs only (катышат is of катыш, not of кат).
PLURAL_VERBS = ["ЫштЫ", "штЫ", "ЫшАт", "шАт", "ЫшпАйт", "шпАйт", "ЫшкАн", "шкАн"]
# What is done or not, as a noun (кыймыл атооч), of known verbs only: болуш-у, бербеш-и.
ACTIONS = ["Ыш", "ш", "БАш"]
# Converbs (чакчыл) and the wish.
CONVERBS = ["Ып", "п", "А", "й", "ГАнчА", "ГЫчА", "*сЫн"]
# Predicates that are asked: болобу, керекпи (the particle -бы).
QUESTIONS = ["БЫ"]
ASKED = ["АбЫ", "йбЫ", "БАйбЫ", "ДЫбЫ", "ГАнбЫ"]
NEGATED = ["БАдЫ", "БАдЫм", "БАдЫк", "БАйт", "БАйм", "БАйбЫз", "БАйсЫз", "БАсА", "БАйсЫн", "БАсЫн"]


def in_harmony(text: str) -> bool:
    """Tell whether each vowel of an ending may follow the one before."""
    vowels = [letter for letter in text if letter in HARMONY]
    return all(
        after in HARMONY[before] or after == before == "о" or (before, after) == ("у", "у")
        for before, after in pairwise(vowels)
    )


def spellings(suffix: str) -> dict[str, int]:
    """Every spelling of a suffix, with the classes of sound it may follow."""
    if suffix.startswith("*"):
        first, rest = {suffix[1]: ANY}, suffix[2:]
    else:
        first, rest = ASSIMILATION.get(suffix[0], {suffix[0]: VOWEL}), suffix[1:]
    tails = ["".join(letters) for letters in product(*(VARIANTS.get(letter, letter) for letter in rest))]
    return {head + tail: mask for (head, mask), tail in product(first.items(), tails) if in_harmony(head + tail)}


def joined(before: dict[str, int], suffixes: list[str]) -> dict[str, int]:
    """The chains made by adding one of the suffixes to a chain; final к is voiced before a vowel."""
    chains = {}
    for suffix in suffixes:
        for (start, mask), (end, needs) in product(before.items(), spellings(suffix).items()):
            if not start:
                chains[end] = chains.get(end, 0) | needs
            elif CLASSES[start[-1]] & needs and in_harmony(start + end):
                chain = start[:-1] + "г" + end if start[-1] == "к" and end[0] in HARMONY else start + end
                chains[chain] = chains.get(chain, 0) | mask
    return chains


def declined(bases: dict[str, int]) -> dict[str, int]:
    """The bases with plural, possessive and case."""
    numbered = merged(bases, joined(bases, PLURAL))
    third = joined(numbered, THIRD)
    # "My" after a plural cannot be the end of a bare word: анализдерим.
    others = merged(joined(numbered, OTHERS), joined(joined(bases, PLURAL), ["Ым"]))
    cased = merged(joined(numbered, CASES), joined(third, CASES_AFTER_THIRD), joined(others, CASES_AFTER_OTHERS))
    adjectives = {chain: mask for chain, mask in cased.items() if chain.endswith(("гы", "ги", "гу"))}
    return merged(numbered, third, others, cased, joined(adjectives, AFTER_ADJECTIVE))


def merged(*tables: dict[str, int]) -> dict[str, int]:
    """One table of all chains, each after any sound that one of the tables allows."""
    result = {}
    for table in tables:
        for chain, mask in table.items():
            result[chain] = result.get(chain, 0) | mask
    return result


def written(suffixes: list[str]) -> dict[str, int]:
    """All spellings of all the suffixes."""
    return joined(BARE, suffixes)


BARE = {"": ANY}
NOMINAL = {chain: mask for chain, mask in declined(BARE).items() if chain}
# What many write for -ын, -ына, -ында after "his": укугуну, укугуга.
MISSPELT = joined(written(THIRD), CASES)
ONLY_ON_KNOWN_NOUNS = merged(
    written(SINGULAR), joined(written(SINGULAR), CASES_AFTER_OTHERS), written(QUESTIONS), MISSPELT
)
DATIVE_OR_LOCATIVE = written(["ГА", "ДА"])
DERIVATIONAL = written(DERIVED)
NON_FINITE = written(VERBAL)
ONLY_ON_KNOWN_VERBS = written(PLURAL_VERBS)
ACTION = written(ACTIONS)
FINITE = written(PAST + PRESENT + CONDITIONAL + CONVERBS + NEGATED + ASKED)
