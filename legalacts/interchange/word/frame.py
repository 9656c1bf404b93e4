"""What a Word file has around its text: styles, the footer, the list of its parts; and the packing of all of them.

Nothing in it changes with the hour: the same text is the same file.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{WORDS}" xmlns:r="{OFFICE}"'
# For the checking of spelling; all three are written in letters that these hold.
LOCALES = {"ky": "ky-KG", "ru": "ru-RU", "en": "en-GB"}
FONT = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
HEADING_SIZES = (32, 28, 26, 24, 22, 22)

CONTENT_TYPES = f"""{XML}<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{TYPE}.styles+xml"/>
<Override PartName="/word/footer.xml" ContentType="{TYPE}.footer+xml"/>
</Types>"""
OF_THE_PACKAGE = f"""{XML}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""
OF_THE_DOCUMENT = f"""{XML}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/footer" Target="footer.xml"/>
</Relationships>"""
# A4 with margins of 2.2 cm at the sides, in twentieths of a point.
SECTION = """<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1440" w:right="1247" w:bottom="1440" w:left="1247" w:header="720" w:footer="720" w:gutter="0"/>
</w:sectPr>"""
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
BORDER = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
BORDERS = "".join(f"<w:{side} {BORDER}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
)
TABLES = f"""<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblCellMar>{MARGINS}</w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>
<w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr></w:style>"""


def pack(body: str, footer: str, title: str, language: str) -> bytes:
    """A file from its text and footer, written as XML; the title is XML too."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": OF_THE_PACKAGE,
        "docProps/core.xml": core(title, language),
        "word/document.xml": f"{XML}<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": OF_THE_DOCUMENT,
        "word/styles.xml": styles(language),
        "word/footer.xml": f"{XML}<w:ftr {NAMESPACES}>{footer}</w:ftr>",
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        for name, text in parts.items():
            file.writestr(ZipInfo(name), text.encode(), ZIP_DEFLATED)
    return buffer.getvalue()


def core(title: str, language: str) -> str:
    """What the file says of itself."""
    elements = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    said = f"<dc:title>{title}</dc:title><dc:language>{language}</dc:language>"
    return f'{XML}<cp:coreProperties xmlns:cp="{CORE}" {elements}>{said}</cp:coreProperties>'


def styles(language: str) -> str:
    """How paragraphs, headings and tables look."""
    defaults = f"""<w:docDefaults><w:rPrDefault><w:rPr>{FONT}<w:sz w:val="22"/><w:szCs w:val="22"/>
<w:lang w:val="{LOCALES[language]}"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"""
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    )
    title = style("Title", "Title", 40, '<w:spacing w:before="0" w:after="240"/>')
    headings = [
        style(
            f"Heading{level}",
            f"heading {level}",
            size,
            f'<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>',
        )
        for level, size in enumerate(HEADING_SIZES, 1)
    ]
    footer = style("Footer", "footer", 18, '<w:spacing w:after="0"/><w:jc w:val="center"/>', bold=False)
    return f"{XML}<w:styles {NAMESPACES}>{defaults}{normal}{title}{''.join(headings)}{footer}{TABLES}</w:styles>"


def style(style_id: str, name: str, size: int, paragraph: str, *, bold: bool = True) -> str:
    """A style of paragraphs; its size in half points."""
    run = f'{"<w:b/>" * bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )
