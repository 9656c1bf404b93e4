from django.test import SimpleTestCase
from django.utils.translation import override

from legalacts.models import Act, Trilingual, flat_labels, reading_order


class ReadingOrder(SimpleTestCase):
    def test_begins_with_the_language_asked_for(self):
        for language, order in [
            ("ky", ("ky", "ru", "en")),
            ("ru", ("ru", "ky", "en")),
            ("en", ("en", "ru", "ky")),
            ("de", ("ru", "en", "ky")),
        ]:
            with self.subTest(language):
                self.assertEqual(reading_order(language), order)


class Texts(SimpleTestCase):
    def test_are_shown_in_the_language_asked_for(self):
        shown = Trilingual("мыйзам", "закон", "law").best("ru")
        self.assertEqual((shown.text, shown.language, shown.is_fallback), ("закон", "ru", False))

    def test_fall_back_to_the_next_language_and_say_so(self):
        for asked, text, language in [("ky", "закон", "ru"), ("en", "закон", "ru")]:
            with self.subTest(asked):
                shown = Trilingual("", "закон", "").best(asked)
                self.assertEqual((shown.text, shown.language, shown.is_fallback), (text, language, True))

    def test_a_russian_reader_falls_back_to_kyrgyz_before_english(self):
        self.assertEqual(Trilingual("мыйзам", "", "law").best("ru").language, "ky")

    def test_an_english_reader_falls_back_to_kyrgyz_last(self):
        self.assertEqual(Trilingual("мыйзам", "", "").best("en").language, "ky")

    def test_an_empty_text_is_empty_and_no_fallback(self):
        shown = Trilingual().best("en")
        self.assertFalse(shown)
        self.assertFalse(shown.is_fallback)

    def test_read_in_the_language_of_the_page_when_written_out(self):
        text = Trilingual("мыйзам", "закон", "law")
        for language, words in [("ky", "мыйзам"), ("ru", "закон"), ("en", "law")]:
            with self.subTest(language), override(language):
                self.assertEqual(str(text), words)

    def test_know_which_languages_are_missing(self):
        self.assertEqual(Trilingual("мыйзам", "", "law").missing(), ["ru"])

    def test_are_read_from_three_columns_of_a_record(self):
        act = Act(title_ky="мыйзам", title_ru="закон")
        self.assertEqual(act.title, Trilingual("мыйзам", "закон", ""))

    def test_a_short_title_stands_for_the_long_one(self):
        with override("ru"):
            self.assertEqual(str(Act(title_ru="Договор о союзе", short_title_ru="Договор")), "Договор")
            self.assertEqual(str(Act(title_ru="Договор о союзе")), "Договор о союзе")


class Labels(SimpleTestCase):
    def test_of_all_languages_are_one_list_without_repetition(self):
        self.assertEqual(
            flat_labels({"ky": ["ЕАЭБ"], "ru": ["ЕАЭС", "ЕАЭБ"]}, {"en": ["EAEU"]}), ["ЕАЭБ", "ЕАЭС", "EAEU"]
        )
