"""What each role may do is held by the server, whatever a browser sends; tried on every kind of record."""

from django.contrib import admin

from legalacts.admin.records import RecordAdmin
from legalacts.admin.second_person import has_state
from legalacts.models import Act, Note, Proposal, Provision, Rule, Term, Wording
from tests import factories as make

from .curator import address
from .people import DeskTestCase, make_person
from .test_pages import make_one_of_each

KINDS = [model for model, entry in admin.site._registry.items() if isinstance(entry, RecordAdmin)]
WITH_STATE = [model for model in KINDS if has_state(model)]


class Forged(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_one_of_each()
        cls.plain = make_person("plain")

    def columns(self, model):
        """The Russian and English columns of a kind of record."""
        names = getattr(model, "translated_names", {})
        return [f"{name}_{language}" for name in names for language in ("ru", "en")]

    def test_a_translator_changes_only_their_language(self):
        self.sign_in(self.bermet)
        for model in KINDS:
            if not (columns := self.columns(model)):
                continue
            with self.subTest(model=model.__name__):
                record = model.objects.first()
                before = model.objects.filter(pk=record.pk).values(*columns).get()
                forged = dict.fromkeys(columns, "Forged") | {"status": "withdrawn", "_state": "withdrawn", "key": "x"}
                with self.assertLogs("legalacts.admin.roles", "WARNING"):
                    self.client.post(address(record), self.fill(record) | forged)
                self.assertEqual(model.objects.filter(pk=record.pk).values(*columns).get(), before)
                sent = Proposal.objects.of(record).first()
                told = {change["field"] for change in sent.changes} if sent else set()
                self.assertFalse(told & {*columns, "status", "key"})

    def test_a_translator_changes_nothing_public_alone_whatever_state_is_sent(self):
        self.sign_in(self.bermet)
        for model in WITH_STATE:
            record, mine = model.objects.first(), ["text"]
            if model not in (Wording, Note):
                mine = [f"{name}_ky" for name in getattr(model, "translated_names", {})]
            if not mine or not hasattr(record, mine[0]):
                continue
            model.objects.filter(pk=record.pk).update(status="published")
            before = model.objects.filter(pk=record.pk).values(*mine, "status").get()
            typed = self.fill(record) | dict.fromkeys(mine, "Words that nobody has read")
            for state in ({"status": "withdrawn"}, {"_state": "draft"}):
                with self.subTest(model=model.__name__, **state):
                    self.client.post(address(record), typed | state)
                    self.assertEqual(model.objects.filter(pk=record.pk).values(*mine, "status").get(), before)

    def test_a_translator_translates(self):
        term = make.make_term(status="draft", title_ky="")
        self.sign_in(self.bermet)
        self.assert_saved(self.send(term, title_ky="Жаңы сөз"))
        self.assertEqual(Term.objects.get(pk=term.pk).title_ky, "Жаңы сөз")

    def test_a_translator_writes_no_other_language_and_no_official_text(self):
        article = make.make_provision()
        self.sign_in(self.bermet)
        form = self.fill(Wording, "add") | {"provision": article.pk, "text": "Words", "status": "published"}
        for language, nature in (("ru", "summary"), ("ky", "official")):
            sent = {"language": language, "nature": nature}
            self.assertEqual(self.client.post(address(Wording, "add"), form | sent).status_code, 200)
        self.assert_saved(self.client.post(address(Wording, "add"), form | {"language": "ky", "nature": "translation"}))
        self.assertEqual(article.wordings.get().status, "draft")

    def test_a_translator_does_not_touch_the_words_of_another_language(self):
        russian = make.make_wording(language="ru", status="draft")
        self.sign_in(self.bermet)
        self.assertEqual(self.client.post(address(russian), {"text": "Forged"}).status_code, 403)

    def test_a_translator_moves_nothing(self):
        self.sign_in(self.bermet)
        for model in WITH_STATE:
            with self.subTest(model=model.__name__):
                record = model.objects.first()
                for action in ("publish", "send_to_review"):
                    data = {"action": action, "_selected_action": [record.pk]}
                    self.client.post(address(model, "changelist"), data)
                self.assertEqual(model.objects.get(pk=record.pk).status, "published")

    def test_nobody_but_a_reviewer_publishes_any_kind_of_record(self):
        self.sign_in(self.aida)
        for model in WITH_STATE:
            with self.subTest(model=model.__name__):
                record = model.objects.first()
                record.status = "draft"
                record.save()
                for forged in ({"status": "published"}, {"_state": "published"}):
                    self.client.post(address(record), self.fill(record) | forged)
                self.client.post(address(model, "changelist"), {"action": "publish", "_selected_action": [record.pk]})
                self.assertEqual(model.objects.get(pk=record.pk).status, "draft")

    def test_nothing_that_was_public_is_deleted_by_anybody(self):
        for person in (self.aida, self.kanat, self.curator):
            self.sign_in(person)
            for model in WITH_STATE:
                with self.subTest(person=str(person), model=model.__name__):
                    record = model.objects.first()
                    self.assertEqual(self.client.post(address(record, "delete"), {"post": "yes"}).status_code, 403)
                    data = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
                    self.client.post(address(model, "changelist"), data)
                    self.assertTrue(model.objects.filter(pk=record.pk).exists())

    def test_staff_without_a_role_hides_restores_and_accepts_nothing(self):
        rule = make.make_rule()
        self.sign_in(self.plain)
        self.assertEqual(self.hide(rule).status_code, 403)
        former = f"{address(rule, 'history')}{rule.history.first().history_id}/"
        self.assertEqual(self.client.post(former, {"why": "x"}).status_code, 403)
        self.assertEqual(Rule.objects.get(pk=rule.pk).status, "published")

    def test_a_translator_brings_no_former_state_back_but_may_hide(self):
        rule = make.make_rule()
        self.sign_in(self.bermet)
        former = f"{address(rule, 'history')}{rule.history.first().history_id}/"
        self.assertEqual(self.client.post(former, {"why": "x"}).status_code, 403)
        self.assertEqual(self.hide(rule).status_code, 302)
        self.assertEqual(Rule.objects.get(pk=rule.pk).status, "withdrawn")

    def test_a_draft_can_be_deleted_and_its_history_stays(self):
        self.sign_in(self.aida)
        act = make.make_act(status="draft")
        self.client.post(address(act, "delete"), {"post": "yes"})
        self.assertFalse(Act.objects.filter(pk=act.pk).exists())
        self.assertContains(self.client.get(address(act, "history")), "deleted")
        self.assertTrue(Provision.objects.exists())
