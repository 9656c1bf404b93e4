"""Word files for tests, made part by part."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def paragraph(text="", *, style="", numbered=None, raised="", footnote=""):
    """A paragraph; `numbered` is (list, level), `raised` figures follow the text."""
    listed = f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>' if numbered else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    if raised:
        runs += f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{raised}</w:t></w:r>'
        runs += "<w:r><w:t>. Аты</w:t></w:r>"
    if footnote:
        runs += f'<w:r><w:footnoteReference w:id="{footnote}"/></w:r>'
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr>{runs}</w:p>"


def part(name, inside):
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{W}">{inside}</w:{name}>'


def level(number, style, pattern):
    marks = {"start": 1, "numFmt": style, "lvlText": pattern}
    shown = "".join(f'<w:{name} w:val="{value}"/>' for name, value in marks.items())
    return f'<w:lvl w:ilvl="{number}">{shown}</w:lvl>'


def numbering(*levels):
    """One list, number 7, with these levels."""
    shape = "".join(level(number, *shown) for number, shown in enumerate(levels))
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="3">{shape}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>',
    )


def word_file(*paragraphs, **parts):
    """The bytes of a file; other parts by name, with `__` for a slash and `_` for a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", parts.pop("types", TYPES))
        file.writestr("word/document.xml", part("document", f"<w:body>{''.join(paragraphs)}</w:body>"))
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), data)
    return made.getvalue()
