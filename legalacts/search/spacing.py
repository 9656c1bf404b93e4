"""Words with a space too many or too few: «кал ымга» is «калымга», «сменитьпрофессию» is «сменить профессию»."""

from legalacts.language import Token, is_stop_word, tokenize, unclipped

from .nearest import DOUBTED
from .plausible import is_plausible
from .romanised import is_known_spelling
from .vocabulary import Vocabulary
from .words import Asked, Word, is_known, word_at, word_of

SHORTEST_WHOLE, SHORTEST_PART, LONGEST = 5, 3, 40
# One of two words that stand together has so many letters at least.
LONGER_PART = 5
# Shorter parts have to be known as they are spelled: stems of a few letters are found in anything.
SHORT = 6


def joined(text: str, asked: Asked, vocabulary: Vocabulary) -> None:
    """Put together the pieces of words, where both pieces are side by side and one of them is no word."""
    places = {word.start: at for at, word in enumerate(asked.words)}
    unknown = {word.start for word in asked.words if not is_known(word, vocabulary)}
    tokens = list(tokenize(text))
    at = 0
    while at + 1 < len(tokens):
        one, other = tokens[at : at + 2]
        if (one.start in unknown or other.start in unknown) and is_one_word(text, one, other, vocabulary):
            kept = places.get(one.start, places.get(other.start))
            asked.words[kept] = as_one(one, other)
            unknown -= {one.start, other.start}
            if one.start in places and other.start in places:
                asked.words[places[other.start]] = asked.words[kept]
            at += 1
        at += 1
    asked.words = list({id(word): word for word in asked.words}.values())


def is_one_word(text: str, one: Token, other: Token, vocabulary: Vocabulary) -> bool:
    """Whether two pieces with a space between are a known word."""
    whole = one.folded + other.folded
    if text[one.end : other.start] != " " or not SHORTEST_WHOLE <= len(whole) <= LONGEST or not whole.isalpha():
        return False
    return is_whole(whole, vocabulary)


def as_one(one: Token, other: Token) -> Word:
    """The word of two pieces."""
    spelling = one.folded + other.folded
    word = Word(spelling, one.start, other.end, mended=spelling)
    word.add(spelling)
    return word


def parted(word: Word, vocabulary: Vocabulary) -> list[Word]:
    """The two words that one without a space between them is; none if it is not."""
    typed = word.typed
    if word.end - word.start != len(typed) or not LONGER_PART < len(typed) <= LONGEST:
        return []
    ways = [at for at in range(1, len(typed) - SHORTEST_PART + 1) if are_words(typed[:at], typed[at:], vocabulary)]
    if not ways:
        return []
    at = max(ways, key=lambda at: min(commonness(part, vocabulary) for part in (typed[:at], typed[at:])))
    tokens = tokenize(f"{typed[:at]} {typed[at:]}")
    parts = [word_at(token, f"{typed[:at]} {typed[at:]}") for token in tokens]
    share = DOUBTED if is_plausible(typed, vocabulary) else 1.0
    for part, start in zip(parts, (word.start, word.start + at), strict=True):
        part.start, part.end, part.mended = start, start + len(part.typed), part.typed
        for form in (form for forms in part.forms.values() for form in forms):
            form.share = share
    return parts


def written_out(word: Word, vocabulary: Vocabulary) -> list[Word]:
    """The two words that a compound with a clipped beginning stands for; none if it is no such compound."""
    found = unclipped(word.typed)
    if not found or not is_whole(found[1], vocabulary):
        return []
    wholes, rest = found
    first = Word(wholes["ru"], word.start, word.end, mended=wholes["ru"])
    for language, whole in wholes.items():
        first.add(whole, (language,))
    second = word_of(rest, word.start)
    second.end, second.mended = word.end, rest
    return [first, second]


def are_words(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether both parts are known; the first may be a preposition."""
    if max(len(one), len(other)) < LONGER_PART:
        return False
    if len(one) < SHORTEST_PART:
        return is_stop_word(one, "ru") and vocabulary.has_exact(other) > 0
    return is_whole(one, vocabulary) and is_whole(other, vocabulary)


def is_whole(part: str, vocabulary: Vocabulary) -> bool:
    """Whether a part is a known word."""
    if is_stop_word(part) or vocabulary.has_exact(part):
        return True
    return len(part) >= SHORT and is_known_spelling(part, vocabulary)


def commonness(part: str, vocabulary: Vocabulary) -> tuple[int, int]:
    """How sure it is that a part is a word: the longer and the commoner the surer."""
    return min(len(part), SHORT), vocabulary.has_exact(part)
