"""Bytes -> lines of text."""

import re

from django.utils.translation import gettext as _

from legalacts.interchange.document import UnreadableText

# More than the largest code has; each line is looked at by itself.
MOST_LINES = 200_000
SMALL, CAPITAL = re.compile("[а-яё]"), re.compile("[А-ЯЁ]")


def read_text(data: bytes) -> list[str]:
    """The lines of a text file; refuses what is not text."""
    text = _decode(data)
    if "\0" in text:
        raise UnreadableText(text[: text.index("\0")].count("\n") + 1, _("there is a null character"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        raise UnreadableText(1, _("the file has too many elements"))
    return lines


def _decode(data: bytes) -> str:
    """UTF-8, or what older programs for Windows write where it reads as Russian from beginning to end."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data.decode("windows-1251", errors="replace")
        foreign = sum(byte > 127 for byte in data)
        small, capitals = len(SMALL.findall(text)), len(CAPITAL.findall(text))
        if small + capitals > 0.9 * foreign and small > capitals:
            return text
        raise UnreadableText(data[: error.start].count(b"\n") + 1, _("the text is not UTF-8")) from error
