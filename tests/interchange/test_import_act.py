"""Plain text of acts: what a curator hands in, and what they are told when it cannot be read."""

import tempfile
import time
from datetime import date
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from legalacts.interchange.document import Unit, UnreadableText
from legalacts.interchange.importing import import_text, read_file
from legalacts.interchange.importing.planning import said_by
from legalacts.interchange.plain_text import read_document
from legalacts.models import Act, Change, Evidence, Provision, Wording
from tests import factories

HEADER = {"key": "kg-law", "kind": "law", "jurisdiction": "kg", "title_ky": "Мыйзам", "language": "ky"}


def text(body, **header):
    lines = [f"{name}: {value}" for name, value in {**HEADER, **header}.items() if value is not None]
    return "\n".join([*lines, "", body]).encode()


def eids(body):
    return [unit.eid for unit in read_document(text(body)).units]


class Headings(SimpleTestCase):
    def test_are_known_in_three_languages(self):
        for line, eid, heading in [
            ("97-берене. Укуктар", "art_97", "Укуктар"),
            ("97-берене", "art_97", ""),
            ("Берене 97. Укуктар", "art_97", "Укуктар"),
            ("Статья 13.3. Патент", "art_13-3", "Патент"),
            ("СТАТЬЯ 13.3 Патент", "art_13-3", "Патент"),
            ("Article 5 Rights", "art_5", "Rights"),
            ("Article 5", "art_5", ""),
            ("1¹-берене. Кошумча", "art_1-1", "Кошумча"),
            ("Статья 13³. Патент", "art_13-3", "Патент"),
            ("XXVI бөлүм. Эмгек миграциясы", "sec_XXVI", "Эмгек миграциясы"),
            ("Раздел XXVI. Трудовая миграция", "sec_XXVI", "Трудовая миграция"),
            ("Section XXVI. Labour migration", "sec_XXVI", "Labour migration"),
            ("2-глава. Каттоо", "chp_2", "Каттоо"),
            ("Глава 2. Учёт", "chp_2", "Учёт"),
            ("Chapter 2 Registration", "chp_2", "Registration"),
            ("30-тиркеме", "annex_30", ""),
            ("Приложение № 30", "annex_30", ""),
            ("Annex 30", "annex_30", ""),
        ]:
            with self.subTest(line):
                unit = read_document(text(f"{line}\n")).units[0]
                self.assertEqual((unit.eid, unit.heading), (eid, heading))

    def test_are_not_seen_in_a_sentence(self):
        for line in ("Статья описывает порядок.", "97-беренеде айтылган", "Главабыз 5 кишини", "Section the first"):
            with self.subTest(line):
                self.assertEqual(eids(f"1-берене\n{line}"), ["art_1"])

    def test_may_stand_on_the_line_below_the_number(self):
        unit = read_document(text("1-берене.\nУкуктар\nЖумушчу укуктуу.")).units[0]
        self.assertEqual((unit.heading, unit.text), ("Укуктар", "Жумушчу укуктуу."))


class Paragraphs(SimpleTestCase):
    def test_are_numbered_with_a_dot_or_a_bracket(self):
        for sign in (".", ")"):
            with self.subTest(sign):
                self.assertEqual(
                    eids(f"97-берене\n6{sign} Мөөнөт.\n7{sign} Каттоо."), ["art_97", "art_97__para_6", "art_97__para_7"]
                )

    def test_hold_points_with_letters_of_each_script(self):
        for first, second, points in [("а", "б", ("a", "b")), ("a", "b", ("a", "b")), ("ө", "ң", ("oe", "ng"))]:
            with self.subTest(first):
                self.assertEqual(
                    eids(f"97-берене\n6. Мөөнөт:\n{first}) бир;\n{second}) эки.")[2:],
                    [f"art_97__para_6__point_{point}" for point in points],
                )

    def test_hold_points_with_numbers_when_they_have_dots_themselves(self):
        self.assertEqual(
            eids("97-берене\n6. Мөөнөт:\n1) бир;\n2) эки.\n7. Каттоо.")[2:],
            ["art_97__para_6__point_1", "art_97__para_6__point_2", "art_97__para_7"],
        )

    def test_with_a_raised_number_follow_the_plain_one(self):
        self.assertEqual(eids("97-берене\n1. Бир.\n1¹. Бир-бир.")[1:], ["art_97__para_1", "art_97__para_1-1"])

    def test_before_the_first_article_are_only_words(self):
        self.assertEqual(eids("1. Кириш сөз.\n1-берене\nТекст."), ["preamble_1", "art_1"])

    def test_with_a_number_that_stands_twice_are_kept_with_a_warning(self):
        document = read_document(text("97-берене\n6. Бир.\n6. Эки."))
        self.assertEqual(document.units[2].eid, "art_97__para_6-2x")
        self.assertEqual(document.warnings[0].line, 9)

    def test_keep_all_their_lines(self):
        units = read_document(text("97-берене\n6. Бир.\nЭки.\n\nҮч.")).units
        self.assertEqual(units[1].text, "Бир.\nЭки.\nҮч.")

    def test_of_a_text_without_articles_are_kept_whole_with_a_warning(self):
        with override("en"):
            document = read_document(text("Биринчи.\nЭкинчи."))
        self.assertEqual([unit.text for unit in document.units], ["Биринчи.\nЭкинчи."])
        self.assertIn("no article was recognised", str(document.warnings[0]))


class Refused(SimpleTestCase):
    def assert_refused(self, data, line, message):
        with override("en"), self.assertRaises(UnreadableText) as refused:
            read_file(data, format="text")
        self.assertEqual(refused.exception.line, line)
        self.assertIn(message, str(refused.exception))

    def test_with_the_line_of_the_mistake_in_the_head(self):
        for header, line, message in [
            ({"kind": "lawlet"}, 2, "kind is one of"),
            ({"language": "de"}, 5, "language is one of ky, ru, en"),
            ({"key": "Мыйзам"}, 1, "Latin small letters"),
            ({"key": "k" * 121}, 1, "Latin small letters"),
            ({"nature": "holy"}, 6, "nature is one of"),
            ({"valid_from": "2018-13-01"}, 6, "valid_from is not a date"),
            ({"adopted_on": "17.07.2000"}, 6, "adopted_on is not a date"),
            ({"source_url": "javascript:alert(1)"}, 6, "not a web address"),
            ({"colour": "red"}, 6, "expected one of"),
            ({"language": None}, 1, "language is missing"),
            ({"key": None}, 1, "key is missing"),
        ]:
            with self.subTest(header):
                self.assert_refused(text("1-берене", **header), line, message)

    def test_when_a_field_is_given_twice(self):
        self.assert_refused(b"key: a\nkey: b\n\n", 2, "given twice")

    def test_when_there_is_no_text(self):
        self.assert_refused(text(""), 6, "no text")
        self.assert_refused(b"", 1, "missing")

    def test_when_it_is_not_utf_8(self):
        self.assert_refused(text("1-берене\n") + "Статья".encode("cp1251"), 8, "not UTF-8")

    def test_when_it_holds_a_null_character(self):
        self.assert_refused(text("1-берене\nТекст\0"), 8, "null character")

    def test_when_it_is_too_large(self):
        self.assert_refused(text("1-берене\n" + "а" * 4_200_000), 1, "larger than 8 MB")


class HostileLines(SimpleTestCase):
    def test_are_read_in_a_moment(self):
        for name, body in {
            "one long line": "а " * 1_000_000,
            "a number without end": "1" * 1_000_000,
            "dots": "1." * 500_000,
            "hyphens": "Статья 1" + "-1" * 500_000,
            "spaces": "Статья" + " " * 1_000_000 + "x",
            "raised numbers": "1" + "¹" * 500_000,
            "brackets": "1-берене\n" + "а) " * 400_000,
            "many short lines": "1-берене\n" + "6. a\n" * 2_000,
        }.items():
            with self.subTest(name):
                started = time.process_time()
                read_document(text(body))
                self.assertLess(time.process_time() - started, 5)

    def test_control_and_direction_marks_are_only_characters(self):
        unit = read_document(text("1-берене. Аты\n\u202eтекст\u202c \x07 😀")).units[0]
        self.assertEqual(unit.eid, "art_1")
        self.assertIn("😀", unit.text)


class Importing(TestCase):
    BODY = "97-берене. Укуктар\n6. Мөөнөт үч күн."

    @classmethod
    def setUpTestData(cls):
        factories.make_jurisdiction("kg")

    def wording(self, eid="art_97__para_6", language="ky", **given):
        return Wording.objects.get(provision__eid=eid, language=language, **given)

    def test_brings_the_act_its_tree_and_its_words(self):
        report = import_text(text(self.BODY, number="61", adopted_on="2000-07-17"))
        act = Act.objects.get()
        self.assertEqual((act.key, act.title_ky, act.number, act.status), ("kg-law", "Мыйзам", "61", "published"))
        paragraph = Provision.objects.get(eid="art_97__para_6")
        self.assertEqual((paragraph.parent.eid, paragraph.number, paragraph.kind), ("art_97", "6", "paragraph"))
        self.assertEqual(self.wording().text, "Мөөнөт үч күн.")
        self.assertEqual(self.wording().nature, "official")
        self.assertEqual(self.wording("art_97").heading, "Укуктар")
        self.assertEqual((report.new_provisions, report.new_wordings), (2, 2))

    def test_says_where_the_text_comes_from(self):
        import_text(text(self.BODY, source_url="https://cbd.minjust.gov.kg/1"))
        self.assertEqual(Evidence.objects.get().source.url, "https://cbd.minjust.gov.kg/1")

    def test_of_a_second_language_joins_the_same_provisions(self):
        import_text(text(self.BODY))
        report = import_text(text("Статья 97. Права\n6. Срок три дня.", language="ru", title_ky=None, title_ru="Закон"))
        self.assertEqual((report.new_provisions, report.new_wordings), (0, 2))
        self.assertEqual(Provision.objects.count(), 2)
        self.assertEqual(self.wording(language="ru").text, "Срок три дня.")
        self.assertEqual(Act.objects.get().title_ru, "Закон")

    def test_of_the_same_text_again_changes_nothing(self):
        import_text(text(self.BODY))
        before = [Act.objects.get().history.count(), *(wording.history.count() for wording in Wording.objects.all())]
        report = import_text(text(self.BODY))
        self.assertEqual((report.new_provisions, report.new_wordings, report.changed_wordings), (0, 0, 0))
        self.assertEqual(report.same_wordings, 2)
        after = [Act.objects.get().history.count(), *(wording.history.count() for wording in Wording.objects.all())]
        self.assertEqual(after[1:], before[1:])

    def test_of_a_corrected_text_replaces_the_words_of_that_day(self):
        import_text(text(self.BODY))
        report = import_text(text(self.BODY.replace("үч", "беш")))
        self.assertEqual(report.changed_wordings, 1)
        self.assertEqual(self.wording().text, "Мөөнөт беш күн.")

    def test_of_a_later_edition_closes_the_earlier_words(self):
        import_text(text(self.BODY, valid_from="2000-07-17"))
        import_text(text(self.BODY.replace("үч", "беш"), valid_from="2015-01-01"))
        self.assertEqual(self.wording(valid_from=date(2000, 7, 17)).valid_to, date(2014, 12, 31))
        self.assertIsNone(self.wording(valid_from=date(2015, 1, 1)).valid_to)
        self.assertEqual(Wording.objects.filter(provision__eid="art_97").count(), 1, "an unchanged heading stays")

    def test_of_an_earlier_edition_ends_before_the_later_one(self):
        import_text(text(self.BODY, valid_from="2015-01-01"))
        import_text(text(self.BODY.replace("үч", "беш"), valid_from="2000-07-17"))
        self.assertEqual(self.wording(valid_from=date(2000, 7, 17)).valid_to, date(2014, 12, 31))

    def test_of_an_edition_between_two_others_keeps_all_three_apart(self):
        for number, day in [("1", "2000-01-01"), ("3", "2020-01-01"), ("2", "2010-01-01")]:
            import_text(text(f"97-берене\n6. Мөөнөт {number} күн.", valid_from=day))
        held = Wording.objects.filter(provision__eid="art_97__para_6").order_by("valid_from")
        self.assertEqual(
            [(wording.text[-6], wording.valid_to) for wording in held],
            [("1", date(2009, 12, 31)), ("2", date(2019, 12, 31)), ("3", None)],
        )

    def test_leaves_our_summaries_alone(self):
        import_text(text(self.BODY))
        factories.make_wording(Provision.objects.get(eid="art_97__para_6"), text="Биздин сөз")
        import_text(text(self.BODY.replace("үч", "беш")))
        self.assertEqual(self.wording(nature="summary").text, "Биздин сөз")

    def test_keeps_a_heading_of_any_length(self):
        import_text(text("97-берене. " + "а" * 1990))
        self.assertTrue(self.wording("art_97").heading)

    def test_takes_what_is_longer_than_any_heading_for_the_words_of_the_article(self):
        long = "а" * 3990
        unit = Unit("article", "97", "art_97", 1, heading=long, lines=["б"])
        self.assertEqual(said_by(unit), ("", f"{long}\nб"))

    def test_notes_the_change(self):
        import_text(text(self.BODY))
        self.assertEqual(set(Change.objects.values_list("kind", flat=True)), {"provision", "act"})


class NothingWritten(TestCase):
    def command(self, data, *options):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "act.txt"
            file.write_bytes(data)
            out = StringIO()
            call_command("import_act", str(file), *options, stdout=out)
            return out.getvalue()

    def test_by_a_dry_run(self):
        factories.make_jurisdiction("kg")
        said = self.command(text("1-берене\nТекст."), "--dry-run")
        self.assertIn("1 units read", said)
        self.assertIn("Nothing was written", said)
        self.assertFalse(Act.objects.exists())

    def test_when_the_act_is_new_and_its_head_too_short(self):
        factories.make_jurisdiction("kg")
        for missing in ("kind", "jurisdiction", "title_ky"):
            with self.subTest(missing), self.assertRaises(CommandError) as refused:
                self.command(text("1-берене", **{missing: None}))
            self.assertIn(f"{missing} is missing", str(refused.exception))
        self.assertFalse(Act.objects.exists())

    def test_when_nobody_knows_the_jurisdiction(self):
        with self.assertRaises(CommandError) as refused:
            self.command(text("1-берене"))
        self.assertIn("line 3: there is no jurisdiction kg", str(refused.exception))

    def test_when_the_file_is_not_there(self):
        with self.assertRaises(CommandError):
            call_command("import_act", "/nowhere/act.txt")


class OnThePage(TestCase):
    def test_imported_text_is_only_text(self):
        factories.make_jurisdiction("kg")
        attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"
        import_text(text(f"1-берене. {attack}\n1. {attack}", title_ky=attack, number=attack))
        for path in ("/ky/acts/", "/ky/acts/kg-law/", "/ky/acts/kg-law/art_1/", "/ky/acts/kg-law/art_1__para_1/"):
            with self.subTest(path):
                page = self.client.get(path).content.decode()
                self.assertIn("&lt;script&gt;alert(1)", page)
                self.assertNotIn("<script>alert", page)
                self.assertNotIn("<img", page)
