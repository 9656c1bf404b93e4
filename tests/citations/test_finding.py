"""What wordings cite, and that what people decided on it stays."""

import time
from datetime import date

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase

from legalacts.citations import Context, detect_citations, find_citations, resolve, sentence_at
from legalacts.citations.mentions import read_mentions
from legalacts.citations.names import ActNames
from legalacts.citations.sentences import sentence_spans
from legalacts.models import Citation, Wording
from tests.citations.law import make_act, make_law, make_provisions
from tests.factories import make_wording

CODE_EIDS = """
sec_I chp_1 art_1 art_1__para_1 art_1__para_2 art_2 art_2__para_1 art_2__para_2 art_2__para_2__point_1 art_3
art_3__para_1 art_4 art_5 art_6
"""


def official(provision, text, language="ru", **given):
    return make_wording(provision, text=text, language=language, nature="official", **given)


class Finding(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_law()
        cls.code = make_act("kg-test-code", "code", title_ru="Кодекс о примерах")
        cls.held = make_provisions(cls.code, *CODE_EIDS.split())
        cls.held["chp_1"].parent = cls.held["sec_I"]
        cls.held["art_1"].parent = cls.held["art_2"].parent = cls.held["chp_1"]
        for eid in ("chp_1", "art_1", "art_2"):
            cls.held[eid].save()

    def cited(self, text, eid="art_2__para_1", language="ru"):
        """What a provision cites that says `text`: (words, act#eid)."""
        wording = official(self.held[eid], text, language)
        found = find_citations(Wording.objects.filter(pk=wording.pk).select_related("provision__act__jurisdiction"))
        wording.delete()
        return [(citation.text, citation.reading) for citation in found]

    def meant(self, text, eid="art_2__para_1", language="ru"):
        return [reading.removeprefix("kg-test-code#") for _words, reading in self.cited(text, eid, language)]

    def test_reads_every_case_of_an_article_of_this_code(self):
        for text, eids in [
            ("В соответствии со статьёй 1 настоящего Кодекса.", ["art_1"]),
            ("по основаниям статьи 1 настоящего Кодекса", ["art_1"]),
            ("предусмотрено статьями 1 и 3 настоящего Кодекса", ["art_1", "art_3"]),
            ("в статьях 3-5 настоящего Кодекса", ["art_3", "art_4", "art_5"]),
            ("согласно пунктам 1 и 2 статьи 1 настоящего Кодекса", ["art_1__para_1", "art_1__para_2"]),
            ("подпунктом 1)\nпункта 2\nстатьи 2 настоящего Кодекса", ["art_2__para_2__point_1"]),
            ("(пункт 1 статьи 1, статья 4)", ["art_1__para_1", "art_4"]),
            ("главой 1 настоящего Кодекса", ["chp_1"]),
        ]:
            with self.subTest(text):
                self.assertEqual(self.meant(text, "art_6"), eids)

    def test_reads_this_the_said_and_the_preceding_from_where_they_stand(self):
        for text, eid, meant in [
            ("указанных в пункте 2 настоящей статьи", "art_2__para_1", ["art_2__para_2"]),
            ("ушул берененин 2-пункту", "art_2__para_1", ["art_2__para_2"]),
            ("paragraph 2 of this Article", "art_2__para_1", ["art_2__para_2"]),
            ("правила предыдущей статьи", "art_2__para_1", ["art_1"]),
            ("under the preceding paragraph", "art_2__para_2", ["art_2__para_1"]),
            ("мурунку беренеде", "art_2", ["art_1"]),
            ("нормы настоящей главы", "art_2__para_1", ["chp_1"]),
            ("ушул Кодекстин 3-беренесинин 1-пункту", "art_2", ["art_3__para_1"]),
            ("Пункт 1 статьи 3 настоящего Кодекса. Правила указанной статьи.", "art_1", ["art_3__para_1", "art_3"]),
        ]:
            with self.subTest(text):
                language = "ky" if "бере" in text else "en" if text.isascii() else "ru"
                self.assertEqual(self.meant(text, eid, language), meant)

    def test_leads_to_other_acts_that_are_known(self):
        for text, reading in [
            ("в статье 97 Договора о ЕАЭС", "eaeu-treaty-2014#art_97"),
            ("пунктом 6 статьи 97 Договора о Евразийском экономическом союзе", "eaeu-treaty-2014#art_97__para_6"),
            ("Законом Кыргызской Республики от 17 июля 2000 года № 61", "kg-law-2000-61#"),
            ("Законом Кыргызской Республики «О внешней миграции»", "kg-law-2000-61#"),
            ("статья 13.3 Федерального закона № 115-ФЗ", "ru-law-2002-115#art_13-3"),
        ]:
            with self.subTest(text):
                self.assertEqual([reading for _words, reading in self.cited(text)], [reading])

    def test_never_takes_the_article_of_another_code_for_its_own(self):
        for text in [
            "статьёй 1 Гражданского кодекса Кыргызской Республики",
            "статья 3 Уголовно-процессуального кодекса",
            "ст. 1 ГК КР",
            "Кодексом о детях (статьи 1, 2 и 3)",
            "статьи 1 Закона Кыргызской Республики «Об ином»",
            "статьёй 5 Закона от 3 марта 2001 года № 999",
        ]:
            with self.subTest(text):
                self.assertEqual([reading for _words, reading in self.cited(text, "art_6")], [""])

    def test_takes_no_gazette_date_or_measure_for_an_article(self):
        for text in [
            "Ведомости Верховного Совета, 1985 г., № 10, ст. 5; № 12, ст. 3",
            "в течение 5 дней, 3 месяцев",
            "от 3 до 5 процентов",
            "с 1 января 2020 года",
        ]:
            with self.subTest(text):
                self.assertEqual(self.cited(text), [])

    def test_says_nothing_of_the_provision_itself(self):
        self.assertEqual(self.cited("Настоящая статья применяется.", "art_2"), [])
        self.assertEqual(self.cited("Часть 1 статьи 2 применяется, как и статья 2.", "art_2__para_1"), [])

    def test_links_a_reference_in_full_even_in_the_article_it_names(self):
        self.assertEqual(
            self.cited("по правилам статей 2 и 3 настоящего Кодекса", "art_2"),
            [("статей 2", "kg-test-code#art_2"), ("3 настоящего Кодекса", "kg-test-code#art_3")],
        )

    def test_answers_a_relative_citation_when_it_is_told_from_where(self):
        readings = resolve("ушул берененин 2-пункту", Context("kg-test-code", "art_2__para_1"))
        self.assertEqual([(reading.act, reading.eid) for reading in readings], [("kg-test-code", "art_2__para_2")])
        self.assertEqual(resolve("ушул берененин 2-пункту"), [])

    def test_asks_a_constant_number_of_queries(self):
        for eid in CODE_EIDS.split():
            official(self.held[eid], "В соответствии со статьями 1–5 настоящего Кодекса и статьёй 97 Договора о ЕАЭС.")
        find_citations([])
        wordings = Wording.objects.filter(provision__act=self.code).select_related("provision__act__jurisdiction")
        with self.assertNumQueries(5):
            self.assertGreater(len(find_citations(wordings)), 50)


class Decisions(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.code = make_act("kg-test-code", "code", title_ru="Кодекс о примерах")
        cls.held = make_provisions(cls.code, *CODE_EIDS.split())
        cls.text = "Порядок установлен статьёй 1 настоящего Кодекса. Срок указан в статье 3 настоящего Кодекса."
        cls.wording = official(cls.held["art_6"], cls.text, valid_from=date(2020, 1, 1))

    def setUp(self):
        detect_citations(self.code)
        self.first, self.second = Citation.objects.order_by("start")

    def decide(self, citation, status, **changes):
        for name, value in {"status": status, **changes}.items():
            setattr(citation, name, value)
        citation.save()

    def say(self, text):
        self.wording.text = text
        self.wording.save()
        detect_citations(self.code)

    def shown(self):
        found = Citation.objects.filter(wording=self.wording).order_by("start")
        return [(citation.text, citation.status, str(citation.to_provision)) for citation in found]

    def test_finding_twice_changes_nothing(self):
        before = list(Citation.objects.values())
        tally = detect_citations(self.code)
        self.assertEqual((tally.new, tally.gone, tally.same), (0, 0, 2))
        self.assertEqual(list(Citation.objects.values()), before)

    def test_a_rejected_citation_stays_rejected_when_the_text_before_it_grows(self):
        self.decide(self.second, "rejected")
        self.say(f"Новое первое предложение. {self.text}")
        self.assertEqual([status for _text, status, _to in self.shown()], ["detected", "rejected"])
        self.second.refresh_from_db()
        self.assertEqual(self.wording.text[self.second.start : self.second.end], self.second.text)

    def test_a_target_chosen_by_hand_stays(self):
        self.decide(self.first, "confirmed", to_provision=self.held["art_5"])
        self.say(self.text.replace("Порядок", "Подробный порядок"))
        self.assertEqual(self.shown()[0][1:], ("confirmed", "kg-test-code#art_5"))
        self.assertEqual(len(self.shown()), 2)

    def test_a_decision_goes_with_its_own_words_and_not_with_equal_ones_elsewhere(self):
        self.decide(self.first, "rejected")
        self.say(
            "Срок указан в статье 3 настоящего Кодекса. Иное следует из того, что сказано статьёй 1 настоящего Кодекса."
        )
        self.assertEqual([status for _text, status, _to in self.shown()], ["detected", "detected"])

    def test_a_decision_whose_words_are_gone_goes_too(self):
        self.decide(self.first, "confirmed")
        self.say("Больше ничего.")
        self.assertEqual(self.shown(), [])

    def test_a_new_edition_takes_the_decisions_over(self):
        self.decide(self.second, "rejected")
        self.decide(self.first, "confirmed", to_provision=self.held["art_4"])
        newer = official(self.held["art_6"], f"1. {self.text}", valid_from=date(2024, 1, 1))
        detect_citations(self.code)
        found = Citation.objects.filter(wording=newer).order_by("start")
        self.assertEqual(
            [(citation.status, citation.to_provision.eid) for citation in found],
            [("confirmed", "art_4"), ("rejected", "art_3")],
        )

    def test_what_leads_nowhere_is_kept_and_found_when_the_act_comes(self):
        self.say("Согласно статье 8 Закона Кыргызской Республики от 5 мая 2010 года № 77.")
        self.assertIsNone(Citation.objects.get().to_act)
        act = make_act("kg-law-2010-77", number="77", adopted_on=date(2010, 5, 5))
        make_provisions(act, "art_8")
        call_command("detect_citations", verbosity=0)
        self.assertEqual(Citation.objects.get().to_provision.eid, "art_8")

    def test_the_command_names_an_act_that_is_not_there(self):
        with self.assertRaisesMessage(CommandError, "There is no act nothing"):
            call_command("detect_citations", "nothing")


class Sentences(SimpleTestCase):
    def test_end_at_stops_and_not_at_short_forms(self):
        text = "См. ст. 5 и п. 2 ст. 7. Закон от 5 мая 2010 г. № 77 действует. Суд решает."
        self.assertEqual(
            [text[start:end].strip() for start, end in sentence_spans(text)],
            ["См. ст. 5 и п. 2 ст. 7.", "Закон от 5 мая 2010 г. № 77 действует.", "Суд решает."],
        )

    def test_the_citing_one_is_given_with_the_place_of_the_words(self):
        text = "Первое. Срок указан в статье 3 настоящего Кодекса. Третье."
        start = text.index("статье 3")
        sentence, at = sentence_at(text, start, start + 8)
        self.assertEqual(sentence, "Срок указан в статье 3 настоящего Кодекса.")
        self.assertEqual(sentence[at : at + 8], "статье 3")

    def test_a_long_one_is_shortened_around_the_words(self):
        text = "слово " * 500 + "статья 3 " + "слово " * 500
        start = text.index("статья 3")
        sentence, at = sentence_at(text, start, start + 8)
        self.assertLess(len(sentence), 720)
        self.assertEqual(sentence[at : at + 8], "статья 3")


class HostileText(SimpleTestCase):
    def test_takes_linear_time(self):
        """Ten times the text takes about ten times as long; what backtracks would take a hundred times."""
        pieces = ["ст. ст. ", "1, ", "((", "97-", "п. 6 ст. 97 ", "№ 61 ", "КоАП ", "настоящего ", "\n", ";\n",
                  ". ", "«", "статьями 1–99, 1–99, "]  # fmt: skip
        for piece in pieces:
            with self.subTest(piece):
                small, large = (self.seconds(piece * (size // len(piece))) for size in (20_000, 200_000))
                self.assertLess(large, 40 * small + 1)

    def test_a_megabyte_is_read(self):
        for piece in ["ст. ст. ст. ", "1234567890 ", "([{(["]:
            with self.subTest(piece):
                read_mentions(piece * (1_000_000 // len(piece)), ActNames())

    def seconds(self, text):
        started = time.process_time()
        for start, end in sentence_spans(text):
            read_mentions(text[start:end], ActNames())
        return time.process_time() - started
