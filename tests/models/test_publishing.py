from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import TestCase

from legalacts.models import (
    Act,
    Change,
    Conflict,
    Dataset,
    Event,
    Institution,
    Problem,
    Provision,
    Recommendation,
    Rule,
    Term,
    last_change,
    record_change,
)  # fmt: skip
from tests import factories


class Publication(TestCase):
    def test_only_published_records_are_public(self):
        for make, model in [
            (factories.make_act, Act),
            (factories.make_provision, Provision),
            (factories.make_institution, Institution),
            (factories.make_rule, Rule),
            (factories.make_term, Term),
            (factories.make_problem, Problem),
            (factories.make_event, Event),
            (factories.make_dataset, Dataset),
            (factories.make_recommendation, Recommendation),
            (factories.make_conflict, Conflict),
        ]:
            with self.subTest(model.__name__):
                shown = make()
                for status in ("draft", "in_review", "withdrawn"):
                    hidden = make()
                    model.objects.filter(pk=hidden.pk).update(status=status)
                    self.assertNotIn(hidden, model.objects.published())
                self.assertIn(shown, model.objects.published())

    def test_a_new_record_is_a_draft(self):
        self.assertFalse(Rule().is_published)
        self.assertFalse(Act().is_published)

    def test_a_record_whose_day_of_review_has_passed_needs_checking(self):
        rule = factories.make_rule(review_by=date(2026, 5, 21))
        self.assertFalse(rule.needs_checking(date(2026, 5, 21)))
        self.assertTrue(rule.needs_checking(date(2026, 5, 22)))
        self.assertIn(rule, Rule.objects.to_recheck(date(2026, 5, 22)))


class Keys(TestCase):
    def test_are_latin_slugs(self):
        for key, allowed in [
            ("kg-law-2000-61", True), ("a", True), ("", False), ("A", False), ("a--b", False), ("-a", False),
            ("мыйзам", False), ("a_b", False), ("a\n", False), ("a" * 121, False),
        ]:  # fmt: skip
            with self.subTest(key[:20]):
                act = factories.make_act()
                act.key = key
                refused = False
                try:
                    act.full_clean()
                except ValidationError as error:
                    refused = "key" in error.message_dict
                self.assertEqual(not refused, allowed)

    def test_name_one_record(self):
        factories.make_act("kg-law")
        with self.assertRaises(IntegrityError):
            factories.make_act("kg-law")


class Checking(TestCase):
    def test_a_record_without_sources_is_not_checked(self):
        self.assertEqual(factories.make_rule().checked, "unverified")

    def test_the_most_cautious_word_wins(self):
        for found, word in [
            (("unverified", "verified"), "verified"),
            (("verified", "disputed"), "disputed"),
            (("unverified", "outdated"), "outdated"),
            (("unverified",), "unverified"),
        ]:
            with self.subTest(found):
                rule = factories.make_rule()
                for number, status in enumerate(found):
                    factories.make_evidence(rule, locator=f"line {number}", status=status)
                self.assertEqual(rule.checked, word)

    def test_the_last_day_of_checking_counts(self):
        rule = factories.make_rule()
        factories.make_evidence(rule, checked_on=date(2026, 1, 1))
        factories.make_evidence(rule, locator="line 2", checked_on=date(2026, 2, 1))
        factories.make_evidence(rule, locator="line 3")
        self.assertEqual(rule.checked_on, date(2026, 2, 1))

    def test_a_place_in_a_source_is_named_once(self):
        rule = factories.make_rule()
        factories.make_evidence(rule)
        with self.assertRaises(IntegrityError):
            factories.make_evidence(rule)

    def test_dates_of_sources_may_be_partial(self):
        evidence = factories.make_evidence(factories.make_rule())
        for text, allowed in [
            ("2018", True), ("2018-06", True), ("2018-06-01", True), ("18", False), ("2018-13", False),
            ("2018-06-01 ", False), ("2018-6", False),
        ]:  # fmt: skip
            with self.subTest(text):
                evidence.as_of = text
                refused = False
                try:
                    evidence.full_clean()
                except ValidationError as error:
                    refused = "as_of" in error.message_dict
                self.assertEqual(not refused, allowed)


class History(TestCase):
    def test_keeps_what_a_record_said_before(self):
        rule = factories.make_rule(text_ru="Десять дней")
        rule.text_ru = "Тридцать дней"
        rule.save()
        self.assertEqual(
            list(rule.history.order_by("history_id").values_list("text_ru", flat=True)),
            ["Десять дней", "Тридцать дней"],
        )

    def test_keeps_links(self):
        rule, act = factories.make_rule(), factories.make_act()
        rule.basis_acts.add(act)
        self.assertEqual([link.act for link in rule.history.first().basis_acts.all()], [act])


class Changes(TestCase):
    def test_are_numbered_upwards(self):
        act = factories.make_act()
        before = last_change()
        change = record_change(act)
        self.assertGreater(change.pk, before)
        self.assertEqual((change.kind, change.record_id, last_change()), ("act", act.pk, change.pk))

    def test_of_a_wording_name_the_provision_that_shows_it(self):
        wording = factories.make_wording()
        record_change(wording)
        self.assertEqual(
            set(Change.objects.values_list("kind", "record_id")),
            {("provision", wording.provision_id), ("wording", wording.pk)},
        )
