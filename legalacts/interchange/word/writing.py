"""An edition, or a hand-out, as a Word file: to file, to send, to write on."""

import re
from datetime import date
from io import BytesIO

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from legalacts.citations import cite
from legalacts.interchange.document import CONTAINERS, Unit
from legalacts.interchange.edition import Edition
from legalacts.interchange.printed import printed_number
from legalacts.language.dates import long_date
from legalacts.models import Evidence, Wording

# Word refuses these in XML.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DEEPEST_HEADING, MOST_CELLS = 6, 60


class WordFile:
    """A Word document that is written from top to bottom."""

    def __init__(self, title: str, language: str, day: date):
        self.file = Document()
        core = self.file.core_properties
        core.title, core.language, core.author, core.comments = plain(title)[:250], language, "", ""
        section = self.file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        self.file.styles["Normal"].font.size = Pt(11)
        footer = section.footer.paragraphs[0]
        footer.text = f"{_('as of')} {long_date(day.isoformat(), language)} · {_('This is not legal advice.')}"
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def heading(self, words: str, level: int) -> None:
        """A heading; level 0 is the title."""
        self.file.add_heading(plain(words), level)

    def line(self, words: str, number: str = "", *, indent: int = 0, quiet: bool = False) -> None:
        """A paragraph, its number in bold before it."""
        paragraph = self.file.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.7 * min(indent, 6))
        if number:
            paragraph.add_run(f"{plain(number)} ").bold = True
        run = paragraph.add_run(plain(words))
        if quiet:
            run.italic, run.font.size = True, Pt(9)

    def lines(self, texts: list[str], number: str = "", indent: int = 0) -> None:
        """The paragraphs of a provision; rows of a table become a table."""
        rows: list[str] = []
        for text in [*texts, ""]:
            if text.startswith("| "):
                rows.append(text)
                continue
            if rows:
                self.table(rows)
                rows = []
            if text:
                self.line(text, number, indent=indent)
                number = ""

    def table(self, rows: list[str]) -> None:
        """Rows written as `| a | b |`."""
        cells = [[cell.strip() for cell in row.strip().strip("|").split(" | ")][:MOST_CELLS] for row in rows]
        table = self.file.add_table(0, max(len(row) for row in cells))
        table.style = "Table Grid"
        for row in cells:
            for place, words in zip(table.add_row().cells, row, strict=False):
                place.text = plain(words)

    def save(self) -> bytes:
        """The file."""
        buffer = BytesIO()
        self.file.save(buffer)
        return buffer.getvalue()


def plain(words: str) -> str:
    """Words that XML can hold."""
    return CONTROL.sub("", words)


def write_word(edition: Edition) -> bytes:
    """An act as it is held in one language on one day."""
    act, language = edition.act, edition.language
    with override(language):
        title = act.title.best(language).text
        word = WordFile(title, language, edition.day)
        word.heading(title, 0)
        word.line(getattr(cite(act, edition.day), language))
        word.line(f"{capfirst(_('nature'))}: {Wording.Nature(edition.nature).label}. {act.akn}", quiet=True)
        write_sources(word, edition.evidence, language)
        for note in edition.document.notes:
            word.line(note.text, quiet=True)
        for unit in edition.document.units:
            write_unit(word, unit, language)
        return word.save()


def write_unit(word: WordFile, unit: Unit, language: str) -> None:
    """A provision: a heading for what frames the text, a numbered paragraph for the rest."""
    number = printed_number(unit.kind, unit.number, language)
    if unit.kind in (*CONTAINERS, "article"):
        word.heading(f"{number}{'. ' if number and unit.heading else ''}{unit.heading}", depth_of(unit))
        word.lines(unit.lines)
    else:
        word.lines([unit.heading, *unit.lines] if unit.heading else unit.lines, number, depth_in_article(unit))
    for note in unit.notes:
        word.line(note.text, quiet=True)


def depth_of(unit: Unit) -> int:
    """How deep a heading lies in the act."""
    depth = 1
    while unit.parent and unit.parent.kind != "preamble":
        unit, depth = unit.parent, depth + 1
    return min(depth, DEEPEST_HEADING)


def depth_in_article(unit: Unit) -> int:
    """How deep a paragraph or point lies in its article."""
    depth = 0
    while unit.parent and unit.parent.kind in ("paragraph", "point"):
        unit, depth = unit.parent, depth + 1
    return depth


def write_sources(word: WordFile, evidence: list[Evidence], language: str) -> None:
    """What the text rests on."""
    for item in evidence:
        name = item.source.label.best(language).text or item.source.title
        parts = [name, item.locator, item.source.url, str(item.get_status_display())]
        word.line(f"{_('Source')}: {', '.join(filter(None, parts))}", quiet=True)
