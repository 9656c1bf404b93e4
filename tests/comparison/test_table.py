import csv
from datetime import date
from io import StringIO

from django.test import SimpleTestCase, TestCase

from legalacts.comparison import compare_regimes
from legalacts.comparison.table import write_matrix
from legalacts.language.cells import without_formula
from tests import factories


class Formulas(SimpleTestCase):
    def test_are_only_text_to_a_spreadsheet(self):
        for value in ("=1+1", "+7 495", "-1", "@SUM(A1)", "\t=1", "\r=1"):
            with self.subTest(value):
                self.assertEqual(without_formula(value), f"'{value}")

    def test_other_words_stay_as_they_are(self):
        for value in ("", "Виза керек эмес", "30 %", "1=1"):
            with self.subTest(value):
                self.assertEqual(without_formula(value), value)


class Table(TestCase):
    @classmethod
    def setUpTestData(cls):
        act = factories.make_act("treaty", short_title_ru="Договор")
        rule = factories.make_rule(
            "ru-entry",
            text_ru="=HYPERLINK()",
            conditions_ru="Только с договором",
            note_ru="В таблице иначе",
            as_of="2018",
            valid_from=date(2015, 8, 12),
        )
        rule.basis_provisions.add(factories.make_provision(act, "art_97__para_6"))
        rule.basis_acts.add(factories.make_act(status="draft", title_ru="Тайный закон"))
        factories.make_evidence(rule, factories.make_source("study-b"), locator="table 1.4", status="disputed")
        cls.regimes = [rule.regime, factories.make_regime("cis-patent")]
        cls.destination = rule.destination

    def lines(self, language="ru"):
        out = StringIO()
        write_matrix(compare_regimes(self.destination, self.regimes, date(2018, 1, 1)), language, out)
        self.assertTrue(out.getvalue().startswith("\ufeff"), "spreadsheets need the mark to read Kyrgyz")
        return list(csv.DictReader(StringIO(out.getvalue().removeprefix("\ufeff"))))

    def test_carries_everything_the_page_says(self):
        line = self.lines()[0]
        expected = {
            "rule": "ru-entry",
            "conditions": "Только с договором",
            "basis": "Договор, статья 97, пункт 6",
            "valid_from": "2015-08-12",
            "valid_to": "",
            "as_of": "2018",
            "status": "disputed",
            "sources": "study-b table 1.4",
            "note": "В таблице иначе",
        }
        self.assertEqual({name: line[name] for name in expected}, expected)

    def test_has_no_formulas(self):
        self.assertEqual(self.lines()[0]["answer"], "'=HYPERLINK()")

    def test_keeps_a_line_for_an_empty_cell(self):
        line = self.lines()[1]
        self.assertEqual((line["regime"], line["rule"]), ("cis-patent ru", ""))

    def test_says_nothing_of_hidden_acts(self):
        self.assertNotIn("Тайный", str(self.lines()))
