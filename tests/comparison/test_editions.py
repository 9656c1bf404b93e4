"""Editions follow from the periods of wordings."""

from datetime import date

from django.test import TestCase

from legalacts.comparison.editions import causes_of, changes_without_text, editions_of_act
from legalacts.comparison.standing import Standings
from legalacts.models import Force
from tests.factories import make_act, make_lifecycle, make_provision, make_relation, make_wording


def periods(editions):
    return [(edition.starts, edition.ends, edition.held) for edition in editions]


class EditionsOfAnAct(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.act = make_act()
        cls.one, cls.two = make_provision(cls.act, "art_1"), make_provision(cls.act, "art_2")

    def test_begin_whenever_a_wording_begins_or_ends(self):
        make_wording(self.one, valid_from=date(2010, 1, 1), valid_to=date(2014, 12, 31))
        make_wording(self.one, valid_from=date(2015, 1, 1))
        make_wording(self.two, valid_from=date(2010, 1, 1), valid_to=date(2016, 6, 30))
        self.assertEqual(
            periods(editions_of_act(self.act)),
            [("2010-01-01", "2014-12-31", 2), ("2015-01-01", "2016-06-30", 2), ("2016-07-01", "", 1)],
        )

    def test_reach_back_as_far_as_a_wording_without_a_first_day(self):
        make_wording(self.one, valid_to=date(2014, 12, 31))
        make_wording(self.one, valid_from=date(2015, 1, 1))
        self.assertEqual(periods(editions_of_act(self.act)), [("", "2014-12-31", 1), ("2015-01-01", "", 1)])

    def test_say_where_no_text_is_held_between_two(self):
        make_wording(self.one, valid_from=date(2010, 1, 1), valid_to=date(2010, 12, 31))
        make_wording(self.one, valid_from=date(2012, 1, 1))
        editions = editions_of_act(self.act)
        self.assertEqual(editions.on(date(2011, 5, 5)).held, 0)
        self.assertIsNone(editions.on(date(2009, 1, 1)))
        self.assertEqual(editions.after(date(2009, 1, 1)).starts, "2010-01-01")

    def test_leave_out_drafts(self):
        make_wording(self.one, valid_from=date(2010, 1, 1))
        make_wording(self.two, valid_from=date(2011, 1, 1), status="draft")
        hidden = make_provision(self.act, "art_3", status="draft")
        make_wording(hidden, valid_from=date(2012, 1, 1))
        self.assertEqual(periods(editions_of_act(self.act)), [("2010-01-01", "", 1)])

    def test_are_known_no_closer_than_their_wordings(self):
        make_wording(self.one, valid_from=date(2010, 1, 1), valid_from_precision="year")
        self.assertEqual(periods(editions_of_act(self.act)), [("2010", "", 1)])

    def test_name_the_public_acts_that_brought_them_about(self):
        make_wording(self.one, valid_from=date(2015, 1, 1))
        amending, repealing = make_act(), make_act()
        make_lifecycle(self.act, "amended", date(2015, 1, 1), by_act=amending)
        make_lifecycle(self.act, "amended", date(2014, 1, 1), by_act=make_act(status="draft"))
        make_relation(repealing, self.act, predicate="repeals", date=date(2015, 1, 1))
        causes = causes_of(self.act, self.act.lifecycle.all())
        self.assertEqual(causes, {date(2015, 1, 1): (amending, repealing)})

    def test_are_told_from_amendments_whose_text_is_not_held(self):
        make_wording(self.one, valid_from=date(2015, 1, 1))
        make_lifecycle(self.act, "amended", date(2015, 1, 1))
        missed = make_lifecycle(self.act, "amended", date(2018, 1, 1))
        make_lifecycle(self.act, "amended", date(2030, 1, 1))
        found = changes_without_text(self.act.lifecycle.all(), editions_of_act(self.act), date(2020, 1, 1))
        self.assertEqual(found, [missed])


class StandingOnADay(TestCase):
    def standing(self, act, day, provision=None):
        standings = Standings(act, act.lifecycle.all(), day)
        return standings.of(provision) if provision else standings.of_act()

    def test_follows_the_last_event_before_the_day(self):
        act = make_act()
        make_lifecycle(act, "in_force", date(2010, 1, 1))
        make_lifecycle(act, "suspended", date(2012, 1, 1))
        make_lifecycle(act, "in_force", date(2013, 1, 1))
        make_lifecycle(act, "repealed", date(2020, 1, 1))
        for day, force in [
            (date(2009, 12, 31), Force.NOT_YET),
            (date(2010, 1, 1), Force.IN_FORCE),
            (date(2012, 6, 1), Force.SUSPENDED),
            (date(2013, 1, 1), Force.IN_FORCE),
            (date(2019, 12, 31), Force.IN_FORCE),
            (date(2020, 1, 1), Force.ENDED),
        ]:
            with self.subTest(day):
                self.assertEqual(self.standing(act, day).force, force)
                self.assertEqual(act.force_on(day), force)
                self.assertEqual(type(act).objects.with_force(day).get(pk=act.pk).force_on(day), force)

    def test_is_not_lifted_by_an_amendment(self):
        act = make_act()
        make_lifecycle(act, "in_force", date(2010, 1, 1))
        make_lifecycle(act, "suspended", date(2012, 1, 1))
        make_lifecycle(act, "amended", date(2012, 2, 1))
        self.assertEqual(self.standing(act, date(2012, 3, 1)).force, Force.SUSPENDED)
        self.assertEqual(type(act).objects.with_force(date(2012, 3, 1)).get(pk=act.pk).force_on(None), Force.SUSPENDED)

    def test_of_a_provision_follows_what_happened_to_it_or_to_what_contains_it(self):
        act = make_act()
        chapter = make_provision(act, "chp_1")
        article = make_provision(act, "art_1", parent=chapter)
        other = make_provision(act, "art_2")
        make_lifecycle(act, "in_force", date(2010, 1, 1))
        make_lifecycle(act, "repealed", date(2015, 1, 1), provision=chapter)
        self.assertEqual(self.standing(act, date(2016, 1, 1), article).force, Force.ENDED)
        self.assertEqual(self.standing(act, date(2014, 1, 1), article).coming.date, date(2015, 1, 1))
        self.assertIsNone(self.standing(act, date(2016, 1, 1), other))
        self.assertEqual(self.standing(act, date(2016, 1, 1)).force, Force.IN_FORCE)
