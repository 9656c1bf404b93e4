"""Which format a file has, and the document it holds."""

from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from legalacts.interchange.akoma_ntoso import read_akoma_ntoso
from legalacts.interchange.document import Document, Header, UnreadableText
from legalacts.interchange.header import check_header, read_fields
from legalacts.interchange.plain_text import decoding, read_document
from legalacts.interchange.web_page import read_web_page
from legalacts.interchange.word import read_word_file

FORMATS = ("akn", "text", "html", "docx")
ENDINGS = {
    ".xml": "akn",
    ".akn": "akn",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}


def open_file(path: Path, format: str | None = None, header: Path | None = None) -> Document:
    """The document in a file on disk; its head may stand in another file, or in FILE.head beside it."""
    beside = path.with_name(f"{path.name}.head")
    head = header or (beside if beside.is_file() else None)
    _check_size(path.stat().st_size)
    return read_file(path.read_bytes(), path.name, format, head and read_head(head.read_bytes()))


def read_head(data: bytes) -> Header:
    """The head of a text that stands in a file of its own."""
    _check_size(len(data))
    return read_fields(decoding.read_text(data))


def read_file(data: bytes, name: str = "", format: str | None = None, header: Header | None = None) -> Document:
    """The document in a file; raises UnreadableText with the place of the mistake."""
    _check_size(len(data))
    format = format or guess_format(name, data)
    if format not in READERS:
        raise UnreadableText(0, _("this is not a format that can be read: %(format)s") % {"format": format})
    return READERS[format](data, header)


def guess_format(name: str, data: bytes) -> str:
    """What the content shows, else what the name says, else plain text."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"pk\x03\x04"):
        return "docx"
    if b"<akomantoso" in start:
        return "akn"
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")) and (b"<html" in start or b"<!doctype html" in start):
        return "html"
    return ENDINGS.get(Path(name).suffix.lower(), "text")


def _check_size(size: int) -> None:
    if size > settings.IMPORT_LIMIT:
        megabytes = settings.IMPORT_LIMIT // 1024 // 1024
        raise UnreadableText(1, _("the file is larger than %(size)s MB") % {"size": megabytes})


def _read_akn(data: bytes, header: Header | None) -> Document:
    """Akoma Ntoso says itself which act it is; what the curator says besides goes before it."""
    document = read_akoma_ntoso(data)
    given = header or Header({})
    whole = Header({**document.header.fields, **given.fields}, {**document.header.lines, **given.lines})
    check_header(whole)
    return replace(document, header=whole)


READERS = {"akn": _read_akn, "text": read_document, "html": read_web_page, "docx": read_word_file}
