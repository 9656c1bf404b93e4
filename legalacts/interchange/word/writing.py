"""An edition, or a hand-out, as a Word file: to file, to send, to write on."""

import re
from datetime import date
from xml.sax.saxutils import escape

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from legalacts.citations import cite
from legalacts.interchange.document import CONTAINERS, Unit
from legalacts.interchange.edition import Edition
from legalacts.interchange.printed import printed_number
from legalacts.language.dates import long_date
from legalacts.models import Evidence, Wording

from .frame import pack

# XML cannot hold these.
FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DEEPEST_HEADING, DEEPEST_INDENT, MOST_CELLS = 6, 6, 60
# In twentieths of a point: seven millimetres, and the width between the margins.
INDENT, WIDTH = 397, 9412
QUIET = '<w:i/><w:sz w:val="18"/><w:szCs w:val="18"/>'


class WordFile:
    """A Word document that is written from top to bottom."""

    def __init__(self, title: str, language: str, day: date):
        self.title, self.language = title, language
        self.footer = f"{_('as of')} {long_date(day.isoformat(), language)} · {_('This is not legal advice.')}"
        self.parts: list[str] = []

    def heading(self, words: str, level: int) -> None:
        """A heading; level 0 is the title."""
        self.parts.append(paragraph(run(words), style=f"Heading{level}" if level else "Title"))

    def line(self, words: str, number: str = "", *, indent: int = 0, quiet: bool = False) -> None:
        """A paragraph, its number in bold before it."""
        runs = (run(f"{number} ", "<w:b/>") if number else "") + run(words, QUIET if quiet else "")
        self.parts.append(paragraph(runs, indent=INDENT * min(indent, DEEPEST_INDENT)))

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
        columns = max(len(row) for row in cells)
        self.parts.append(table([row + [""] * (columns - len(row)) for row in cells], columns))

    def save(self) -> bytes:
        """The file."""
        footer = paragraph(run(self.footer), style="Footer")
        return pack("".join(self.parts), footer, xml_text(self.title[:250]), self.language)


def paragraph(runs: str, *, style: str = "", indent: int = 0) -> str:
    """A paragraph of runs."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    if indent:
        look += f'<w:ind w:left="{indent}"/>'
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{runs}</w:p>"


def run(words: str, look: str = "") -> str:
    """Words of one look; tabs and ends of lines stay."""
    text = f'<w:t xml:space="preserve">{xml_text(words)}</w:t>'
    for sign, element in (("\t", "tab"), ("\n", "br")):
        text = text.replace(sign, f'</w:t><w:{element}/><w:t xml:space="preserve">')
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{text}</w:r>"


def table(rows: list[list[str]], columns: int) -> str:
    """A table with lines; an empty line after it, without which Word would join it to the next."""
    width = WIDTH // columns
    start = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    body = "".join(f"<w:tr>{''.join(f'{cell}{paragraph(run(words))}</w:tc>' for words in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{start}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl><w:p/>"


def xml_text(words: str) -> str:
    """Words that XML can hold."""
    return escape(FORBIDDEN.sub("", words))


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
