"""An act as a Word file: what goes out reads as it came in."""

from datetime import date
from io import BytesIO

from django.test import TestCase
from docx import Document

from legalacts.interchange.document import Header
from legalacts.interchange.importing import import_text
from legalacts.interchange.word import read_word_file
from legalacts.interchange.word.writing import WordFile
from legalacts.models import Act
from tests.factories import make_jurisdiction
from tests.interchange.texts import law

KEY = "kg-law-2001-7-1"
TABLE = "Статья 15. Ставки\n№\tВид\tСтавка\n1.\tПервый\t10\n2.\tВторой\t20\n"


class WordFiles(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_jurisdiction("kg")
        import_text(law() + TABLE.encode())
        Act.objects.update(status="published")

    def file(self, query=""):
        answer = self.client.get(f"/ru/acts/{KEY}/act.docx?on=2010-01-01{query}")
        self.assertEqual(answer.status_code, 200)
        self.assertIn(f"{KEY}_ru_2010-01-01.docx", answer["Content-Disposition"])
        return answer.content

    def test_brings_back_the_same_articles(self):
        read = {unit.eid: unit for unit in read_word_file(self.file(), Header({"key": "a", "language": "ru"})).units}
        for provision in Act.objects.get(key=KEY).provisions.filter(kind="article"):
            wording = provision.wordings.get()
            self.assertEqual((read[provision.eid].heading, read[provision.eid].text), (wording.heading, wording.text))
        self.assertEqual(read["art_1__para_1__point_2"].text, "чисел & знаков < > \" ';")

    def test_has_headings_tables_and_a_title(self):
        word = Document(BytesIO(self.file()))
        self.assertEqual(word.core_properties.title, "Закон для проверки")
        self.assertIn("Heading 3", {p.style.name for p in word.paragraphs if p.text.startswith("Статья 1.")})
        self.assertEqual([cell.text for cell in word.tables[0].rows[1].cells], ["1.", "Первый", "10"])

    def test_is_small_and_always_the_same(self):
        file = self.file()
        self.assertEqual(file, self.file("&x=1"))
        self.assertLess(len(file), 20_000)

    def test_keeps_tabs_and_leaves_out_what_xml_cannot_hold(self):
        word = WordFile("Наз\x00вание & <другое>", "ky", date(2020, 1, 1))
        word.line("а\tб\x0b\ud800 & <в>", "1.", indent=9)
        word.lines(["| а | б |", "| в |", "конец"])
        read = Document(BytesIO(word.save()))
        self.assertEqual(read.core_properties.title, "Название & <другое>")
        self.assertEqual([p.text for p in read.paragraphs], ["1. а\tб & <в>", "", "конец"])
        self.assertEqual([[cell.text for cell in row.cells] for row in read.tables[0].rows], [["а", "б"], ["в", ""]])

    def test_a_file_in_a_language_that_is_not_here(self):
        for name in ("act.docx", "akn.xml", "text.txt", "act.md", "act.json", "art_1.md"):
            with self.subTest(name):
                self.assertEqual(self.client.get(f"/ru/acts/{KEY}/{name}?language=zz").status_code, 400)
        self.assertEqual(self.client.get(f"/ru/acts/{KEY}/akn.xml?language=en&on=2010-01-01").status_code, 404)
        self.assertEqual(self.client.get(f"/ky/acts/{KEY}/akn.xml?language=ru&on=2010-01-01").status_code, 200)
