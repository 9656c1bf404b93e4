from django.test import SimpleTestCase

from legalacts.search.ranking import eased
from tests.factories import make_indicator, make_institution, make_rule, make_term

from .base import SearchTestCase, noted


class AbbreviationTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        noted(
            make_term(
                "union",
                title_ky="Евразиялык экономикалык бирлик",
                title_ru="Евразийский экономический союз",
                title_en="Eurasian Economic Union",
                abbreviations={"ky": ["ЕАЭБ"], "ru": ["ЕАЭС"], "en": ["EAEU"]},
            )
        )
        noted(make_institution("ministry", title_ru="Министерство внутренних дел", aliases={"ru": ["МВД РФ", "дом"]}))
        noted(make_rule(text_ky="ЕАЭБ, ЕАЭБ жана дагы ЕАЭБ.", text_ru="ЕАЭС, ЕАЭС и ещё раз ЕАЭС; МВД РФ."))

    def test_what_is_abbreviated_leads_in_any_case_and_with_dots_or_an_ending(self):
        for words, reader in [
            ("ЕАЭБ", "ky"),
            ("еаэб", "ky"),
            ("ЕАЭБдин", "ky"),
            ("ЕАЭБ-дин", "ky"),
            ("Е.А.Э.Б.", "ky"),
            ("ЕАЭС", "ru"),
            ("е. а. э. с.", "ru"),
            ("eaeu", "en"),
        ]:
            with self.subTest(words):
                self.assertEqual(self.first(words, reader), "union")

    def test_an_abbreviation_of_two_words_is_one_too(self):
        self.assertEqual(self.first("мвд рф", "ru"), "ministry")

    def test_among_other_words_it_is_a_word_like_any(self):
        self.assertNotEqual(self.first("ЕАЭС раз", "ru"), "union")

    def test_filters_hold_for_it(self):
        self.assertNotIn("union", self.keys("ЕАЭС", "ru", kind="rule"))
        self.assertIn("union", self.keys("ЕАЭС", "ru", kind="term"))

    def test_letters_after_a_number_stay_a_citation(self):
        self.assertNotIn("union", self.keys("п. 1 ст. 4", "ru"))


class TermTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        for number in range(5):
            noted(make_rule(text_ru="Патент, патент, патент.", indicator=make_indicator(title_ru=f"Патент {number}")))
        noted(
            make_term(
                "patent",
                title_ru="рабочий патент",
                alternative_labels={"ru": ["патент"]},
                definition_ru="Разрешение, за которое платят каждый месяц, чтобы работать в другом государстве.",
            )
        )

    def test_what_a_word_means_is_in_sight_where_it_is_all_that_is_asked(self):
        self.assertEqual(self.keys("патент", "ru").index("patent"), 2)
        self.assertEqual(len(set(self.keys("патент", "ru"))), 6)
        self.assertEqual(self.find("патент", "ru").count, 6)

    def test_among_other_words_and_filters_it_stands_where_it_falls(self):
        self.assertNotIn("patent", self.keys("патент 3", "ru")[:3])
        self.assertNotIn("patent", self.keys("патент", "ru", kind="rule"))


class OtherNamesTests(SimpleTestCase):
    def test_having_all_names_of_a_thing_raises_little_above_having_the_words_asked_for(self):
        self.assertEqual(eased(5, most=10), 5)
        self.assertLess(eased(60, most=10), 16)
        self.assertGreater(eased(60, most=10), eased(50, most=10))

    def test_where_no_text_has_the_words_other_names_count_in_full(self):
        self.assertEqual(eased(60, most=0), 60)
