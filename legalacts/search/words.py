"""The words of a query: phrases, words to leave out, and for every word the keys under which it may be found."""

import re
from dataclasses import dataclass, field

from legalacts.language import Token, fold_word, is_stop_word, keys, possible_tongues, tokenize

from .vocabulary import Vocabulary

PHRASE = re.compile(r"[\"«“„]([^\"»”“„«]{1,200})[\"»”“]")
EXCLUDED = re.compile(r"(?:(?<=\s)|^)[-\u2212](?=[^\W\d_])(\w{2,40})")
MOST_WORDS = 24


@dataclass
class Form:
    """A word in one language: its spelling, stem key and root key."""

    exact: str
    stem: str
    root: str
    share: float = 1.0
    """How sure it is that it was meant."""


@dataclass
class Word:
    """One word asked for; of each language that it may be of the forms that may stand for it."""

    typed: str
    start: int
    end: int
    forms: dict[str, list[Form]] = field(default_factory=dict)
    mended: str = ""
    """What it was read as, if it was mistyped."""

    def add(
        self, spelling: str, tongues: tuple[str, ...] | None = None, share: float = 1.0, stem_key: str = ""
    ) -> None:
        """Let a spelling stand for the word, in the languages it may be of; `share` tells how sure that is.

        Where the stem is known, that of the spelling is not asked for.
        """
        for token in list(tokenize(spelling))[:1]:
            for tongue in tongues or possible_tongues(token, spelling):
                own_key, root_key = keys(token, tongue)
                self.enter(tongue, Form(token.folded, stem_key or own_key, root_key, share))

    def enter(self, tongue: str, form: Form) -> None:
        """Keep a form, unless one of the same stem is there that is as sure."""
        forms = self.forms.setdefault(tongue, [])
        if not any(other.stem == form.stem and other.share >= form.share for other in forms):
            forms.append(form)

    @property
    def is_number(self) -> bool:
        return self.typed.isdigit()


@dataclass
class Asked:
    """A query, read."""

    words: list[Word] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    excluded: list[Word] = field(default_factory=list)
    stop_words: list[str] = field(default_factory=list)
    """Words left out because they say nothing; they still tell the language."""


def read_words(text: str) -> Asked:
    """Read the words of a query."""
    asked = Asked()
    for match in PHRASE.finditer(text):
        if any(tokenize(match[1])):
            asked.phrases.append(match[1])
    spaces = PHRASE.sub(lambda match: f" {match[1]} ".center(len(match[0])), text)
    for match in EXCLUDED.finditer(spaces):
        asked.excluded.append(word_of(match[1], match.start(1)))
    spaces = EXCLUDED.sub(lambda match: " " * len(match[0]), spaces)
    read_plain(spaces, asked)
    return asked


def read_plain(text: str, asked: Asked) -> None:
    """Read words without signs; those that say nothing are kept only when there are no others."""
    tokens = list(tokenize(text))
    telling = [token for token in tokens if not is_stop_word(token.folded)]
    asked.stop_words = [token.folded for token in tokens if is_stop_word(token.folded)]
    seen: set[str] = set()
    for token in (telling or tokens)[:MOST_WORDS]:
        if token.folded not in seen:
            seen.add(token.folded)
            asked.words.append(word_at(token, text))


def word_at(token: Token, text: str) -> Word:
    """The word that a token is."""
    typed = text[token.start : token.end]
    word = Word(token.folded, token.start, token.end)
    word.add(typed, ("ky", "ru", "en") if token.folded.isdigit() else None)
    return word


def word_of(typed: str, start: int) -> Word:
    """A word that stands alone."""
    word = Word(fold_word(typed), start, start + len(typed))
    word.add(typed)
    return word


def is_known(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether an entry has the word, in some form; numbers need no mending."""
    if word.is_number or vocabulary.has_exact(word.typed):
        return True
    return any(vocabulary.has_stem(form.stem) for forms in word.forms.values() for form in forms)
