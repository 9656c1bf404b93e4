from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import SimpleTestCase, TestCase

from legalacts.models import Event, Institution, Membership, Party, Responsibility, Rule, Wording, shown_date
from tests import factories

FIRST, LAST = date(2015, 8, 12), date(2020, 12, 31)
BEFORE, AFTER = date(2015, 8, 11), date(2021, 1, 1)


class ShownDates(SimpleTestCase):
    def test_say_no_more_than_is_known(self):
        for precision, shown in [("day", "2015-08-12"), ("month", "2015-08"), ("year", "2015")]:
            with self.subTest(precision):
                self.assertEqual(shown_date(FIRST, precision), shown)

    def test_are_empty_when_nothing_is_known(self):
        self.assertEqual(shown_date(None, "day"), "")


class Periods(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rule = factories.make_rule(valid_from=FIRST, valid_to=LAST)

    def test_both_ends_belong_to_it(self):
        for day, holds in [(BEFORE, False), (FIRST, True), (LAST, True), (AFTER, False)]:
            with self.subTest(day):
                self.assertEqual(Rule.objects.on(day).exists(), holds)
                self.assertEqual(self.rule.holds_on(day), holds)

    def test_an_open_end_always_holds(self):
        Rule.objects.update(valid_from=None, valid_to=None)
        for day in (date.min, date.max):
            with self.subTest(day):
                self.assertTrue(Rule.objects.on(day).exists())

    def test_what_begins_later_is_after_a_day(self):
        self.assertTrue(Rule.objects.after(BEFORE).exists())
        self.assertFalse(Rule.objects.after(FIRST).exists())

    def test_overlap_when_they_share_one_day(self):
        for starts, ends, share in [
            (LAST, None, True),
            (AFTER, None, False),
            (None, FIRST, True),
            (None, BEFORE, False),
            (None, None, True),
        ]:
            with self.subTest(starts=starts, ends=ends):
                other = Rule(valid_from=starts, valid_to=ends)
                self.assertEqual(self.rule.overlaps(other), share)
                self.assertEqual(other.overlaps(self.rule), share)

    def test_the_form_names_the_field_when_the_end_comes_before_the_start(self):
        self.rule.valid_to = BEFORE
        with self.assertRaises(ValidationError) as refused:
            self.rule.full_clean()
        self.assertIn("valid_to", refused.exception.message_dict)

    def test_of_one_day_is_allowed(self):
        self.rule.valid_to = self.rule.valid_from
        self.rule.full_clean()
        self.rule.save()


class DatabasePeriods(TestCase):
    """The database itself refuses a period that ends before it starts, whoever writes it."""

    def test_refuses_an_end_before_the_start(self):
        factories.make_membership()
        factories.make_party()
        factories.make_responsibility()
        factories.make_wording()
        factories.make_event()
        factories.make_rule()
        for model in (Membership, Party, Responsibility, Wording, Event, Rule, Institution):
            with self.subTest(model.__name__), self.assertRaises(IntegrityError), transaction.atomic():
                model.objects.update(valid_from=FIRST, valid_to=BEFORE)
