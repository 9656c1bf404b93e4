from datetime import date

from django.test import SimpleTestCase, TestCase
from hypothesis import given
from hypothesis import strategies as st

from legalacts.search import Query, WrongQuery
from legalacts.search.query import without_personal_numbers
from legalacts.search.words import read_words
from tests.factories import make_act, make_jurisdiction, make_topic


class QueryParseTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_act("law", make_jurisdiction("kg"))
        make_act("draft-law", status="draft")
        make_topic("work")

    def test_reads_all_parameters(self):
        params = {
            "q": "  эмгек   акы ",
            "kind": "rule",
            "jurisdiction": "kg",
            "act": "law",
            "topic": "work",
            "language": "ru",
            "status": "in_force",
            "on": "2020-02-29",
            "page": "2",
        }
        query = Query.parse(params, "en")
        self.assertEqual(
            query,
            Query(
                "эмгек акы", "en", "rule", "kg", "law", "work", "ru", "in_force", date(2020, 2, 29), 2, refused=False
            ),
        )

    def test_needs_none(self):
        self.assertEqual(Query.parse({}, "ky"), Query(reader="ky"))

    def test_says_which_parameter_is_wrong(self):
        for name, value in [
            ("kind", "banana"),
            ("jurisdiction", "atlantis"),
            ("act", "no-such-act"),
            ("act", "draft-law"),
            ("topic", "cooking"),
            ("topic", "wo\0rk"),
            ("language", "fr"),
            ("status", "maybe"),
            ("on", "29.02.2020"),
            ("on", "2021-02-29"),
            ("on", "1812-01-01"),
            ("page", "0"),
            ("page", "-1"),
            ("page", "two"),
            ("page", "9" * 50),
            ("page", "²"),
        ]:
            with self.subTest(f"{name}={value}"), self.assertRaises(WrongQuery) as caught:
                Query.parse({name: value}, "ky")
            self.assertEqual(caught.exception.parameter, name)

    def test_reads_the_words_of_an_endless_query_only_so_far(self):
        self.assertLessEqual(len(Query.parse({"q": "сөз " * 10_000}, "ky").q), 400)

    def test_falls_back_to_kyrgyz_for_an_unknown_reader(self):
        self.assertEqual(Query.parse({}, "xx").reader, "ky")


class PersonalNumbersTests(SimpleTestCase):
    def test_are_taken_out_unread(self):
        for text in [
            "паспорт AN1234567",
            "паспорт AN 1234567",
            "ID1234567 паспорт",
            "паспорт 20101199012345",
            "паспорт 4510 123456",
            "паспорт 45 10 123456",
            "паспорт +996 555 123 456",
            "паспорт 112-233-445 95",
            "паспорт 112 233 445 95",
        ]:
            with self.subTest(text):
                self.assertEqual(without_personal_numbers(text), ("паспорт", True))

    def test_are_told_from_numbers_of_the_law(self):
        for text in [
            "115-ФЗ",
            "№ 61",
            "13.3",
            "2015-08-12",
            "12.08.2015",
            "5000 сом",
            "90/180",
            "C097",
            "100 000 рублей",
            "до 250000 сом",
        ]:
            with self.subTest(text):
                self.assertEqual(without_personal_numbers(text), (text, False))


class ReadWordsTests(SimpleTestCase):
    def typed(self, text):
        return [word.typed for word in read_words(text).words]

    def test_drops_words_that_say_nothing_unless_there_are_no_others(self):
        self.assertEqual(self.typed("права мигранта и его семьи"), ["права", "мигранта", "семьи"])
        self.assertEqual(self.typed("и его"), ["и", "его"])

    def test_reads_phrases_in_all_kinds_of_quotes(self):
        for text in ['"жалпы рынок"', "«жалпы рынок»", "“жалпы рынок”", "„жалпы рынок“"]:
            with self.subTest(text):
                self.assertEqual(read_words(text).phrases, ["жалпы рынок"])
                self.assertEqual(self.typed(text), ["жалпы", "рынок"] if "жалпы" in self.typed(text) else ["рынок"])

    def test_reads_words_to_leave_out(self):
        asked = read_words("патент -налог")
        self.assertEqual([word.typed for word in asked.excluded], ["налог"])
        self.assertEqual([word.typed for word in asked.words], ["патент"])

    def test_takes_a_hyphen_inside_a_word_as_such(self):
        self.assertEqual(self.typed("эмгекчи-мигрант"), ["эмгекчи", "мигрант"])
        self.assertEqual(read_words("115-ФЗ").excluded, [])

    def test_takes_each_word_once(self):
        self.assertEqual(self.typed("патент патент ПАТЕНТ"), ["патент"])

    @given(st.text(max_size=400))
    def test_survives_any_text(self, text):
        for word in read_words(text).words:
            self.assertLess(word.start, word.end)
