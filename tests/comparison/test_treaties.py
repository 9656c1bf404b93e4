"""Was a state bound on a day? Answered with a reason, and never guessed."""

from datetime import date

from django.test import TestCase

from legalacts.comparison.treaties import BoundReason, treaty_status, treaty_statuses
from tests.factories import make_act, make_jurisdiction, make_lifecycle, make_membership, make_party


class AStateOnADay(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.kg = make_jurisdiction("kg")
        cls.union = make_jurisdiction("eaeu", kind="union")

    def treaty(self, kind="agreement", **given):
        return make_act(kind=kind, category="multilateral", **given)

    def status(self, act, day):
        found = treaty_status(act, self.kg, day)
        return found.bound, found.reason

    def test_is_bound_while_the_treaty_is_in_force_for_it(self):
        act = self.treaty()
        make_party(
            act,
            self.kg,
            signed_on=date(2014, 12, 23),
            ratified_on=date(2015, 5, 21),
            valid_from=date(2015, 8, 12),
            valid_to=date(2020, 12, 31),
        )
        for day, answer in [
            (date(2014, 1, 1), (False, BoundReason.NOT_SIGNED)),
            (date(2015, 1, 1), (False, BoundReason.NOT_RATIFIED)),
            (date(2015, 8, 11), (False, BoundReason.NOT_YET_PARTY)),
            (date(2015, 8, 12), (True, BoundReason.PARTY)),
            (date(2020, 12, 31), (True, BoundReason.PARTY)),
            (date(2021, 1, 1), (False, BoundReason.ENDED_FOR_PARTY)),
        ]:
            with self.subTest(day):
                self.assertEqual(self.status(act, day), answer)
        self.assertEqual(treaty_status(act, self.kg, date(2016, 1, 1)).starts, "2015-08-12")

    def test_is_bound_again_after_it_came_back(self):
        act = self.treaty()
        make_party(act, self.kg, valid_from=date(2000, 1, 1), valid_to=date(2001, 12, 31))
        make_party(act, self.kg, valid_from=date(2010, 1, 1))
        self.assertEqual(self.status(act, date(2005, 1, 1)), (False, BoundReason.ENDED_FOR_PARTY))
        self.assertEqual(self.status(act, date(2011, 1, 1)), (True, BoundReason.PARTY))

    def test_is_not_bound_by_signature_alone_where_ratification_is_needed(self):
        act = self.treaty("convention")
        make_party(act, self.kg, signed_on=date(2008, 11, 14))
        self.assertEqual(self.status(act, date(2010, 1, 1)), (False, BoundReason.NO_RATIFICATION))

    def test_may_be_bound_by_signature_of_an_agreement(self):
        act = self.treaty("agreement")
        make_party(act, self.kg, signed_on=date(2008, 11, 14))
        self.assertEqual(self.status(act, date(2010, 1, 1)), (None, BoundReason.NO_ENTRY))

    def test_is_not_known_where_the_days_are_not(self):
        ratified, vague, alone = self.treaty(), self.treaty(), self.treaty()
        make_party(ratified, self.kg, ratified_on=date(2003, 9, 29))
        make_party(vague, self.kg, valid_from=date(2015, 1, 1), valid_from_precision="year")
        self.assertEqual(self.status(ratified, date(2004, 1, 1)), (None, BoundReason.NO_ENTRY))
        self.assertEqual(self.status(ratified, date(2001, 1, 1)), (False, BoundReason.NOT_YET_PARTY))
        self.assertEqual(self.status(vague, date(2015, 6, 1)), (None, BoundReason.NOT_EXACT))
        self.assertEqual(self.status(vague, date(2016, 1, 1)), (True, BoundReason.PARTY))
        self.assertEqual(self.status(alone, date(2016, 1, 1)), (None, BoundReason.NOT_RECORDED))

    def test_is_not_known_inside_the_year_of_a_signature_or_ratification_known_no_closer(self):
        signed, ratified = self.treaty("convention"), self.treaty()
        make_party(signed, self.kg, signed_on=date(2008, 1, 1), signed_on_precision="year")
        make_party(ratified, self.kg, ratified_on=date(2003, 9, 1), ratified_on_precision="month")
        self.assertEqual(self.status(signed, date(2008, 6, 1)), (None, BoundReason.NOT_EXACT))
        self.assertEqual(self.status(signed, date(2007, 6, 1)), (False, BoundReason.NOT_SIGNED))
        self.assertEqual(self.status(signed, date(2009, 1, 1)), (False, BoundReason.NO_RATIFICATION))
        self.assertEqual(self.status(ratified, date(2003, 9, 15)), (None, BoundReason.NOT_EXACT))
        self.assertEqual(signed.parties.get().signed, "2008")

    def test_is_bound_by_the_treaty_of_a_union_it_joined(self):
        act = self.treaty("treaty", jurisdiction=self.union)
        make_membership("eaeu", "kg", valid_from=date(2015, 8, 12))
        self.assertEqual(self.status(act, date(2015, 8, 11)), (False, BoundReason.NOT_MEMBER))
        self.assertEqual(self.status(act, date(2015, 8, 12)), (True, BoundReason.MEMBER))
        self.assertEqual(treaty_status(act, self.kg, date(2016, 1, 1)).starts, "2015-08-12")

    def test_is_not_bound_by_membership_to_agreements_made_inside_a_union(self):
        act = self.treaty("agreement", jurisdiction=self.union)
        make_membership("eaeu", "kg", valid_from=date(2015, 8, 12))
        self.assertEqual(self.status(act, date(2016, 1, 1)), (None, BoundReason.NOT_RECORDED))

    def test_is_not_bound_by_what_is_not_in_force_itself(self):
        act = self.treaty()
        make_lifecycle(act, "denounced", date(2019, 1, 1))
        make_party(act, self.kg, valid_from=date(2010, 1, 1))
        self.assertEqual(self.status(act, date(2020, 1, 1)), (False, BoundReason.NOT_IN_FORCE))

    def test_is_not_asked_of_a_national_act(self):
        self.assertEqual(self.status(make_act(), date(2020, 1, 1)), (None, BoundReason.NOT_A_TREATY))

    def test_is_told_of_each_party_once(self):
        act = self.treaty()
        make_party(act, self.kg, valid_from=date(2000, 1, 1), valid_to=date(2001, 12, 31))
        make_party(act, self.kg, valid_from=date(2010, 1, 1))
        make_party(act, make_jurisdiction("ru"))
        found = [(status.state.key, status.bound) for status in treaty_statuses(act, date(2011, 1, 1))]
        self.assertCountEqual(found, [("kg", True), ("ru", None)])
