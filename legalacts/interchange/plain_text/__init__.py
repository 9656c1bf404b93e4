"""The plain text of an act in, its tree of units out.

decoding.py  bytes -> lines
layout.py    lines -> paragraphs: what a portal broke is joined again
contents.py  a table of contents at the start is left out
headings.py  how a paragraph shows that a section, chapter, article, paragraph or point begins
notes.py     how editors' notes look
tokens.py    what each paragraph is
series.py    what the row of numbers tells
edges.py     title and preamble before the first provision, the signature after the last
placing.py   which unit a note speaks of
addresses.py the eIds of units
tree.py      -> units with eIds, and warnings with line numbers
"""

from legalacts.interchange.document import Document, Header
from legalacts.interchange.header import read_header

from .decoding import read_text
from .layout import Line, Paragraph, clean, join_lines, read_paragraphs
from .tree import build_document

__all__ = ["Line", "Paragraph", "build_document", "clean", "join_lines", "read_document", "read_paragraphs"]


def read_document(data: bytes, header: Header | None = None) -> Document:
    """Read a text file; its head stands at its top unless one is given. Raises UnreadableText with the line."""
    lines = read_text(data)
    header = read_header(lines, header)
    return build_document(header, read_paragraphs(lines[header.end :], header.end + 1))
