"""What was searched for instead of what was typed, and words that only the glossary knows."""

from django.test import SimpleTestCase

from legalacts.search.spelling import in_letters_of
from tests.factories import make_term

from .base import SearchTestCase, noted
from .test_finding import make_world


class SpellingTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        make_world()

    def test_says_what_it_read_in_the_words_of_the_question(self):
        for typed, reader, meant in [
            ("Мне не платят зарплта, что делать?", "ru", "Мне не платят зарплату, что делать?"),
            ("Эмне кылам, айлыгымдды бербей жатат!", "ky", "Эмне кылам, айлыгымды бербей жатат!"),
            ("kakie prava u migranta", "ru", "какие права у мигранта"),
            ('"права мигранта" зарплта -патент', "ru", '"права мигранта" зарплату -патент'),
        ]:
            with self.subTest(typed):
                self.assertEqual(self.find(typed, reader).suggestion, meant)

    def test_leaves_words_alone_that_only_the_glossary_knows(self):
        noted(make_term("physician", category="word", title_ky="дарыгер", alternative_labels={"ky": ["зарплат"]}))
        self.assertIsNone(self.find("зарплат", "ky").suggestion)

    def test_a_word_that_people_say_finds_what_texts_call_it(self):
        noted(make_term("wage", category="word", title_ky="айлык", alternative_labels={"ky": ["маяна", "жалкун"]}))
        self.assertEqual(self.first("жалкун"), "no-wages")
        self.assertEqual(self.first("жалкун эмне"), "no-wages")


class LettersTests(SimpleTestCase):
    def test_a_form_that_the_results_do_not_have_is_written_with_its_letters(self):
        self.assertEqual(in_letters_of("мөөнөтү", "моонотунун"), "мөөнөтүнүн")
        self.assertEqual(in_letters_of("берүүчү", "берген"), "берген")
        self.assertEqual(in_letters_of("Казакстандын", "казакстанда"), "Казакстанда")
