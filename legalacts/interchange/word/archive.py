"""The parts of a Word file; a file that could harm is refused before any of it is read."""

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from django.conf import settings
from django.utils.translation import gettext as _

from legalacts.interchange.document import UnreadableText

MOST_PARTS = 2000
DEEPEST = 256
MOST_ELEMENTS = 500_000
OLD_WORD = b"\xd0\xcf\x11\xe0"
MACROS = re.compile(r"vbaproject|vbadata|macrosheets|activex", re.I)
ARCHIVES = re.compile(r"\.(?:zip|docx|docm|dotm|dotx|xlsx|xlsm|pptx|jar|rar|7z|gz|tar|bin|ole)\Z", re.I)


class Archive:
    """A DOCX file whose parts are read one by one, each within its limit."""

    def __init__(self, data: bytes):
        if data.startswith(OLD_WORD):
            raise refused(_("this is not DOCX: save the file as .docx without a password"))
        try:
            self.file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise refused(_("this is not DOCX: the file cannot be unpacked")) from error
        self.left = settings.IMPORT_UNPACKED_LIMIT
        self.names = {info.filename: info for info in self.file.infolist()}
        self._check_parts()
        self._check_types()
        self._check_references()
        self.document = self.part("word/document.xml")
        if not self.document:
            raise refused(_("this is not DOCX: there is no text in it"))

    def part(self, name: str) -> bytes:
        """A part of the file, empty when it has none of this name."""
        info = self.names.get(name)
        if info is None:
            return b""
        try:
            with self.file.open(info) as opened:
                data = opened.read(self.left + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
            raise refused(_("the part %(name)s of the file cannot be unpacked") % {"name": name}) from error
        self.left -= len(data)
        if self.left < 0:
            raise too_large()
        return data

    def _check_parts(self) -> None:
        infos = self.file.infolist()
        if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > settings.IMPORT_UNPACKED_LIMIT:
            raise too_large()
        if len(self.names) != len(infos):
            raise refused(_("two parts of the file have one name"))
        for name, info in self.names.items():
            if info.flag_bits & 1:
                raise refused(_("the file is encrypted"))
            if MACROS.search(name):
                raise refused(_("the file has macros (%(name)s); save it without them") % {"name": name})
            if ARCHIVES.search(name):
                raise refused(_("the file has another file in it (%(name)s)") % {"name": name})

    def _check_types(self) -> None:
        if b"macroenabled" in self.part("[Content_Types].xml").lower():
            raise refused(_("the file has macros (%(name)s); save it without them") % {"name": "[Content_Types].xml"})

    def _check_references(self) -> None:
        """Links a reader may follow are words; anything a program would fetch is refused."""
        for name in [name for name in self.names if name.endswith(".rels")]:
            for tag, given in elements(self.part(name), name):
                outside = given.get("TargetMode", "").lower() == "external"
                if tag == "Relationship" and outside and not given.get("Type", "").endswith("/hyperlink"):
                    raise refused(_("the file refers to something outside it (%(name)s)") % {"name": name})


def refused(message: str) -> UnreadableText:
    """The whole file is refused, whatever the line."""
    return UnreadableText(0, message)


def too_large() -> UnreadableText:
    """A small file that unpacks to more than is taken."""
    megabytes = settings.IMPORT_UNPACKED_LIMIT // 1024 // 1024
    return refused(_("unpacked, the file is larger than %(size)s MB") % {"size": megabytes})


def elements(data: bytes, name: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part, in order."""
    found = []
    walk(data, name, start=lambda tag, given: found.append((tag, given)))
    return found


def _check(depth: int, number: int) -> None:
    if number > MOST_ELEMENTS:
        raise refused(_("the file has too many elements"))
    if depth > DEEPEST:
        raise refused(_("elements lie more than %(number)s deep") % {"number": DEEPEST})


def walk(data: bytes, name: str, *, start, end=None, words=None) -> None:
    """Go through the XML of a part; names come without namespaces, and entities are refused."""
    if not data:
        return
    depth = number = 0

    def opened(tag, given):
        nonlocal depth, number
        depth, number = depth + 1, number + 1
        _check(depth, number)
        start(local(tag), {local(key): value for key, value in given.items()})

    def closed(tag):
        nonlocal depth
        depth -= 1
        if end:
            end(local(tag))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    if words:
        parser.CharacterDataHandler = words
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise refused(_("the part %(name)s of the file is not well-formed") % {"name": name}) from error


def _refuse_doctype(*_declaration) -> None:
    raise refused(_("document type declarations and entities are not allowed"))


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]
