"""The whole database in one file, and back into an empty database of either engine.

file.py       the file: tables as JSON lines with sums, a manifest that says what they are
writing.py    a database as it is at one moment → a file
restoring.py  a file that is whole → a database, all or nothing

It holds everything that cannot be made again: records, their history, users with the hashes of their passwords, groups
and permissions, vectors. It does not hold sessions and noted attempts to log in, nor the search index.
"""

from .file import DamagedBackup
from .restoring import NotRestored, restore, verify
from .writing import write_backup

__all__ = ["DamagedBackup", "NotRestored", "restore", "verify", "write_backup"]
