"""Broken links in the admin: site by site, with the records to mend."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from legalacts.models import WebAddress
from tests import factories as make

from .curator import CuratorTestCase, address, make_staff

LIST = address(WebAddress, "changelist")
MOST_QUERIES = 16


def make_address(url, **given):
    return WebAddress.objects.create(url=url, **given)


class Addresses(CuratorTestCase):
    def test_shows_what_points_to_an_address(self):
        make_address("https://a.example/1", state="broken", reason="home", good_on=date(2026, 1, 1))
        source, act = make.make_source(url="https://a.example/1"), make.make_act(official_url="https://a.example/1")
        page = self.client.get(LIST)
        for record in (source, act):
            self.assertContains(page, f'href="{address(record)}"')
        self.assertContains(page, "leads to a first page")

    def test_sites_with_most_broken_links_come_first(self):
        for number in range(3):
            make_address(f"https://good.example/{number}", state="good")
        make_address("https://bad.example/1", state="broken")
        page = self.client.get(LIST)
        self.assertContains(page, "bad.example (1/1)")
        self.assertLess(page.content.find(b"bad.example (1/1)"), page.content.find(b"good.example (0/3)"))
        self.assertEqual(self.client.get(LIST, {"site": "good.example"}).context["cl"].result_count, 3)

    def test_a_person_may_say_that_it_works(self):
        closed = make_address("https://closed.example/", state="closed", reason="refused")
        self.client.post(LIST, {"action": "works", "_selected_action": [closed.pk]})
        closed.refresh_from_db()
        self.assertEqual((closed.state, closed.reason, closed.good_on), ("good", "", timezone.localdate()))

    def test_only_the_archived_copy_is_edited(self):
        broken = make_address("https://a.example/1", state="broken", reason="missing")
        self.assert_saved(self.send(broken, archive_url="https://archive.example/1", url="https://forged.example/"))
        broken.refresh_from_db()
        self.assertEqual((broken.url, broken.archive_url), ("https://a.example/1", "https://archive.example/1"))
        self.assertEqual(self.client.get(address(WebAddress, "add")).status_code, 403)

    def test_who_may_only_look_changes_nothing(self):
        broken = make_address("https://a.example/1", state="broken")
        self.client.force_login(make_staff(permissions=["view_webaddress"]))
        self.assertEqual(self.client.get(LIST).status_code, 200)
        self.client.post(LIST, {"action": "works", "_selected_action": [broken.pk]})
        broken.refresh_from_db()
        self.assertEqual(broken.state, "broken")

    def test_a_list_costs_few_queries(self):
        counts = []
        for _time in range(2):
            for _number in range(10):
                url = f"https://a.example/{make.fresh('page')}"
                make_address(url)
                make.make_source(make.fresh("source"), url=url)
            with CaptureQueriesContext(connection) as queries:
                self.client.get(LIST)
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], MOST_QUERIES)

    def test_readers_are_led_to_the_copy_once_the_address_is_broken(self):
        source = make.make_source(url="https://a.example/1")
        kept = make_address(source.url, state="good", archive_url="https://archive.example/1")
        page = f"/en/sources/{source.key}/"
        self.assertNotContains(self.client.get(page), kept.archive_url)
        WebAddress.objects.update(state="broken")
        self.assertContains(self.client.get(page), f'href="{kept.archive_url}"')
