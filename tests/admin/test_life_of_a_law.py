"""The life of a change of law, played through the admin by three people."""

from datetime import date, timedelta

from django.utils import timezone

from legalacts.models import Act, Proposal, Recheck, Relation, Rule, Wording
from tests import factories as make

from .curator import EVIDENCE, address
from .people import DeskTestCase

DAY = timezone.localdate() + timedelta(days=90)


class LifeOfALaw(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.source = make.make_source("gazette")
        cls.law = make.make_act("kg-law-1", title_en="Law on migration")
        cls.article = make.make_provision(cls.law, "art_5")
        make.make_evidence(cls.article)
        for language in ("ru", "ky"):
            make.make_wording(
                cls.article, language=language, text=f"Thirty days. {language}", valid_from=date(2020, 1, 1)
            )
        cls.stay = make.make_rule("ru-stay", text_en="Thirty days")
        cls.fine = make.make_rule("ru-fine", text_en="Five thousand")
        cls.other = make.make_rule("ru-entry")
        cls.problem = make.make_problem("late")
        cls.outcome = make.make_outcome("register")
        for rule in (cls.stay, cls.fine):
            make.make_evidence(rule)
            rule.basis_provisions.add(cls.article)
        make.make_step(cls.problem).basis_provisions.add(cls.article)
        cls.outcome.basis_acts.add(cls.law)

    def new(self, model, **typed):
        """Fill in the form for a new record, and press a button; the record."""
        form = self.fill(model, "add") | typed
        self.assert_saved(self.client.post(address(model, "add"), form))
        return model.objects.latest("pk")

    def evidence(self):
        values = {"source": self.source.pk, "locator": "No 5", "as_of": "2026", "status": "verified"}
        return self.add_part(EVIDENCE, **values)

    def publish(self, *records):
        """Choose records in their list, and publish them."""
        for record in records:
            data = {"action": "publish", "_selected_action": [record.pk]}
            self.client.post(address(type(record), "changelist"), data)
            record.refresh_from_db()
            self.assertEqual(record.status, "published", record)

    def page(self, record, day=None):
        """What a visitor reads, in English."""
        visitor = self.client_class()
        path = record.get_absolute_url().replace("/ky/", "/en/").replace("/ru/", "/en/")
        return visitor.get(path, {"on": day.isoformat()} if day else {})

    def asked(self, day, **which):
        """The keys of the records that are to be looked at on a day."""
        found = Recheck.objects.due(day).filter(**which)
        return {recheck.record.key for recheck in found if hasattr(recheck.record, "key")}

    def enter(self):
        """The author enters the amending act, what it amends, and the new Russian words from their day."""
        self.sign_in(self.aida)
        titles = {"title_ky": "Өзгөртүү", "title_ru": "Об изменении", "title_en": "Amending law"}
        head = {"key": "kg-law-2", "kind": "law", "category": "national", "jurisdiction": self.law.jurisdiction_id}
        amending = self.new(Act, **head, **titles, **self.evidence(), _state="in_review")
        link = {"from_act": amending.pk, "predicate": "amends", "to_act": self.law.pk, "to_provision": self.article.pk}
        relation = self.new(Relation, **link, date=DAY.isoformat(), **self.evidence(), _state="in_review")
        said = {"provision": self.article.pk, "nature": "summary", "valid_from": DAY.isoformat()}
        russian = self.new(Wording, **said, language="ru", text="Sixty days. ru", _state="in_review")
        return amending, relation, russian

    def translate(self):
        """The translator adds the Kyrgyz words."""
        self.sign_in(self.bermet)
        said = {"provision": self.article.pk, "nature": "summary", "valid_from": DAY.isoformat()}
        return self.new(Wording, **said, language="ky", text="Алтымыш күн.")

    def test_from_the_desk_to_the_public_and_back(self):
        amending, relation, russian = self.enter()
        data = {"action": "publish", "_selected_action": [russian.pk]}
        self.assertContains(self.client.post(address(Wording, "changelist"), data, follow=True), "Only a reviewer")
        kyrgyz = self.translate()
        self.assertEqual(self.page(amending).status_code, 404)
        self.assertNotContains(self.page(self.article), "It will change on")
        self.sign_in(self.kanat)
        self.publish(amending, relation, russian, kyrgyz)
        self.announced()
        self.changed()
        self.correct(self.stay, "Sixty days")
        self.revert(self.fine)
        self.told()

    def announced(self):
        """Before the day the public reads the old words, and when they will change."""
        self.assertContains(self.page(self.article), "It will change on")
        self.assertContains(self.page(self.article), "Thirty days")
        self.assertNotContains(self.page(self.stay), "Being re-checked")
        self.assertEqual(self.asked(timezone.localdate()), set())
        coming = self.client.get(address(Recheck, "changelist"), {"state": "coming"})
        self.assertContains(coming, "ru-stay")

    def changed(self):
        """On the day the new words hold, and whatever rests on them is to be looked at."""
        self.assertContains(self.page(self.article, DAY), "Sixty days")
        self.assertEqual(self.asked(DAY), {"ru-stay", "ru-fine", "late", "register"})
        self.assertContains(self.page(self.stay, DAY), "Being re-checked")
        self.assertContains(self.page(self.problem, DAY), "Being re-checked")
        self.assertNotContains(self.page(self.other, DAY), "Being re-checked")

    def correct(self, rule, text):
        """The author corrects a rule, another person lets it through and says that it is done."""
        self.sign_in(self.aida)
        self.assert_saved(self.send(rule, text_en=text, why="New wording of article 5"))
        self.assertNotContains(self.page(rule), text)
        self.sign_in(self.kanat)
        self.client.post(address(Proposal.objects.open().get()), {"accept": ""})
        self.assertContains(self.page(rule), text)
        chosen = [recheck.pk for recheck in Recheck.objects.of(rule).open()]
        data = {"action": "corrected", "_selected_action": chosen}
        self.client.post(f"{address(Recheck, 'changelist')}?state=coming", data)
        self.assertNotIn(rule.key, self.asked(DAY, language=""))
        self.assertNotContains(self.page(rule, DAY), "the law it rests on has changed")

    def revert(self, rule):
        """A second rule was corrected wrongly: its former state comes back, as a draft."""
        first = rule.history.last()
        self.correct(rule, "Six thousand")
        self.sign_in(self.nurlan)
        former = f"{address(rule, 'history')}{first.history_id}/"
        self.assertContains(self.client.get(former), "Five thousand")
        self.client.post(former, {"why": "Article 5 says nothing of fines"})
        stored = Rule.objects.get(pk=rule.pk)
        self.assertEqual((stored.status, stored.text_en), ("draft", "Five thousand"))
        self.assertEqual(list(stored.basis_provisions.all()), [self.article])
        self.assertContains(self.page(rule), "This page is being checked", status_code=404)
        self.sign_in(self.kanat)
        self.assert_saved(self.send(rule, _state="published"))
        self.assertContains(self.page(rule), "Five thousand")

    def told(self):
        """The history tells who, what and why."""
        story = self.client.get(address(self.fine, "history"))
        for words in (
            "aida",
            "Five thousand",
            "Six thousand",
            "New wording of article 5",
            "nurlan",
            "nothing of fines",
        ):
            self.assertContains(story, words)
        story = self.client.get(address(Wording.objects.get(language="ky", valid_from=DAY), "history"))
        self.assertContains(story, "bermet")
        ended = Wording.objects.get(language="ru", valid_to__isnull=False)
        self.assertEqual(ended.valid_to, DAY - timedelta(days=1))
