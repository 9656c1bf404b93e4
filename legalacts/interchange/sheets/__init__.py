"""Records as rows of a table: a CSV or XLSX file → what it would change → records; records → a file.

files.py      a file in bytes → a head and rows, within limits; rows → a file
cells.py      how each column of a model is read and written
columns.py    the columns of a model
resources.py  the kinds of records that travel in tables
importing.py  a table → faults with row, column and value, or changes; all of it or nothing
"""

from .files import FORMATS, Sheet, read_sheet, write_sheet
from .importing import Fault, Outcome, RowChange, import_sheet
from .resources import KINDS, blank_sheet, export_sheet

__all__ = [
    "FORMATS",
    "KINDS",
    "Fault",
    "Outcome",
    "RowChange",
    "Sheet",
    "blank_sheet",
    "export_sheet",
    "import_sheet",
    "read_sheet",
    "write_sheet",
]
