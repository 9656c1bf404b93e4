"""What may stand side by side: regimes, countries, days; and what the address must say for it."""

from datetime import date

import pytest
from django.test import TestCase


@pytest.mark.usefixtures("loaded")
class Columns(TestCase):
    def page(self, query, status=200):
        answer = self.client.get(f"/en/compare/?{query}")
        self.assertEqual(answer.status_code, status)
        return answer

    def columns(self, query):
        matrix = self.page(query).context["matrix"]
        return [(column.regime.key, column.destination.key, column.day) for column in matrix.columns]

    def test_may_be_up_to_four_regimes(self):
        keys = ["eaeu-worker", "cis-patent", "eaeu-family", "foreigner"]
        found = self.columns(f"destination=ru&regimes={','.join(keys)}")
        self.assertEqual([regime for regime, _place, _day in found], keys)

    def test_may_be_one_regime_in_several_countries(self):
        found = self.columns("destination=ru,kz&regimes=eaeu-worker")
        self.assertEqual([place for _regime, place, _day in found], ["ru", "kz"])

    def test_may_be_one_regime_on_several_days(self):
        answer = self.page("destination=ru&regimes=eaeu-worker&on=2018-01-01,2026-11-22&show=differing")
        days = [column.day for column in answer.context["matrix"].columns]
        self.assertEqual(days, [date(2018, 1, 1), date(2026, 11, 22)])
        self.assertIn("income-tax", [row.indicator.key for row in answer.context["rows"]])
        self.assertNotIn("emergency-care", [row.indicator.key for row in answer.context["rows"]])
        self.assertContains(answer, "1 January 2018")

    def test_are_never_more_than_four(self):
        answer = self.page("destination=ru,kz&regimes=eaeu-worker,foreigner,eaeu-family", status=400)
        self.assertContains(answer, "four columns at most", status_code=400)

    def test_begin_with_the_readers_own_regime(self):
        found = self.columns("destination=ru&regimes=cis-patent,eaeu-worker&citizenship=kg&on=2026-11-22")
        self.assertEqual([regime for regime, _place, _day in found], ["eaeu-worker", "cis-patent"])
        answer = self.page("destination=ru&regimes=cis-patent,eaeu-worker&citizenship=kg&on=2026-11-22")
        self.assertContains(answer, "applies to you")

    def test_of_a_citizen_follow_the_days(self):
        """Who came before the accession sees what it changed."""
        found = self.columns("destination=ru&citizenship=kg&on=2015-08-11,2015-08-12")
        self.assertEqual(found, [("cis-patent", "ru", date(2015, 8, 11)), ("eaeu-worker", "ru", date(2015, 8, 12))])
        answer = self.page("destination=ru&citizenship=kg&on=2015-08-11,2015-08-12")
        self.assertContains(answer, "applies to you", count=2 + 2 * len(answer.context["rows"]))

    def test_ticked_in_the_form_lead_to_one_stable_address(self):
        answer = self.client.get("/en/compare/?destination=ru&regimes=cis-patent&regimes=eaeu-worker&on=2026-11-22&on=")
        self.assertRedirects(answer, "/en/compare/?destination=ru&regimes=cis-patent,eaeu-worker&on=2026-11-22")

    def test_that_are_not_known_are_refused_by_name(self):
        for query, name in (("regimes=spy", "spy"), ("destination=moon", "moon"), ("on=2026-13-01", "date")):
            with self.subTest(query):
                self.assertContains(self.page(query, status=400), name, status_code=400)

    def test_say_in_the_file_where_and_when_each_answer_holds(self):
        answer = self.client.get("/en/compare.csv?destination=ru,kz&regimes=eaeu-worker&on=2026-11-22")
        self.assertIn('filename="compare-ru-kz-2026-11-22.csv"', answer["Content-Disposition"])
        lines = answer.content.decode("utf-8-sig").splitlines()
        self.assertTrue(lines[0].endswith("destination,on"))
        self.assertTrue(any(line.endswith(",kz,2026-11-22") for line in lines))

    def test_cost_the_same_queries_however_many(self):
        for query in ("regimes=eaeu-worker", "regimes=eaeu-worker,cis-patent&on=2018-01-01,2026-11-22"):
            with self.subTest(query), self.assertNumQueries(12):
                self.page(query)
