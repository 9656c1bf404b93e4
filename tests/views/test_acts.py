"""Acts and provisions on a day, in several languages, and what is said of time."""

from datetime import date

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import (
    make_act,
    make_evidence,
    make_jurisdiction,
    make_lifecycle,
    make_membership,
    make_note,
    make_party,
    make_provision,
    make_wording,
)

COMING = date(timezone.localdate().year + 2, 1, 1)


class PointInTime(TestCase):
    """A law of 2010, amended in 2015 and again in a year to come."""

    @classmethod
    def setUpTestData(cls):
        cls.act = make_act(key="law", adopted_on=date(2010, 1, 1))
        cls.amending = make_act(key="law-2015", title_en="Law of 2015")
        cls.article = make_provision(cls.act, "art_1", number="1")
        for first, last, words in [
            (date(2010, 1, 1), date(2014, 12, 31), "words of 2010"),
            (date(2015, 1, 1), date(COMING.year - 1, 12, 31), "words of 2015"),
            (COMING, None, "words to come"),
        ]:
            make_wording(cls.article, language="en", text=words, valid_from=first, valid_to=last)
        make_lifecycle(cls.act, "in_force", date(2010, 1, 1))
        make_lifecycle(cls.act, "amended", date(2015, 1, 1), by_act=cls.amending)

    def page(self, address):
        return self.client.get(f"/en/acts/law/{address}")

    def test_shows_the_text_of_the_day(self):
        for page in ("", "art_1/"):
            for day, words in [("2012-03-01", "words of 2010"), ("2016-01-01", "words of 2015")]:
                with self.subTest(page=page, day=day):
                    response = self.page(f"{page}?on={day}")
                    self.assertContains(response, words)
                    self.assertContains(response, "not today")

    def test_names_the_edition_shown_the_act_that_made_it_and_the_next(self):
        for page in ("", "art_1/"):
            with self.subTest(page=page):
                response = self.page(page)
                self.assertContains(response, "Edition of 1 January 2015")
                self.assertContains(response, 'href="/en/acts/law-2015/">Law of 2015</a>)')
                self.assertContains(response, f"It will change on <b>1 January {COMING.year}</b>")
                self.assertNotContains(response, "words to come")

    def test_lists_the_editions(self):
        response = self.page("")
        self.assertContains(response, "3 editions held")
        self.assertContains(response, "?on=2010-01-01")

    def test_shows_no_text_for_a_day_before_adoption(self):
        for page in ("", "art_1/"):
            with self.subTest(page=page):
                response = self.page(f"{page}?on=2009-12-31")
                self.assertContains(response, "did not exist yet")
                self.assertContains(response, "?on=2010-01-01")
                self.assertNotContains(response, "words of")

    def test_says_when_no_text_is_held_for_the_day(self):
        act = make_act(key="old")
        make_wording(make_provision(act, "art_1"), language="en", text="later", valid_from=date(2010, 1, 1))
        response = self.client.get("/en/acts/old/?on=2000-01-01")
        self.assertContains(response, "No text is held here for this day")
        self.assertNotContains(response, "later</p>")

    def test_keeps_the_day_from_page_to_page(self):
        self.assertContains(self.page("?on=2012-03-01"), 'href="/en/acts/law/art_1/?on=2012-03-01"')

    def test_says_that_a_provision_is_repealed_and_keeps_its_page(self):
        make_lifecycle(self.act, "repealed", date(2020, 5, 1), provision=self.article, by_act=self.amending)
        self.assertContains(self.page("art_1/"), "<b>Repealed</b> since 1 May 2020")
        self.assertContains(self.page(""), "repealed 2020-05-01")
        self.assertNotContains(self.page("art_1/?on=2020-04-30"), "<b>Repealed</b>")
        self.assertContains(self.page("art_1/?on=2020-04-30"), "Coming")

    def test_does_not_miss_the_text_of_an_article_that_its_editors_call_repealed(self):
        article = make_provision(self.act, "art_9", number="9")
        self.assertContains(self.page(""), "The text of 1 article is not held")
        make_note(article, kind="repealed", text="Repealed by another law")
        self.assertNotContains(self.page(""), "The text of 1 article is not held")

    def test_leads_from_a_paragraph_that_is_not_there_to_its_article(self):
        response = self.page("art_1__para_77/")
        self.assertContains(response, 'href="/en/acts/law/art_1/"', status_code=404)

    def test_says_that_an_act_is_not_yet_in_force(self):
        act = make_act(key="new")
        make_lifecycle(act, "in_force", COMING)
        response = self.client.get("/en/acts/new/")
        self.assertContains(response, "Not yet in force")
        self.assertContains(response, f"1 January {COMING.year}")

    def test_tells_of_amendments_whose_text_is_not_held(self):
        make_lifecycle(self.act, "amended", date(2018, 7, 1), by_act=self.amending)
        self.assertContains(self.page(""), "Amended without a text of that edition being held here")

    def test_hides_what_happened_to_hidden_provisions(self):
        hidden = make_provision(self.act, "art_2", number="secret-2", status="draft")
        make_lifecycle(self.act, "repealed", date(2019, 1, 1), provision=hidden)
        self.assertNotContains(self.page(""), "2019-01-01")


class SideBySide(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.act = make_act(key="law", authentic_languages="ru")
        article = make_provision(cls.act, "art_1", number="1")
        make_wording(article, language="ru", text="русские слова", nature="official")
        make_wording(article, language="ky", text="кыргыз сөздөрү", nature="translation")

    def test_shows_each_language_with_its_nature_and_marks_what_is_missing(self):
        for page in ("", "art_1/"):
            with self.subTest(page=page):
                response = self.client.get(f"/en/acts/law/{page}?with=ru,ky")
                self.assertContains(response, "русские слова")
                self.assertContains(response, "кыргыз сөздөрү")
                self.assertContains(response, "No text in this language is held for this day.")
                self.assertContains(response, "Русский · official text · authentic language")
                self.assertContains(response, "Кыргызча · unofficial translation")
                self.assertContains(response, 'class="unit" lang="ru"')

    def test_offers_the_other_languages(self):
        response = self.client.get("/ky/acts/law/")
        self.assertContains(response, 'href="?with=ru"')
        self.assertContains(response, 'href="?with=ru%2Cen"')

    def test_refuses_an_unknown_language(self):
        response = self.client.get("/ru/acts/law/?with=de")
        self.assertContains(response, "de", status_code=400)


class PartiesOfATreaty(TestCase):
    @classmethod
    def setUpTestData(cls):
        union = make_jurisdiction("eaeu", kind="union")
        cls.act = make_act(key="treaty", kind="treaty", category="multilateral", jurisdiction=union)
        make_evidence(make_party(cls.act, make_jurisdiction("kz"), signed_on=date(2014, 5, 29)))
        make_membership("eaeu", "kg", valid_from=date(2015, 8, 12))

    def test_answers_whether_a_state_was_bound(self):
        for state, day, answer in [
            ("kg", "2015-08-12", "<b>Yes</b>: bound as a member of the union"),
            ("kg", "2015-08-11", "<b>No</b>: not a member of the union on that day"),
            ("kz", "2016-01-01", "<b>No</b>: signed, but no ratification is recorded"),
            ("ru", "2016-01-01", "<b>Not known</b>: this state is not among the parties recorded here"),
        ]:
            make_jurisdiction(state)
            with self.subTest(state=state, day=day):
                self.assertContains(self.client.get(f"/en/acts/treaty/?state={state}&on={day}"), answer)

    def test_shows_what_the_answer_rests_on(self):
        self.assertContains(self.client.get("/en/acts/treaty/?state=kz&on=2016-01-01"), 'href="/en/sources/study/"')

    def test_refuses_an_unknown_state(self):
        self.assertEqual(self.client.get("/en/acts/treaty/?state=atlantis").status_code, 400)


class LongTexts(TestCase):
    """A code of chapters whose text is too long for a page."""

    @classmethod
    def setUpTestData(cls):
        cls.act = make_act(key="code")
        for chapter in (1, 2):
            holder = make_provision(cls.act, f"chp_{chapter}", number=str(chapter))
            cls.chapter = holder
            for number in range(1, 4):
                eid = f"art_{chapter}{number}"
                article = make_provision(cls.act, eid, parent=holder, number=f"{chapter}{number}")
                make_wording(article, language="en", text=f"words of {eid} " + "x" * 29_000)

    def test_are_read_by_chapters(self):
        response = self.client.get("/en/acts/code/?text=full")
        self.assertContains(response, "too long for one page")
        self.assertContains(response, 'href="/en/acts/code/chp_1/"')
        self.assertNotContains(response, "words of art_11")

    def test_have_a_page_for_each_chapter(self):
        response = self.client.get("/en/acts/code/chp_1/")
        self.assertContains(response, "words of art_13")
        self.assertNotContains(response, "words of art_21")

    def queries(self, address):
        with CaptureQueriesContext(connection) as queries:
            self.client.get(address)
        return len(queries)

    def test_take_as_many_queries_as_short_ones(self):
        for address in ("/en/acts/code/", "/en/acts/code/chp_1/", "/en/acts/code/chp_1/?with=ru,ky&on=2020-01-01"):
            with self.subTest(address):
                before = self.queries(address)
                for number in range(20, 30):
                    article = make_provision(self.act, f"art_1{number}{len(address)}", parent=self.chapter)
                    make_wording(article, language="en", text="words")
                self.assertEqual(self.queries(address), before)
