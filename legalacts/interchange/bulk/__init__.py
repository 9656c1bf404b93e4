"""All public records out, for research and for other programs.

kinds.py        which records are public, in which order
spreadsheet.py  records -> CSV
writing.py      the folder: JSON lines, CSV, an archive, a manifest
words.py        README and licence
"""

from .kinds import KINDS, public_records
from .writing import ARCHIVE, MANIFEST, Made, export_all

__all__ = ["ARCHIVE", "KINDS", "MANIFEST", "Made", "export_all", "public_records"]
