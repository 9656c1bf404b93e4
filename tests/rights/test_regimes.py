from datetime import date

import pytest
from django.test import TestCase

from legalacts.models import Membership
from legalacts.rights import regimes_for
from tests import factories

LAST_DAY_OUTSIDE, FIRST_DAY_INSIDE = date(2015, 8, 11), date(2015, 8, 12)


def regimes(citizenship, destination, day):
    return [found.regime.key for found in regimes_for(citizenship, destination, day)]


@pytest.mark.usefixtures("loaded")
class ShippedRegimes(TestCase):
    def test_of_a_kyrgyz_citizen_in_russia_change_on_the_day_of_accession(self):
        self.assertEqual(regimes("kg", "ru", LAST_DAY_OUTSIDE), ["cis-patent"])
        self.assertEqual(regimes("kg", "ru", FIRST_DAY_INSIDE), ["eaeu-worker"])

    def test_of_a_kyrgyz_citizen_in_kazakhstan_change_on_the_same_day(self):
        self.assertEqual(regimes("kg", "kz", LAST_DAY_OUTSIDE)[0], "cis-worker")
        self.assertEqual(regimes("kg", "kz", FIRST_DAY_INSIDE)[0], "eaeu-worker")

    def test_of_a_kyrgyz_citizen_in_kazakhstan_add_what_the_two_states_agreed(self):
        first_day = date(2012, 7, 5)
        self.assertEqual(regimes("kg", "kz", date(2012, 7, 4)), ["cis-worker"])
        self.assertEqual(regimes("kg", "kz", first_day), ["cis-worker", "kg-kz-stay"])
        self.assertEqual(regimes("kz", "kg", first_day), ["kg-kz-stay"])
        self.assertNotIn("kg-kz-stay", regimes("uz", "kz", first_day) + regimes("kg", "ru", first_day))

    def test_of_an_uzbek_citizen_in_russia_is_the_patent(self):
        self.assertEqual(regimes("uz", "ru", FIRST_DAY_INSIDE), ["cis-patent"])

    def test_of_a_belarusian_in_russia_are_those_of_both_unions(self):
        self.assertEqual(set(regimes("by", "ru", date(2018, 1, 1))), {"union-state", "eaeu-worker"})

    def test_of_a_belarusian_in_kazakhstan_is_that_of_the_wide_union(self):
        self.assertEqual(regimes("by", "kz", date(2018, 1, 1)), ["eaeu-worker"])

    def test_of_a_kyrgyz_citizen_are_none_at_home_or_far_away(self):
        self.assertEqual(regimes("kg", "kg", FIRST_DAY_INSIDE), [])
        self.assertEqual(regimes("kg", "am", date(2010, 1, 1)), [])

    def test_of_nobody_known_are_none(self):
        self.assertEqual(regimes("atlantis", "ru", FIRST_DAY_INSIDE), [])


class Regimes(TestCase):
    """A union of workers that prevails over a commonwealth of states."""

    @classmethod
    def setUpTestData(cls):
        cls.union = factories.make_jurisdiction("union", kind="union")
        cls.commonwealth = factories.make_jurisdiction("commonwealth", kind="organisation")
        worker = factories.make_regime("worker", organisation=cls.union)
        visitor = factories.make_regime("visitor", organisation=cls.commonwealth)
        visitor.destinations.add(factories.make_jurisdiction("ru"))
        visitor.yields_to.add(worker)
        factories.make_membership("commonwealth", "kg")
        factories.make_membership("union", "kg", valid_from=FIRST_DAY_INSIDE, valid_to=date(2030, 12, 31))
        factories.make_membership("union", "ru")

    def test_apply_on_the_first_and_the_last_day_of_membership(self):
        for day, applied in [
            (LAST_DAY_OUTSIDE, ["visitor"]),
            (FIRST_DAY_INSIDE, ["worker"]),
            (date(2030, 12, 31), ["worker"]),
            (date(2031, 1, 1), ["visitor"]),
        ]:
            with self.subTest(day):
                self.assertEqual(regimes("kg", "ru", day), applied)

    def test_say_which_memberships_they_follow_from(self):
        (worker,) = regimes_for("kg", "ru", FIRST_DAY_INSIDE)
        self.assertEqual({membership.state.key for membership in worker.because}, {"kg", "ru"})
        (visitor,) = regimes_for("kg", "ru", LAST_DAY_OUTSIDE)
        self.assertEqual({membership.state.key for membership in visitor.because}, {"kg"})

    def test_do_not_apply_outside_the_destinations_they_name(self):
        factories.make_membership("commonwealth", "kz")
        self.assertEqual(regimes("kg", "kz", LAST_DAY_OUTSIDE), [])

    def test_do_not_follow_from_a_draft_membership(self):
        Membership.objects.filter(organisation=self.union).update(status="draft")
        self.assertEqual(regimes("kg", "ru", FIRST_DAY_INSIDE), ["visitor"])

    def test_cost_the_same_queries_however_many_there_are(self):
        with self.assertNumQueries(5):
            regimes_for("kg", "ru", FIRST_DAY_INSIDE)
        for number in range(5):
            factories.make_regime(f"more-{number}", organisation=self.union)
        with self.assertNumQueries(5):
            self.assertEqual(len(regimes_for("kg", "ru", FIRST_DAY_INSIDE)), 6)


class BilateralExceptions(TestCase):
    """A regime that rests on a treaty between two states."""

    @classmethod
    def setUpTestData(cls):
        cls.treaty = factories.make_act("pact", category="bilateral")
        for state, since in (("kg", date(2010, 1, 1)), ("tr", date(2012, 6, 1))):
            factories.make_party(cls.treaty, state=factories.make_jurisdiction(state), valid_from=since)
        cls.regime = factories.make_regime("pact-worker", organisation=None, treaty=cls.treaty, personal=True)
        factories.make_jurisdiction("uz")

    def test_apply_once_the_treaty_is_in_force_for_both(self):
        self.assertEqual(regimes("kg", "tr", date(2012, 5, 31)), [])
        self.assertEqual(regimes("kg", "tr", date(2012, 6, 1)), ["pact-worker"])
        self.assertEqual(regimes("tr", "kg", date(2012, 6, 1)), ["pact-worker"])

    def test_say_since_when_each_state_is_bound(self):
        (applied,) = regimes_for("kg", "tr", date(2020, 1, 1))
        self.assertEqual(
            {party.state.key: party.valid_from.year for party in applied.parties}, {"kg": 2010, "tr": 2012}
        )

    def test_do_not_reach_citizens_of_a_third_state(self):
        self.assertEqual(regimes("uz", "tr", date(2020, 1, 1)), [])

    def test_end_with_the_treaty_and_are_hidden_with_it(self):
        self.treaty.parties.filter(state__key="tr").update(valid_to=date(2019, 12, 31))
        self.assertEqual(regimes("kg", "tr", date(2020, 1, 1)), [])
        self.treaty.parties.update(valid_to=None)
        self.assertEqual(regimes("kg", "tr", date(2020, 1, 1)), ["pact-worker"])
        self.treaty.status = "draft"
        self.treaty.save()
        self.assertEqual(regimes("kg", "tr", date(2020, 1, 1)), [])

    def test_give_way_like_any_other(self):
        own = factories.make_regime(
            "pact-trader", organisation=None, treaty=self.treaty, purpose="entrepreneur", personal=True
        )
        self.regime.yields_to.add(own)
        self.assertEqual(
            [found.regime.key for found in regimes_for("kg", "tr", date(2020, 1, 1), "entrepreneur")], ["pact-trader"]
        )
