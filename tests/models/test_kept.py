"""What is counted over all records is counted once, and again as soon as anything changed."""

from unittest.mock import patch

from django.db import connections
from django.test import TestCase, override_settings

from legalacts.comparison import days_of_acts
from legalacts.models import kept, level, record_change
from tests.factories import make_act, make_provision, make_term, make_wording


def last(alias):
    """How far a database is by its last change alone: the transaction of a test never ends."""
    with connections[alias].cursor() as cursor:
        cursor.execute(level.LAST)
        return cursor.fetchone() or (0, None)


@override_settings(COUNTS_KEPT=True)
class Keeping(TestCase):
    def setUp(self):
        for module in (kept, days_of_acts):
            self.enterContext(patch.dict(module._kept, clear=True))
            self.enterContext(patch.object(module, "level_of", last))


class Counts(Keeping):
    def length(self, query="terms/"):
        return self.client.get(f"/api/v1/{query}").json()["count"]

    def test_of_a_list_are_kept_until_something_changes(self):
        record_change(make_term("one"))
        self.assertEqual(self.length(), 1)
        other = make_term("two")
        self.assertEqual(self.length(), 1)
        record_change(other)
        self.assertEqual(self.length(), 2)

    def test_are_kept_for_each_choice_of_filters(self):
        for number in (1, 2):
            record_change(make_provision(make_act(f"act-{number}")))
        for _ in range(2):
            self.assertEqual([self.length("provisions/"), self.length("provisions/?act=act-1")], [2, 1])

    def test_are_counted_anew_while_nobody_knows_how_far_the_database_is(self):
        with patch.object(kept, "level_of", lambda alias: None):
            self.assertEqual(self.length(), 0)
            make_term("one")
            self.assertEqual(self.length(), 1)

    def test_of_many_choices_are_forgotten(self):
        with patch.object(kept, "MOST", 3):
            for number in range(10):
                kept.until_something_changes(number, lambda: 0)
        self.assertLessEqual(len(kept._kept["default"][1]), 3)

    def test_of_the_about_page_follow_edits_in_every_language(self):
        record_change(make_term("one"))
        first = self.client.get("/en/about/").content
        self.assertIn("Терминдер".encode(), self.client.get("/ky/about/").content)
        record_change(make_term("two"))
        self.assertNotEqual(self.client.get("/en/about/").content, first)


class ChangesOfTheLaw(Keeping):
    """An act in force since 2010, whose article 1 was amended in 2015."""

    def setUp(self):
        super().setUp()
        self.act = make_act("law", title_en="Law on work")
        self.article = make_provision(self.act, "art_1", number="1")
        self.wording = self.say("old", "2010-01-01", "2014-12-31")
        self.say("new", "2015-01-01")
        self.assertEqual(self.days(), ["2015-01-01"])

    def say(self, text, first, last=None):
        wording = make_wording(self.article, language="en", text=text, valid_from=first, valid_to=last)
        record_change(wording)
        return wording

    def days(self):
        changes = self.client.get("/api/v1/changes/").json()["results"]
        return [change["day"] for change in changes]

    def test_follow_a_new_wording(self):
        self.say("newer", "2018-01-01")
        self.assertEqual(self.days(), ["2018-01-01", "2015-01-01"])

    def test_are_read_anew_only_of_acts_that_changed(self):
        make_act("other")
        with patch.object(days_of_acts, "read_days", wraps=days_of_acts.read_days) as read:
            self.assertEqual(self.days(), ["2015-01-01"])
            self.assertFalse(read.called)
            self.say("newer", "2018-01-01")
            self.days()
        read.assert_called_once_with({self.act.pk})

    def test_follow_what_is_withdrawn_and_what_is_deleted(self):
        self.article.status = "withdrawn"
        self.article.save()
        record_change(self.article)
        self.assertEqual(self.days(), [])
        self.article.status = "published"
        self.article.save()
        record_change(self.article)
        self.assertEqual(self.days(), ["2015-01-01"])
        record_change(self.article)
        self.article.delete()
        self.assertEqual(self.days(), [])

    def test_go_with_their_act(self):
        record_change(self.act)
        self.act.delete()
        self.assertEqual(self.days(), [])

    def test_are_read_anew_after_too_many_changes_and_when_the_log_is_another(self):
        with patch.object(days_of_acts, "MOST", 0):
            self.say("newer", "2018-01-01")
            self.assertEqual(len(self.days()), 2)
        with patch.object(days_of_acts, "still_holds", lambda *asked: False):
            self.say("newest", "2020-01-01")
            self.assertEqual(len(self.days()), 3)

    def test_stand_apart_from_words_that_were_mended(self):
        page = "/en/changes/"
        self.assertNotContains(self.client.get(page), "well spelled")
        self.wording.text = "old, well spelled"
        self.wording.save()
        record_change(self.wording)
        for query in ("", "?from=2015-01-01"):
            self.assertContains(self.client.get(page + query), "well spelled")
        self.assertNotContains(self.client.get(page + "?to=2015-01-01"), "well spelled")
        self.assertEqual(self.days(), ["2015-01-01"])
