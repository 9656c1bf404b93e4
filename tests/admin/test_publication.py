"""From draft to public: what is incomplete is refused, by the form and by the list alike."""

from datetime import date

from django.urls import reverse

from legalacts.models import Act, Evidence, Provision, Rule
from legalacts.models.publishing import missing_for_publication
from tests import factories as make

from .curator import EVIDENCE, CuratorTestCase, address


class Publishing(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.act = make.make_act("kg-law-1", status="draft")
        cls.source = make.make_source()

    def act_on(self, action, *records):
        """Choose records in the list and let the list do something with them."""
        data = {"action": action, "_selected_action": [record.pk for record in records]}
        return self.client.post(address(type(records[0]), "changelist"), data, follow=True)

    def status(self, record):
        return type(record).objects.get(pk=record.pk).status

    def test_refuses_an_act_without_source_and_names_the_field(self):
        response = self.send(self.act, status="published")
        self.assertIn("needs a source", self.errors(response)["status"][0])
        self.assertEqual(self.status(self.act), "draft")

    def test_keeps_what_was_typed_when_it_refuses(self):
        response = self.send(self.act, status="published", title_en="A law of the Kyrgyz Republic")
        self.assertContains(response, "A law of the Kyrgyz Republic")

    def test_publishes_together_with_its_first_source(self):
        part = self.add_part(EVIDENCE, source=self.source.pk, locator="art. 1", status="unverified")
        self.assert_saved(self.send(self.act, status="published", **part))
        self.assertEqual(self.status(self.act), "published")

    def test_a_published_record_is_public_and_a_draft_is_not(self):
        page = reverse("act", args=[self.act.key])
        self.assertEqual(self.client.get(page).status_code, 404)
        make.make_evidence(self.act)
        self.assert_saved(self.send(self.act, status="published"))
        self.assertEqual(self.client.get(page).status_code, 200)
        self.hide(self.act)
        self.assertEqual(self.client.get(page).status_code, 404)

    def test_refuses_to_take_the_last_source_from_a_published_act(self):
        make.make_evidence(self.act)
        Act.objects.update(status="published")
        response = self.send(self.act, **{f"{EVIDENCE}-0-DELETE": "on"})
        self.assertIn("needs a source", self.errors(response)["status"][0])
        self.assertEqual(self.act.evidence.count(), 1)

    def test_the_last_source_of_a_published_act_cannot_be_deleted_by_itself(self):
        evidence = make.make_evidence(make.make_act())
        self.client.post(address(evidence, "delete"), {"post": "yes"})
        data = {"action": "delete_selected", "_selected_action": [evidence.pk], "post": "yes"}
        self.client.post(address(Evidence, "changelist"), data)
        self.assertTrue(Evidence.objects.filter(pk=evidence.pk).exists())

    def test_refuses_to_publish_without_russian(self):
        make.make_evidence(self.act)
        response = self.send(self.act, status="published", title_ru="")
        self.assertIn("title_ru", self.errors(response))

    def test_the_button_publishes_what_is_being_edited(self):
        make.make_evidence(self.act)
        self.assert_saved(self.send(self.act, _state="published", title_en="Law on Work"))
        self.act.refresh_from_db()
        self.assertEqual((self.act.status, self.act.title_en), ("published", "Law on Work"))

    def test_the_form_says_first_what_is_missing(self):
        Act.objects.update(title_en="")
        response = self.client.get(address(self.act))
        self.assertContains(response, "Before it can be published")
        self.assertContains(response, "needs a source")
        self.assertContains(response, "English is missing: title.")

    def test_offers_to_view_only_what_is_public(self):
        self.assertNotContains(self.client.get(address(self.act)), "View on site")
        Act.objects.update(status="published")
        self.assertContains(self.client.get(address(self.act)), reverse("act", args=[self.act.key]))

    def test_the_list_publishes_what_is_complete_and_says_what_the_others_lack(self):
        complete = make.make_act(status="in_review")
        make.make_evidence(complete)
        untranslated = make.make_act(status="draft", title_ru="")
        make.make_evidence(untranslated)
        response = self.act_on("publish", self.act, complete, untranslated)
        states = [self.status(record) for record in (self.act, complete, untranslated)]
        self.assertEqual(states, ["draft", "published", "draft"])
        said = [str(message) for message in response.context["messages"]]
        self.assertIn("1 record is now: published.", said)
        self.assertTrue(any("needs a source" in line and address(self.act) in line for line in said))
        self.assertTrue(any("title (ru)" in line and address(untranslated) in line for line in said))

    def test_the_list_sends_to_review_and_withdraws(self):
        public = make.make_act()
        self.act_on("send_to_review", self.act, public)
        self.assertEqual((self.status(self.act), self.status(public)), ("in_review", "published"))
        response = self.act_on("withdraw", self.act, public)
        self.assertContains(response, "Hide while it is checked")
        self.hide(self.act, public, why="Repealed", button="for_good")
        self.assertEqual((self.status(self.act), self.status(public)), ("in_review", "withdrawn"))
        self.assertEqual(public.history.first().history_change_reason, "Repealed")


class PublishingRules(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.old = make.make_rule("ru-entry-old", valid_from=date(2015, 1, 1))
        question = {name: getattr(cls.old, name) for name in ("regime", "destination", "indicator")}
        cls.new = make.make_rule("ru-entry-new", valid_from=date(2020, 1, 1), status="draft", **question)
        make.make_evidence(cls.new)

    def test_refuses_a_second_answer_to_one_question(self):
        response = self.send(self.new, status="published")
        self.assertIn("ru-entry-old", self.errors(response)["valid_from"][0])

    def test_the_list_refuses_it_too(self):
        data = {"action": "publish", "_selected_action": [self.new.pk]}
        response = self.client.post(address(Rule, "changelist"), data, follow=True)
        self.assertContains(response, "ru-entry-old")
        self.assertEqual(Rule.objects.get(pk=self.new.pk).status, "draft")

    def test_publishes_it_once_the_first_has_ended(self):
        Rule.objects.filter(pk=self.old.pk).update(valid_to=date(2019, 12, 31))
        self.assertEqual(missing_for_publication(self.new), [])
        self.assert_saved(self.send(self.new, status="published"))

    def test_publishes_it_as_the_other_side_of_a_conflict(self):
        self.assert_saved(self.send(self.new, status="published", disputes=self.old.pk))

    def test_says_that_the_legal_basis_is_missing(self):
        self.assertContains(self.client.get(address(self.new)), "No legal basis is named.")
        self.new.basis_acts.add(make.make_act())
        self.assertNotContains(self.client.get(address(self.new)), "No legal basis is named.")


class PublishingProvisions(CuratorTestCase):
    """Headings of chapters assert nothing; what a provision says needs a source."""

    def test_publishes_a_chapter_without_source(self):
        chapter = make.make_provision(eid="chp_1", status="draft")
        self.assert_saved(self.send(chapter, status="published"))

    def test_refuses_an_article_with_words_and_no_source(self):
        article = make.make_provision(eid="art_1", text="Words", status="draft")
        response = self.send(article, status="published")
        self.assertIn("needs a source", self.errors(response)["status"][0])

    def test_refuses_first_words_of_a_published_article_without_source(self):
        article = make.make_provision(eid="art_1")
        part = self.add_part("wordings", language="ky", nature="summary", status="published", text="Сөз")
        part |= {"wordings-0-valid_from_precision": "day", "wordings-0-valid_to_precision": "day"}
        self.assertIn("status", self.errors(self.send(article, **part)))
        source = self.add_part(EVIDENCE, source=make.make_source().pk, status="unverified")
        self.assert_saved(self.send(article, **part, **source))
        self.assertEqual(article.wordings.get().text, "Сөз")

    def test_refuses_to_publish_words_alone(self):
        wording = make.make_wording(make.make_provision(), status="draft")
        self.assertIn("status", self.errors(self.send(wording, status="published")))
        make.make_evidence(wording.provision)
        self.assert_saved(self.send(wording, status="published"))


class Filtering(CuratorTestCase):
    """Lists of what is still to be done."""

    def found(self, model, **parameters):
        return list(self.client.get(address(model, "changelist"), parameters).context["cl"].queryset)

    def test_acts_that_lack_a_language(self):
        make.make_act()
        untitled = make.make_act(title_en="")
        summary = make.make_act(summary_ky="Кыска")
        self.assertCountEqual(self.found(Act, missing="en"), [untitled, summary])
        self.assertEqual(self.found(Act, missing="ru"), [summary])

    def test_provisions_that_lack_a_language(self):
        make.make_provision()
        kyrgyz = make.make_provision(text="Сөз", language="ky")
        self.assertEqual(self.found(Provision, missing="ky"), [])
        self.assertEqual(self.found(Provision, missing="ru"), [kyrgyz])

    def test_acts_by_their_sources(self):
        acts = {state: make.make_act() for state in ("none", *Evidence.Status.values)}
        for state in Evidence.Status.values:
            make.make_evidence(acts[state], status=state)
        make.make_evidence(acts["disputed"], status="verified", locator="line 2")
        make.make_evidence(acts["verified"], status="unverified", locator="line 2")
        for state, act in acts.items():
            with self.subTest(state=state):
                self.assertEqual(self.found(Act, checked=state), [act])
                self.assertIn(act.checked, (state, "unverified"))

    def test_acts_past_their_review(self):
        overdue = make.make_act(review_by=date(2020, 1, 1))
        make.make_act(review_by=date(2999, 1, 1))
        undated = make.make_act()
        self.assertEqual(self.found(Act, review="past"), [overdue])
        self.assertEqual(self.found(Act, review="none"), [undated])

    def test_rules_without_legal_basis(self):
        bare, based = make.make_rule(), make.make_rule()
        based.basis_acts.add(make.make_act())
        self.assertEqual(self.found(Rule, basis="none"), [bare])
        self.assertEqual(self.found(Rule, basis="some"), [based])
