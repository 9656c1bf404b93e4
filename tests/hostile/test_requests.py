"""Whatever is sent, the site answers as to a mistake, at once, and repeats nothing unescaped."""

import json
import time

from django.test import TestCase

from tests.hostile.requests import Attacker, described_operations
from tests.views.world import FILES, make_world

TIMES = 600
SECONDS = 1.0


class HostileRequests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world = make_world()

    def test_are_answered_at_once_and_never_break_the_site(self):
        schema = json.loads(self.client.get("/api/schema/?format=json").content)
        pages = [*self.world.pages(), *FILES]
        found = Attacker(self.client, pages, described_operations(schema), 97, time.process_time).send(TIMES)
        self.assertEqual(found.failures, [])
        self.assertEqual(sum(found.statuses.values()), TIMES)
        self.assertLess(found.slowest[0][0], SECONDS, found.slowest[0][1])
        self.assertGreater(found.statuses[400] + found.statuses[404], TIMES / 10, found.statuses)
