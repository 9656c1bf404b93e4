"""The words of blocks: paragraphs, tables, lists, quotations as lines; notes taken out and kept apart."""

import re
from dataclasses import dataclass, field

from legalacts.interchange.document import Note, NoteKind

from .parsing import Node

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LINE_BREAKS = ("eol", "br")
NOTES = ("authorialNote", "noteRef", "remark", "note")
# Elements whose own words are one line or more.
LINES = ("p", "heading", "subheading", "num", "crossHeading", "listIntroduction", "listWrapUp", "tocItem", "longTitle")
QUOTED = ("quotedStructure", "quotedText", "embeddedStructure", "embeddedText")
CELL = " | "
NOTE_KINDS = {str(kind) for kind in NoteKind}
SPACE = re.compile(r"[ \t\r\n\f\v]+")


@dataclass
class Words:
    """The lines of some blocks and the notes that stood in them."""

    lines: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class WordReader:
    """Reads words; knows the notes that are only referred to, and says what it did not know."""

    def __init__(self, notes: dict[str, Node], doubt):
        self.held, self.doubt = notes, doubt
        self.used: set[str] = set()

    def line(self, node: Node | None) -> Words:
        """An element of running words as one line."""
        found = self.lines([node] if node else [])
        found.lines = [" ".join(found.lines)] if found.lines else []
        return found

    def lines(self, nodes: list) -> Words:
        """The lines of some blocks, empty ones at the ends left out."""
        found = Words()
        for node in nodes:
            self._block(node, found)
        return found

    def _block(self, node: Node, found: Words) -> None:
        if node.name in LINES or not any(isinstance(child, Node) for child in node.children):
            self._running(node, found)
        elif node.name == "tr":
            cells = (" ".join(self._inside(cell, found)) for cell in node.elements())
            found.lines.append(CELL.join(cells).strip())
        elif node.name in ("item", "li"):
            lines = self._inside(node, found)
            number = node.first("num") is not None
            found.lines += [f"{lines[0]} {lines[1]}", *lines[2:]] if number and len(lines) > 1 else lines
        elif self._is_running(node):
            self._running(node, found)
        else:
            self._known(node)
            found.lines += self._inside(node, found)

    def _inside(self, node: Node, found: Words) -> list[str]:
        """The lines in an element; its notes go where the others are."""
        inside = Words()
        if self._is_running(node) or not node.elements():
            self._running(node, inside)
        for child in node.elements() if not inside.lines and not inside.notes else []:
            self._block(child, inside)
        found.notes += inside.notes
        return inside.lines

    def _is_running(self, node: Node) -> bool:
        """Whether words stand in it beside elements, as in a paragraph."""
        return any(isinstance(child, str) and child.strip() for child in node.children)

    def _running(self, node: Node, found: Words) -> None:
        text = self._text(node, found)
        if node.get("xml:space") == "preserve":
            found.lines += text.split("\n")
            return
        lines = [SPACE.sub(" ", line).strip() for line in text.split("\v")]
        only_notes = not any(lines) and any(child.name in NOTES for child in node.elements())
        # An empty paragraph between others is an empty line; one with notes alone is none.
        if any(lines) or (node.name == "p" and node.get("class") != "notes" and not only_notes):
            found.lines += lines

    def _text(self, node: Node, found: Words) -> str:
        pieces = []
        for child in node.children:
            if isinstance(child, str):
                pieces.append(child)
            elif child.name in LINE_BREAKS:
                pieces.append("\v")
            elif child.name in NOTES:
                self._note(child, found)
            elif child.name == "sup" and _digits(child):
                pieces.append("".join(child.children).strip().translate(SUPERSCRIPT))
            else:
                pieces.append(self._inline(child, found))
        return "".join(pieces)

    def _inline(self, node: Node, found: Words) -> str:
        self._known(node)
        quotes = (node.get("startQuote"), node.get("endQuote")) if node.name in QUOTED else ("", "")
        if node.name in LINES or node.name in QUOTED[::2]:
            inside = "\v".join(self._inside(node, found))
            return f"\v{quotes[0]}{inside}{quotes[1]}\v" if node.name in QUOTED else f"{inside}\v"
        return f"{quotes[0]}{self._text(node, found)}{quotes[1]}"

    def _note(self, node: Node, found: Words) -> None:
        held = node
        if node.name == "noteRef":
            name = node.get("href").removeprefix("#")
            held = self.held.get(name)
            if held is None or name in self.used:
                return
            self.used.add(name)
        if note := self.note(held, NoteKind.EDITORIAL if node.name == "remark" else NoteKind.FOOTNOTE):
            found.notes.append(note)

    def note(self, node: Node, kind: NoteKind) -> Note | None:
        """A note; its class says of which kind it is, if it says anything we know."""
        inside = Words()
        lines = self._inside(node, inside)
        text = "\n".join(lines)
        return Note(NoteKind(_kind(node)) if _kind(node) else kind, text, node.line) if text.strip() else None

    def _known(self, node: Node) -> None:
        if node.name in ("img", "math?", "foreign", "svg?"):
            self.doubt(node.line, node.name.rstrip("?"), picture=True)
        elif node.name.endswith("?"):
            self.doubt(node.line, node.name.rstrip("?"), picture=False)


def _kind(node: Node) -> str:
    return next((name for name in node.get("class").split() if name in NOTE_KINDS), "")


def _digits(node: Node) -> bool:
    return not node.elements() and "".join(node.children).strip().isdigit()
