"""Read words that the index does not know: wrong keyboard layout, Latin letters, spaces, mistyped letters."""

from legalacts.language import as_cyrillic_layout, as_latin_layout, is_stop_word

from .nearest import Reading, nearest
from .romanised import in_cyrillic, mistyped_in_cyrillic
from .spacing import joined, parted, written_out
from .vocabulary import Vocabulary
from .words import Asked, Word, is_known, read_plain

MOST_WORDS_MENDED = 6
# Read in Latin letters, which is quick.
MOST_WORDS_READ = 16
# A reading so sure is taken before two words with no space between.
SURE = 0.8


def mend(text: str, asked: Asked, vocabulary: Vocabulary) -> Asked:
    """Give unknown words the spellings they most likely stand for."""
    unknown = unknown_words(asked, vocabulary)
    if not unknown:
        return asked
    if len(unknown) * 2 >= len(asked.words):
        retyped = in_other_layout(text, asked, vocabulary)
        if retyped:
            return retyped
    joined(text, asked, vocabulary)
    read_in_cyrillic(asked, vocabulary)
    read_mistyped(asked, vocabulary)
    leave_out_stop_words(asked)
    for word in asked.words:
        leave_out_unknown_forms(word, vocabulary)
    return asked


def unknown_words(asked: Asked, vocabulary: Vocabulary) -> list[Word]:
    """The words that no entry has and nothing was found for."""
    return [word for word in asked.words if not word.mended and not is_known(word, vocabulary)]


def in_other_layout(text: str, asked: Asked, vocabulary: Vocabulary) -> Asked | None:
    """The query as the same keys give it in the other layout, if that makes its words known."""
    latin = sum(letter.isascii() for letter in text if letter.isalpha())
    to_cyrillic = latin * 2 > sum(map(str.isalpha, text))
    if to_cyrillic and any(letter.isalpha() and not letter.isascii() for letter in text):
        return None
    retyped = as_cyrillic_layout(text) if to_cyrillic else as_latin_layout(text)
    other = Asked(phrases=asked.phrases, excluded=asked.excluded)
    read_plain(retyped, other)
    letters = sum(len(word.typed) for word in other.words)
    known = sum(len(word.typed) for word in other.words if is_known(word, vocabulary))
    if not known or known * 2 < letters:
        return None
    for word in other.words:
        word.mended = word.typed
    return other


def read_in_cyrillic(asked: Asked, vocabulary: Vocabulary) -> None:
    """Read the unknown words that are in Latin letters."""
    for word in unknown_words(asked, vocabulary)[:MOST_WORDS_READ]:
        if is_latin(word.typed):
            for reading in in_cyrillic(word, vocabulary):
                reading.give(word)


def read_mistyped(asked: Asked, vocabulary: Vocabulary) -> None:
    """Read the words that are still unknown as the known ones nearest to them, or as two without a space."""
    for word in unknown_words(asked, vocabulary)[:MOST_WORDS_MENDED]:
        found = readings(word, vocabulary)
        parts = [] if found and found[0].share >= SURE else written_out(word, vocabulary) or parted(word, vocabulary)
        if parts:
            at = asked.words.index(word)
            asked.words[at : at + 1] = parts
        else:
            for reading in found:
                reading.give(word)


def readings(word: Word, vocabulary: Vocabulary) -> list[Reading]:
    """What an unknown word may have been meant to be, likeliest first; few."""
    found = nearest(word, vocabulary)
    return found or (mistyped_in_cyrillic(word, vocabulary) if is_latin(word.typed) else [])


def is_latin(typed: str) -> bool:
    """Whether a word is in Latin letters, some of them perhaps with marks."""
    return typed[:1].isascii() or not any("а" <= letter <= "я" for letter in typed)


def leave_out_unknown_forms(word: Word, vocabulary: Vocabulary) -> None:
    """Leave out forms of a mended word that no entry can be found by: as it was typed, and of other languages."""
    if not word.mended:
        return
    for tongue, forms in word.forms.items():
        found = [form for form in forms if vocabulary.has_stem(form.stem) or vocabulary.has_root(form.root)]
        word.forms[tongue] = found or forms[:1]


def leave_out_stop_words(asked: Asked) -> None:
    """Leave out what turns out to be a word that says nothing, unless there are no others."""
    saying = [word for word in asked.words if not (word.mended and is_stop_word(word.mended))]
    if saying:
        asked.left_out = [word for word in asked.words if word not in saying]
        asked.stop_words += [word.mended for word in asked.left_out]
        asked.words = saying
