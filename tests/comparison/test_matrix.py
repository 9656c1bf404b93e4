from datetime import date

import pytest
from django.test import TestCase

from legalacts.comparison import compare_regimes
from legalacts.models import Jurisdiction, Regime, Rule
from tests import factories

DAY = date(2018, 6, 1)
TABLE = {
    # indicator: what a worker from the CIS with a patent, and one from the EAEU, is told
    "entry": ({"kind": "yes_no", "yes": False}, {"kind": "yes_no", "yes": False}),
    "work-permit": ({"kind": "yes_no", "yes": True}, {"kind": "yes_no", "yes": False}),
    "integration-exam": ({"kind": "yes_no", "yes": True}, {"kind": "yes_no", "yes": False}),
    "registration": (
        {"kind": "period", "amount": 7, "unit": "day"},
        {"kind": "period", "amount": 30, "unit": "day"},
    ),
    "stay": ({"kind": "period", "amount": 1, "unit": "year"}, {"kind": "text"}),
    "diplomas": ({"kind": "yes_no", "yes": True}, {"kind": "yes_no", "yes": False}),
    "income-tax": ({"kind": "text"}, {"kind": "percent", "percent": 13}),
    "social-security": ({"kind": "text"}, {"kind": "text"}),
    "medical-insurance": ({"kind": "yes_no", "yes": True}, {"kind": "yes_no", "yes": False}),
    "emergency-care": ({"kind": "yes_no", "yes": True}, {"kind": "yes_no", "yes": True}),
}


@pytest.mark.usefixtures("loaded")
class ShippedTable(TestCase):
    """Table 1.4 of the second study: Russia, CIS with a patent against EAEU, every row."""

    @classmethod
    def setUpTestData(cls):
        keys = ("cis-patent", "eaeu-worker")
        regimes = [Regime.objects.get(key=key) for key in keys]
        matrix = compare_regimes(Jurisdiction.objects.get(key="ru"), regimes, DAY)
        cls.rows = {row.indicator.key: row for row in matrix.rows}

    def test_has_every_row_of_the_study(self):
        for indicator, answers in TABLE.items():
            row = self.rows[indicator]
            for cell, answer in zip(row.cells, answers, strict=True):
                with self.subTest(indicator=indicator, regime=cell.regime.key):
                    self.assertFalse(cell.is_wider)
                    self.assertLessEqual(answer.items(), cell.rule.value().items())

    def test_names_the_table_as_the_source_of_every_answer(self):
        for indicator in TABLE:
            for cell in self.rows[indicator].cells:
                with self.subTest(indicator=indicator, regime=cell.regime.key):
                    places = [item.locator for item in cell.rule.evidence.all() if item.source.key == "study-b"]
                    self.assertTrue(any("table 1.4" in place for place in places), places)

    def test_answers_in_three_languages(self):
        for indicator in TABLE:
            for cell in self.rows[indicator].cells:
                self.assertEqual(cell.rule.text.missing(), [], cell.rule.key)

    def test_shows_where_the_answers_differ(self):
        self.assertTrue(self.rows["work-permit"].differs)
        self.assertTrue(self.rows["registration"].differs)

    def test_the_tax_of_2026_has_taken_over(self):
        regime = Regime.objects.get(key="eaeu-worker")
        russia = Jurisdiction.objects.get(key="ru")
        for day, key in [(date(2025, 12, 31), "ru-income-tax-eaeu-worker"), (date(2026, 1, 1), None)]:
            rows = {row.indicator.key: row for row in compare_regimes(russia, [regime], day).rows}
            rule = rows["income-tax"].cells[0].rule
            self.assertEqual(rule.key, key or "ru-income-tax-eaeu-worker-2026")


class Matrices(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.russia = factories.make_jurisdiction("ru")
        cls.foreigner = factories.make_regime("foreigner", personal=False)
        cls.worker = factories.make_regime("worker", wider=cls.foreigner)
        cls.patent = factories.make_regime("patent")
        cls.entry = factories.make_indicator("entry")

    def rule(self, key, regime=None, **given):
        return factories.make_rule(key, regime or self.worker, self.russia, self.entry, **given)

    def compare(self, *regimes, day=DAY):
        return compare_regimes(self.russia, list(regimes or [self.worker]), day)

    def cell(self, *regimes, day=DAY):
        return self.compare(*regimes, day=day).rows[0].cells[0]

    def test_hold_one_column_a_regime_in_the_order_asked_for(self):
        self.rule("one")
        self.rule("two", self.patent)
        cells = self.compare(self.patent, self.worker).rows[0].cells
        self.assertEqual([cell.rule.key for cell in cells], ["two", "one"])

    def test_leave_a_cell_empty_where_nothing_is_recorded(self):
        self.rule("one")
        row = self.compare(self.worker, self.patent).rows[0]
        self.assertIsNone(row.cells[1].rule)
        self.assertTrue(row.differs)

    def test_are_as_of_a_day(self):
        self.rule("old", valid_from=date(2010, 1, 1), valid_to=date(2018, 5, 31))
        self.rule("new", valid_from=DAY)
        self.assertEqual(self.cell(day=date(2018, 5, 31)).rule.key, "old")
        self.assertEqual(self.cell().rule.key, "new")

    def test_hide_rules_that_are_not_published(self):
        for status in ("draft", "in_review", "withdrawn"):
            self.rule(status, status=status)
        self.assertEqual(self.compare().rows, ())

    def test_hide_a_basis_that_is_not_published(self):
        rule = self.rule("one")
        shown, hidden = factories.make_act(), factories.make_act(status="draft")
        rule.basis_acts.set([shown, hidden])
        rule.basis_provisions.set([factories.make_provision(hidden)])
        cell = self.cell()
        self.assertEqual(list(cell.rule.basis_acts.all()), [shown])
        self.assertEqual(list(cell.rule.basis_provisions.all()), [])

    def test_fill_a_cell_from_the_wider_regime_and_say_so(self):
        self.rule("wide", self.foreigner)
        cell = self.cell()
        self.assertEqual(cell.rule.key, "wide")
        self.assertTrue(cell.is_wider)

    def test_prefer_the_regimes_own_rule_to_the_wider_one(self):
        self.rule("wide", self.foreigner)
        self.rule("own")
        cell = self.cell()
        self.assertEqual((cell.rule.key, cell.is_wider, cell.is_conflict), ("own", False, False))

    def test_show_both_sides_of_a_conflict(self):
        one = self.rule("treaty")
        self.rule("law", disputes=one)
        cell = self.cell()
        self.assertTrue(cell.is_conflict)
        self.assertEqual({rule.key for rule in cell.rules}, {"treaty", "law"})

    def test_announce_what_will_change_and_when(self):
        self.rule("old", valid_to=date(2018, 12, 31))
        self.rule("new", valid_from=date(2019, 1, 1))
        self.rule("newer", status="draft", valid_from=date(2018, 7, 1))
        self.assertEqual(self.cell().next_rule.key, "new")
        self.assertEqual(self.compare().changes, [date(2019, 1, 1)])
        self.assertEqual(self.cell().rule.key, "old")

    def test_announce_a_rule_of_its_own_that_will_replace_a_wider_one(self):
        self.rule("wide", self.foreigner)
        self.rule("own", valid_from=date(2019, 1, 1))
        self.assertEqual(self.cell().rule.key, "wide")
        self.assertEqual(self.cell().next_rule.key, "own")

    def test_know_when_two_answers_agree(self):
        same = {"kind": "yes_no", "yes": False, "text_ky": "Жок", "text_ru": "Нет"}
        self.rule("one", **same)
        self.rule("two", self.patent, **same)
        self.assertFalse(self.compare(self.worker, self.patent).rows[0].differs)

    def test_stand_in_the_order_of_the_groups(self):
        for key, group in [("tax", "money"), ("job", "work"), ("visa", "arrival")]:
            indicator = factories.make_indicator(key, group=group)
            factories.make_rule(regime=self.worker, destination=self.russia, indicator=indicator)
        self.assertEqual([row.indicator.key for row in self.compare().rows], ["visa", "job", "tax"])

    def test_cost_the_same_queries_however_many_rules_there_are(self):
        def spread(number):
            for _ in range(number):
                rule = factories.make_rule(regime=self.worker, destination=self.russia)
                rule.basis_acts.add(factories.make_act())
                rule.basis_provisions.add(factories.make_provision())
                factories.make_evidence(rule, factories.make_source(factories.fresh("source")))

        spread(2)
        with self.assertNumQueries(6):
            self.read(self.compare())
        spread(8)
        with self.assertNumQueries(6):
            self.read(self.compare())

    def read(self, matrix):
        """Use what a page uses."""
        for row in matrix.rows:
            for rule in row.cells[0].rules:
                assert rule.basis_acts.all()[0].key
                assert rule.basis_provisions.all()[0].key
                assert rule.evidence.all()[0].source.key
                assert rule.checked

    def test_never_show_a_rule_of_another_destination(self):
        factories.make_rule("there", self.worker, factories.make_jurisdiction("kz"), self.entry)
        self.assertTrue(Rule.objects.exists())
        self.assertEqual(self.compare().rows, ())
