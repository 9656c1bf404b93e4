"""Files made to harm whoever reads them, each read in a process of its own that says what it cost.

`python -m tests.hostile.files` reads all, `short` the quickest of each kind: a line of JSON for each.
"""

import io
import json
import os
import resource
import sys
import traceback
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

LIMIT = 8 * 1024 * 1024
UNPACKED = 60_000_000
SECONDS, MEGABYTES = 10, 512
"""What reading one may cost; the machine itself ends a process at six and at three times that."""
NAMES = "abcdefgh"
HEAD = "key: kg-law-1999-1\nlanguage: ky\nvalid_from: 1999-01-01\n\n"
AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>{}</body></act></akomaNtoso>'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
OFFICE = "http://schemas.openxmlformats.org"
WORDS = f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:body>{{}}</w:body></w:document>'
SHEET = f'<worksheet xmlns="{OFFICE}/spreadsheetml/2006/main"><sheetData>{{}}</sheetData></worksheet>'
SHARED = f'<sst xmlns="{OFFICE}/spreadsheetml/2006/main">{{}}</sst>'
IS_SHARED = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument'
    b'.spreadsheetml.sharedStrings+xml"/></Types>'
)
NUMBERED = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="99999"/><w:numFmt w:val="lowerLetter"/>'
)
LETTERS = (
    f'<w:numbering xmlns:w="{OFFICE}/wordprocessingml/2006/main">{NUMBERED}<w:lvlText w:val="{"%1" * 50}"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
).encode()
NOTE = (
    f'<w:footnotes xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p><w:r><w:t>{"а " * 500_000}'
    "</w:t></w:r></w:p></w:footnote></w:footnotes>"
).encode()
MENTION = '<w:footnoteReference w:id="1"/>'
ENTITIES = [f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(NAMES)]
BOMB = f'<!DOCTYPE x [<!ENTITY a "ha">{"".join(ENTITIES)}]>'
# Left to the long form: they take a second or more, or their like is there.
LONG = (
    "small articles", "as many", "attributes", "punycode", "long line",
    "lines of", "only 'а)", "only '1.", "only 'С", "only '|", "only 'Г", "only '-", "only 'a", "only '(", "runs",
    "paragraphs", "cells", "many parts", "shared", "CSV", "rows", "only '\\", "as many signs",
)  # fmt: skip


def full(piece: str, limit: int = LIMIT) -> str:
    """A piece so often that a file of it is nearly as large as a file may be."""
    return piece * (limit // len(piece.encode()) - 200)


def akoma_ntoso() -> Iterator[tuple[str, bytes]]:
    """XML that grows, fetches, nests or never ends."""
    yield "entities that grow", f"{BOMB}<akomaNtoso>&h;</akomaNtoso>".encode()
    yield "a long entity often", f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]><x>{"&a;" * 100_000}</x>'.encode()
    yield "an entity from a file", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><akomaNtoso>&a;</akomaNtoso>'
    yield "100,000 levels", AKN.format("<section>" * 100_000 + "</section>" * 100_000).encode()
    yield "small elements", AKN.format(full("<p/>")).encode()
    yield "small articles", AKN.format(full("<article><num>1</num></article>")).encode()
    yield "as many articles as may be", AKN.format("<article><num>1</num><p>а</p></article>" * 66_000).encode()
    yield "one long word", AKN.format(f"<article><content><p>{full('a')}</p></content></article>").encode()
    yield "attributes", AKN.format("<p {}/>".format(" ".join(f"a{number}='1'" for number in range(500_000)))).encode()
    yield "comments", AKN.format(full("<!---->")).encode()
    yield "punycode", b'<?xml version="1.0" encoding="punycode"?>' + AKN.format(full("a-")).encode()


def web_pages() -> Iterator[tuple[str, bytes]]:
    """HTML without ends, and in encodings no browser has."""
    for piece in ("<", "&", "<!--", "<b>", "<td>", "<ol><li>", "&#65;", "<a href=x>", "<p a='", "</p>", "<![CDATA["):
        yield f"only {piece}", f"<html>{HEAD}{full(piece)}".encode()
    yield "as many signs as may be", f"<html>{HEAD}{'<p>1. &' * 195_000}".encode()
    yield "one long line", f"<html>{HEAD}<p>{full('а ')}".encode()
    for name in ("undefined", "idna", "punycode", "unicode_escape", "utf-7", "hex"):
        yield f"in {name}", f"<html><meta charset={name}>{full('xn--a-', LIMIT // 4)}".encode()


def texts() -> Iterator[tuple[str, bytes]]:
    """Plain texts that a careless reading goes over again and again."""
    yield "50 MB in one line", b"a" * 50 * 1024 * 1024
    yield "null bytes", HEAD.encode() + b"\0" * 1000
    yield "two encodings", HEAD.encode() + "Статья 1".encode("cp1251") + "Статья 2".encode() + b"\xff\xfe"
    for piece in ("a", "a\n", "1.\n", "Статья 1\n", "а)\n", "(", "\t", "\n", "| ", "\f", "-\n", "1.1.", "Глава I\n\n"):
        yield f"only {piece!r}", (HEAD + full(piece)).encode()
    for piece in ("(а(", "Примечание" + " " * 1400, "(в ред. " + "а" * 1400 + ")", "от " * 99, "утратив", "1 " * 700):
        yield f"lines of {piece[:12]!r}", (HEAD + full((piece * (1500 // len(piece)))[:1500] + ")\n\n")).encode()
    yield "a head without end", full("key: x\n").encode()


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of some parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def lying(data: bytes) -> bytes:
    """The archive, saying of each part that it unpacks to nothing much."""
    found = bytearray(data)
    for signature, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = found.find(signature)
        while place >= 0:
            found[place + at : place + at + 4] = (100).to_bytes(4, "little")
            place = found.find(signature, place + 1)
    return bytes(found)


def word_files() -> Iterator[tuple[str, bytes]]:
    """Archives and the XML in them."""
    types = {"[Content_Types].xml": TYPES.encode()}
    zeros = zipped({**types, "word/document.xml": b" " * 100_000_000})
    yield "a bomb", zeros
    yield "a bomb that lies", lying(zeros)
    yield "many parts", zipped({**types, **{f"word/{number}.xml": b"" for number in range(60_000)}})
    yield "an archive in it", zipped({**types, "word/document.xml": zeros, "a.zip": zeros})
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>а</w:t></w:r></w:p>'
    document = WORDS.format(item * 40_000).encode()
    yield "numbers in long letters", zipped({**types, "word/document.xml": document, "word/numbering.xml": LETTERS})
    head = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in [*HEAD.splitlines(), "Статья 1. А"])
    document = WORDS.format(f"{head}<w:p><w:r><w:t>а</w:t>{MENTION * 40_000}</w:r></w:p>").encode()
    yield "a long note often", zipped({**types, "word/document.xml": document, "word/footnotes.xml": NOTE})
    for name, words in (
        ("runs", "<w:p>" + full("<w:r/>", UNPACKED) + "</w:p>"),
        ("paragraphs", full("<w:p><w:r><w:t>1. а</w:t></w:r></w:p>", UNPACKED)),
        ("cells", "<w:tbl><w:tr>" + full("<w:tc/>", UNPACKED) + "</w:tr></w:tbl>"),
        ("tables in tables", "<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60),
        ("100,000 levels", "<w:p>" * 100_000 + "</w:p>" * 100_000),
    ):
        yield name, zipped({**types, "word/document.xml": WORDS.format(words).encode()})


def tables() -> Iterator[tuple[str, bytes]]:
    """CSV, and real XLSX files with a part of them exchanged."""
    import openpyxl  # noqa: PLC0415

    for piece in (",", '"', "a\n", '"a"\n', "a,\n", "\t", ";;\n", "\r"):
        yield f"CSV, only {piece!r}", full(piece).encode()
    file = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["key"])
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = "[Content_Types].xml"
    parts |= {types: parts[types].replace(b"</Types>", IS_SHARED), "xl/sharedStrings.xml": SHARED.format("").encode()}
    for name, words in (
        ("rows", full("<row/>", UNPACKED)),
        ("cells", "<row>" + full("<c/>", UNPACKED) + "</row>"),
        ("a cell far away", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        ("a row from nowhere", '<row r="99999999999"><c r="ZZZZZ9"><v>1</v></c></row>'),
        ("100,000 levels", "<row>" * 100_000 + "</row>" * 100_000),
    ):
        yield f"XLSX, {name}", zipped(parts | {"xl/worksheets/sheet1.xml": SHEET.format(words).encode()})
    same = SHEET.format("<row>" + '<c t="s"><v>0</v></c>' * 60 + "</row>").encode()
    signs = 1_190_000
    for name, words in (
        ("shared words", full("<si><t/></si>", UNPACKED)),
        ("shared words of many pieces", f"<si>{full('<r><t>a</t></r>', UNPACKED)}</si>"),
        ("as many signs as may be", f"<si>{'<r><t>a</t></r>' * (signs // 4)}</si>"),
        ("one long word in all cells", f"<si><t xml:space='preserve'> {'A' * (UNPACKED - 500_000)}</t></si>"),
    ):
        shared = {"xl/sharedStrings.xml": SHARED.format(words).encode(), "xl/worksheets/sheet1.xml": same}
        yield f"XLSX, {name}", zipped(parts | shared)
    yield (
        "XLSX, as many signs as cells",
        zipped(parts | {"xl/worksheets/sheet1.xml": SHEET.format(f"<row>{'<c/>' * signs}</row>").encode()}),
    )
    bomb = f"{BOMB}<x>&h;</x>"
    for name, data in (
        ("entities that grow", bomb.encode()),
        ("entities after a comment", f"<!--{'x' * 5000}-->{bomb}".encode()),
        ("entities in UTF-16", f'<?xml version="1.0" encoding="utf-16"?>{bomb}'.encode("utf-16")),
    ):
        yield f"XLSX, {name}", zipped(parts | {"xl/worksheets/sheet1.xml": data})
    bomb = zipped(parts | {"xl/worksheets/sheet1.xml": b" " * 100_000_000})
    yield "XLSX, a bomb", bomb
    yield "XLSX, a bomb that lies", lying(bomb)


def content() -> Iterator[tuple[str, bytes]]:
    """YAML; its aliases are one thing named often, so whoever writes them out never ends."""
    inside = [f"{name}: &{name} [{f'*{before}, ' * 9}]" for before, name in pairwise(NAMES)]
    for name in ("key", "valid_from", "title"):
        lines = ["a: &a [x, x, x, x, x, x, x, x, x]", *inside, f"{name}: *h"]
        yield f"aliases that grow, as {name}", ("- " + "\n  ".join(lines)).encode()
    yield "a long word often", f"- a: &a {'x' * 1_000_000}\n  key: [{'*a, ' * 5000}]".encode()
    yield "100,000 levels", b"[" * 100_000
    yield "levels of lines", b"- " * 100_000
    yield "levels of brackets and lines", b"[\n{a: " * 50_000
    yield "as many levels as may be", b"[" * 100 + b"]" * 100
    yield "a level more", b"[" * 101 + b"]" * 101
    yield "a program", b"- !!python/object/apply:os.system [id]"
    yield "a record in itself", b"&a [*a]"


def readers() -> dict[str, tuple[Callable, Callable]]:
    """Each kind of files with what reads it."""
    from legalacts.interchange.importing.formats import read_file  # noqa: PLC0415
    from legalacts.interchange.sheets.files import read_sheet  # noqa: PLC0415

    return {
        "Akoma Ntoso": (akoma_ntoso, lambda data: read_file(data, "x.xml", "akn")),
        "web page": (web_pages, lambda data: read_file(data, "x.html", "html")),
        "text": (texts, lambda data: read_file(data, "x.txt", "text")),
        "Word": (word_files, lambda data: read_file(data, "x.docx", "docx")),
        "table": (tables, read_sheet),
        "content": (content, read_content),
    }


def read_content(data: bytes) -> None:
    """Read a file of terms as `load_kb` does."""
    from legalacts.interchange.content.reading import ContentError, read_kind  # noqa: PLC0415

    problems: list[str] = []
    with TemporaryDirectory() as folder:
        Path(folder, "terms.yaml").write_bytes(data)
        for entry in read_kind(Path(folder), "terms", problems):
            entry.take_day("valid_from")
            entry.take_words("title")
            entry.done()
    if problems:
        raise ContentError(problems)


def read_apart(read: Callable, data: bytes) -> dict:
    """Read in a process of its own: whether it was read, refused or broke, and the seconds and megabytes it took."""
    told, tells = os.pipe()
    # What the child begins with; the most that this process ever had is another matter.
    started = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 1024
    child = os.fork()
    if not child:
        _read_and_say(read, data, tells)
    os.close(tells)
    with os.fdopen(told) as said:
        outcome = said.read() or "died"
    _child, _status, used = os.wait4(child, 0)
    seconds, megabytes = used.ru_utime + used.ru_stime, (used.ru_maxrss - started) / 1024
    return {"outcome": outcome, "seconds": round(seconds, 2), "megabytes": round(max(0, megabytes))}


def _read_and_say(read: Callable, data: bytes, tells: int) -> None:
    from legalacts.interchange.content.reading import ContentError  # noqa: PLC0415
    from legalacts.interchange.document import UnreadableText  # noqa: PLC0415

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * 6,) * 2)
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 3 * 1024 * 1024,) * 2)
    try:
        read(data)
        outcome = "read"
    except (UnreadableText, ContentError):
        outcome = "refused"
    except BaseException:
        outcome = traceback.format_exc()[-700:]
    os.write(tells, outcome.encode()[:4000])
    os._exit(0)


def main(*words: str) -> None:
    """Read each file of some kinds, or of all."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    import django  # noqa: PLC0415

    django.setup()
    short, kinds, failed = "short" in words, {*words} - {"short"}, 0
    for kind, (files, read) in readers().items():
        for name, data in files() if not kinds or kind in kinds else ():
            if short and any(word in name for word in LONG):
                continue
            found = read_apart(read, data)
            fine = found["outcome"] in ("read", "refused")
            failed += not fine or found["seconds"] > SECONDS or found["megabytes"] > MEGABYTES
            print(json.dumps({"file": f"{kind}: {name}", "bytes": len(data), **found}), flush=True)  # noqa: T201
    sys.exit(bool(failed))


if __name__ == "__main__":
    main(*sys.argv[1:])
