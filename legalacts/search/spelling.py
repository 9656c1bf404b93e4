"""What was searched for instead of what was typed, in the reader's own words but for those that were mended."""

import re

from legalacts.language import analyse, fold

from .explaining import correction
from .nearest import stem_key_of
from .results import Hit
from .understanding import Search
from .vocabulary import Vocabulary
from .words import Word

MOST_BEGUN = 20
BACK, FRONT = "аоуы", "еэиөү"
FRONTED = str.maketrans("оу", "өү")


def suggestion(search: Search, hits: tuple[Hit, ...]) -> str | None:
    """The question as it was read, spelled as the results spell it; words that were right stay where they stood."""
    asked = search.asked
    words = [*asked.words, *asked.left_out]
    if not any(word.mended for word in asked.words):
        return None
    spelled = spellings(hits, search.language)
    if correction(search) == "layout":
        return " ".join(as_written(spelling(word, spelled, search)) for word in asked.words)
    written, at = "", 0
    for word in sorted(words, key=lambda word: word.start):
        # Two words that were typed as one have a space between them now.
        written += search.query.q[at : word.start] or (" " if at else "")
        written += respelled(word, spelled, search)
        at = word.end
    return written + search.query.q[at:]


def respelled(word: Word, spelled: dict[str, str], search: Search) -> str:
    """A word as the results spell it; one that they spell like the reader as it was typed."""
    typed = search.query.q[word.start : word.end]
    spelling_of_results = as_written(spelling(word, spelled, search))
    return typed if spelling_of_results.casefold() == typed.casefold() else spelling_of_results


def spellings(hits: tuple[Hit, ...], language: str) -> dict[str, str]:
    """How the results write words, by stem and by folded spelling."""
    spelled: dict[str, str] = {}
    for text in texts_of(hits):
        for word in analyse(text, language):
            spelled[word.stem] = spelled[f"={word.exact}"] = text[word.start : word.end]
    return spelled


def spelling_of(folded: str, hits: tuple[Hit, ...], language: str) -> str:
    """How the results write a folded word, if one of them has it."""
    return as_written(spellings(hits, language).get(f"={folded}", folded))


def spelling(word: Word, spelled: dict[str, str], search: Search) -> str:
    """How a word is written in the results, in the same form or in another; one that was right also as it was typed.

    Russian, whose letters are not folded but for ё, is written as it was read rather than in another form.
    """
    read_as = word.mended or word.typed
    if f"={read_as}" in spelled:
        return spelled[f"={read_as}"]
    if not word.mended:
        return search.query.q[word.start : word.end]
    stems = [form.stem for forms in word.forms.values() for form in forms]
    known = {stem[1:] for stem in stems if search.vocabulary.has_stem(stem)}
    is_word = search.vocabulary.has_exact(read_as) or read_as not in known
    if search.language == "ru" and "ru" in word.forms and is_word:
        return read_as
    shown, key = next(((spelled[key], key) for key in stems if key in spelled), (None, ""))
    if shown and is_word and stem_key_of(read_as, search.language) == key:
        return in_letters_of(shown, read_as)
    return shown or (read_as if is_word else whole_word(read_as, search.vocabulary))


def in_letters_of(shown: str, read_as: str) -> str:
    """A folded word with the letters of another form of it, its own ending in harmony: мөөнөтү, моонотун → мөөнөтүн."""
    alike = next((at for at, (one, other) in enumerate(zip(fold(shown), read_as, strict=False)) if one != other), None)
    begun = shown[: min(len(shown), len(read_as)) if alike is None else alike]
    vowels = [letter for letter in begun.casefold() if letter in BACK + FRONT]
    ending = read_as[len(begun) :]
    return begun + (ending.translate(FRONTED) if vowels and vowels[-1] in FRONT else ending)


def whole_word(read_as: str, vocabulary: Vocabulary) -> str:
    """The commonest word with a stem, which is no word itself."""
    begun = vocabulary.beginning(read_as, MOST_BEGUN)
    return max(begun, key=lambda word: begun[word], default=read_as)


def texts_of(hits: tuple[Hit, ...]) -> list[str]:
    """Everything that is shown of some results."""
    return [text for hit in reversed(hits) for text in (hit.title, "".join(words for words, _ in hit.snippet))]


def as_written(word: str) -> str:
    """A word without the capital of a sentence's beginning."""
    return word if re.match(r"[^\W\d_]{2}", word) and word[:2].isupper() else word[:1].lower() + word[1:]
