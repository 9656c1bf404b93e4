from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import override

from legalacts.search import rebuild
from legalacts.templatetags.searching import parts_of
from tests.factories import make_act, make_provision, make_topic, make_wording, words

from .base import SearchTestCase, noted


class ArticleTests(SearchTestCase):
    """An article with numbered paragraphs is one result, however many of them match."""

    @classmethod
    def setUpTestData(cls):
        cls.act = make_act("water", **words("title", "Water code"))
        article = make_provision(cls.act, "art_5")
        make_wording(article, language="en", heading="Right to use water")
        cls.paragraphs = [make_provision(cls.act, f"art_5__para_{number}", parent=article) for number in (1, 2, 3)]
        texts = ("Everyone may drink from reservoirs.", "A permit is given for a year.", "Drilling needs a permit.")
        for paragraph, text in zip(cls.paragraphs, texts, strict=True):
            make_wording(paragraph, language="en", text=text)
        noted(make_provision(cls.act, "art_6", text="Reservoirs are kept clean.", language="en"))

    def hit(self, q, **params):
        return self.find(q, "en", **params).hits[0]

    def test_the_paragraph_that_answers_leads_and_the_others_stand_with_it(self):
        hit = self.hit("permit")
        self.assertIn(hit.eid, ("art_5__para_2", "art_5__para_3"))
        self.assertEqual((hit.article, len(hit.parts)), ("art_5", 1))
        self.assertEqual(self.find("permit", "en").count, 1)

    def test_the_others_are_numbered_as_their_law_does(self):
        article = make_provision(make_act("kg-code"), "art_20-1", number="20-1")
        for number in (1, 2):
            paragraph = make_provision(article.act, f"art_20-1__para_{number}", parent=article)
            make_wording(noted(paragraph), language="en", text="A licence is given for a year.")
        with override("en"):
            self.assertRegex(parts_of(self.hit("licence")), r'">article 20-1\([12]\)</a>')

    def test_words_that_lie_in_two_paragraphs_find_the_article(self):
        hit = self.hit("drilling reservoirs")
        self.assertEqual(hit.key, "water#art_5")
        self.assertIn("Drilling", "".join(text for text, _ in hit.snippet) + hit.title)

    def test_facets_count_articles(self):
        found = self.find("permit reservoirs", "en")
        self.assertEqual((found.count, dict(found.facets["act"])), (2, {"water": 2}))

    def test_a_topic_of_a_paragraph_is_one_of_its_article(self):
        self.paragraphs[2].topics.add(make_topic("wells"))
        noted(self.paragraphs[2])
        found = self.find("drilling", "en", topic="wells")
        self.assertEqual((found.count, found.hits[0].eid), (1, "art_5__para_3"))

    def test_whatever_a_paragraph_is_found_by_its_article_is_counted_with(self):
        own = make_topic("wells", **words("title", "Wells"))
        for paragraph in self.paragraphs[:2]:
            paragraph.topics.add(own)
        self.paragraphs[1].aliases = {"en": ["drinking licence"]}
        self.paragraphs[1].save()
        noted(self.paragraphs[1])
        for params in ({}, {"on": "2020-01-01"}):
            for typed in ("wells", "drinking licence"):
                with self.subTest(typed, **params):
                    found = self.find(typed, "en", **params)
                    self.assertEqual((found.count, dict(found.facets["kind"])), (1, {"provision": 1}))
                    self.assertEqual(found.hits[0].article, "art_5")

    def test_an_article_without_a_published_text_is_counted_with_its_paragraph(self):
        article = make_provision(self.act, "art_9")
        noted(make_provision(self.act, "art_9__para_1", parent=article, aliases={"en": ["ferry"]}))
        found = self.find("ferry", "en")
        self.assertEqual((found.count, dict(found.facets["act"])), (1, {"water": 1}))

    def test_an_edited_paragraph_changes_what_its_article_says(self):
        self.assertEqual(self.find("umbrella", "en").count, 0)
        wording = self.paragraphs[0].wordings.get()
        wording.text = "Bring an umbrella."
        wording.save()
        noted(wording)
        self.assertEqual(self.hit("umbrella permit").key, "water#art_5")

    def test_a_deleted_paragraph_leaves_its_article(self):
        self.assertEqual(self.find("drilling", "en").count, 1)
        noted(self.paragraphs[2])
        self.paragraphs[2].delete()
        self.assertEqual(self.find("drilling", "en").count, 0)

    def test_paragraphs_of_an_article_that_is_not_public_stand_for_themselves(self):
        self.act.provisions.filter(eid="art_5").update(status="draft")
        noted(self.act)
        hits = self.find("permit", "en").hits
        self.assertEqual({(hit.eid, hit.article) for hit in hits}, {("art_5__para_2", ""), ("art_5__para_3", "")})

    def test_an_article_says_on_a_day_what_its_paragraphs_said_then(self):
        today = timezone.localdate()
        old, new = today - timedelta(days=400), today - timedelta(days=100)
        self.paragraphs[0].wordings.update(valid_from=old, valid_to=new - timedelta(days=1))
        noted(make_wording(self.paragraphs[0], language="en", text="Everyone may swim.", valid_from=new))
        then = (new - timedelta(days=50)).isoformat()
        self.assertEqual(self.hit("drink permit", on=then).key, "water#art_5")
        self.assertEqual(self.hit("swim permit").key, "water#art_5")
        self.assertEqual(self.find("swim", "en", on=then).count, 0)
        self.assertEqual(self.find("drink", "en").count, 0)
        self.assertEqual(self.find("drink", "en", on=date(1990, 1, 1).isoformat()).count, 0)

    def test_the_index_as_followed_is_the_one_built_anew(self):
        self.paragraphs[1].wordings.update(text="A licence is given.")
        noted(self.paragraphs[1])
        followed = [(hit.key, hit.score) for hit in self.find("licence reservoirs", "en").hits]
        rebuild()
        again = [(hit.key, hit.score) for hit in self.find("licence reservoirs", "en").hits]
        self.assertEqual([key for key, _ in followed], [key for key, _ in again])


class ParallelTextTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        act = make_act("water", **words("title", "Water code"))
        provision = make_provision(act, "art_1", text="Сууну булгоого болбойт.", language="ky")
        noted(make_wording(provision, language="ru", text="Загрязнять воду запрещено."))

    def test_a_law_in_two_languages_is_found_in_one_by_the_words_of_the_other(self):
        found = self.find("загрязнение воды", "ru", language="ky")
        self.assertEqual([(hit.key, hit.language) for hit in found.hits], [("water#art_1", "ky")])
        self.assertEqual((found.count, dict(found.facets["act"])), (1, {"water": 1}))

    def test_what_stands_there_in_its_own_language_is_not_repeated_below(self):
        found = self.find("загрязнение воды", "ru")
        self.assertEqual([hit.language for hit in found.hits], ["ru"])
        self.assertEqual(found.other_language, ())
