"""Links to other sites are visited with care, and judged as a reader would."""

import socket
from datetime import date, timedelta
from io import StringIO
from unittest.mock import patch
from urllib.parse import quote

from django.core.management import call_command
from django.test import SimpleTestCase, TestCase

from legalacts.management.commands import check_links
from legalacts.models import WebAddress
from legalacts.upkeep.fetching import Failed, Visitor, is_public
from legalacts.upkeep.links import Finding, Manners, is_first_page, list_addresses, visit
from tests import factories as make
from tests.upkeep.site import Pages, site

OURS = Visitor(timeout=10, public_only=False)
QUICK = Manners(OURS, rest=0, retries=1)
IMPATIENT = Manners(Visitor(timeout=0.3, public_only=False), rest=0, retries=0)


class Visits(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        running = site()
        cls.site = cls.enterClassContext(running)

    def state(self, page):
        finding = visit(f"{self.site}/{page}", QUICK)
        return finding.state, finding.reason

    def test_judges_what_it_meets(self):
        for page, expected in {
            "good": ("good", ""),
            "": ("good", ""),
            "get": ("good", ""),
            "moved": ("good", ""),
            "law": ("broken", "home"),
            "nowhere": ("broken", "missing"),
            "forbidden": ("closed", "refused"),
            "round": ("closed", "loop"),
            "fault": ("down", "server"),
            "file": ("broken", "unreadable"),
        }.items():
            with self.subTest(page=page):
                self.assertEqual(self.state(page), expected)

    def test_does_not_wait_for_ever(self):
        self.assertEqual(visit(f"{self.site}/slow", IMPATIENT).reason, "timeout")

    def test_a_fault_that_passes_is_none(self):
        Pages.failing.clear()
        self.assertEqual(self.state("once"), ("good", ""))

    def test_asks_head_first_and_get_only_if_it_must(self):
        Pages.asked.clear()
        self.state("good")
        self.state("get")
        self.assertEqual(Pages.asked, [("HEAD", "/good"), ("HEAD", "/get"), ("GET", "/get")])

    def test_says_where_a_redirect_ends(self):
        self.assertEqual(visit(f"{self.site}/moved", QUICK).leads_to, f"{self.site}/good")

    def test_reads_only_the_beginning_of_what_never_ends(self):
        self.assertEqual(OURS.ask("GET", f"{self.site}/endless").status, 200)

    def test_nobody_there(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.assertEqual(visit(f"http://127.0.0.1:{free.getsockname()[1]}/", QUICK).reason, "no_answer")

    def test_letters_of_other_alphabets_are_written_out(self):
        Pages.asked.clear()
        self.state("good/закон?имя=кат")
        self.assertEqual(Pages.asked[0][1], f"/good/{quote('закон')}?{quote('имя')}={quote('кат')}")


class Care(SimpleTestCase):
    """No request ever goes to where the public Internet does not reach."""

    def test_private_addresses_are_refused(self):
        for url in (
            "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/",
            "http://[::1]/", "http://[fd00::1]/", "http://0.0.0.0/", "http://2130706433/", "http://[::ffff:10.0.0.1]/",
            "http://100.64.0.1/", "http://8.8.8.8:22/", "http://0x7f.1/",
        ):  # fmt: skip
            with self.subTest(url=url), self.assertRaises(Failed) as failed:
                Visitor(timeout=0.1).ask("GET", url)
            self.assertIn(failed.exception.reason, ("private", "no_host"))

    def test_an_address_hidden_in_another_is_seen(self):
        self.assertTrue(is_public("8.8.8.8"))
        self.assertTrue(is_public("2a00:1450:4010:c0a::71"))
        for hidden in ("::ffff:127.0.0.1", "2002:7f00:0001::", "64:ff9b::7f00:1", "fe80::1%eth0", "224.0.0.1", "x"):
            with self.subTest(hidden=hidden):
                self.assertFalse(is_public(hidden))

    def test_a_name_with_one_private_address_is_refused(self):
        places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
        with patch("socket.getaddrinfo", return_value=places), self.assertRaises(Failed) as failed:
            Visitor(timeout=0.1).ask("GET", "http://example.org/")
        self.assertEqual(failed.exception.reason, "private")

    def test_a_redirect_inward_is_refused(self):
        def takes_ours_for_public(text):
            return text == "127.0.0.1" or is_public(text)

        ports = patch("legalacts.upkeep.fetching.PORTS", range(65536))
        with site() as address, ports, patch("legalacts.upkeep.fetching.is_public", takes_ours_for_public):
            finding = visit(f"{address}/inward", Manners(Visitor(timeout=10), rest=0, retries=0))
        self.assertEqual((finding.state, finding.reason), ("broken", "private"))
        self.assertIn("169.254", finding.leads_to)

    def test_what_is_no_web_address_is_refused(self):
        for url in ("ftp://example.org/", "file:///etc/passwd", "http://", "http://a:b@example.org/", "http://[x/", ""):
            with self.subTest(url=url):
                self.assertEqual(visit(url, QUICK).reason, "unreadable")

    def test_knows_a_first_page(self):
        for url in ("http://a.kg", "http://a.kg/", "http://a.kg/ru/", "http://a.kg/index.php", "http://a.kg/kg"):
            self.assertTrue(is_first_page(url), url)
        for url in ("http://a.kg/laws/4", "http://a.kg/?id=4", "http://a.kg/ru/laws"):
            self.assertFalse(is_first_page(url), url)


class Kept(TestCase):
    """What is remembered of an address from one visit to the next."""

    def setUp(self):
        self.address = WebAddress.objects.create(url="https://example.org/law")
        self.day = date(2026, 1, 1)

    def visited(self, reason="", days=0):
        finding = Finding(reason)
        self.address.visited(finding.state, finding.reason, None, "", self.day + timedelta(days=days))

    def test_the_last_good_day_is_kept(self):
        self.visited()
        self.visited("missing", 7)
        self.assertEqual((self.address.state, self.address.good_on), ("broken", self.day))

    def test_a_site_is_broken_after_three_days_of_silence(self):
        for days, expected in ((0, "down"), (0, "down"), (7, "down"), (14, "broken")):
            self.visited("timeout", days)
            self.assertEqual(self.address.state, expected)
        self.visited("", 21)
        self.assertEqual((self.address.state, self.address.failures), ("good", 0))

    def test_the_list_follows_the_records(self):
        make.make_source(url="https://a.example/1")
        make.make_act(official_url="https://a.example/1")
        make.make_institution(url="https://b.example/")
        make.make_contact(kind="site", value="https://c.example/")
        make.make_contact(kind="phone", value="+996 312 000000")
        archived = WebAddress.objects.create(url="https://gone.example/", archive_url="https://archive.example/1")
        self.assertEqual(list_addresses(), 3)
        kept = set(WebAddress.objects.values_list("url", flat=True))
        expected = {"https://a.example/1", "https://b.example/", "https://c.example/", archived.url}
        self.assertEqual(kept, expected)

    def test_the_command_visits_what_is_due_and_says_what_is_broken(self):
        said = StringIO()
        with site() as address, patch.object(check_links.Command, "visitor", return_value=OURS):
            make.make_source("one", url=f"{address}/good")
            make.make_source("two", url=f"{address}/law")
            call_command("check_links", rest=0, retries=0, stdout=said)
            asked = len(Pages.asked)
            call_command("check_links", rest=0, retries=0, stdout=StringIO())
            self.assertEqual(len(Pages.asked), asked, "visited twice on a day")
        self.assertIn(f"broken home {address}/law", said.getvalue())
        states = dict(WebAddress.objects.values_list("url", "state"))
        self.assertEqual(states, {f"{address}/good": "good", f"{address}/law": "broken"})
