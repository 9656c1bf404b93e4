from legalacts.search import Query, advise, changed_lately
from tests.factories import make_act, make_problem, make_provision, make_term, words
from tests.search.base import SearchTestCase, noted


class AdviceTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.law = make_act("law", **words("title", "Law on lighthouses"))
        make_provision(cls.law, "art_1", text="The keeper lights the lamp at dusk.", language="en")
        make_provision(cls.law, "art_2", text="The keeper of the lamp is paid weekly.", language="en")
        make_term("esu", title_ky="Евразиялык соода уюму", title_ru="Евразийский союз торговли", title_en="Trade union")

    def advise(self, q, **params):
        return advise(Query.parse({"q": q, **params}, "en"))

    def count(self, query):
        return self.find(query.q, "en", **query.params(q=None)).count

    def test_names_the_words_that_no_text_has(self):
        self.assertEqual(self.advise("Zzyzx lamp").unknown, ("Zzyzx",))

    def test_offers_words_that_look_alike_with_what_they_find(self):
        nearest = self.advise("keepership").nearest
        self.assertEqual([(way.words, way.count) for way in nearest], [("keeper", 2)])

    def test_says_what_would_be_found_without_each_filter(self):
        advice = self.advise("lamp", kind="term", language="en", on="2020-01-01")
        self.assertEqual({way.what for way in advice.ways}, {"kind", "filters"})
        for way in advice.ways:
            self.assertEqual(self.count(way.query), way.count)

    def test_offers_the_words_without_quotes_and_minus_signs(self):
        for asked in ('"dusk lamp"', "lamp -keeper"):
            with self.subTest(asked):
                (way,) = self.advise(asked).ways
                self.assertEqual(way.what, "words")
                self.assertGreater(way.count, 0)

    def test_offers_the_correction_that_was_switched_off(self):
        (way,) = self.advise("keeperr", correct="no").ways
        self.assertEqual((way.what, way.words), ("correct", "keeper"))

    def test_says_only_what_was_tried(self):
        self.assertEqual(self.advise("zzz").tried, ("folding", "layout", "spelling", "languages"))
        self.assertEqual(self.advise("zzz", correct="no", language="en").tried, ("folding",))


class UnderstandingTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        make_term(
            "union",
            title_ky="Евразиялык экономикалык бирлик",
            title_ru="Евразийский экономический союз",
            title_en="Eurasian Economic Union",
            abbreviations={"ky": ["ЕАЭБ"], "ru": ["ЕАЭС"], "en": ["EAEU"]},
        )
        make_problem("patent", title_ru="Нет патента", title_ky="Патент жок")

    def test_an_abbreviation_is_said_in_full(self):
        self.assertEqual(self.find("ЕАЭС", "ru").understood, (("ЕАЭС", "Евразийский экономический союз"),))
        self.assertEqual(self.find("еаэб", "ky").understood, (("еаэб", "Евразиялык экономикалык бирлик"),))

    def test_a_word_in_full_is_not_explained(self):
        self.assertEqual(self.find("Евразийский экономический союз", "ru").understood, ())

    def test_a_correction_says_what_was_wrong(self):
        for typed, reason in {"gfntyn": "layout", "patenta": "latin", "патентт": "spelling", "патент": ""}.items():
            with self.subTest(typed):
                found = self.find(typed, "ru")
                self.assertEqual(found.correction, reason)
                self.assertEqual(bool(found.suggestion), bool(reason))


class LatelyTests(SearchTestCase):
    def test_what_was_changed_last_comes_first(self):
        first = noted(make_act("first", **words("title", "Law on lamps")))
        noted(make_act("second", **words("title", "Law on lamps and lights")))
        query = Query.parse({"q": "lamps"}, "en")
        self.assertEqual([hit.key for hit, _ in changed_lately(query)], ["second", "first"])
        first.save()
        noted(first)
        self.assertEqual([hit.key for hit, _ in changed_lately(query)], ["first", "second"])

    def test_nothing_asked_is_nothing_found(self):
        self.assertEqual(changed_lately(Query.parse({}, "en")), [])
