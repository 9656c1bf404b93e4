"""Whom a reader finds near them, and what is said of how to reach them."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from tests import factories
from tests.views.world import LANGUAGES

MOSCOW = {"city_ky": "Москва", "city_ru": "Москва", "city_en": "Moscow"}
URALS = {"city_ky": "Екатеринбург", "city_ru": "Екатеринбург", "city_en": "Yekaterinburg"}


class InstitutionsNearMe(TestCase):
    @classmethod
    def setUpTestData(cls):
        russia = factories.make_jurisdiction("ru")
        cls.topic = factories.make_topic("wages")
        cls.today = timezone.localdate()
        cls.consulate = factories.make_institution("consulate", kind="mission", title_en="Consulate")
        factories.make_responsibility(cls.consulate, territory=russia).topics.add(cls.topic)
        cls.phone = factories.make_contact(
            cls.consulate, value="+7 (343) 000-00-00", languages="ky ru", checked_on=cls.today, **URALS
        )
        cls.court = factories.make_institution("court", kind="court", jurisdiction=russia, title_en="Court")
        cls.ministry = factories.make_institution("ministry", kind="ministry", title_en="Ministry")
        factories.make_contact(cls.ministry, kind="place", value="Москва", checked_on=cls.today, **MOSCOW)

    def page(self, query="", language="en"):
        return self.client.get(f"/{language}/institutions/?{query}")

    def shown(self, query):
        return {institution.key for institution in self.page(query).context["institutions"]}

    def test_are_chosen_by_what_the_reader_knows(self):
        for query, keys in [
            ("", {"consulate", "court", "ministry"}),
            ("state=ru", {"consulate", "court"}),
            ("jurisdiction=ru", {"consulate", "court"}),
            ("kind=court", {"court"}),
            ("topic=wages", {"consulate"}),
            ("language=ky", {"consulate"}),
            ("language=en", set()),
            ("city=Москва", {"ministry"}),
            ("city=Екатиренбург&state=ru&language=ru", {"consulate"}),
        ]:
            with self.subTest(query):
                self.assertEqual(self.shown(query), keys)

    def test_of_a_city_with_a_slip_are_those_of_the_nearest_and_it_is_said(self):
        self.assertContains(self.page("city=Екатиренбург"), "<b>Yekaterinburg</b>")
        self.assertNotContains(self.page("city=екатеринбург"), "<b>Yekaterinburg</b>.")

    def test_of_an_unknown_city_are_all_with_the_cities_that_are_known(self):
        page = self.page("city=Париж&state=ru")
        self.assertEqual(len(page.context["institutions"]), 2)
        self.assertContains(page, "Париж")
        self.assertContains(page, ">Moscow</a>")

    def test_are_not_forgotten_when_nothing_matches(self):
        for language in LANGUAGES:
            with self.subTest(language):
                self.assertContains(self.page("language=hy", language), f'href="/{language}/institutions/">')

    def test_can_be_called_with_a_tap(self):
        for page in (self.page(), self.client.get("/en/institutions/consulate/")):
            self.assertContains(page, 'href="tel:+73430000000"')
            self.assertContains(page, "Kyrgyz, Russian")
            self.assertContains(page, self.today.isoformat())
            self.assertContains(page, self.phone.source.get_absolute_url())

    def test_without_a_contact_say_so(self):
        self.assertContains(self.page("kind=court"), "No checked contact is known here.")
        self.assertContains(self.client.get("/en/institutions/court/"), "No checked contact is known here.")

    def test_claim_no_street_of_a_place(self):
        self.assertContains(self.page("kind=ministry"), "the street was not checked")

    def test_say_when_a_contact_was_checked_more_than_a_year_ago(self):
        self.assertNotContains(self.page(), "more than a year ago")
        self.phone.checked_on = self.today - timedelta(days=366)
        self.phone.save()
        self.assertContains(self.page(), "more than a year ago")

    def test_cost_the_same_however_many_there_are(self):
        with self.assertNumQueries(8):
            self.page("state=ru&city=Екатеринбург&topic=wages")
        for _ in range(3):
            body = factories.make_institution()
            factories.make_responsibility(body, territory=self.court.jurisdiction).topics.add(self.topic)
            factories.make_contact(body, **URALS)
        with self.assertNumQueries(8):
            self.page("state=ru&city=Екатеринбург&topic=wages")

    def test_are_chosen_in_the_api_too(self):
        def keys(query):
            return {one["key"] for one in self.client.get(f"/api/v1/institutions/?{query}").json()["results"]}

        self.assertEqual(keys("state=ru"), {"consulate", "court"})
        self.assertEqual(keys("city=Екатиренбург"), {"consulate"})
        self.assertEqual(keys("topic=wages&language=ky"), {"consulate"})
        for wrong in ("city=Париж", "language=кыргыз", "state=xx", "topic=xx"):
            with self.subTest(wrong):
                answer = self.client.get(f"/api/v1/institutions/?{wrong}")
                self.assertEqual(answer.status_code, 400)
                self.assertEqual(answer.json()["error"]["parameter"], wrong.partition("=")[0])
