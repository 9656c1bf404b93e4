"""Reading Akoma Ntoso: what others write, and what must be refused."""

import time
from datetime import date

from django.db import transaction
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from legalacts.interchange.akoma_ntoso import read_akoma_ntoso
from legalacts.interchange.document import NoteKind, UnreadableText
from legalacts.interchange.edition import public_act
from legalacts.interchange.exporting import export_act
from legalacts.interchange.importing import import_document, import_text, read_file
from legalacts.interchange.printed import bare_number
from legalacts.models import Act, Source
from tests import factories
from tests.interchange.texts import law

SPACE_3 = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
META = """<meta><identification source="#s">
  <FRBRWork><FRBRthis value="/akn/za/act/1998/84/!main"/><FRBRuri value="/akn/za/act/1998/84"/>
    <FRBRalias value="Forests Act" name="title"/><FRBRdate date="1998-10-20" name="Generation"/>
    <FRBRauthor href="#council"/><FRBRcountry value="za"/><FRBRnumber value="84"/></FRBRWork>
  <FRBRExpression><FRBRthis value="/akn/za/act/1998/84/eng/!main"/>
    <FRBRuri value="/akn/za/act/1998/84/eng@2005-03-01"/>
    <FRBRdate date="2005-03-01" name="Generation"/><FRBRauthor href="#s"/>
    <FRBRlanguage language="eng"/></FRBRExpression>
  <FRBRManifestation><FRBRthis value="x"/><FRBRuri value="x"/><FRBRdate date="2020-01-01"/><FRBRauthor href="#s"/>
  </FRBRManifestation></identification>{more}</meta>"""


def file(body, *, meta="", before="", after="", space=SPACE_3):
    """A file of somebody else with this body."""
    whole = f'<akomaNtoso xmlns="{space}"><act name="act">{META.replace("{more}", meta)}'
    return f"{whole}{before}<body>{body}</body>{after}</act></akomaNtoso>".encode()


def read(body, **parts):
    return read_akoma_ntoso(file(body, **parts))


def units(document):
    """Kind, eId and words of each unit."""
    return [(str(unit.kind), unit.eid, unit.text) for unit in document.units]


class FilesOfOthers(SimpleTestCase):
    def test_the_head_comes_from_the_work_and_the_expression(self):
        head = read("<article eId='art_1'><num>1</num><content><p>Words</p></content></article>").header
        wanted = {
            "key": "za-law-1998-84", "kind": "law", "jurisdiction": "za", "number": "84", "adopted_on": "1998-10-20",
            "title_en": "Forests Act", "language": "en", "valid_from": "2005-03-01",
        }  # fmt: skip
        self.assertEqual({name: head.get(name) for name in wanted}, wanted)

    def test_drafts_and_older_versions_are_read_too(self):
        body = "<article id='art-1'><num>Article 1</num><content><p>Words</p></content></article>"
        for space in (
            f"{SPACE_3}/CSD13",
            "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17",
            "http://www.akomantoso.org/2.0",
        ):
            with self.subTest(space):
                self.assertEqual(units(read(body, space=space)), [("article", "art_1", "Words")])

    def test_without_articles_sections_are_the_articles(self):
        document = read(
            "<chapter eId='chp_1'><num>Chapter 1</num><heading>Scope</heading>"
            "<section eId='sec_1'><num>1.</num><heading>Rule</heading>"
            "<subsection eId='sec_1__subsec_1'><num>(1)</num><content><p>One.</p></content></subsection>"
            "<subsection eId='sec_1__subsec_2'><num>(2)</num><intro><p>Either:</p></intro>"
            "<paragraph eId='sec_1__subsec_2__para_a'><num>(a)</num><content><p>this;</p></content></paragraph>"
            "<wrapUp><p>and no more.</p></wrapUp></subsection></section></chapter>"
        )
        self.assertEqual(
            units(document),
            [
                ("chapter", "chp_1", ""),
                ("article", "sec_1", ""),
                ("paragraph", "sec_1__subsec_1", "One."),
                ("paragraph", "sec_1__subsec_2", "Either:"),
                ("point", "sec_1__subsec_2__para_a", "this;"),
                ("wrapup", "sec_1__subsec_2__wrapup", "and no more."),
            ],
        )
        self.assertEqual([unit.number for unit in document.units], ["1", "1", "1", "2", "a", ""])

    def test_numbers_lose_words_and_signs_and_keep_letters(self):
        for printed, number, eid in [
            ("Article 5bis.", "5bis", "art_5bis"),
            ("Статья 13.3", "13.3", "art_13-3"),
            ("Статья 1<sup>1</sup>", "1¹", "art_1"),
            ("97-берене.", "97", "art_97"),
            ("§ 12a", "12a", "art_12a"),
            ("Art. XXVI", "XXVI", "art_xxvi"),
        ]:
            with self.subTest(printed):
                unit = read(f"<article><num>{printed}</num><content><p>x</p></content></article>").units[0]
                self.assertEqual(unit.number, number)
                self.assertTrue(unit.eid.startswith(eid), unit.eid)

    def test_numbers_made_to_be_read_in_many_ways_are_read_in_one(self):
        start = time.process_time()
        for printed in ("7a" * 40, "7a" * 39 + "!", "1.a" * 26, "a1" * 40):
            bare_number(printed)
        self.assertLess(time.process_time() - start, 1)

    def test_paragraphs_without_a_number_are_words_of_their_article(self):
        document = read(
            "<article eId='art_1'><num>1</num>"
            "<paragraph><content><p>First.</p></content></paragraph><alinea><content><p>Second.</p></content></alinea>"
            "<paragraph><num>1.</num><content><p>Numbered.</p></content></paragraph>"
            "<paragraph><content><p>After it.</p></content></paragraph></article>"
        )
        self.assertEqual(
            units(document),
            [
                ("article", "art_1", "First.\nSecond."),
                ("paragraph", "art_1__para_1", "Numbered."),
                ("wrapup", "art_1__wrapup", "After it."),
            ],
        )

    def test_lists_and_indents_give_points(self):
        document = read(
            "<article eId='art_2'><num>2</num><paragraph eId='art_2__para_1'><num>1.</num>"
            "<list><intro><p>These:</p></intro><point><num>a)</num><content><p>one;</p></content></point>"
            "<indent><num>1)</num><content><p>deep</p></content></indent></list></paragraph>"
            "<paragraph><num>2.</num><content><blockList><listIntroduction>Those:</listIntroduction>"
            "<item><num>b)</num><p>two</p></item></blockList></content></paragraph></article>"
        )
        self.assertEqual(
            units(document)[1:],
            [
                ("paragraph", "art_2__para_1", "These:"),
                ("point", "art_2__para_1__point_a", "one;"),
                ("point", "art_2__para_1__point_1", "deep"),
                ("paragraph", "art_2__para_2", "Those:"),
                ("point", "art_2__para_2__point_b", "two"),
            ],
        )

    def test_tables_breaks_and_quotations_become_lines(self):
        document = read(
            "<article eId='art_3'><num>3</num><content>"
            "<table><tr><th><p>Term</p></th><th><p>Days</p></th></tr><tr><td><p>short</p></td><td><p>30</p></td></tr></table>"
            "<p>Before<eol/>after <i>it</i>.</p>"
            "<p>Read <mod>instead: <quotedStructure startQuote='«' endQuote='»'><article><num>Article 9</num>"
            "<content><p>New words.</p></content></article></quotedStructure></mod></p></content></article>"
        )
        self.assertEqual(len(document.units), 1)
        lines = document.units[0].lines
        self.assertEqual(lines[:4], ["Term | Days", "short | 30", "Before", "after it."])
        self.assertIn("«Article 9", lines)
        self.assertIn("New words.»", lines)

    def test_notes_leave_the_words_and_stay_beside_their_unit(self):
        document = read(
            "<article eId='art_4'><num>4</num><heading>Head<authorialNote marker='1'><p>A footnote.</p></authorialNote>"
            "</heading><content><p>Words<noteRef href='#n1'/> of law.</p></content></article>",
            meta="<notes source='#s'><note eId='n1'><p>Edited.</p></note><note eId='n2'><p>On all.</p></note></notes>",
        )
        unit = document.units[0]
        self.assertEqual((unit.heading, unit.text), ("Head", "Words of law."))
        self.assertEqual(
            [(note.kind, note.text) for note in unit.notes], [("footnote", "A footnote."), ("footnote", "Edited.")]
        )
        self.assertEqual([(note.kind, note.text) for note in document.notes], [(NoteKind.EDITORIAL, "On all.")])

    def test_preface_and_signature_are_notes_on_the_act(self):
        document = read(
            "<article eId='art_1'><num>1</num><content><p>x</p></content></article>",
            before="<preface><longTitle><p>To provide for <docTitle>Forests</docTitle></p></longTitle></preface>"
            "<preamble><p>Whereas.</p><p>And so.</p></preamble>",
            after="<conclusions><p>Done at Nowhere</p></conclusions>",
        )
        self.assertEqual(units(document)[0], ("preamble", "preamble_1", "Whereas.\nAnd so."))
        self.assertEqual([note.text for note in document.notes], ["To provide for Forests", "Done at Nowhere"])
        self.assertEqual(document.header.get("title_en"), "Forests")

    def test_attachments_are_annexes_with_provisions_of_their_own(self):
        article = "<article><num>1</num><content><p>In the annex.</p></content></article>"
        document = read(
            "<article eId='art_1'><num>1</num><content><p>In the act.</p></content></article>",
            after="<attachments><attachment><heading>Rules</heading><doc name='annex'><meta/>"
            f"<mainBody>{article}</mainBody></doc></attachment></attachments>",
        )
        found = units(document)
        self.assertEqual([kind for kind, _eid, _text in found], ["article", "annex", "article"])
        self.assertEqual(len({eid for _kind, eid, _text in found}), 3)
        self.assertIs(document.units[2].parent, document.units[1])

    def test_unknown_elements_keep_their_words_and_are_named_with_their_line(self):
        document = read("<article eId='art_1'><num>1</num>\n<oddity>Strange words</oddity></article>")
        self.assertIn("Strange words", document.units[0].text)
        (doubt,) = document.warnings
        self.assertIn("oddity", doubt.message)
        self.assertGreater(doubt.line, 1)

    def test_the_same_number_twice_keeps_both(self):
        article = "<article><num>1</num><content><p>x</p></content></article>"
        document = read(article * 3)
        self.assertEqual(len({unit.eid for unit in document.units}), 3)
        self.assertEqual(len(document.warnings), 2)

    def test_odd_identifiers_are_replaced(self):
        unit = read("<article eId='Art 1/x'><num>1</num><content><p>x</p></content></article>").units[0]
        self.assertEqual(unit.eid, "art_1")


class Refused(SimpleTestCase):
    def refuse(self, data, words):
        with override("en"), self.assertRaises(UnreadableText) as caught:
            read_akoma_ntoso(data)
        self.assertIn(words, caught.exception.message)
        return caught.exception

    def test_entities_that_grow_without_end(self):
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
        bomb = f'<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]>\n<akomaNtoso>&l11;</akomaNtoso>'
        self.assertEqual(self.refuse(bomb.encode(), "entities").line, 2)

    def test_entities_that_read_files(self):
        data = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso>&x;</akomaNtoso>'
        self.refuse(data, "entities")
        self.refuse(b'<!DOCTYPE akomaNtoso SYSTEM "http://example.org/x.dtd"><akomaNtoso/>', "entities")

    def test_endless_depth(self):
        self.refuse(b"<akomaNtoso>" + b"<p>" * 100_000, "deep")

    def test_what_is_no_xml(self):
        self.assertEqual(self.refuse(b"<akomaNtoso>\n<act>\n</wrong>", "well-formed").line, 3)
        self.refuse(b"", "well-formed")
        self.refuse(b"PK\x03\x04", "well-formed")
        self.refuse(b"<akomaNtoso>&nbsp;</akomaNtoso>", "well-formed")
        self.refuse(b'<?xml version="1.0" encoding="nonsense"?><akomaNtoso/>', "")

    def test_what_is_no_act(self):
        self.refuse(b"<html><body/></html>", "html")
        self.refuse(f'<akomaNtoso xmlns="{SPACE_3}"/>'.encode(), "no act")
        self.refuse(file(""), "no text")

    def test_what_is_too_large(self):
        self.refuse(b"<akomaNtoso>" + b" " * (33 * 1024 * 1024), "larger than 32 MB")


class OurOwnFiles(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_jurisdiction("kg", kind="state")
        import_text(law())
        changed = (
            law(valid_from="2015-06-01").decode().replace("Ничего больше.", "Больше ничего. (В редакции Закона № 5)")
        )
        import_text(changed.encode())

    def export(self, day=date(2020, 1, 1)):
        return export_act(public_act("kg-law-2001-7-1"), "akn", "ru", day)

    def test_change_nothing_when_they_are_imported_again(self):
        report = import_document(read_file(self.export().encode(), "law.xml"))
        self.assertEqual(report.same_wordings, report.units)
        self.assertEqual((report.new_provisions, report.new_wordings, report.changed_wordings), (0, 0, 0))
        self.assertEqual((report.new_notes, report.closed_notes, report.warnings), (0, 0, []))

    def test_come_back_byte_for_byte_from_an_empty_knowledge_base(self):
        for day in (date(2020, 1, 1), date(2010, 1, 1)):
            with self.subTest(day):
                before = self.export(day)
                with transaction.atomic():
                    Act.objects.all().delete()
                    Source.objects.all().delete()
                    import_document(read_file(before.encode(), "law.xml", "akn"))
                    self.assertEqual(self.export(day), before)
                    transaction.set_rollback(True)

    def test_bring_nothing_in_when_they_are_hostile(self):
        bomb = f"<!DOCTYPE akomaNtoso [<!ENTITY a 'b'>]>{self.export()[39:].replace('Закон', '&a;')}"
        with self.assertRaises(UnreadableText):
            import_document(read_file(bomb.encode(), "law.xml", "akn"))
