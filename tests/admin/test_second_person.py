"""Nobody publishes what they wrote; what is public changes when a second person agrees."""

from datetime import date
from unittest import mock

from django.urls import reverse

from legalacts.models import Answer, Planned, Proposal, Recheck, Rule
from legalacts.views import planned
from tests import factories as make

from .curator import EVIDENCE, address
from .people import DeskTestCase


class Publishing(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.sign_in(self.aida)
        self.rule = make.make_rule("ru-stay", status="draft")
        make.make_evidence(self.rule)
        self.assert_saved(self.send(self.rule, text_en="Ninety days"))

    def status(self):
        return Rule.objects.get(pk=self.rule.pk).status

    def test_an_author_sends_to_review_and_cannot_publish(self):
        self.assertIn("Only a reviewer", self.errors(self.send(self.rule, status="published"))["status"][0])
        self.assertIn("Only a reviewer", self.errors(self.send(self.rule, _state="published"))["status"][0])
        data = {"action": "publish", "_selected_action": [self.rule.pk]}
        self.client.post(address(Rule, "changelist"), data)
        self.assertEqual(self.status(), "draft")
        self.assert_saved(self.send(self.rule, _state="in_review"))
        self.assertEqual(self.status(), "in_review")

    def test_another_person_publishes(self):
        self.sign_in(self.kanat)
        self.assert_saved(self.send(self.rule, _state="published"))
        self.assertEqual(self.status(), "published")

    def test_a_reviewer_does_not_publish_what_they_wrote_themselves(self):
        self.sign_in(self.kanat)
        self.assert_saved(self.send(self.rule, text_en="Sixty days"))
        self.assertIn("another person", self.errors(self.send(self.rule, _state="published"))["status"][0])
        data = {"action": "publish", "_selected_action": [self.rule.pk]}
        self.assertContains(self.client.post(address(Rule, "changelist"), data, follow=True), "another person")
        self.assertEqual(self.status(), "draft")
        self.sign_in(self.nurlan)
        self.assert_saved(self.send(self.rule, _state="published"))
        self.assertEqual(self.status(), "published")

    def test_nor_with_the_same_button_that_saves_it(self):
        self.sign_in(self.kanat)
        self.assertIn("status", self.errors(self.send(self.rule, _state="published", text_en="Sixty days")))
        self.assertIn("status", self.errors(self.send(self.rule, _state="published", **{f"{EVIDENCE}-0-locator": "x"})))

    def test_to_check_its_source_is_not_to_write_it(self):
        self.sign_in(self.kanat)
        self.assert_saved(self.send(self.rule, _state="published", **{f"{EVIDENCE}-0-status": "verified"}))
        self.assertEqual((self.status(), self.rule.evidence.get().checked_by), ("published", self.kanat))

    def test_an_administrator_alone_says_why_and_a_second_person_is_asked_to_look(self):
        self.sign_in(self.curator)
        self.assert_saved(self.send(self.rule, text_en="Sixty days"))
        self.assertIn("why", self.errors(self.send(self.rule, _state="published", why="")))
        self.assert_saved(self.send(self.rule, _state="published", why="The office is empty, the old figure is wrong"))
        self.assertEqual((self.status(), Recheck.objects.open().get().because), ("published", "alone"))

    def test_the_form_says_who_wrote_it_and_who_brought_it_here(self):
        page = self.client.get(address(self.rule))
        self.assertContains(page, "Written by: aida.")
        self.assertNotContains(page, "Save and publish")
        self.sign_in(self.kanat)
        self.assertContains(self.client.get(address(self.rule)), "Save and publish")


class Proposing(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.rule = make.make_rule("ru-stay")
        make.make_evidence(self.rule)
        self.sign_in(self.aida)

    def text(self):
        return Rule.objects.get(pk=self.rule.pk).text_en

    def decide(self, **sent):
        return self.client.post(address(Proposal.objects.get(), "change"), sent, follow=True)

    def test_a_change_of_what_is_public_waits_and_is_accepted_by_another(self):
        old = self.text()
        self.assert_saved(self.send(self.rule, text_en="Sixty days", why="The law changed"))
        self.assertEqual(self.text(), old)
        self.assertContains(self.client.get(address(self.rule)), "Change proposed on")
        self.decide(accept="")
        self.assertEqual(self.text(), old)
        self.sign_in(self.kanat)
        page = self.client.get(address(Proposal.objects.get()))
        self.assertContains(page, "Sixty days")
        self.assertContains(page, "Publish the change")
        self.decide(accept="")
        self.assertEqual(self.text(), "Sixty days")
        newest = self.rule.history.first()
        self.assertEqual((newest.history_user, newest.history_change_reason), (self.aida, "The law changed ✓ kanat"))

    def test_a_part_added_to_a_public_record_waits_too(self):
        part = {f"{EVIDENCE}-TOTAL_FORMS": "2", f"{EVIDENCE}-1-locator": "p. 7", f"{EVIDENCE}-1-status": "unverified"}
        self.assert_saved(self.send(self.rule, **part, **{f"{EVIDENCE}-1-source": make.make_source("other").pk}))
        self.assertEqual(self.rule.evidence.count(), 1)
        self.sign_in(self.kanat)
        self.decide(accept="")
        self.assertEqual(self.rule.evidence.count(), 2)

    def test_a_new_part_on_a_page_of_its_own_waits(self):
        problem = make.make_problem()
        step = make.make_step(problem)
        typed = self.fill(step) | {"position": "99", "text_en": "New step"}
        self.client.post(reverse("admin:legalacts_step_add"), typed)
        self.assertEqual(problem.steps.count(), 1)
        self.sign_in(self.kanat)
        self.decide(accept="")
        self.assertEqual(problem.steps.count(), 2)

    def test_an_answer_added_to_a_public_question_waits_and_to_a_draft_does_not(self):
        self.sign_in(self.aida)
        for status, added in (("published", 0), ("draft", 1)):
            question = make.make_question(status=status)
            typed = {"question": question.pk, "code": "other", "title_ky": "Башка", "title_ru": "Другое"}
            self.client.post(address(Answer, "add"), self.fill(Answer, "add") | typed)
            self.assertEqual((question.answers.count(), Proposal.objects.count()), (added, 1))

    def test_a_part_of_a_draft_that_is_given_to_a_public_record_waits(self):
        draft, public = make.make_act(status="draft"), make.make_act()
        event = make.make_lifecycle(draft)
        self.sign_in(self.aida)
        self.send(event, act=public.pk)
        self.assertFalse(public.lifecycle.exists())
        self.assertEqual(Proposal.objects.of(event).get().made_by, self.aida)

    def test_a_part_of_a_public_record_is_not_deleted_by_an_author_or_a_reviewer(self):
        event = make.make_lifecycle(make.make_act())
        for person in (self.aida, self.kanat):
            self.sign_in(person)
            self.assertEqual(self.client.post(address(event, "delete"), {"post": "yes"}).status_code, 403)
            data = {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"}
            self.client.post(address(type(event), "changelist"), data)
            self.assertTrue(type(event).objects.filter(pk=event.pk).exists())

    def test_a_part_of_a_draft_is_deleted_by_its_author(self):
        event = make.make_lifecycle(make.make_act(status="draft"))
        self.sign_in(self.aida)
        self.client.post(address(event, "delete"), {"post": "yes"})
        self.assertFalse(type(event).objects.filter(pk=event.pk).exists())

    def test_what_an_administrator_deletes_of_a_public_record_is_looked_at_again(self):
        self.sign_in(self.curator)
        for page in ("delete", "changelist"):
            act = make.make_act()
            event = make.make_lifecycle(act)
            data = {"post": "yes", "action": "delete_selected", "_selected_action": [event.pk]}
            self.client.post(address(event if page == "delete" else type(event), page), data)
            self.assertFalse(act.lifecycle.exists())
            self.assertEqual(Recheck.objects.of(act).get().because, "alone")

    def test_a_refused_change_leaves_everything_as_it_was(self):
        self.assert_saved(self.send(self.rule, text_en="Sixty days"))
        self.sign_in(self.kanat)
        self.decide(refuse="", answer="No source says so")
        self.assertNotEqual(self.text(), "Sixty days")
        self.assertFalse(Proposal.objects.open().exists())

    def test_a_change_of_what_has_changed_since_is_not_accepted(self):
        self.assert_saved(self.send(self.rule, text_en="Sixty days"))
        self.sign_in(self.curator)
        self.assert_saved(self.send(self.rule, text_en="Thirty days"))
        self.sign_in(self.kanat)
        self.assertContains(self.decide(accept=""), "changed since")
        self.assertEqual(self.text(), "Thirty days")

    def test_a_form_saved_without_a_change_asks_nobody(self):
        self.assert_saved(self.send(self.rule, review_by="2030-01-01"))
        self.assertFalse(Proposal.objects.exists())

    def test_an_administrator_changes_it_with_a_reason_and_it_is_looked_at_again(self):
        self.sign_in(self.curator)
        self.assertIn("why", self.errors(self.send(self.rule, text_en="Sixty days", why="")))
        self.assert_saved(self.send(self.rule, text_en="Sixty days", why="Typed wrongly"))
        self.assertEqual(Recheck.objects.open().get().record, self.rule)


class Planning(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.rule = make.make_rule("ru-stay", status="in_review")
        make.make_evidence(self.rule)
        self.sign_in(self.kanat)

    def test_a_record_becomes_public_on_its_day(self):
        self.assert_saved(self.send(self.rule, _state="published", publish_on="2999-01-01"))
        self.assertEqual(Rule.objects.get().status, "in_review")
        self.assertContains(self.client.get(address(self.rule)), "Becomes public on")
        self.assertEqual(Planned.objects.open().get().made_by, self.kanat)
        self.come("2998-12-31")
        self.assertEqual(Rule.objects.get().status, "in_review")
        self.come("2999-01-01")
        self.assertEqual(Rule.objects.get().status, "published")
        self.assertEqual(self.rule.history.first().history_user, self.kanat)
        self.assertFalse(Planned.objects.open().exists())

    def test_what_was_changed_after_the_day_was_set_does_not_become_public(self):
        self.assert_saved(self.send(self.rule, _state="published", publish_on="2999-01-01"))
        self.sign_in(self.aida)
        self.assert_saved(self.send(self.rule, text_en="Ten days"))
        self.come("2999-01-01")
        self.assertEqual(Rule.objects.get().status, "in_review")
        self.assertIn("changed", Planned.objects.get().answer)

    def test_an_author_sets_no_day(self):
        self.sign_in(self.aida)
        self.assertNotContains(self.client.get(address(self.rule)), 'name="publish_on"')
        self.assertEqual(self.send(self.rule, _state="published", publish_on="2999-01-01").status_code, 200)
        self.assertFalse(Planned.objects.exists())

    def come(self, day):
        """The first request of a day."""
        with mock.patch.object(planned.seen, "day", None), mock.patch("django.utils.timezone.localdate") as today:
            today.return_value = date.fromisoformat(day)
            self.client.get("/en/about/")
