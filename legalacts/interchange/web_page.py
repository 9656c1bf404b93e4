"""HTML as official portals serve it -> lines of text: markup, scripts and the litter of word processors fall away.

nh3 first turns whatever came into well-formed markup of a few harmless elements; only words are taken from it.
"""

import re
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from legalacts.interchange.document import Document, Header, UnreadableText
from legalacts.interchange.header import read_leading_header
from legalacts.interchange.plain_text import Line, build_document, clean, join_lines
from legalacts.interchange.plain_text.headings import read_heading
from legalacts.interchange.plain_text.notes import note_kind
from legalacts.interchange.tables import Table

BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "ul", "pre", "blockquote", "section", "article",
    "center", "dl", "dt", "dd", "hr", "table", "tr", "td", "th",
}  # fmt: skip
KEPT = BLOCKS | {"a", "br", "sup", "sub", "span"}
DROPPED = {
    "script", "style", "title", "noscript", "iframe", "object", "svg", "math", "select", "button", "textarea", "head",
    "template", "nav", "footer", "xml",
}  # fmt: skip
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,20})")
# Python knows many more, some of which are slow or no encodings of text at all.
ENCODINGS = {
    "utf-8", "utf8", "windows-1251", "cp1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "cp866", "mac-cyrillic",
    "windows-1252", "iso-8859-1", "us-ascii",
}  # fmt: skip
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Portals also raise figures by a style or, on pravo.gov.ru, a class.
RAISING = re.compile(r"vertical-align:\s*super|(?:\A|\s)W9(?:\s|\Z)", re.I)
LIST_MARKS = {"a": "abcdefghijklmnopqrstuvwxyz", "а": "абвгдежзиклмнопрстуфхцчшщэюя"}
DEEPEST = 200
DEEPEST_PAGE = 2000
# What reads HTML needs memory for every tag, and time with the square of the signs that begin no entity.
MOST_SIGNS = 200_000
TAG = re.compile(r"<(/?)([a-zA-Z][\w:]{0,20})")
CLOSED_BY_THEMSELVES = {
    "p", "br", "hr", "img", "meta", "link", "input", "col", "li", "tr", "td", "th", "dd", "dt", "option", "area",
    "base", "wbr",
}  # fmt: skip


def read_web_page(data: bytes, header: Header | None = None) -> Document:
    """Read a page; its head is given, or stands as `key: value` lines at the top of the text."""
    import nh3  # noqa: PLC0415 - large, and few curators import a page

    page = decode(data)
    _check_number(page)
    _check_depth(page)
    reader = _Reader()
    reader.feed(nh3.clean(page, tags=KEPT, clean_content_tags=DROPPED, attributes=_attributes()))
    reader.close()
    lines = reader.lines()
    header, lines = read_leading_header(header, lines)
    return build_document(header, join_lines(lines))


def _check_number(page: str) -> None:
    """Refuse more than a page of a law has, before anything is made of it."""
    if max(page.count("<"), page.count("&")) > MOST_SIGNS:
        raise UnreadableText(1, _("the file has too many elements"))


def _check_depth(page: str) -> None:
    """Refuse elements opened without end: every parser of HTML slows down with their depth."""
    depth = 0
    for tag in TAG.finditer(page):
        if tag[2].lower() not in CLOSED_BY_THEMSELVES:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > DEEPEST_PAGE:
                line = page.count("\n", 0, tag.start()) + 1
                raise UnreadableText(line, _("elements lie more than %(number)s deep") % {"number": DEEPEST_PAGE})


def _attributes() -> dict[str, set[str]]:
    return {"a": {"href"}, "span": {"style", "class"}, "ol": {"start", "type"}, "li": {"value"}}


def decode(data: bytes) -> str:
    """The page as text: as it says itself, else UTF-8, else the Cyrillic encoding of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    named = CHARSET.search(data[:4000])
    said = named[1].decode().lower() if named else ""
    for name in (said if said in ENCODINGS else "utf-8", "utf-8", "windows-1251"):
        try:
            return data.decode("utf-8-sig" if name in ("utf-8", "utf8") else name)
        except UnicodeDecodeError:
            continue
    line = data.count(b"\n") + 1
    raise UnreadableText(line, _("the encoding of the file is not known"))


class _Reader(HTMLParser):
    """Collects the words of blocks; a table becomes a line for every row."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[Line] = []
        self.words: list[str] = []
        self.raised: list[bool] = []
        self.lists: list[tuple[str, int] | None] = []
        self.table = Table()
        self.in_pre = False
        self.in_link = False
        self.has_words = False
        self.gap = True

    def lines(self) -> list[Line]:
        self._end_block()
        return self.found

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "br":
            self.words.append("\n")
        elif tag == "a":
            self.in_link = "href" in given
        elif tag in ("sup", "span"):
            super_style = RAISING.search(f"{given.get('style') or ''} {given.get('class') or ''}")
            self.raised.append(tag == "sup" or bool(super_style))
        if tag not in BLOCKS:
            return
        self._end_block()
        self.in_pre = tag == "pre"
        if tag in ("ol", "ul") and len(self.lists) < DEEPEST:
            self.lists.append((given.get("type") or "1", _figure(given.get("start"), 1)) if tag == "ol" else None)
        elif tag == "li" and self.lists:
            self._number(given)
        elif tag in ("table", "tr", "td", "th"):
            self.table.open(tag)

    def handle_endtag(self, tag):
        if tag in ("sup", "span") and self.raised:
            self.raised.pop()
        elif tag == "a":
            self.in_link = False
        if tag not in BLOCKS:
            return
        self._end_block()
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif tag in ("table", "tr", "td", "th"):
            for row in self.table.close(tag):
                self._line(row)

    def handle_data(self, data):
        if self.raised and any(self.raised) and data.strip().isdigit() and self._after_a_figure():
            data = data.strip().translate(RAISED)
        self.has_words = self.has_words or not (self.in_link or data.isspace())
        self.words.append(data if self.in_pre else data.replace("\r", " ").replace("\n", " "))

    def _after_a_figure(self) -> bool:
        before = "".join(self.words[-3:]).rstrip()
        return bool(before) and before[-1].isalnum()

    def _number(self, given) -> None:
        """Write the number a browser would show before an item."""
        if self.lists[-1] is not None:
            style, number = self.lists[-1]
            number = _figure(given.get("value"), number)
            self.lists[-1] = (style, number + 1)
            letters = LIST_MARKS.get(style.lower())
            self.words.append(f"{letters[(number - 1) % len(letters)]}) " if letters else f"{number}. ")

    def _end_block(self) -> None:
        texts = [clean(part) for part in "".join(self.words).split("\n")]
        only_links = not self.has_words
        self.words, self.has_words = [], False
        if not any(texts) or (only_links and self._is_menu(texts)):
            return
        if self.table.takes(" ".join(texts)):
            return
        for place, text in enumerate(texts):
            self._line(text, starts=place == 0)

    def _is_menu(self, texts: list[str]) -> bool:
        """Whether a block of nothing but links leads through the site: no heading, no note, no end of a sentence."""
        return not any(read_heading(text) or note_kind(text) or text.endswith((".", ";", ":", ")")) for text in texts)

    def _line(self, text: str, *, starts: bool = True) -> None:
        if text:
            self.found.append(Line(text, len(self.found) + 1, self.gap, starts=starts))
        self.gap = not text


def _figure(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else otherwise
