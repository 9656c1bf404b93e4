from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase

from legalacts.models import Act, Force, Provision, Relation, Wording
from tests import factories

ADOPTED, FORCE, AMENDED, ENDED = date(2000, 7, 17), date(2000, 8, 1), date(2010, 1, 1), date(2022, 1, 1)


class ForceOfAnAct(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.act = factories.make_act()

    def force(self, day):
        listed = Act.objects.with_force(day).get(pk=self.act.pk)
        alone = Act.objects.get(pk=self.act.pk)
        self.assertEqual(listed.force_on(day), alone.force_on(day), "a list and a page must say the same")
        return alone.force_on(day)

    def happened(self, *events):
        for kind, day in events:
            factories.make_lifecycle(self.act, kind, day)

    def test_without_events_is_not_established(self):
        self.assertEqual(self.force(FORCE), Force.UNKNOWN)

    def test_adoption_alone_does_not_put_it_in_force(self):
        self.happened(("adopted", ADOPTED), ("published", ADOPTED))
        self.assertEqual(self.force(FORCE), Force.UNKNOWN)

    def test_begins_on_the_day_itself(self):
        self.happened(("adopted", ADOPTED), ("in_force", FORCE))
        self.assertEqual(self.force(date(2000, 7, 31)), Force.NOT_YET)
        self.assertEqual(self.force(FORCE), Force.IN_FORCE)

    def test_lasts_through_an_amendment(self):
        self.happened(("in_force", FORCE), ("amended", AMENDED))
        self.assertEqual(self.force(AMENDED), Force.IN_FORCE)

    def test_rests_while_suspended(self):
        self.happened(("in_force", FORCE), ("suspended", AMENDED))
        self.assertEqual(self.force(AMENDED), Force.SUSPENDED)

    def test_ends_with_each_kind_of_end(self):
        for kind in ("repealed", "expired", "denounced", "ceased"):
            with self.subTest(kind), transaction.atomic():
                self.happened(("in_force", FORCE), (kind, ENDED))
                self.assertEqual(self.force(date(2021, 12, 31)), Force.IN_FORCE)
                self.assertEqual(self.force(ENDED), Force.ENDED)
                self.act.lifecycle.all().delete()

    def test_the_end_of_one_article_does_not_end_the_act(self):
        self.happened(("in_force", FORCE))
        article = factories.make_provision(self.act)
        factories.make_lifecycle(self.act, "repealed", AMENDED, provision=article)
        self.assertEqual(self.force(ENDED), Force.IN_FORCE)


class Events(TestCase):
    def test_are_recorded_once_a_day(self):
        act = factories.make_act()
        factories.make_lifecycle(act)
        with self.assertRaises(IntegrityError):
            factories.make_lifecycle(act)


class Parties(TestCase):
    def test_are_recorded_once_even_without_a_date(self):
        treaty, state = factories.make_act(), factories.make_jurisdiction()
        factories.make_party(treaty, state)
        with self.assertRaises(IntegrityError):
            factories.make_party(treaty, state)


class Provisions(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.act = factories.make_act()
        cls.article = factories.make_provision(cls.act, "art_97")

    def test_an_eid_stands_once_in_an_act(self):
        with self.assertRaises(IntegrityError):
            factories.make_provision(self.act, "art_97")

    def test_the_same_eid_may_stand_in_another_act(self):
        factories.make_provision(factories.make_act(), "art_97")

    def test_lie_inside_their_own_act(self):
        stranger = Provision(act=factories.make_act(), eid="art_97__para_1", kind="paragraph", parent=self.article)
        with self.assertRaises(ValidationError) as refused:
            stranger.full_clean()
        self.assertIn("parent", refused.exception.message_dict)

    def test_eids_look_like_those_of_akoma_ntoso(self):
        for eid, allowed in [
            ("art_97", True),
            ("art_97__para_6", True),
            ("chp_50-1__art_3", True),
            ("rule_entry", True),
            ("97", False),
            ("art 97", False),
            ("art_97/para_6", False),
            ("art_97\n", False),
            ("статья_97", False),
        ]:
            with self.subTest(eid):
                provision = Provision(act=self.act, eid=eid, kind="article")
                refused = False
                try:
                    provision.full_clean(exclude=["act"], validate_unique=False, validate_constraints=False)
                except ValidationError:
                    refused = True
                self.assertEqual(not refused, allowed)

    def test_are_public_only_inside_a_public_act(self):
        self.assertIn(self.article, Provision.objects.public())
        for status in ("draft", "in_review", "withdrawn"):
            with self.subTest(status):
                Act.objects.filter(pk=self.act.pk).update(status=status)
                self.assertNotIn(self.article, Provision.objects.public())


class Wordings(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.provision = factories.make_provision()
        factories.make_wording(cls.provision, valid_from=FORCE, valid_to=date(2009, 12, 31), text="old")

    def wording(self, **given):
        asked = {"language": "ky", "nature": "summary", "valid_from": AMENDED, "status": "published"}
        return Wording(provision=self.provision, **{**asked, **given})

    def shown(self, day, language="ky"):
        return Provision.objects.with_wordings(day).get(pk=self.provision.pk).wording_for(language)

    def test_follow_each_other_without_overlap(self):
        self.wording().full_clean()
        with self.assertRaises(ValidationError) as refused:
            self.wording(valid_from=date(2009, 12, 31)).full_clean()
        self.assertIn("valid_from", refused.exception.message_dict)

    def test_may_hold_at_once_in_two_languages_or_natures(self):
        self.wording(valid_from=FORCE, language="ru").full_clean()
        self.wording(valid_from=FORCE, nature="official").full_clean()

    def test_begin_once_a_day_in_the_database(self):
        with self.assertRaises(IntegrityError):
            factories.make_wording(self.provision, valid_from=FORCE)

    def test_in_an_unknown_language_are_refused_by_the_database(self):
        with self.assertRaises(IntegrityError):
            factories.make_wording(self.provision, language="de")

    def test_of_the_day_is_shown(self):
        self.wording(text="new").save()
        self.assertEqual(self.shown(date(2009, 12, 31)).text, "old")
        self.assertEqual(self.shown(AMENDED).text, "new")

    def test_a_draft_is_not_shown(self):
        self.wording(text="new", status="draft").save()
        self.assertIsNone(self.shown(AMENDED))

    def test_the_official_text_comes_before_a_summary(self):
        self.wording(text="official", nature="official").save()
        self.wording(text="summary").save()
        self.assertEqual(self.shown(AMENDED).text, "official")

    def test_the_readers_language_comes_before_the_official_text_in_another(self):
        self.wording(text="официально", nature="official", language="ru").save()
        self.wording(text="summary").save()
        self.assertEqual(self.shown(AMENDED, "ky").text, "summary")
        self.assertEqual(self.shown(AMENDED, "en").text, "официально")


class Relations(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.one, cls.other = factories.make_act(), factories.make_act()

    def test_a_provision_belongs_to_the_act_beside_it(self):
        link = Relation(
            from_act=self.one, to_act=self.other, predicate="amends", to_provision=factories.make_provision(self.one)
        )
        with self.assertRaises(ValidationError) as refused:
            link.full_clean()
        self.assertIn("to_provision", refused.exception.message_dict)

    def test_one_article_may_relate_to_another_of_the_same_act(self):
        first, second = (factories.make_provision(self.one, eid) for eid in ("art_1", "art_2"))
        Relation(
            from_act=self.one, from_provision=first, predicate="supplements", to_act=self.one, to_provision=second
        ).full_clean()

    def test_nothing_relates_to_itself(self):
        with self.assertRaises(ValidationError):
            Relation(from_act=self.one, predicate="amends", to_act=self.one).full_clean()

    def test_are_recorded_once(self):
        factories.make_relation(self.one, self.other)
        with self.assertRaises(IntegrityError):
            factories.make_relation(self.one, self.other)

    def test_read_from_both_sides(self):
        for predicate in Relation.Predicate:
            with self.subTest(predicate):
                self.assertTrue(str(Relation(predicate=predicate).reverse_predicate))

    def test_are_public_only_between_public_acts(self):
        factories.make_relation(self.one, self.other)
        self.assertTrue(Relation.objects.public().exists())
        Act.objects.filter(pk=self.other.pk).update(status="draft")
        self.assertFalse(Relation.objects.public().exists())
