"""Bytes -> lines of text."""

from django.utils.translation import gettext as _

from legalacts.interchange.document import UnreadableText


def read_text(data: bytes) -> list[str]:
    """The lines of a text file; refuses what is not UTF-8 or not text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableText(data[: error.start].count(b"\n") + 1, _("the text is not UTF-8")) from error
    if "\0" in text:
        raise UnreadableText(text[: text.index("\0")].count("\n") + 1, _("there is a null character"))
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
