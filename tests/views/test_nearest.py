"""An address or number that is not held leads to what is held around it."""

from datetime import date
from urllib.parse import quote

from django.test import TestCase

from tests.factories import make_act, make_provision


class Nearest(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.law = make_act(
            "kg-law-2000-61", number="61", title_ru="Закон о внешней миграции", adopted_on=date(2000, 7, 17)
        )
        for eid in ("art_1", "art_9", "art_11", "art_11__para_1", "art_11__para_2", "art_12", "art_30"):
            make_provision(cls.law, eid)
        make_act("kg-law-2006-4", number="4", title_ru="Закон о трудовой миграции", adopted_on=date(2006, 1, 13))
        make_act("kg-draft-2000-62", number="62", title_ru="Проект", adopted_on=date(2000, 7, 17), status="draft")

    def test_an_article_leads_to_the_numbers_around_it(self):
        page = self.client.get("/ru/acts/kg-law-2000-61/art_10/")
        self.assertEqual(page.status_code, 404)
        for eid in ("art_1", "art_9", "art_11", "art_12"):
            self.assertContains(page, f'href="/ru/acts/kg-law-2000-61/{eid}/"', status_code=404)
        self.assertNotContains(page, "art_30", status_code=404)

    def test_a_paragraph_leads_to_its_article_and_the_paragraphs_there(self):
        with self.assertNumQueries(4):
            page = self.client.get("/ru/acts/kg-law-2000-61/art_11__para_77__point_a/")
        self.assertContains(page, 'href="/ru/acts/kg-law-2000-61/art_11__para_2/"', status_code=404)
        self.assertContains(page, 'href="/ru/acts/kg-law-2000-61/art_11/"', status_code=404)

    def test_an_act_leads_to_acts_of_like_keys_never_to_a_draft(self):
        page = self.client.get("/ru/acts/kg-law-2000-62/")
        self.assertContains(page, 'href="/ru/acts/kg-law-2000-61/"', status_code=404)
        self.assertNotContains(page, "draft", status_code=404)

    def test_the_api_names_them_too(self):
        for address, eid in (("acts/kg-law-2000-16", None), ("provisions/kg-law-2000-61/art_10", "art_9")):
            with self.subTest(address):
                answer = self.client.get(f"/api/v1/{address}/")
                self.assertEqual(answer.status_code, 404)
                self.assertIn(("kg-law-2000-61", eid), self.named(answer.json()["error"]["nearest"]))

    def test_a_citation_of_a_number_not_held_names_those_near_it(self):
        for text, near in (
            ("Закон № 62 от 17.07.2000", ("kg-law-2000-61", None)),
            ("закон № 5 от 13.01.2006", ("kg-law-2006-4", None)),
            ("статья 10 закона № 61", ("kg-law-2000-61", "art_9")),
        ):
            with self.subTest(text):
                answer = self.client.get(f"/api/v1/citations/resolve/?text={quote(text)}").json()
                self.assertIn(near, self.named(answer["nearest"]))
        held = self.client.get(f"/api/v1/citations/resolve/?text={quote('статья 9 закона № 61')}").json()
        self.assertEqual(held["nearest"], [])

    def named(self, near):
        return [(item["act"], item["eid"]) for item in near]
