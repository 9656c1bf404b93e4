"""Every edit is noted for search and kept in the history, with its reason."""

from datetime import date

from django.contrib.contenttypes.models import ContentType

from legalacts.models import Act, Change, Evidence, Provision, Term
from tests import factories as make

from .curator import EVIDENCE, CuratorTestCase, address


class Changes(CuratorTestCase):
    def setUp(self):
        super().setUp()
        self.act = make.make_act()
        make.make_evidence(self.act)

    def test_notes_an_edited_record(self):
        self.assert_saved(self.send(self.act, number="5"))
        self.assertEqual(self.changes(), {("act", self.act.pk)})

    def test_notes_a_new_record(self):
        typed = {"key": "new-term", "category": "law", "title_ky": "Сөз", "title_ru": "Слово"}
        self.assert_saved(self.client.post("/admin/legalacts/term/add/", self.fill_new(typed)))
        self.assertEqual([kind for kind, _number in self.changes()], ["term"])

    def fill_new(self, typed):
        parts = {f"{EVIDENCE}-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
        return {"status": "draft", **typed, **parts}

    def test_notes_nothing_when_the_form_is_refused(self):
        self.send(self.act, title_ky="")
        self.assertEqual(self.changes(), set())

    def test_notes_the_provision_of_a_wording(self):
        provision = make.make_provision(self.act, text="Сөз")
        make.make_evidence(provision)
        wording = provision.wordings.get()
        self.assert_saved(self.send(wording, text="Башка сөз"))
        self.assertEqual(self.changes(), {("wording", wording.pk), ("provision", provision.pk)})

    def test_notes_the_problem_of_a_step(self):
        step = make.make_step()
        self.assert_saved(self.send(step, text_en="Go"))
        self.assertEqual(self.changes(), {("step", step.pk), ("problem", step.problem_id)})

    def test_notes_the_record_of_evidence(self):
        evidence = self.act.evidence.get()
        self.assert_saved(self.send(evidence, locator="p. 5"))
        self.assertEqual(self.changes(), {("evidence", evidence.pk), ("act", self.act.pk)})

    def test_notes_parts_edited_with_their_record(self):
        provision = make.make_provision(self.act, text="Сөз")
        make.make_evidence(provision)
        self.assert_saved(self.send(provision, **{"wordings-0-text": "Башка сөз"}))
        wording = provision.wordings.get()
        self.assertEqual(wording.text, "Башка сөз")
        self.assertEqual(self.changes(), {("provision", provision.pk), ("wording", wording.pk)})

    def test_notes_what_goes_with_a_deleted_act(self):
        act = make.make_act(status="draft")
        provision = make.make_provision(act, status="draft")
        make.make_wording(provision, status="draft")
        self.assertRedirects(self.client.post(address(act, "delete"), {"post": "yes"}), address(Act, "changelist"))
        self.assertFalse(Provision.objects.filter(pk=provision.pk).exists())
        self.assertLessEqual({("act", act.pk), ("provision", provision.pk)}, self.changes())

    def test_notes_records_deleted_in_the_list(self):
        terms = [make.make_term(status="draft"), make.make_term(status="draft")]
        data = {"action": "delete_selected", "_selected_action": [term.pk for term in terms], "post": "yes"}
        self.client.post("/admin/legalacts/term/", data)
        self.assertEqual(self.changes(), {("term", term.pk) for term in terms})
        self.assertEqual(type(terms[0]).history.filter(history_type="-").count(), 2)

    def test_notes_what_an_action_changes(self):
        draft = make.make_act(status="draft")
        self.client.post(address(Act, "changelist"), {"action": "send_to_review", "_selected_action": [draft.pk]})
        self.assertEqual(self.changes(), {("act", draft.pk)})

    def test_notes_what_is_hidden(self):
        self.hide(self.act)
        self.assertEqual(self.changes(), {("act", self.act.pk)})

    def test_keeps_the_reason_and_the_person(self):
        self.assert_saved(self.send(self.act, number="7", why="Number corrected from the official portal"))
        last = self.act.history.first()
        self.assertEqual((last.history_change_reason, last.history_user), (last.history_change_reason, self.curator))
        self.assertEqual(last.history_change_reason, "Number corrected from the official portal")
        self.assertContains(self.client.get(address(self.act, "history")), "Number corrected from the official portal")

    def test_going_back_to_a_former_state_is_noted_too(self):
        first = self.act.history.last()
        self.assert_saved(self.send(self.act, number="7"))
        Change.objects.all().delete()
        former = f"{address(self.act, 'history')}{first.history_id}/"
        self.assertEqual(self.client.post(former, {"why": ""}).status_code, 200)
        self.assertEqual(Act.objects.get().number, "7")
        self.assertEqual(self.client.post(former, {"why": "The portal was wrong"}).status_code, 302)
        self.assertEqual((Act.objects.get().number, Act.objects.get().status), ("", "draft"))
        self.assertEqual(self.changes(), {("act", self.act.pk)})

    def bring_back(self, version):
        """Open a former state and press the button; what the public is told comes after."""
        former = f"{address(version.instance, 'history')}{version.history_id}/"
        return self.client.post(former, {"why": "It was right before"})

    def test_what_goes_to_the_public_with_others_comes_back_as_it_was(self):
        evidence = make.make_evidence(self.act, locator="line 2", status="verified")
        contact = make.make_contact()
        for record, column, before in ((evidence, "status", "verified"), (contact, "value", contact.value)):
            version = record.history.first()
            setattr(record, column, "disputed")
            record.save()
            self.assertEqual(self.bring_back(version).status_code, 302)
            record.refresh_from_db()
            self.assertEqual(getattr(record, column), before)

    def test_what_was_deleted_comes_back_as_a_draft(self):
        term = make.make_term("visa", status="in_review")
        version = term.history.first()
        term.delete()
        self.assertEqual(self.bring_back(version).status_code, 302)
        self.assertEqual(Term.objects.get(key="visa").status, "draft")


class Checking(CuratorTestCase):
    """Who checked a source, and when, follows from who says so."""

    def setUp(self):
        super().setUp()
        self.act = make.make_act()
        self.evidence = make.make_evidence(self.act)

    def stored(self):
        return Evidence.objects.get(pk=self.evidence.pk)

    def test_stamps_a_check_on_the_page_of_the_record(self):
        self.assert_saved(self.send(self.act, **{f"{EVIDENCE}-0-status": "verified"}))
        self.assertEqual(self.stored().checked_by, self.curator)
        self.assertIsNotNone(self.stored().checked_on)

    def test_keeps_the_day_that_was_given(self):
        typed = {f"{EVIDENCE}-0-status": "verified", f"{EVIDENCE}-0-checked_on": "2026-11-01"}
        self.assert_saved(self.send(self.act, **typed))
        self.assertEqual(self.stored().checked_on, date(2026, 11, 1))

    def test_does_not_stamp_another_edit(self):
        self.assert_saved(self.send(self.evidence, locator="p. 9"))
        self.assertIsNone(self.stored().checked_by)

    def test_does_not_believe_a_forged_name(self):
        other = type(self.curator).objects.create_user("other")
        self.assert_saved(self.send(self.evidence, status="verified", checked_by=other.pk))
        self.assertEqual(self.stored().checked_by, self.curator)

    def test_stamps_many_from_the_list(self):
        data = {"action": "checked_today", "_selected_action": [self.evidence.pk]}
        self.client.post(address(Evidence, "changelist"), data)
        self.assertEqual((self.stored().status, self.stored().checked_by), ("verified", self.curator))
        kind = ContentType.objects.get_for_model(Act).model
        self.assertIn((kind, self.act.pk), self.changes())
