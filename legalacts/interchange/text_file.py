"""An edition as the plain text that `import_act --format text` reads: a head, a blank line, the units in order."""

from legalacts.interchange.document import CONTAINERS, Document, Note, NoteKind, Unit
from legalacts.interchange.plain_text.edges import SIGNER

from .printed import printed_number

FIELDS = (
    "key", "kind", "jurisdiction", "category", "number", "adopted_on", "title_ky", "title_ru", "title_en", "language",
    "nature", "valid_from", "source_url",
)  # fmt: skip
HEADED = (*CONTAINERS, "article")


def write_text(document: Document) -> str:
    """The whole file. Words after a list are told by its numbers: only «1)» makes one, as acts print it."""
    language = document.header.get("language")
    head = [f"{name}: {document.header.get(name)}" for name in FIELDS if document.header.get(name)]
    before, after = _around(document.notes)
    lines = [*head, ""]
    for note in before:
        lines += [*note.text.split("\n"), ""]
    closed = {unit.parent.eid for unit in document.units if unit.kind == "wrapup" and unit.parent}
    for unit in document.units:
        if unit.kind in HEADED:
            lines.append("")
        listed = unit.kind == "paragraph" and unit.parent is not None and unit.parent.eid in closed
        lines += _unit(unit, printed_number("point" if listed else unit.kind, unit.number, language))
    for note in after:
        lines += ["", *note.text.split("\n")]
    return "\n".join(lines).rstrip("\n") + "\n"


def _around(notes: list[Note]) -> tuple[list[Note], list[Note]]:
    """The notes on the whole act that stand before it, and a signature after it."""
    signed = notes and notes[-1].kind == NoteKind.SIGNATURE and SIGNER.match(notes[-1].text.split("\n")[0])
    return (notes[:-1], notes[-1:]) if signed else (notes, [])


def _unit(unit: Unit, printed: str) -> list[str]:
    """The unit's head and words, then the notes on it; a note takes the place of words that are gone."""
    said = [line for note in unit.notes for line in note.text.split("\n")]
    if unit.kind in HEADED:
        return [_headed(unit, printed), *unit.lines, *said]
    words = [*filter(None, [unit.heading]), *unit.lines, *said]
    return [f"{printed} {words[0]}".strip() if words else printed, *words[1:]]


def _headed(unit: Unit, printed: str) -> str:
    if unit.number and unit.heading:
        return f"{printed}. {unit.heading}"
    return unit.heading or printed
