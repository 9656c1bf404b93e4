"""A table between a file and the database: CSV of any dialect, XLSX; sizes are bounded, formulas are words."""

import csv
import io
import zipfile
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from legalacts.interchange.document import UnreadableText
from legalacts.language.cells import without_formula

MOST_ROWS = 2000
MOST_COLUMNS = 60
LONGEST_CELL = 20_000
# A full table has 120,000 cells with a value, and as many words beside it. What reads XLSX needs memory for each.
MOST_SIGNS = 1_200_000
DOCTYPE = "<!DOCTYPE"
DOCTYPES = tuple(DOCTYPE.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
DELIMITERS = (",", ";", "\t")
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r", "'\n")


@dataclass(frozen=True)
class Sheet:
    """A head and rows; each row with the number it has in the file."""

    head: list[str]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def read_sheet(data: bytes) -> Sheet:
    """The first table of a file; UnreadableText says what keeps it from being read."""
    if len(data) > settings.IMPORT_LIMIT:
        raise _too_large(settings.IMPORT_LIMIT)
    if data.startswith(OLD_OFFICE):
        raise UnreadableText(0, _("this is not XLSX: save the table as .xlsx without a password, or as CSV"))
    return _sheet(_lines_of_xlsx(data) if data.startswith(b"PK\x03\x04") else _lines_of_csv(data))


def _sheet(lines) -> Sheet:
    """The head is the first line that is not empty."""
    sheet = None
    for number, cells in lines:
        # Before anything is made of them: all cells of a small file may be the same long one.
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise UnreadableText(number, _("a cell may have %(number)s letters") % {"number": LONGEST_CELL})
        cells = [_plain(cell) for cell in cells]
        if not any(cells):
            continue
        if sheet is None:
            sheet = Sheet(_head(number, cells))
            continue
        if len(sheet.rows) == MOST_ROWS:
            raise UnreadableText(number, _("a table may have %(number)s rows") % {"number": MOST_ROWS})
        width = len(sheet.head)
        if any(cells[width:]):
            raise UnreadableText(number, _("the row has more cells than the head"))
        sheet.rows.append((number, [*cells[:width], *[""] * (width - len(cells))]))
    if sheet is None:
        raise UnreadableText(0, _("the table is empty"))
    return sheet


def _head(number: int, cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    names = [cell.strip().lower() for cell in cells]
    if len(names) > MOST_COLUMNS:
        raise UnreadableText(number, _("a table may have %(number)s columns") % {"number": MOST_COLUMNS})
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UnreadableText(number, _("the column “%(name)s” stands there twice") % {"name": twice[:60]})
    return names


def _plain(cell: str) -> str:
    """A cell without what was put before it so that it is no formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith(GUARDED) else cell


def _lines_of_csv(data: bytes):
    text = _decoded(data)
    if "\x00" in text:
        raise UnreadableText(0, _("this is neither CSV nor XLSX"))
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells
    except csv.Error as error:
        raise UnreadableText(number + 1, _("the row is not well-formed CSV: a quotation mark is missing")) from error


def _decoded(data: bytes) -> str:
    """UTF-8; UTF-16 and the code page of Cyrillic Windows as Excel writes them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def _lines_of_xlsx(data: bytes):
    from .workbook import UNREADABLE, read_lines  # noqa: PLC0415 - large, and few tables are XLSX

    try:
        _check_archive(data)
        for number, cells in read_lines(data, MOST_COLUMNS + 1):
            if number > MOST_ROWS * 5:
                raise UnreadableText(number, _("a table may have %(number)s rows") % {"number": MOST_ROWS})
            yield number, cells
    except UnreadableText:
        raise
    except UNREADABLE as error:
        raise UnreadableText(0, _("the file cannot be read as XLSX")) from error


def _check_archive(data: bytes) -> None:
    """Nothing in it may unpack to more than is taken, and nothing in it may be a program or bring entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        if len(infos) > 500 or sum(info.file_size for info in infos) > settings.IMPORT_UNPACKED_LIMIT:
            raise _too_large(settings.IMPORT_UNPACKED_LIMIT)
        for info in infos:
            if "vbaproject" in info.filename.lower():
                message = _("the file has macros (%(name)s); save it without them")
                raise UnreadableText(0, message % {"name": info.filename[:60]})
        if sum(_signs_in(archive.read(info)) for info in infos) > MOST_SIGNS:
            raise UnreadableText(0, _("the file has too many elements"))


def _signs_in(part: bytes) -> int:
    """In how many places an element may begin or end."""
    if any(sign in part for sign in DOCTYPES):
        raise UnreadableText(0, _("document type declarations and entities are not allowed"))
    return part.count(b"<")


def _too_large(limit: int) -> UnreadableText:
    return UnreadableText(0, _("the file is larger than %(size)s MB") % {"size": limit // 1024 // 1024})


def write_sheet(sheet: Sheet, form: str) -> bytes:
    """The table as CSV, guarded against formulas and marked as UTF-8, or as XLSX, where every cell is words."""
    if form != "xlsx":
        return _csv(sheet)
    from .workbook import write_lines  # noqa: PLC0415

    return write_lines([sheet.head, *(cells for _number, cells in sheet.rows)])


def _csv(sheet: Sheet) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.head)
    writer.writerows([without_formula(cell) for cell in cells] for _number, cells in sheet.rows)
    return f"\ufeff{out.getvalue()}".encode()
