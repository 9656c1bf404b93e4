from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase

from legalacts.interchange.content import check_records
from legalacts.models import Act, Evidence, Rule
from tests import factories


def errors(studies=()):
    return [str(finding) for finding in check_records(studies) if finding.is_error]


def gaps():
    return [str(finding) for finding in check_records() if not finding.is_error]


@pytest.mark.usefixtures("loaded")
class ShippedContent(TestCase):
    def test_has_no_errors(self):
        self.assertEqual(errors(), [])

    def test_passes_the_command_with_a_table_of_counts(self):
        out = StringIO()
        call_command("check_content", stdout=out)
        self.assertIn("0 errors", out.getvalue())
        self.assertRegex(out.getvalue(), rf"rule +{Rule.objects.count()} ")


class Findings(TestCase):
    """A sound rule on a sound act, spoilt in one way at a time."""

    @classmethod
    def setUpTestData(cls):
        cls.act = factories.make_act("treaty")
        cls.rule = factories.make_rule("ru-entry", valid_from=date(2015, 1, 1))
        cls.rule.basis_acts.add(cls.act)
        for record in (cls.act, cls.rule):
            factories.make_evidence(record)

    def test_are_none_when_all_is_well(self):
        self.assertEqual(errors(), [])

    def test_name_a_published_record_without_a_source(self):
        self.rule.evidence.all().delete()
        self.assertEqual(errors(), ["rule ru-entry: is published without a source"])

    def test_let_a_draft_go_without_a_source(self):
        self.rule.evidence.all().delete()
        Rule.objects.update(status="draft")
        self.assertEqual(errors(), [])

    def test_let_an_explanation_of_our_own_go_without_a_source(self):
        factories.make_term("patent", editorial=True)
        self.assertEqual(errors(), [])
        factories.make_term("permit")
        self.assertEqual(errors(), ["term permit: is published without a source"])

    def test_name_a_summary_without_a_source_but_no_bare_heading_or_official_text(self):
        factories.make_wording(factories.make_provision(self.act, "chp_1"), text="", heading="General")
        factories.make_wording(factories.make_provision(self.act, "art_1"), nature="official")
        self.assertEqual(errors(), [])
        factories.make_wording(factories.make_provision(self.act, "art_2"))
        self.assertEqual(errors(), ["provision treaty#art_2: is published without a source"])

    def test_name_a_missing_title_in_kyrgyz_or_russian(self):
        for language in ("ky", "ru"):
            with self.subTest(language):
                Act.objects.update(**{"title_ky": "а", "title_ru": "а", f"title_{language}": ""})
                self.assertEqual(errors(), [f"act treaty: title is missing in {language}"])

    def test_count_a_missing_english_title_as_a_gap(self):
        Act.objects.update(title_en="")
        self.assertEqual(errors(), [])
        self.assertIn("act treaty: title is missing in en", gaps())

    def test_name_evidence_whose_record_is_gone(self):
        evidence = Evidence.objects.get(record_id=self.rule.pk, record_type__model="rule")
        Evidence.objects.filter(pk=evidence.pk).update(record_id=10**9)
        self.assertIn(f"evidence {evidence.pk}: points to a rule that is gone", errors())

    def test_name_rules_that_answer_one_question_at_once(self):
        same = {"regime": self.rule.regime, "indicator": self.rule.indicator}
        other = factories.make_rule("ru-entry-2", **same, valid_from=date(2020, 1, 1))
        factories.make_evidence(other)
        self.assertEqual(errors(), ["ru-entry: holds at the same time as ru-entry-2"])
        Rule.objects.filter(pk=other.pk).update(disputes=self.rule)
        self.assertEqual(errors(), [])

    def test_name_an_open_rule_even_when_a_short_one_stands_between(self):
        same = {"regime": self.rule.regime, "indicator": self.rule.indicator}
        Rule.objects.filter(pk=self.rule.pk).update(valid_from=None, valid_to=None)
        for key, start, end in [("b", date(2016, 1, 1), date(2016, 12, 31)), ("c", date(2018, 1, 1), None)]:
            factories.make_evidence(factories.make_rule(key, **same, valid_from=start, valid_to=end))
        self.assertIn("ru-entry: holds at the same time as b", errors())

    def test_name_wordings_that_hold_at_once(self):
        provision = factories.make_provision(self.act, "art_1")
        factories.make_evidence(provision)
        factories.make_wording(provision, valid_from=date(2015, 1, 1))
        factories.make_wording(provision, valid_from=date(2020, 1, 1))
        self.assertEqual(len([line for line in errors() if "treaty#art_1 ky" in line]), 1)

    def test_name_a_text_that_repeats_a_study(self):
        study = "бир эки үч төрт беш алты жети сегиз тогуз он он-бир он-эки он-үч"
        Rule.objects.update(text_ky="Бир, эки, үч, төрт, беш, алты, жети, сегиз, тогуз, он, он, бир!")
        self.assertEqual(errors([study]), ["rule ru-entry: text_ky repeats a study word for word"])

    def test_let_eleven_equal_words_pass(self):
        study = "бир эки үч төрт беш алты жети сегиз тогуз он жыйырма отуз кырк"
        Rule.objects.update(text_ky="бир эки үч төрт беш алты жети сегиз тогуз он жыйырма башка")
        self.assertEqual(errors([study]), [])

    def test_let_an_official_text_repeat(self):
        study = " ".join(str(number) for number in range(20))
        provision = factories.make_provision(self.act, "art_1")
        factories.make_wording(provision, nature="official", text=study)
        self.assertEqual(errors([study]), [])

    def test_count_a_rule_whose_whole_basis_is_hidden_as_a_gap(self):
        self.assertNotIn("rule ru-entry: none of its legal basis is published", gaps())
        Act.objects.update(status="draft")
        self.assertIn("rule ru-entry: none of its legal basis is published", gaps())

    def test_make_the_command_fail(self):
        self.rule.evidence.all().delete()
        problems = StringIO()
        with self.assertRaises(CommandError):
            call_command("check_content", stdout=StringIO(), stderr=problems)
        self.assertIn("error: rule ru-entry: is published without a source", problems.getvalue())
