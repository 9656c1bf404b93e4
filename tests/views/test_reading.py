"""What a reader sees on particular pages."""

from datetime import date

from django.test import TestCase

from tests import factories
from tests.views.world import LANGUAGES


class Fallback(TestCase):
    """Where the reader's language is missing, the best other one stands there and says so."""

    def test_text_carries_its_own_language_and_a_note(self):
        rule = factories.make_rule(text_ky="Виза керек эмес", text_ru="", text_en="")
        for language, note in [("ru", "на кыргызском"), ("en", "in Kyrgyz")]:
            with self.subTest(language):
                page = self.client.get(f"/{language}/rules/{rule.key}/").content.decode()
                self.assertRegex(page, r"<span lang=['\"]ky['\"]>Виза керек эмес</span> <small")
                self.assertIn("class='fallback'", page)
                if language == "en":
                    self.assertIn(note, page)

    def test_text_in_the_readers_language_carries_no_note(self):
        rule = factories.make_rule()
        for language in LANGUAGES:
            with self.subTest(language):
                self.assertNotContains(self.client.get(f"/{language}/rules/{rule.key}/"), "class='fallback'")

    def test_wording_of_a_provision_carries_its_language(self):
        provision = factories.make_provision(factories.make_act("kg-law"), text="Укуктуу", language="ky")
        factories.make_evidence(provision)
        for path in ("/en/acts/kg-law/", "/en/acts/kg-law/art_1/"):
            with self.subTest(path):
                self.assertContains(self.client.get(path), "<div lang='ky'><p>Укуктуу</p></div>")

    def test_russian_comes_before_kyrgyz_for_an_english_reader(self):
        act = factories.make_act(title_ky="Мыйзам", title_ru="Закон", title_en="")
        page = self.client.get(f"/en/acts/{act.key}/")
        self.assertContains(page, "<span lang='ru'>Закон</span>")


class WordingsOfADay(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.provision = factories.make_provision(factories.make_act("kg-law"), "art_1")
        factories.make_wording(cls.provision, text="Үч күн", valid_from=date(2000, 1, 1), valid_to=date(2014, 12, 31))
        factories.make_wording(cls.provision, text="Беш күн", valid_from=date(2015, 1, 1))

    def test_are_those_that_hold_on_it(self):
        for page in ("acts/kg-law/", "acts/kg-law/art_1/"):
            for day, shown, hidden in [("2014-12-31", "Үч күн", "Беш күн"), ("2015-01-01", "Беш күн", "Үч күн")]:
                with self.subTest(page=page, day=day):
                    response = self.client.get(f"/ky/{page}?on={day}")
                    self.assertContains(response, shown)
                    self.assertNotContains(response, hidden)

    def test_announce_the_next_one(self):
        self.assertContains(self.client.get("/ky/acts/kg-law/art_1/?on=2014-12-31"), 'href="?on=2015-01-01"')

    def test_before_the_first_one_say_that_nothing_is_held(self):
        response = self.client.get("/en/acts/kg-law/art_1/?on=1999-12-31")
        self.assertContains(response, "not held for this day")


class Comparison(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.eaeu = factories.make_jurisdiction("eaeu", kind="union")
        for state, since in [("kg", date(2015, 8, 12)), ("ru", date(2015, 1, 1))]:
            factories.make_membership("eaeu", state, valid_from=since)
        worker = factories.make_regime("eaeu-worker", organisation=cls.eaeu)
        cls.indicator = factories.make_indicator("registration", title_en="Registration")
        cls.rule = factories.make_rule("treaty", worker, indicator=cls.indicator, text_en="Thirty days")
        factories.make_rule("law", worker, indicator=cls.indicator, text_en="Ninety days", disputes=cls.rule)
        factories.make_rule("next", worker, indicator=cls.indicator, text_en="Ten days", valid_from=date(2099, 5, 1))

    def page(self, query):
        return self.client.get(f"/en/compare/?{query}")

    def test_of_a_citizen_says_what_it_follows_from(self):
        response = self.page("destination=ru&citizenship=kg&on=2015-08-12")
        self.assertContains(response, "kg en is a member: eaeu en")
        self.assertContains(response, "2015-08-12")

    def test_of_a_citizen_without_a_regime_says_so(self):
        response = self.page("destination=ru&citizenship=kg&on=2015-08-11")
        self.assertContains(response, "No regime of this knowledge base applies")

    def test_shows_both_sides_of_a_conflict(self):
        response = self.page("destination=ru&regimes=eaeu-worker&on=2018-01-01")
        for words in ("Thirty days", "Ninety days", "disputed, side 1", "disputed, side 2"):
            self.assertContains(response, words)

    def test_announces_the_change_without_ageing_todays_answer(self):
        response = self.page("destination=ru&regimes=eaeu-worker&on=2018-01-01")
        self.assertContains(response, "Will change on 1 May 2099")
        self.assertContains(response, "on=2099-05-01")

    def test_says_when_an_answer_needs_checking(self):
        self.assertNotContains(self.page("destination=ru&regimes=eaeu-worker"), "needs checking")
        self.rule.review_by = date(2020, 1, 1)
        self.rule.save()
        self.assertContains(self.page("destination=ru&regimes=eaeu-worker"), "needs checking")

    def test_may_show_only_what_differs(self):
        factories.make_rule(regime=factories.make_regime("foreigner"), indicator=self.indicator, text_en="Thirty days")
        factories.make_rule(regime=factories.make_regime("eaeu-worker"), text_en="Alone")
        response = self.page("destination=ru&regimes=eaeu-worker,foreigner&show=differing")
        self.assertContains(response, "Alone")

    def test_answers_for_a_day_without_rules(self):
        factories.make_jurisdiction("kz")
        self.assertContains(self.page("destination=kz"), "No rules are recorded")


class WordsInThreeLanguages(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.word = factories.make_term(
            "alimony", category="word", title_ky="алимент", title_ru="алименты", title_en="alimony"
        )
        cls.term = factories.make_term("patent", title_ky="патент", title_ru="патент", title_en="work patent")

    def test_plain_words_stand_only_in_the_list_of_words(self):
        self.assertNotContains(self.client.get("/ky/terms/"), "алимент")
        page = self.client.get("/ky/terms/words/")
        self.assertContains(page, '<dt id="alimony">алимент</dt>', html=True)
        self.assertContains(page, "<span lang='ru'>алименты</span>".replace("'", '"'))
        self.assertEqual(self.word.get_absolute_url(), "/ky/terms/words/#alimony")

    def test_terms_stand_there_too_and_lead_to_their_explanation(self):
        self.assertContains(self.client.get("/ky/terms/words/"), '<a href="/ky/terms/#patent">патент</a>', html=True)

    def test_hidden_ones_do_not(self):
        factories.make_term("secret", category="word", status="draft", title_en="secret word")
        self.assertNotContains(self.client.get("/en/terms/words/"), "secret word")

    def test_cost_the_same_however_many_they_are(self):
        for number in range(9):
            factories.make_term(f"word-{number}", category="word")
        self.client.get("/ky/terms/words/")
        with self.assertNumQueries(1):
            self.client.get("/ky/terms/words/")


class Sources(TestCase):
    """However many there are, a page lists a hundred: studies first, all of them sooner or later, none twice."""

    def test_stand_on_pages_by_kind_and_key(self):
        factories.make_source("a-portal", kind="official")
        studies = [factories.make_source(f"study-{number:03}").key for number in range(100)]
        shown = []
        for number in (1, 2):
            with self.assertNumQueries(2):
                response = self.client.get(f"/en/sources/?page={number}")
            shown += [source.key for source in response.context["page"]]
        self.assertEqual(shown, [*studies, "a-portal"])
        self.assertContains(response, "Official site")
        self.assertEqual(self.client.get("/en/sources/?page=3").status_code, 404)
