"""Take the suffixes off a Kyrgyz word, from the right: those of a noun, then -лык and -луу, then those of a verb."""

from .endings import (
    ACTION,
    DATIVE_OR_LOCATIVE,
    DERIVATIONAL,
    FINITE,
    NOMINAL,
    NON_FINITE,
    ONLY_ON_KNOWN_NOUNS,
    ONLY_ON_KNOWN_VERBS,
    merged,
)
from .sounds import CLASSES, HARMONY, NARROW, VOWEL, can_close, last_vowel
from .stems import ABBREVIATIONS, ALTERED, KNOWN, VERBS

FINITE_OF_KNOWN = merged(FINITE, ONLY_ON_KNOWN_VERBS)
SHORTEST = 3
# How verbs end that are not all listed: denials, and those made with -ла, -да, -та, -ай, -т, -ш, -к, -р, -л, -н.
OPEN_VERBS = (*(start + vowel for start in "лдтбп" for vowel in "аео"), *"йтшкрлн")
# Of these, what hardly a noun ends in: -лан, -лаш, -дыр.
VERBS_ONLY = (
    *(start + vowel + end for start in "лдт" for vowel in "аео" for end in "нш"),
    *(start + vowel + "р" for start in "дт" for vowel in "ыи"),
)
LONGEST_ENDING = 20
# The wide vowel that -оо has swallowed, by the vowel before it.
SWALLOWED = {"а": "а", "ы": "а", "я": "а", "е": "е", "и": "е", "э": "е", "о": "о", "у": "а", "ю": "а"}
RESTORED = {"г": "к", "б": "п", "ь": ""}
PASSIVE = ("ыл", "ил", "ул")
PASSIVE_OF_DERIVED = tuple(f"{start}{vowel}л" for start in "лдт" for vowel in "аео")
REFLEXIVE_OF_DERIVED = tuple(f"{start}{vowel}н" for start in "лдт" for vowel in "аео")


def stem(word: str) -> str:
    """Return the stem of a folded word; a word of another make comes back as it is."""
    if "-" in word[1:]:
        head, _, tail = word.rpartition("-")
        return f"{head}-{stem(tail)}"
    word = word.removesuffix("ь") if len(word) > SHORTEST else word
    if len(word) < SHORTEST or word in KNOWN:
        return closed(word)
    bare = without_noun_endings(word)
    if bare in KNOWN:
        return bare
    return known_verb(word) or without_verb_endings(bare, word)


def known_verb(word: str) -> str:
    """The known verb of a finite form that also looks like a noun with an ending: кетишти, келеби; else nothing."""
    verb = active(closed(cut(word, {}, FINITE_OF_KNOWN)))
    return verb if verb in VERBS else ""


def without_noun_endings(word: str) -> str:
    """Take off case, possessive and plural, then at most two of -лык, -луу, -сыз."""
    bare = closed(cut(word, NOMINAL, ONLY_ON_KNOWN_NOUNS))
    if bare != word and bare not in KNOWN:
        bare = closed(cut(bare, DATIVE_OR_LOCATIVE))
    for _ in range(2):
        if bare in KNOWN:
            break
        bare = closed(cut(bare, DERIVATIONAL))
    return bare


def without_verb_endings(bare: str, word: str) -> str:
    """Take a verb's ending off, and the passive -ыл before it; a finite verb has carried no noun ending."""
    verb = cut(bare, NON_FINITE, ACTION)
    if verb == bare and bare == closed(word):
        verb = cut(bare, FINITE, ONLY_ON_KNOWN_VERBS)
    if verb != bare or is_past_passive(bare, word):
        verb = active(closed(verb))
    return closed(verb)


def is_past_passive(bare: str, word: str) -> bool:
    """Tell whether what looked like an accusative is the past of a passive: түзүл-дү, аныктал-ды."""
    if word[len(bare) :] not in ("ды", "ди", "ду"):
        return False
    return bare.endswith(PASSIVE + PASSIVE_OF_DERIVED) or (bare.endswith("л") and bare[:-1] in KNOWN)


def active(verb: str) -> str:
    """Take the passive or reflexive off a verb stem: түзүл → түз, катталь → катта, каржылан → каржыла."""
    if verb in KNOWN:
        return verb
    for ending in (2, 1):
        start = closed(verb[:-ending])
        if start in KNOWN and verb[-ending:] in (*PASSIVE, "л"):
            return start
    if verb.endswith(PASSIVE) and len(verb) > SHORTEST + 1 and CLASSES.get(verb[-3]) != VOWEL:
        return verb[:-2]
    if verb.endswith(("ал", "ел", "ол")) and len(verb) > SHORTEST:
        return verb[:-1]
    return verb[:-1] if verb.endswith(REFLEXIVE_OF_DERIVED) and len(verb) > SHORTEST + 2 else verb


def cut(word: str, endings: dict[str, int], only_on_known: dict[str, int] | None = None) -> str:
    """Take the longest fitting ending off; where an ending leaves a known stem, the one that leaves the longest."""
    known = unknown = ""
    for at in range(max(2, len(word) - LONGEST_ENDING), len(word)):
        ending = word[at:]
        mask = endings.get(ending)
        weak = not mask and only_on_known and only_on_known.get(ending)
        if not (mask or weak) or not fits(word, at, mask or weak):
            continue
        start = before_verbal_noun(word[:at], ending)
        if closed(start) in KNOWN or (weak and active(closed(start)) in VERBS):
            known = start
        elif not (unknown or weak) and at >= SHORTEST and not misread(word, at):
            unknown = start
    return known or unknown or word


def before_verbal_noun(start: str, ending: str) -> str:
    """Give a verb back the vowel that its ending had swallowed: катт-оо → катта, ок-уу → оку."""
    if ending.startswith("оо"):
        return start + SWALLOWED.get(last_vowel(start), "а")
    if ending.startswith("уу") and f"{start}у" in KNOWN:
        return f"{start}у"
    return start


def fits(word: str, at: int, mask: int) -> bool:
    """Tell whether the ending at `at` agrees with the sounds before it."""
    ending, vowel = word[at:], last_vowel(word[:at])
    if not vowel or word[:at] in ABBREVIATIONS:  # an abbreviation is read by its letters: КРнын, РФде, МОТтун
        return len(ending) > 1 or ending in NARROW
    if not CLASSES.get(word[at - 1], 0) & mask:
        return False
    verbal_noun = ending.startswith(("уу", "оо"))
    if ending[0] in HARMONY and not verbal_noun and not can_close(word[:at]):
        return False
    answer = next((letter for letter in ending if letter in HARMONY), "")
    if not answer or answer in HARMONY[vowel] or answer * 2 in ending[:3]:
        return True
    return answer in "оу" and word[:at].endswith("ер")  # контролёр


def misread(word: str, at: int) -> bool:
    """Tell whether the cut at `at`, though it fits, is most likely not where the suffix begins."""
    before, ending = word[:at], word[at:]
    narrow = before[-1] in "ыиу" and before[-2] != before[-1]
    if ending[0] in "ыиу":  # баштад-ы is башта-ды, жүргүнчү is no жүргүнч-ү, but коркунуч-у
        is_agent = before[-1] == "ч" and len(before) > SHORTEST and (narrow_before(before) or before[-2] not in "ыиу")
        return is_agent or (before[-1] == "д" and before[-2] in HARMONY)
    if ending[0] == "н":  # кылга-ны is кылган-ы, but политика-ны, посылка-ны
        return is_participle(before)
    if ending[0] == "т" and before.endswith("ос") and len(before) > SHORTEST + 1:  # доверенност-у
        return True
    if ending in ("а", "е", "о"):  # жарнама is no жарнам-а, структура no структур-а
        return not before.endswith(VERBS_ONLY)
    if ending in ("са", "се", "со"):  # касса is no кас-са
        return not before.endswith(OPEN_VERBS)
    if ending.startswith("луу"):  # түзү-лүү is түзүл-үү
        return narrow
    return ending[0] == "с" and ending[1] in "ыиу" and narrow  # облу-су is облус-у


def narrow_before(agent: str) -> bool:
    """Tell whether -уу or -оо stands before the ч of one who does: башкарууч."""
    return agent.endswith(("ууч", "ооч"))


def is_participle(before: str) -> bool:
    """Tell whether -га, -ка can begin the participle -ган, -кан; of a verb that takes any, or of a known one."""
    verb, ending = before[:-2], f"{before[-2:]}н"
    if not verb or ending not in NON_FINITE or not fits(f"{before}н", len(verb), NON_FINITE[ending]):
        return False
    return verb.endswith(OPEN_VERBS) or active(closed(verb)) in VERBS


def closed(stem: str) -> str:
    """Restore a stem's own end: к, п that a vowel had voiced; й that had merged; no soft sign, no ы of акты."""
    stem = ALTERED.get(stem, stem)
    if len(stem) < SHORTEST or stem in KNOWN:
        return stem
    if stem.endswith(("кты", "кти")):
        return stem[:-1] if stem[:-1] in KNOWN else stem
    start, last = stem[:-1], stem[-1]
    if not last_vowel(stem):
        return stem
    if last == "ю" or stem.endswith("юу"):
        start = start.rstrip("ю")
        return f"{start}й" if start[-1] in "аоуы" else stem
    return start + RESTORED.get(last, last)
