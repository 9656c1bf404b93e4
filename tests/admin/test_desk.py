"""The desk at the top of the admin: what waits, counted as the lists count it."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from legalacts.models import Proposal, ReaderReport, Recheck, Rule, SearchCount, WebAddress
from legalacts.upkeep import waiting
from tests import factories as make
from tests.views.world import link, make_world

from .curator import CuratorTestCase, address, make_staff

# One for each kind of record, and what every page of the admin asks.
MOST_QUERIES = 40


def everybody(model):
    return True


def make_work():
    """Something for every task."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    world = make_world()
    make.make_rule(review_by=date(2020, 1, 1), indicator=make.make_indicator("wage", group="money"), kind="text")
    make.make_rule(review_by=date(2020, 1, 1), indicator=make.make_indicator("policy", group="policy"), kind="text")
    for language in ("ky", "ru", "en"):
        make.make_act(**{f"title_{language}": ""})
    make.make_rule(status="in_review", valid_from=tomorrow)
    make.make_rule(status="withdrawn", valid_from=tomorrow)
    make.make_lifecycle(world.act, "repealed", day=tomorrow)
    make.make_wording(world.provision, language="ky", nature="official", text="Жаңы", valid_from=tomorrow)
    make.make_evidence(make.make_rule(), status="disputed")
    make.make_provision(make.make_act(), "art_1", text="Ours")
    make.make_contact(checked_on=date(2020, 1, 1))
    make.make_citation(world.provision, world.provision, status="detected")
    ReaderReport.objects.create(page="/ky/", language="ky", kind="wrong", text="x")
    for words, since in (("now", date(2020, 1, 1)), ("later", tomorrow)):
        Recheck.objects.create(record=world.rule, because="act", words=words, since=since)
    Proposal.objects.create(record=world.rule, title="A change")
    WebAddress.objects.create(url="https://a.example/", state="broken")
    WebAddress.objects.create(url="https://b.example/", state="closed")
    for day in (timezone.localdate(), tomorrow - timedelta(days=5)):
        SearchCount.objects.create(day=day, language="ky", digest="x", words="сөз", outcome="none", count=5)


class Desk(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_work()

    def tasks(self):
        return {task.key: task for task in waiting(everybody, timezone.localdate())}

    def test_every_task_has_work_in_this_test(self):
        for key, task in self.tasks().items():
            with self.subTest(task=key):
                self.assertTrue(task.count)

    def test_each_count_leads_to_a_list_with_just_as_many_rows(self):
        page = self.client.get("/admin/").content.decode()
        for task in self.tasks().values():
            for part in task.parts:
                with self.subTest(task=task.key, part=part.name, model=part.model.__name__):
                    path = f"{address(part.model, 'changelist')}?{urlencode(part.filters)}".rstrip("?")
                    self.assertIn(f'href="{path}"'.replace("&", "&amp;"), page)
                    response = self.client.get(path)
                    self.assertEqual(response.status_code, 200)
                    self.assertEqual(response.context["cl"].result_count, part.count)

    def test_drafts_are_not_stale(self):
        before = self.tasks()["stale"].count
        make.make_rule(status="draft", review_by=date(2020, 1, 1))
        self.assertEqual(self.tasks()["stale"].count, before)
        make.make_rule(review_by=date(2020, 1, 1))
        self.assertEqual(self.tasks()["stale"].count, before + 1)

    def test_what_harms_most_comes_first(self):
        parts = self.tasks()["stale"].parts
        self.assertEqual([part.filters.get("harm") for part in parts[:3]], ["grave", "notable", "background"])
        listed = self.client.get(address(Rule, "changelist"), {"review": "past"}).context["cl"].result_list
        groups = [rule.indicator.group for rule in listed]
        self.assertEqual(groups[-2:], ["money", "policy"])

    def test_a_heading_without_source_is_not_unsourced(self):
        before = self.tasks()["unsourced"].count
        make.make_provision(make.make_act(), "chp_1", text="")
        make.make_term(editorial=True)
        # The acts themselves.
        self.assertEqual(self.tasks()["unsourced"].count, before + 1)

    def test_nobody_sees_what_they_may_not_open(self):
        self.client.force_login(make_staff())
        self.assertNotContains(self.client.get("/admin/"), "kb-desk")
        self.client.force_login(make_staff("reader", permissions=["view_readerreport"]))
        page = self.client.get("/admin/")
        self.assertContains(page, address(ReaderReport, "changelist"))
        self.assertNotContains(page, address(Rule, "changelist"))

    def test_says_when_nothing_waits(self):
        ReaderReport.objects.all().delete()
        self.client.force_login(make_staff("reader", permissions=["view_readerreport"]))
        page = self.client.get("/admin/")
        self.assertContains(page, '<span class="kb-none-waits">Reports of readers</span>')
        self.assertNotContains(page, "desk-reports")

    def test_speaks_three_languages(self):
        for language, word in (
            ("ky", "Окурмандардын билдирүүлөрү"),
            ("ru", "Сообщения читателей"),
            ("en", "Reports of readers"),
        ):
            page = self.client.get("/admin/", headers={"accept-language": language})
            self.assertContains(page, word)

    def test_costs_the_same_however_much_waits(self):
        counts = []
        for _time in range(2):
            self.client.get("/admin/")
            with CaptureQueriesContext(connection) as queries:
                self.client.get("/admin/")
            counts.append(len(queries))
            world = make_world()
            link(world, make_world())
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], MOST_QUERIES)
