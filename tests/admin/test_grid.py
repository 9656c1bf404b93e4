"""The comparison as curators fill it, cell by cell."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from legalacts.models import Rule
from tests import factories as make

from .curator import CuratorTestCase, Form, address

PAGE = "/admin/legalacts/rule/grid/"


class Grid(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.russia = make.make_jurisdiction("ru")
        cls.indicator = make.make_indicator("entry", value_kind="text")
        cls.worker, cls.patent = make.make_regime("eaeu-worker"), make.make_regime("cis-patent")
        cls.rule = make.make_rule(
            destination=cls.russia, regime=cls.worker, indicator=cls.indicator, kind="text",
            text_ky="Жооп", text_ru="Ответ", text_en="", valid_from=date(2015, 1, 1),
        )  # fmt: skip

    def cell(self, regime, **typed):
        """Fill in the form of an empty cell and save it."""
        page = self.client.get(PAGE, {"destination": "ru", "all": "on"}).content.decode()
        link = (
            next(part for part in page.split('href="') if f"regime={regime.pk}&" in part)
            .split('"')[0]
            .replace("&amp;", "&")
        )
        form = Form()
        form.feed(self.client.get(link).content.decode())
        return link, self.client.post(link, form.values | typed)

    def test_shows_questions_down_and_regimes_across_with_what_is_missing(self):
        response = self.client.get(PAGE, {"destination": "ru", "on": "2026-01-01"})
        self.assertContains(response, "Ответ")
        self.assertContains(response, "without source")
        self.assertContains(response, f"/admin/legalacts/rule/{self.rule.pk}/change/")
        self.assertNotContains(response, "cis-patent")
        self.assertContains(self.client.get(PAGE, {"destination": "ru", "all": "on"}), "cis-patent")
        self.assertContains(self.client.get(PAGE, {"destination": "ru", "on": "2014-01-01"}), "from 2015-01-01")

    def test_a_click_on_an_empty_cell_asks_for_the_answer_and_leads_back(self):
        words = {"text_ky": "Башка", "text_ru": "Другой"}
        _link, response = self.cell(self.patent, **words)
        self.assertRedirects(response, response["Location"])
        self.assertIn("/rule/grid/?destination=ru&on=", response["Location"])
        new = Rule.objects.get(regime=self.patent)
        self.assertEqual((new.key, new.status, new.text_ru), ("ru-entry-cis-patent", "draft", "Другой"))

    def test_a_second_answer_for_the_same_question_and_period_is_refused_with_its_name(self):
        _link, response = self.cell(self.worker, text_ky="Башка", text_ru="Другой")
        self.assertEqual(response.status_code, 200)
        self.assertIn(f"“{self.rule.key}” (published, 2015-01-01 – …)", str(self.errors(response)["valid_from"]))
        self.assertEqual(Rule.objects.count(), 1)
        _link, response = self.cell(self.worker, text_ky="Башка", text_ru="Другой", disputes=self.rule.pk)
        self.assertEqual(Rule.objects.count(), 2)

    def test_same_for_all_fills_only_what_is_empty(self):
        other = make.make_indicator("exit", value_kind="text", position=5)
        make.make_rule(destination=self.russia, regime=self.patent, indicator=other, kind="text")
        make.make_evidence(self.rule)
        form = self.fill(self.rule) | {"same_for_all": "on", "why": "table 1.4"}
        response = self.client.post(address(self.rule), form, follow=True)
        self.assertContains(response, "The same answer, as a draft: cis-patent")
        copy = Rule.objects.get(regime=self.patent, indicator=self.indicator)
        self.assertEqual((copy.text_ru, copy.status, copy.evidence.count()), ("Ответ", "draft", 1))
        response = self.client.post(
            address(self.rule), self.fill(self.rule) | {"same_for_all": "on", "why": "again"}, follow=True
        )
        self.assertContains(response, "Have an answer of their own: cis-patent")
        self.assertEqual(Rule.objects.count(), 3)

    def test_costs_a_constant_number_of_queries(self):
        counts = []
        for _turn in range(2):
            with CaptureQueriesContext(connection) as queries:
                self.client.get(PAGE, {"destination": "ru"})
            counts.append(len(queries))
            for number in range(5):
                regime = make.make_regime(f"regime-{number}")
                rule = make.make_rule(destination=self.russia, regime=regime, indicator=self.indicator, kind="text")
                make.make_evidence(rule)
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[0], 12)

    def test_a_wrong_address_is_answered_in_the_form(self):
        for asked in ({"destination": "zz"}, {"destination": "ru", "on": "31.02.2026"}, {"destination": "\x00"}):
            self.assertEqual(self.client.get(PAGE, asked).status_code, 200)


class Responsibilities(CuratorTestCase):
    def test_shows_bodies_with_what_they_do_and_what_is_missing(self):
        body = make.make_institution("kg-office", jurisdiction=make.make_jurisdiction("kg"))
        task = make.make_responsibility(body, nature="assigned")
        make.make_responsibility(
            make.make_institution(jurisdiction=make.make_jurisdiction("ru")), function_en="Elsewhere"
        )
        response = self.client.get("/admin/legalacts/responsibility/grid/", {"jurisdiction": "kg"})
        self.assertContains(response, address(task))
        self.assertContains(response, "without legal basis")
        self.assertContains(response, f"?institution={body.pk}&amp;nature=proposed")
        self.assertNotContains(response, "Elsewhere")
        self.assertEqual(
            self.client.get("/admin/legalacts/responsibility/grid/", {"jurisdiction": "zz"}).status_code, 200
        )

    def test_costs_a_constant_number_of_queries(self):
        counts = []
        for _turn in range(2):
            for _number in range(4):
                make.make_evidence(make.make_responsibility())
            with CaptureQueriesContext(connection) as queries:
                self.client.get("/admin/legalacts/responsibility/grid/")
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])
