"""Whatever is sent, the site answers as to a mistake, at once, and repeats nothing unescaped."""

import json
from unittest.mock import MagicMock

from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client, SimpleTestCase, TestCase

from tests import factories
from tests.hostile.addresses import find_addresses, public_patterns
from tests.hostile.looking import content_of
from tests.hostile.requests import Attacker, Took, described_parameters
from tests.views.world import link, make_world

TIMES = 600
SECONDS = 1.0


class HostileRequests(TestCase):
    @classmethod
    def setUpTestData(cls):
        world = make_world()
        factories.make_membership()
        link(world, make_world())
        call_command("rebuild_index", verbosity=0)

    def test_are_answered_at_once_and_never_break_the_site(self):
        client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
        schema = json.loads(client.get("/api/schema/?format=json").content)
        addresses = find_addresses(client, most=2)
        self.assertEqual({pattern for pattern in public_patterns() if not addresses[pattern]}, set(), "has no example")
        attacker = Attacker(client, addresses, 97)
        attacker.learn(described_parameters(schema))
        found = attacker.send(TIMES)
        attacker.judge(client, SECONDS)
        self.assertEqual(found.failures, [])
        self.assertEqual(sum(found.statuses.values()), TIMES)
        self.assertEqual(set(found.served), set(public_patterns()))
        self.assertLess(found.slowest[0].seconds, SECONDS, found.slowest[0].what)
        self.assertGreater(found.statuses[400] + found.statuses[404], TIMES / 10, found.statuses)


class Judging(SimpleTestCase):
    def test_asks_again_for_what_took_long(self):
        clock = iter((10, 12, 20, 20.5, 30, 31)).__next__
        attacker = Attacker(MagicMock(), {}, 1)
        attacker.clock = clock
        attacker.outcome.note(200, Took(0.2, "quick", ("GET", "/quick/", b"", "", {})))
        attacker.outcome.note(200, Took(3, "slow", ("GET", "/slow/", b"", "", {})))
        client = MagicMock()
        attacker.judge(client, 1.0)
        self.assertEqual(
            [(took.what, took.seconds) for took in attacker.outcome.slowest], [("slow", 0.5), ("quick", 0.2)]
        )
        self.assertEqual(client.generic.call_count, 3)

    def test_takes_an_answer_to_a_head_for_one_without_words(self):
        answer = HttpResponse(b"", headers={"Content-Encoding": "br"})
        self.assertEqual(content_of(answer), b"")


class KnownTricks(TestCase):
    """What once got through."""

    def test_too_many_parameters_are_a_mistake_on_every_page(self):
        query = "&".join(f"a{number}=1" for number in range(1200))
        for path in ("/ky/", "/ky/acts/", "/ky/nothing/", "/", "/ky/suggest"):
            with self.subTest(path):
                self.assertIn(self.client.get(f"{path}?{query}").status_code, (302, 400, 404))

    def test_a_broken_cookie_is_not_answered_with_a_new_one(self):
        answer = Client(enforce_csrf_checks=True).get("/ky/", headers={"cookie": "csrftoken=ÿ; sessionid=x"})
        self.assertEqual(answer.status_code, 200)
        self.assertNotIn("Set-Cookie", answer.headers)
        self.assertNotIn("Cookie", answer.get("Vary", ""))

    def test_programs_are_told_in_json_what_is_wrong_with_a_header(self):
        answer = self.client.get("/api/v1/acts/", headers={"host": "[::1"})
        self.assertEqual(answer.status_code, 400)
        self.assertIn("message", answer.json()["error"])
