"""What changed: in an act, between two provisions, in the law; and the feeds that tell of it."""

from datetime import date
from xml.etree import ElementTree

from django.test import TestCase
from django.utils import timezone

from tests.factories import (
    make_act,
    make_lifecycle,
    make_membership,
    make_party,
    make_provision,
    make_rule,
    make_topic,
    make_wording,
)

ATOM = "{http://www.w3.org/2005/Atom}"
COMING = date(timezone.localdate().year + 2, 1, 1)


class ChangesOfAnAct(TestCase):
    """A law of 2010; in 2015 article 1 changed, article 2 went and article 3 came."""

    @classmethod
    def setUpTestData(cls):
        cls.act = make_act(key="law")
        cls.amending = make_act(key="amending", title_en="Law of 2015")
        make_lifecycle(cls.act, "amended", date(2015, 1, 1), by_act=cls.amending)
        cls.articles = [make_provision(cls.act, f"art_{number}", number=str(number)) for number in (1, 2, 3, 4)]
        for number, first, last, words in [
            (0, date(2010, 1, 1), date(2014, 12, 31), "Register within 30 days."),
            (0, date(2015, 1, 1), None, "Register within 90 calendar days."),
            (1, date(2010, 1, 1), date(2014, 12, 31), "This goes."),
            (2, date(2015, 1, 1), None, "This comes."),
            (3, date(2010, 1, 1), None, "This stays."),
        ]:
            make_wording(
                cls.articles[number], language="en", text=words, valid_from=first, valid_to=last, nature="official"
            )

    def page(self, query="?from=2014-01-01&to=2016-01-01"):
        return self.client.get(f"/en/acts/law/changes/{query}")

    def test_are_shown_word_by_word_and_said_in_words(self):
        response = self.page()
        self.assertContains(response, '<del><span class="hidden-words">[removed: </span>30', html=False)
        self.assertContains(response, '<ins><span class="hidden-words">[added: </span>90 calendar', html=False)
        self.assertContains(response, "Words added: 2; words removed: 1.")

    def test_name_what_was_added_and_removed_and_the_amending_act(self):
        response = self.page()
        self.assertContains(response, "added: <b>1</b>; removed: <b>1</b>; changed: <b>1</b>")
        self.assertContains(response, "unchanged: <b>1</b>")
        self.assertContains(response, 'href="/en/acts/amending/">Law of 2015</a>')
        self.assertNotContains(response, "This stays.")

    def test_are_those_around_the_last_change_unless_asked(self):
        self.assertContains(self.page(""), "From <b>31 December 2014</b> to <b>1 January 2015</b>")

    def test_of_one_edition_are_none(self):
        self.assertContains(self.page("?from=2015-02-01&to=2016-02-01"), "the texts are identical")

    def test_are_refused_where_the_days_are_wrong(self):
        for query, name in [("?from=2016-01-01&to=2015-01-01", "from"), ("?to=soon", "to")]:
            with self.subTest(query):
                self.assertContains(self.page(query), f"“{name}”", status_code=400)

    def test_are_told_from_corrections(self):
        wording = self.articles[3].wordings.get()
        wording.text = "This stays, well spelled."
        wording.save()
        response = self.page()
        self.assertContains(response, "Corrections of our record")
        self.assertContains(response, "well spelled")
        self.assertContains(response, "unchanged: <b>1</b>")

    def test_keep_what_was_a_draft_to_themselves(self):
        wording = make_wording(self.articles[3], language="ru", text="secret words", status="draft")
        wording.text, wording.status = "public words", "published"
        wording.save()
        self.assertNotContains(self.page(), "secret words")

    def test_say_where_texts_cannot_be_compared(self):
        article = make_provision(self.act, "art_5", number="5")
        make_wording(article, language="ru", text="сводка", valid_to=date(2014, 12, 31))
        make_wording(article, language="en", text="words", valid_from=date(2015, 1, 1))
        self.assertContains(self.page(), "words cannot be compared")

    def test_of_an_act_without_text_are_none(self):
        make_act(key="empty")
        self.assertContains(self.client.get("/en/acts/empty/changes/"), "No text of it is held here yet")


class AnyTwoProvisions(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.treaty = make_act(key="treaty", aliases={"en": ["Grand Treaty"], "ru": [], "ky": []})
        cls.one = make_provision(cls.treaty, "art_97", number="97")
        make_wording(
            make_provision(cls.treaty, "art_97__para_6", parent=cls.one), language="en", text="Within 30 days."
        )
        cls.other = make_provision(make_act(key="law"), "art_1", number="1", text="30 күн", language="ky")
        make_wording(cls.other, language="en", text="Within 60 days.")

    def page(self, query):
        return self.client.get(f"/en/compare/provisions/{query}")

    def test_of_different_acts_are_compared(self):
        response = self.page("?left=treaty/art_97__para_6&right=law%23art_1")
        self.assertContains(response, "Words added: 1; words removed: 1.")
        self.assertContains(response, 'value="law/art_1"')

    def test_are_found_by_citation(self):
        self.assertContains(self.page("?left=Article+97(6)+of+the+Grand+Treaty"), 'value="treaty/art_97__para_6"')

    def test_hold_what_lies_in_them(self):
        self.assertContains(self.page("?left=treaty/art_97&right=treaty/art_97"), "The two texts are identical.")

    def test_without_a_text_on_one_side_say_so(self):
        response = self.page("?left=treaty/art_97&left_language=ky&right=law/art_1&right_language=ky")
        self.assertContains(response, "No text in this language is held for this day.")

    def test_that_are_not_known_or_not_public_are_refused(self):
        make_provision(self.treaty, "art_99", text="secret", status="draft")
        for given in ("nothing", "treaty/art_98", "treaty/art_99", "x" * 1000, "%00"):
            with self.subTest(given):
                response = self.page(f"?left={given}")
                self.assertNotContains(response, "secret", status_code=200 if given == "%00" else 400)

    def test_begin_with_an_empty_form(self):
        self.assertContains(self.page(""), 'name="right_language"')


class ChangesOfTheLaw(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.act = make_act(key="law", title_en="Law on work")
        cls.act.topics.add(make_topic("work"))
        make_lifecycle(cls.act, "repealed", COMING)
        make_lifecycle(cls.act, "in_force", date(2010, 1, 1))
        article = make_provision(cls.act, "art_1", number="1")
        make_wording(article, language="en", text="old", valid_from=date(2010, 1, 1), valid_to=date(2014, 12, 31))
        make_wording(article, language="en", text="new", valid_from=date(2015, 1, 1))
        make_rule("rule-2020", valid_from=date(2020, 1, 1))
        make_party(make_act(key="treaty", title_en="Treaty"), valid_from=date(2016, 1, 1))
        make_membership("eaeu", "kg", valid_from=date(2015, 8, 12))
        make_lifecycle(make_act(key="draft", title_en="Secret", status="draft"), "in_force", date(2012, 1, 1))

    def test_are_listed_by_day_with_those_to_come_first(self):
        response = self.client.get("/en/changes/")
        for words in ("Coming changes", "Law on work: repealed", "new wording of article 1", "becomes a member"):
            with self.subTest(words):
                self.assertContains(response, words)
        self.assertContains(response, "in force for kg")
        self.assertNotContains(response, "Secret")

    def test_are_narrowed_by_topic_and_day(self):
        response = self.client.get("/en/changes/?topic=work&from=2014-01-01&to=2015-12-31")
        self.assertContains(response, "new wording of article 1")
        self.assertNotContains(response, "becomes a member")
        self.assertNotContains(response, "Coming changes")

    def test_with_wrong_choices_are_refused_by_name(self):
        for query, name in [("?topic=nothing", "topic"), ("?from=31.12.2015", "from")]:
            with self.subTest(query):
                self.assertContains(self.client.get(f"/en/changes/{query}"), f"“{name}”", status_code=400)
        for number in ("99", "0", "²", "①", "9" * 5000):
            self.assertEqual(self.client.get(f"/en/changes/?page={number}").status_code, 404, number[:5])

    def entries(self, address):
        response = self.client.get(address)
        self.assertEqual(response["Content-Type"], "application/atom+xml; charset=utf-8")
        return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")

    def test_are_told_in_feeds(self):
        for address, count in [
            ("/en/feed.atom", 6),
            ("/en/feed.atom?topic=work", 3),
            ("/en/acts/law/feed.atom", 3),
        ]:
            with self.subTest(address):
                self.assertEqual(len(self.entries(address)), count)

    def test_keep_their_names_and_leave_corrections_out(self):
        before = {entry.find(f"{ATOM}id").text for entry in self.entries("/en/acts/law/feed.atom")}
        wording = self.act.provisions.get().wordings.get(text="new")
        wording.text = "new, mended"
        wording.save()
        after = {entry.find(f"{ATOM}id").text for entry in self.entries("/en/acts/law/feed.atom")}
        self.assertEqual(before, after)
        self.assertEqual(len(after), 3)

    def test_of_hidden_acts_have_no_feed(self):
        self.assertEqual(self.client.get("/en/acts/draft/feed.atom").status_code, 404)
        self.assertEqual(self.client.get("/en/acts/draft/changes/").status_code, 404)
        self.assertEqual(self.client.get("/en/feed.atom?topic=nothing").status_code, 400)
