from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import TestCase

from legalacts.models import Rule
from tests import factories


class OneAnswerAtATime(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.indicator = factories.make_indicator("registration")
        cls.first = factories.make_rule(
            "first", indicator=cls.indicator, valid_from=date(2015, 1, 1), valid_to=date(2019, 12, 31)
        )

    def another(self, **given):
        factories.make_regime("cis-patent")
        asked = {"status": "published", "kind": "text", "text_ky": "а", "text_ru": "а", "valid_from": date(2018, 1, 1)}
        return Rule(
            key="another",
            **{
                "regime": self.first.regime,
                "destination": self.first.destination,
                "indicator": self.indicator,
                **asked,
                **given,
            },
        )

    def test_a_second_published_rule_in_the_same_period_is_refused_by_name(self):
        with self.assertRaises(ValidationError) as refused:
            self.another().full_clean()
        self.assertIn("first", str(refused.exception.message_dict["valid_from"]))

    def test_a_rule_that_shares_only_the_last_day_is_refused(self):
        with self.assertRaises(ValidationError):
            self.another(valid_from=date(2019, 12, 31)).full_clean()

    def test_the_next_rule_may_begin_on_the_day_after(self):
        self.another(valid_from=date(2020, 1, 1)).full_clean()

    def test_the_other_side_of_a_conflict_is_allowed(self):
        self.another(disputes=self.first).full_clean()

    def test_a_draft_is_allowed(self):
        self.another(status="draft").full_clean()

    def test_a_rule_beside_a_draft_is_allowed(self):
        Rule.objects.filter(pk=self.first.pk).update(status="in_review")
        self.another().full_clean()

    def test_another_question_place_or_group_of_people_is_another_answer(self):
        for given in (
            {"indicator": factories.make_indicator("tax")},
            {"destination": factories.make_jurisdiction("kz")},
            {"regime": factories.make_regime("cis-patent")},
        ):
            with self.subTest(given):
                self.another(**given).full_clean()

    def test_a_rule_does_not_disagree_with_itself(self):
        self.first.full_clean()


class Values(TestCase):
    def test_yes_or_no_must_say_which(self):
        rule = factories.make_rule()
        rule.kind = "yes_no"
        with self.assertRaises(ValidationError) as refused:
            rule.full_clean()
        self.assertIn("yes", refused.exception.message_dict)

    def test_the_database_refuses_yes_or_no_without_an_answer(self):
        with self.assertRaises(IntegrityError):
            factories.make_rule(kind="yes_no")

    def test_the_database_refuses_more_than_all(self):
        with self.assertRaises(IntegrityError):
            factories.make_rule(kind="percent", percent=Decimal("130"))

    def test_a_period_needs_a_unit(self):
        rule = factories.make_rule(kind="period", amount=30)
        with self.assertRaises(ValidationError) as refused:
            rule.full_clean()
        self.assertIn("unit", refused.exception.message_dict)

    def test_plain_data_holds_only_what_is_set(self):
        rule = factories.make_rule(kind="period", amount=30, unit="day", days="calendar", counted_from="entry")
        rule.refresh_from_db()
        self.assertEqual(
            rule.value(),
            {"kind": "period", "amount": 30, "unit": "day", "days": "calendar", "counted_from": "entry"},
        )

    def test_no_is_a_value(self):
        self.assertEqual(factories.make_rule(kind="yes_no", yes=False).value(), {"kind": "yes_no", "yes": False})

    def test_fractions_stay_fractions(self):
        rule = factories.make_rule(kind="percent", percent=Decimal("5.10"))
        rule.refresh_from_db()
        self.assertEqual(rule.value()["percent"], 5.1)
