"""Which unit an editors' note speaks of, from what it names and where it stands."""

import re

from legalacts.interchange.document import Note, NoteKind, Unit

from .tokens import Token

NAMED = [
    ("article", re.compile(r"\b(?:стать|берене|article)", re.I)),
    ("subchapter", re.compile(r"\bпараграф", re.I)),
    ("chapter", re.compile(r"\b(?:глав|chapter)", re.I)),
    ("subsection", re.compile(r"\bподраздел", re.I)),
    ("section", re.compile(r"\b(?:раздел|бөлүм|section)", re.I)),
]
HEAD_OF_NOTE = 60


def place_of_note(note: Note, frame: list[Unit], items: list[Unit], following: Token | None) -> Unit | None:
    """The unit; None for the whole act."""
    if not frame or frame[-1].kind == "preamble":
        return frame[-1] if frame and note.kind != NoteKind.EDITORIAL else (items[-1] if items else None)
    named = next((kind for kind, pattern in NAMED if pattern.search(note.text[:HEAD_OF_NOTE])), None)
    if note.text.startswith("(") and note.kind != NoteKind.EDITORIAL:
        named = named if named in ("chapter", "section") else None
    place = next((unit for unit in reversed(frame) if unit.kind == named), None)
    if place is not None:
        return place
    if not items or note.kind == NoteKind.EDITORIAL:
        return frame[-1]
    ends_article = following is None or following.is_frame
    return frame[-1] if ends_article and not _speaks_of_an_item(note) else items[-1]


def _speaks_of_an_item(note: Note) -> bool:
    return bool(re.match(r"\A\(?(?:п|пп|ч|абз|подп)\.|\A\(?(?:часть|пункт|подпункт|абзац)\b", note.text, re.I))
