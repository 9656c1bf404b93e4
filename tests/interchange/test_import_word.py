"""Word files of acts: the numbers Word prints, notes, tables, and what is refused."""

from django.test import SimpleTestCase, override_settings
from django.utils.translation import override

from legalacts.interchange.document import Header, NoteKind, UnreadableText
from legalacts.interchange.importing import read_file
from tests.interchange.word_files import RELATIONS, TYPES, numbering, paragraph, part, word_file

HEADER = Header({"key": "kg-law", "language": "ru"})


def read(*paragraphs, **parts):
    return read_file(word_file(*paragraphs, **parts), "law.docx", header=HEADER)


class Numbers(SimpleTestCase):
    def test_of_automatic_lists_are_those_word_prints(self):
        lists = numbering(("decimal", "Статья %1."), ("decimal", "%2."), ("russianLower", "%3)"))
        document = read(
            paragraph("Цели", numbered=(7, 0)),
            paragraph("Первое:", numbered=(7, 1)),
            paragraph("раз;", numbered=(7, 2)),
            paragraph("два.", numbered=(7, 2)),
            paragraph("Второе.", numbered=(7, 1)),
            paragraph("Задачи", numbered=(7, 0)),
            paragraph("Снова первое.", numbered=(7, 1)),
            word__numbering_xml=lists,
        )
        self.assertEqual(
            [unit.eid for unit in document.units],
            [
                "art_1",
                "art_1__para_1",
                "art_1__para_1__point_a",
                "art_1__para_1__point_b",
                "art_1__para_2",
                "art_2",
                "art_2__para_1",
            ],
        )
        self.assertEqual(document.units[0].heading, "Цели")

    def test_come_from_the_style_too(self):
        styles = part(
            "styles",
            '<w:style w:styleId="Article"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
            '<w:style w:styleId="Ours"><w:basedOn w:val="Article"/></w:style>',
        )
        document = read(
            paragraph("Цели", style="Ours"),
            paragraph("Задачи", style="Ours"),
            word__numbering_xml=numbering(("decimal", "%1-берене.")),
            word__styles_xml=styles,
        )
        self.assertEqual(
            [(unit.eid, unit.heading) for unit in document.units], [("art_1", "Цели"), ("art_2", "Задачи")]
        )

    def test_raised_by_word_stay_raised(self):
        unit = read(paragraph("Статья 12", raised="1")).units[0]
        self.assertEqual((unit.number, unit.eid, unit.heading), ("12¹", "art_12-1", "Аты"))


class Words(SimpleTestCase):
    def test_of_footnotes_stand_beside_the_law(self):
        notes = part(
            "footnotes", '<w:footnote w:id="2"><w:p><w:r><w:t>См. прежний закон.</w:t></w:r></w:p></w:footnote>'
        )
        unit = read(paragraph("Статья 1. Цели"), paragraph("Слова.", footnote="2"), word__footnotes_xml=notes).units[0]
        self.assertEqual(unit.text, "Слова.")
        self.assertEqual([(note.kind, note.text) for note in unit.notes], [(NoteKind.FOOTNOTE, "См. прежний закон.")])

    def test_of_a_table_stand_row_by_row(self):
        cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("1.", "Пошлина"))
        unit = read(paragraph("Статья 1. Цели"), f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").units[0]
        self.assertEqual(unit.text, "| 1. | Пошлина |")

    def test_that_were_deleted_or_hidden_are_left_out(self):
        deleted = "<w:p><w:del><w:r><w:t>нет</w:t></w:r></w:del><w:r><w:t>да</w:t></w:r></w:p>"
        hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>нет</w:t></w:r><w:r><w:t>и да</w:t></w:r></w:p>"
        self.assertEqual(read(paragraph("Статья 1. Цели"), deleted, hidden).units[0].text, "да\nи да")

    def test_at_the_top_may_say_which_act_it_is(self):
        made = word_file(paragraph("key: kg-law"), paragraph("language: ky"), paragraph("1-берене. Аты"))
        document = read_file(made, "law.docx")
        self.assertEqual((document.header.get("key"), document.units[0].eid), ("kg-law", "art_1"))


class Refused(SimpleTestCase):
    def assert_refused(self, data, message):
        with override("en"), self.assertRaises(UnreadableText) as refused:
            read_file(data, "law.docx", "docx", HEADER)
        self.assertIn(message, str(refused.exception))

    def test_what_could_harm(self):
        relation = (
            '<Relationships xmlns="%s"><Relationship Type="http://x/%s" Target="http://x" TargetMode="External"/>'
            "</Relationships>"
        )
        bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + part("document", "<w:p/>")
        for parts, message in [
            ({"word__vbaProject_bin": b"x"}, "macros"),
            (
                {
                    "types": TYPES.replace(
                        "/>", '><Default ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
                    )
                },
                "macros",
            ),
            ({"word__embeddings__inner_docx": b"x"}, "another file in it"),
            ({"word__embeddings__inner_zip": b"x"}, "another file in it"),
            (
                {"word___rels__document_xml_rels": relation % (RELATIONS, "attachedTemplate")},
                "refers to something outside",
            ),
            ({"word___rels__document_xml_rels": relation % (RELATIONS, "image")}, "refers to something outside"),
            ({"word__styles_xml": bomb}, "entities are not allowed"),
            ({"word__numbering_xml": "<broken"}, "not well-formed"),
        ]:
            with self.subTest(message, parts=list(parts)):
                self.assert_refused(word_file(paragraph("Статья 1. Цели"), **parts), message)

    def test_what_is_no_word_file(self):
        self.assert_refused(b"PK\x03\x04 broken", "cannot be unpacked")
        self.assert_refused(b"\xd0\xcf\x11\xe0 old", "save the file as .docx")

    def test_links_to_read_are_only_words(self):
        links = (
            f'<Relationships xmlns="{RELATIONS}"><Relationship TargetMode="External" Target="http://x" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>'
        )
        self.assertTrue(read(paragraph("Статья 1. Цели"), word___rels__document_xml_rels=links).units)

    @override_settings(IMPORT_UNPACKED_LIMIT=100_000)
    def test_a_bomb(self):
        self.assert_refused(word_file(paragraph("а" * 1_000_000)), "unpacked, the file is larger")

    @override_settings(IMPORT_UNPACKED_LIMIT=100_000)
    def test_a_bomb_that_lies_about_its_size(self):
        made = bytearray(word_file(paragraph("а" * 1_000_000)))
        while (
            place := made.find((len(part("document", "<w:body></w:body>").encode()) + 2_000_000).to_bytes(4, "little"))
        ) > 0:
            made[place : place + 4] = (10).to_bytes(4, "little")
        with override("en"), self.assertRaises(UnreadableText):
            read_file(bytes(made), "law.docx", "docx", HEADER)

    def test_elements_nested_without_end(self):
        self.assert_refused(word_file("<w:x>" * 300 + "</w:x>" * 300), "deep")
