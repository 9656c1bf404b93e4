"""An act out, in one of five formats, by one function."""

from datetime import date

from django.utils.translation import gettext as _

from legalacts.models import LANGUAGES, Act

from .akoma_ntoso import write_akoma_ntoso
from .edition import NothingHeld, languages_held, read_edition
from .json_file import write_json
from .markdown import write_markdown
from .text_file import write_text
from .word.writing import write_word

FORMATS = ("akn", "text", "md", "json", "docx")


def export_act(act: Act, file_format: str, language: str | None, day: date) -> str | bytes:
    """The act's public text on `day` as a file, bytes for Word; raises NothingHeld.

    Without a language: all of them in JSON, else the one in which most of the act is held.
    """
    if file_format == "json":
        return write_json(act, (language,) if language else LANGUAGES, day)
    if language is None:
        held = languages_held(act, day)
        if not held:
            raise NothingHeld(_("There is no text of this act on this day."))
        language = held[0]
    if file_format == "md":
        return write_markdown(read_edition(act, language, day, fall_back=True))
    edition = read_edition(act, language, day)
    if file_format == "docx":
        return write_word(edition)
    return write_text(edition.document) if file_format == "text" else write_akoma_ntoso(edition)
