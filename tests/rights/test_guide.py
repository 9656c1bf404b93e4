"""The shipped guide: what a person in a given situation is told, and that no way through it leads to nothing."""

from datetime import date

import pytest
from django.test import TestCase

from legalacts.models import Answer, Outcome, Question
from legalacts.rights import Guide, count_dates, lint_guide, result_of
from tests import factories

TODAY = date(2026, 11, 22)
WORKER = {"citizenship": "kg", "destination": "ru", "purpose": "contract", "since": "month", "papers": "none"}


def situation(day=TODAY, **answers):
    given = {**WORKER, "trouble": "none", **answers}
    path = Guide().follow(given)
    assert path.ask is None, path.ask
    return result_of(path, day)


def regimes(result):
    return [regime.key for regime in result.regimes]


def outcomes(advice):
    return [item.outcome.key for item in advice]


@pytest.mark.usefixtures("loaded")
class ShippedGuide(TestCase):
    def test_has_no_dead_end_no_circle_and_no_unreachable_page(self):
        self.assertEqual(lint_guide(TODAY), [])

    def test_tells_a_kyrgyz_worker_in_russia_to_register_by_day_thirty(self):
        result = situation()
        self.assertEqual(regimes(result), ["eaeu-worker"])
        first = result.firsts[0].outcome
        self.assertEqual(first.key, "first-register-ru-eaeu")
        self.assertIn("eaeu-treaty-2014#art_97__para_6", [basis.key for basis in first.basis_provisions.all()])

    def test_tells_that_no_patent_is_needed_tax_is_thirteen_care_is_free_and_children_go_to_school(self):
        rights = {item.outcome.key: [rule.key for rule in item.rules] for item in situation().rights}
        self.assertIn("ru-work-permit-eaeu-worker", rights["right-no-patent"])
        self.assertIn("ru-income-tax-eaeu-worker-2026", rights["right-tax-ru-2026"])
        self.assertIn("ru-emergency-care-eaeu-worker", rights["right-emergency"])
        self.assertIn("ru-children-school-eaeu-worker", rights["right-school-ru"])

    def test_links_only_rules_of_the_destination_that_hold_on_the_day(self):
        for item in situation().rights:
            for rule in item.rules:
                self.assertEqual(rule.destination.key, "ru")
                self.assertTrue(rule.holds_on(TODAY))

    def test_tells_an_uzbek_worker_to_get_a_patent(self):
        result = situation(citizenship="uz")
        self.assertEqual(regimes(result), ["cis-patent"])
        self.assertIn("first-patent", outcomes(result.firsts))
        self.assertNotIn("right-no-patent", outcomes(result.rights))

    def test_tells_a_kyrgyz_citizen_the_rules_of_the_cis_on_the_last_day_outside_the_union(self):
        self.assertEqual(regimes(situation(day=date(2015, 8, 11))), ["cis-patent"])
        self.assertEqual(regimes(situation(day=date(2015, 8, 12))), ["eaeu-worker"])

    def test_has_an_answer_of_its_own_for_a_trader_in_kazakhstan(self):
        result = situation(destination="kz", purpose="entrepreneur")
        self.assertEqual(regimes(result), ["kz-entrepreneur", "kg-kz-stay"])
        self.assertIn("first-kz-entrepreneur", outcomes(result.firsts))

    def test_sends_nobody_to_a_consulate_in_another_state(self):
        for destination, named in (("ru", True), ("kz", False)):
            with self.subTest(destination):
                result = situation(destination=destination)
                bodies = {body.key for advice in result.firsts for body in advice.institutions}
                self.assertEqual("kg-consulates-ru" in bodies, named)
                self.assertTrue(bodies)

    def test_gives_the_family_its_own_regime(self):
        self.assertEqual(regimes(situation(purpose="family")), ["eaeu-family"])

    def test_names_what_decides_when_the_purpose_is_not_known(self):
        result = situation(destination="kz", purpose="unknown")
        self.assertEqual(regimes(result), ["eaeu-worker", "kg-kz-stay"])
        self.assertEqual({found.if_purpose for found in result.possible}, {"family", "entrepreneur"})

    def test_says_why_a_regime_applies(self):
        (applied,) = situation().applied
        reasons = {(item.state.key, item.valid_from) for item in applied.because}
        self.assertIn(("kg", date(2015, 8, 12)), reasons)

    def test_falls_back_on_the_rules_for_any_foreigner(self):
        self.assertEqual(regimes(situation(citizenship="other")), ["foreigner"])

    def test_puts_danger_before_law(self):
        result = situation(trouble="health")
        self.assertTrue(result.is_emergency)
        self.assertEqual(outcomes(result.firsts)[0], "first-health")

    def test_gives_three_things_to_do_first_at_most(self):
        self.assertEqual(len(situation(trouble="wages", purpose="unknown").firsts), 3)

    def test_names_no_ministry_of_a_third_state(self):
        for item in situation(trouble="stopped").firsts:
            self.assertNotIn("kz", [body.jurisdiction.key for body in item.institutions])

    def test_ends_where_the_destination_is_not_covered(self):
        path = Guide().follow({"citizenship": "kg", "destination": "other"})
        self.assertIsNone(path.ask)
        result = result_of(path, TODAY)
        self.assertEqual(regimes(result), [])
        self.assertEqual(outcomes(result.firsts), ["first-ask-kg"])

    def test_leaves_out_answers_that_are_not_asked_for(self):
        path = Guide().follow({"citizenship": "kg", "colour": "red", "destination": "moon"})
        self.assertEqual(path.given, {"citizenship": "kg"})
        self.assertEqual(path.ask.key, "destination")

    def test_costs_the_same_queries_whatever_is_answered(self):
        for answers in ({}, {"citizenship": "uz"}, {"destination": "kz", "purpose": "unknown", "trouble": "seized"}):
            path = Guide().follow({**WORKER, "trouble": "none", **answers})
            with self.subTest(answers), self.assertNumQueries(FuzzyAtMost(24)):
                result = result_of(path, TODAY)
                [(item.rules, item.institutions, item.outcome.checked) for item in result.rights]


class FuzzyAtMost(int):
    """A number of queries that may be smaller, because an empty relation is not fetched."""

    def __eq__(self, other):
        return other <= int(self)

    __hash__ = int.__hash__


@pytest.mark.usefixtures("loaded")
class ShippedDates(TestCase):
    def days(self, **answers):
        events = {"entry": date(2026, 11, 21), "contract_end": date(2026, 11, 30)}
        return {item.rule.key: item for item in count_dates(situation(**answers).dated_rules, events)}

    def test_of_registration_in_russia_lie_before_the_weekend(self):
        found = self.days()["ru-registration-eaeu-worker"]
        self.assertEqual(found.deadline.earliest.last_day, date(2026, 12, 20))  # a Sunday
        self.assertEqual(found.day, date(2026, 12, 18))

    def test_of_registration_on_a_patent_count_working_days(self):
        self.assertEqual(self.days(citizenship="uz")["ru-registration-cis-patent"].day, date(2026, 12, 1))

    def test_of_a_least_time_are_the_first_that_satisfy_every_reading(self):
        found = self.days()["ru-new-contract-condition-eaeu-worker"]
        self.assertTrue(found.is_earliest)
        self.assertEqual(found.day, date(2027, 2, 19))

    def test_of_a_new_contract_run_from_the_end_of_the_old_one(self):
        found = self.days()["ru-new-contract-term-eaeu-worker"]
        self.assertEqual((found.event, found.day), ("contract_end", date(2026, 12, 14)))

    def test_come_soonest_first(self):
        found = list(self.days().values())
        self.assertEqual(found, sorted(found, key=lambda item: item.day))


class Faults(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.first = Question.objects.create(
            key="one", status="published", position=1, **factories.words("title", "One"), fact="citizenship"
        )
        cls.second = Question.objects.create(
            key="two", status="published", position=2, **factories.words("title", "Two")
        )
        cls.known = Answer.objects.create(question=cls.first, code="kg", **factories.words("title", "Kyrgyzstan"))
        cls.unknown = Answer.objects.create(question=cls.first, code="unknown", **factories.words("title", "?"))

    def faults(self):
        return "\n".join(lint_guide(TODAY))

    def test_a_question_nobody_reaches_is_named(self):
        self.assertIn("question two: no answer leads to it", self.faults())

    def test_a_question_without_i_do_not_know_is_named(self):
        self.assertIn("question two: “I don't know” (unknown) is missing", self.faults())

    def test_a_circle_is_named(self):
        Question.objects.filter(pk=self.first.pk).update(leads_to=self.second)
        answer = factories.words("title", "?")
        Answer.objects.create(question=self.second, code="unknown", leads_to=self.first, **answer)
        self.assertIn("one → two → one", self.faults())

    def test_a_way_that_leads_to_nothing_is_named(self):
        Question.objects.filter(pk=self.second.pk).delete()
        outcome = self.outcome()
        outcome.answers.add(self.known)
        self.assertIn("nothing to do first after one=unknown", self.faults())
        outcome.answers.add(self.unknown)
        self.assertEqual(self.faults(), "")

    def test_an_outcome_without_anybody_to_turn_to_or_basis_or_language_is_named(self):
        self.outcome(title_en="", bare=True)
        self.assertIn("names nobody to turn to", self.faults())
        self.assertIn("names no legal basis", self.faults())
        self.assertIn("is missing in en", self.faults())

    def test_an_answer_that_leads_to_a_draft_is_named(self):
        Question.objects.filter(pk=self.second.pk).update(status="draft")
        Answer.objects.filter(pk=self.known.pk).update(leads_to=self.second)
        self.assertIn("the answer kg leads to a page that is not published", self.faults())

    def outcome(self, *, bare=False, **columns):
        texts = {**factories.words("title", "Do it"), **columns}
        outcome = Outcome.objects.create(key="do-it", part="first", status="published", **texts)
        if not bare:
            outcome.institutions.add(factories.make_institution())
            outcome.basis_acts.add(factories.make_act())
        return outcome
