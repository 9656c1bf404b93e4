"""A Word file (DOCX) in, a document out; and an edition or a hand-out as a Word file.

archive.py    the parts of the file, refusing what harms: bombs, macros, archives in the archive, what lies elsewhere
parts.py      numbering, styles and footnotes as the text needs them
text.py       paragraphs with the numbers Word would print, tables, raised figures
frame.py      what a Word file has around its text
writing.py    an act as a Word file
handout.py    several records on one paper

Libraries that turn DOCX into HTML or text print automatic numbers in a form of their own («Статья 5.» becomes «5)»);
the numbers of an act are its addresses, so they are worked out here from the file's own patterns.
"""

from legalacts.interchange.document import Document, Header
from legalacts.interchange.header import read_leading_header
from legalacts.interchange.plain_text import build_document, join_lines

from .archive import Archive
from .parts import read_footnotes, read_numbering
from .text import read_lines

__all__ = ["read_word_file"]


def read_word_file(data: bytes, header: Header | None = None) -> Document:
    """Read a file; its head is given, or stands as `key: value` lines at the top of the text."""
    archive = Archive(data)
    numbering = read_numbering(archive.part("word/numbering.xml"), archive.part("word/styles.xml"))
    footnotes = read_footnotes(archive.part("word/footnotes.xml")) | read_footnotes(
        archive.part("word/endnotes.xml"), "e"
    )
    lines = read_lines(archive.document, numbering, footnotes)
    header, lines = read_leading_header(header, lines)
    return build_document(header, join_lines(lines))
