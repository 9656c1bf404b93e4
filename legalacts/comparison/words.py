"""Two texts in, what was removed and what was added out, word by word."""

import re
from dataclasses import dataclass
from functools import cached_property

from diff_match_patch import diff_match_patch

SAME, ADDED, REMOVED = "same", "added", "removed"
KINDS = {-1: REMOVED, 0: SAME, 1: ADDED}
# So many characters a text may have; so many seconds the search for the shortest difference may take.
LONGEST, SECONDS = 300_000, 1.0
# Private characters stand for words, so that the library compares words as it compares characters.
FIRST_SIGN = 0xF0000
WORD = re.compile(r"\w+(?:[.\-\u2010\u2011]\w+)*|\n+|[^\S\n]+|[^\w\s]")
# How much of an unchanged stretch is shown around a change.
AROUND = 30


class WordsCompared(diff_match_patch):
    """The library without two short cuts that take quadratic time on texts that repeat themselves."""

    Diff_Timeout = SECONDS

    def diff_halfMatch(self, text1, text2):  # noqa: N802 - the library's name
        """Look for no common half: it is searched for before the clock is read."""

    def diff_commonOverlap(self, text1, text2):  # noqa: N802 - the library's name
        """Look for no overlap of what was removed and added: words are whole."""
        return 0


class TooLong(ValueError):
    """A text is longer than can be compared in the time of a request."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is the same on both sides, or was added or removed."""

    kind: str
    text: str
    is_cut: bool = False
    """Whether words were left out in its middle."""


@dataclass(frozen=True)
class Difference:
    """What became of a text."""

    pieces: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing changed but spacing."""
        return all(piece.kind == SAME or not piece.text.strip() for piece in self.pieces)

    @cached_property
    def added(self) -> int:
        """How many words were added."""
        return self._count(ADDED)

    @cached_property
    def removed(self) -> int:
        """How many words were removed."""
        return self._count(REMOVED)

    def _count(self, kind: str) -> int:
        words = (re.findall(r"\w+", piece.text) for piece in self.pieces if piece.kind == kind)
        return sum(len(found) for found in words)

    @property
    def short(self) -> "tuple[Piece, ...]":
        """The pieces with long unchanged stretches cut in the middle."""
        last = len(self.pieces) - 1
        return tuple(
            part
            for place, piece in enumerate(self.pieces)
            for part in ([piece] if piece.kind != SAME else shortened(piece.text, place == 0, place == last))
        )


def shortened(text: str, is_first: bool, is_last: bool) -> list[Piece]:
    """An unchanged stretch with as many words as help to find one's place: its end, its beginning or both."""
    words = WORD.findall(text)
    if len(words) <= 3 * AROUND:
        return [Piece(SAME, text)]
    start = "" if is_first else "".join(words[:AROUND])
    end = "" if is_last else "".join(words[-AROUND:])
    parts = [Piece(SAME, start, is_cut=True), Piece(SAME, end)]
    return [part for part in parts if part.text or part.is_cut]


def compare_texts(old: str, new: str) -> Difference:
    """Compare two texts word by word; raises TooLong.

    Takes time in proportion to the length and to the number of changes, and never much more than `SECONDS`: texts
    that have little in common are then shown with longer stretches removed and added.
    """
    if max(len(old), len(new)) > LONGEST:
        raise TooLong
    before, after = WORD.findall(old), WORD.findall(new)
    signs: dict[str, str] = {}
    first, second = ("".join(sign_of(word, signs) for word in words) for words in (before, after))
    library = WordsCompared()
    found = library.diff_main(first, second, False)
    library.diff_cleanupSemantic(found)
    return Difference(tuple(pieces_of(found, before, after)))


def sign_of(word: str, signs: dict[str, str]) -> str:
    """The character that stands for a word; spaces of any kind are one word."""
    same = "\n" if "\n" in word else " " if word.isspace() else word
    return signs.setdefault(same, chr(FIRST_SIGN + len(signs)))


def pieces_of(found: list[tuple[int, str]], before: list[str], after: list[str]):
    """Turn characters back into the words they stand for."""
    old = new = 0
    for operation, signs in found:
        count = len(signs)
        words = before[old : old + count] if operation < 0 else after[new : new + count]
        old += count if operation <= 0 else 0
        new += count if operation >= 0 else 0
        yield Piece(KINDS[operation], "".join(words))
