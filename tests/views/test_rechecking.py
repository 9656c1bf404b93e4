"""The public is told what is hidden and what is being looked at again, and until when."""

from datetime import timedelta

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from legalacts.models import Recheck
from legalacts.models.moving import move
from legalacts.models.recheck import flag, settle
from tests import factories as make

TODAY = timezone.localdate()


class Telling(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rule = make.make_rule("ru-stay")

    def read(self, name="rule", *arguments, **asked):
        with override("en"):
            address = reverse(name, args=arguments or ([self.rule.key] if name == "rule" else []))
        return self.client.get(address, asked)

    def compare(self, **asked):
        return self.read("compare", **{"destination": "ru", "regimes": self.rule.regime.key, **asked})

    def test_a_hidden_rule_says_that_it_is_being_checked_in_its_cell_and_on_its_page(self):
        move(self.rule, "withdrawn", None, why="Doubtful", hidden=True)
        self.assertContains(self.compare(), "Being checked")
        self.assertContains(self.read(), "This page is being checked", status_code=404)
        self.assertNotContains(self.compare(), "Answer of ru-stay")

    def test_a_rule_withdrawn_for_good_is_simply_gone(self):
        move(self.rule, "withdrawn", None, why="Repealed")
        self.assertNotContains(self.compare(), "Being checked")
        self.assertContains(self.read(), "There is no such page", status_code=404)

    def test_a_rule_published_again_is_shown_again(self):
        move(self.rule, "withdrawn", None, why="Doubtful", hidden=True)
        move(self.rule, "published", None)
        self.assertContains(self.compare(), "Answer of ru-stay")
        self.assertFalse(Recheck.objects.open().exists())

    def test_a_wider_answer_does_not_stand_in_for_a_hidden_one(self):
        wider = make.make_regime("cis", personal=True)
        make.make_rule("ru-wide", regime=wider, indicator=self.rule.indicator, text_en="Of the wider regime")
        self.rule.regime.wider = wider
        self.rule.regime.save()
        move(self.rule, "withdrawn", None, why="Doubtful", hidden=True)
        self.assertNotContains(self.compare(), "Of the wider regime")

    def test_tells_from_the_day_of_the_change_until_it_is_done(self):
        day = TODAY + timedelta(days=30)
        flag(self.rule, Recheck.Because.WORDING, since=day)
        self.assertNotContains(self.read(), "Being re-checked")
        self.assertContains(self.read(on=day.isoformat()), "Being re-checked")
        self.assertContains(self.compare(on=day.isoformat()), "being re-checked")
        settle(self.rule, None)
        self.assertNotContains(self.read(on=day.isoformat()), "Being re-checked")

    def test_tells_readers_of_the_outdated_language_alone(self):
        flag(self.rule, Recheck.Because.TRANSLATION, language="ky")
        self.assertNotContains(self.read(), "out of date")
        flag(self.rule, Recheck.Because.TRANSLATION, language="en")
        self.assertContains(self.read(), "out of date")

    def test_a_wrong_day_is_no_error(self):
        self.assertEqual(self.read(on="31.02.2020").status_code, 200)
