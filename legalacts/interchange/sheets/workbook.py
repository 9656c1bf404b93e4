"""The lines of an XLSX file, where every cell is words."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.exceptions import InvalidFileException

# What a file that only claims to be XLSX makes the reader raise.
UNREADABLE = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError, IndexError,
    AttributeError, OSError, EOFError, NotImplementedError, RuntimeError, OverflowError, SyntaxError,
)  # fmt: skip


def read_lines(data: bytes, most_columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first table with their numbers; raises one of UNREADABLE."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_col=most_columns, values_only=True), 1):
        yield number, [_words(cell) for cell in cells]


def _words(cell) -> str:
    """A typed cell as it would be written: whole numbers without a point, days in ISO form."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def write_lines(lines: Iterable[list[str]]) -> bytes:
    """A file with one table."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    page.freeze_panes = "B2"
    for cells in lines:
        page.append([_word_cell(page, cell) for cell in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _word_cell(page, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    return cell
