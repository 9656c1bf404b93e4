"""Editions of an imported act: what ends, what comes back, what people edited, notes and languages."""

from datetime import date

from django.test import TestCase
from django.utils.translation import override

from legalacts.interchange.document import UnreadableText
from legalacts.interchange.importing import import_text
from legalacts.models import Act, Change, Note, Provision, Wording
from tests import factories

HEAD = {"key": "kg-law", "kind": "law", "jurisdiction": "kg", "language": "ru", "title_ru": "Закон"}
TWO = "Статья 1. Цели\n1. Слова.\nСтатья 2. Сфера\n1. Другие слова."
ONE = "Статья 1. Цели\n1. Слова."


class Editions(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_jurisdiction("kg")

    def bring(self, body, day="2010-01-01", **head):
        lines = [f"{name}: {value}" for name, value in {**HEAD, "valid_from": day, **head}.items()]
        return import_text("\n".join([*lines, "", body]).encode())

    def periods(self, eid):
        held = Wording.objects.published().filter(provision__eid=eid).order_by("valid_from")
        return [(wording.valid_from.year, wording.valid_to) for wording in held]

    def test_end_what_they_no_longer_have_the_day_before(self):
        self.bring(TWO)
        report = self.bring(ONE, "2015-01-01")
        self.assertEqual(report.closed_wordings, 2)
        self.assertEqual(self.periods("art_2__para_1"), [(2010, date(2014, 12, 31))])
        self.assertEqual(self.periods("art_1__para_1"), [(2010, None)])

    def test_bring_back_what_had_ended(self):
        for body, day in ((TWO, "2010-01-01"), (ONE, "2015-01-01"), (TWO, "2020-01-01")):
            self.bring(body, day)
        self.assertEqual(self.periods("art_2__para_1"), [(2010, date(2014, 12, 31)), (2020, None)])

    def test_before_those_held_do_not_reach_over_them(self):
        self.bring(ONE, "2015-01-01")
        self.bring(TWO, "2010-01-01")
        self.assertEqual(self.periods("art_2__para_1"), [(2010, date(2014, 12, 31))])
        self.assertEqual(self.periods("art_1__para_1"), [(2010, None)], "the same words are one wording")

    def test_of_a_part_leave_the_rest_alone(self):
        self.bring(TWO)
        self.bring(ONE, "2015-01-01", extent="part")
        self.assertEqual(self.periods("art_2__para_1"), [(2010, None)])

    def test_that_lack_most_of_the_act_are_refused_until_somebody_says_so(self):
        many = "\n".join(f"Статья {number}. Цели" for number in range(1, 60))
        self.bring(many)
        with override("en"), self.assertRaises(UnreadableText) as refused:
            self.bring(ONE, "2015-01-01")
        self.assertIn("58 provisions", str(refused.exception))
        self.assertFalse(Wording.objects.filter(valid_to__isnull=False).exists())
        self.assertEqual(self.bring(ONE, "2015-01-01", extent="whole").closed_wordings, 58)

    def test_keep_what_a_person_corrected(self):
        self.bring(ONE)
        wording = Wording.objects.get(provision__eid="art_1__para_1")
        wording.text = "Слова, исправленные человеком."
        wording.save()
        for day in ("2010-01-01", "2015-01-01"):
            with self.subTest(day):
                report = self.bring(ONE, day)
                self.assertEqual(report.kept_wordings, 1)
                self.assertIn("art_1__para_1", str(report.warnings[0]))
        self.assertEqual(Wording.objects.get(provision__eid="art_1__para_1").text, "Слова, исправленные человеком.")

    def test_close_a_corrected_wording_when_the_law_changes(self):
        self.bring(ONE)
        wording = Wording.objects.get(provision__eid="art_1__para_1")
        wording.text = "Слова, исправленные человеком."
        wording.save()
        self.bring(ONE.replace("Слова", "Новые слова"), "2015-01-01")
        self.assertEqual(self.periods("art_1__para_1"), [(2010, date(2014, 12, 31)), (2015, None)])

    def test_have_their_own_notes(self):
        note = "\n(В редакции Закона КР от 1 июня 2014 года № 5)"
        self.bring(ONE)
        self.bring(ONE + note, "2015-01-01")
        self.bring(ONE + note.replace("2014", "2019"), "2020-01-01")
        held = Note.objects.order_by("valid_from").values_list("text", "valid_from", "valid_to")
        self.assertEqual(
            list(held),
            [
                ("(В редакции Закона КР от 1 июня 2014 года № 5)", date(2015, 1, 1), date(2019, 12, 31)),
                ("(В редакции Закона КР от 1 июня 2019 года № 5)", date(2020, 1, 1), None),
            ],
        )

    def test_read_again_change_nothing_at_all(self):
        body = TWO + "\n(В редакции Закона КР от 1 июня 2014 года № 5)"
        self.bring(body)
        models = (Act, Provision, Wording, Note)
        before = [Change.objects.count(), *(model.history.count() for model in models)]
        self.bring(body)
        self.assertEqual([Change.objects.count(), *(model.history.count() for model in models)], before)

    def test_in_another_language_say_where_the_trees_differ(self):
        self.bring(TWO)
        with override("en"):
            report = self.bring("1-берене. Максаты\n1. Сөз.\n3-берене. Дагы", language="ky", title_ky="Мыйзам")
        said = " ".join(map(str, report.warnings))
        self.assertIn("art_3 is not in the text held in another language", said)
        self.assertIn("art_2__para_1 is in the text held in another language and not here", said)
        self.assertEqual(self.periods("art_2__para_1"), [(2010, None)], "the Russian words stay")

    def test_keep_the_order_of_the_text(self):
        self.bring("Статья 1. Цели\nСтатья 3. Конец")
        self.bring("Статья 1. Цели\nСтатья 2. Сфера\nСтатья 3. Конец", "2015-01-01")
        self.assertEqual(list(Provision.objects.values_list("eid", flat=True)), ["art_1", "art_2", "art_3"])

    def test_may_come_as_drafts(self):
        self.bring(ONE, status="draft")
        self.assertEqual({*Provision.objects.values_list("status", flat=True)}, {"draft"})
        self.assertFalse(Wording.objects.published().exists())
