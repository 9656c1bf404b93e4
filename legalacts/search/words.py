"""The words of a query: phrases, words to leave out, and for every word the keys under which it may be found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from legalacts.language import Token, fold_word, is_stop_word, keys, possible_tongues, tokenize
from legalacts.language.kyrgyz.endings import NOMINAL
from legalacts.language.kyrgyz.stems import ABBREVIATIONS

from .vocabulary import Vocabulary

PHRASE = re.compile(r"[\"«“„]([^\"»”“„«]{1,200})[\"»”“]")
EXCLUDED = re.compile(r"(?:(?<=\s)|^)[-\u2212](?=[^\W\d_])(\w{2,40})")
MOST_WORDS = 24
# Letters of an abbreviation with dots: О.О.Н., в. н. ж.; of two letters it may be a name or «т.е.».
DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\. ?){2,5}[^\W\d_]\b\.?")
# What stands between an abbreviation and its ending: ИНН-ди, ЕАЭБ'ге.
JOINTS = ("-", "'", "\u2019", "\u2011")


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
    left_out: list[Word] = field(default_factory=list)
    """Those of them that turned out to say nothing only when they were mended."""


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
    tokens = list(with_abbreviations(text))
    telling = [token for token in tokens if not is_stop_word(token.folded)]
    asked.stop_words = [token.folded for token in tokens if is_stop_word(token.folded)]
    seen: set[str] = set()
    for token in (telling or tokens)[:MOST_WORDS]:
        if token.folded not in seen:
            seen.add(token.folded)
            asked.words.append(word_at(token, text))


def with_abbreviations(text: str) -> Iterator[Token]:
    """The tokens of a query; letters with dots after them are one, a case ending after an abbreviation none."""
    dotted = {match.start(): match.end() for match in DOTTED.finditer(text)}
    end, is_short = -1, False
    for token in tokenize(text):
        if token.start in dotted:
            end = dotted[token.start]
            yield Token(token.start, end, "".join(letter.folded for letter in tokenize(text[token.start : end])))
        elif token.start >= end and not (is_short and text[end : token.start] in JOINTS and token.folded in NOMINAL):
            end = token.end
            is_short = text[token.start : end].isupper() or token.folded in ABBREVIATIONS
            yield token


def word_at(token: Token, text: str) -> Word:
    """The word that a token is."""
    typed = token.folded if "." in text[token.start : token.end] else text[token.start : token.end]
    word = Word(token.folded, token.start, token.end)
    word.add(typed, ("ky", "ru", "en") if token.folded.isdigit() else None)
    return word


def word_of(typed: str, start: int) -> Word:
    """A word that stands alone."""
    word = Word(fold_word(typed), start, start + len(typed))
    word.add(typed)
    return word


def is_known(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether an entry or a name of the glossary has the word, in some form; numbers need no mending."""
    if word.is_number or vocabulary.has_exact(word.typed):
        return True
    stems = [form.stem for forms in word.forms.values() for form in forms]
    return any(stem in vocabulary.named or vocabulary.has_stem(stem) for stem in stems)
