"""The plain text of an act in, its tree of provisions with wordings out.

header.py    the `key: value` lines before the first blank line
headings.py  how a line shows that a section, chapter, article, paragraph or point begins
tree.py      lines -> units with eIds, and warnings with line numbers
saving.py    the units -> records, in one transaction
"""

from legalacts.interchange.document import Document, Unit, UnreadableText

from .saving import ImportReport, import_text
from .tree import read_document

__all__ = ["Document", "ImportReport", "Unit", "UnreadableText", "import_text", "read_document"]
