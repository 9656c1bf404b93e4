"""An edition as the plain text that `import_act --format text` reads: a head, a blank line, the units in order."""

from legalacts.interchange.document import CONTAINERS, Document, Unit

from .printed import printed_number

FIELDS = (
    "key", "kind", "jurisdiction", "category", "number", "adopted_on", "title_ky", "title_ru", "title_en", "language",
    "nature", "valid_from", "source_url",
)  # fmt: skip
HEADED = (*CONTAINERS, "article")


def write_text(document: Document) -> str:
    """The whole file."""
    language = document.header.get("language")
    head = [f"{name}: {document.header.get(name)}" for name in FIELDS if document.header.get(name)]
    lines = [*head, "", *(line for note in document.notes for line in note.text.split("\n"))]
    for unit in document.units:
        if unit.kind in HEADED:
            lines.append("")
        lines += _unit(unit, language)
    return "\n".join(lines).rstrip("\n") + "\n"


def _unit(unit: Unit, language: str) -> list[str]:
    """The unit's head and words, then the notes on it."""
    printed = printed_number(unit.kind, unit.number, language)
    words = list(unit.lines)
    if unit.kind in HEADED:
        head = [f"{printed}. {unit.heading}" if unit.heading else printed]
    else:
        first = [unit.heading] if unit.heading else words[:1]
        words = words if unit.heading else words[1:]
        head = [f"{printed} {line}".strip() for line in first or [""]]
    return [*head, *words, *(line for note in unit.notes for line in note.text.split("\n"))]
