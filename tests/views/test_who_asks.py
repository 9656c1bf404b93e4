"""The public site is one for all: whoever is signed in at the curators' desk is answered there as a visitor is."""

import re

from django.core.management import call_command
from django.test import Client, TestCase

from legalacts.models.roles import ROLES
from tests.admin.people import make_person
from tests.hostile.addresses import find_addresses, public_patterns
from tests.views.test_hidden import words_of
from tests.views.world import link, make_world

# The seal of a form and the moment of a search are new each time; so is when a Word file was made, beside its words.
NEW = re.compile(r'value="[\w-]+:[\w-]+:[\w-]+"|<updated>[^<]+</updated>')
TELLING = ("Content-Type", "Cache-Control", "Vary", "Set-Cookie", "Location", "Content-Disposition")


def answered(client, path):
    """The status, what a cache or browser is told, and what it says."""
    answer = client.get(path)
    return answer.status_code, [answer.get(name) for name in TELLING], NEW.sub("", words_of(answer))


class WhoAsks(TestCase):
    @classmethod
    def setUpTestData(cls):
        world, draft = make_world(), make_world()
        link(world, draft)
        link(draft, world)
        for record in draft.records():
            record.status = "draft"
            record.save()
        cls.drafts = [f"/ky/acts/{draft.act.key}/", f"/ky/rules/{draft.rule.key}/", f"/api/v1/acts/{draft.act.key}/"]
        call_command("rebuild_index", verbosity=0)

    def test_is_no_matter_at_any_public_address(self):
        found = find_addresses(Client(), most=1)
        paths = [path for name in public_patterns() if not name.startswith("admin/") for path in found[name][:1]]
        self.assertGreater(len(paths), 100)
        visitor = {path: answered(Client(), path) for path in [*paths, *self.drafts]}
        self.assertEqual({visitor[path][0] for path in self.drafts}, {404})
        clients = [self.signed_in(role) for role in ROLES]
        everything = self.signed_in("superuser")
        for number, (path, expected) in enumerate(visitor.items()):
            # Each role has its share of the addresses; the drafts, which somebody may see elsewhere, all ask for.
            asking = clients if path in self.drafts else [clients[number % len(clients)]]
            for client in (everything, *asking):
                with self.subTest(path, role=client.role):
                    self.assertEqual(answered(client, path), expected)

    def signed_in(self, role):
        client = Client()
        client.role = role
        client.force_login(self.person(role))
        return client

    def person(self, role):
        if role in ROLES:
            return make_person(role, role)
        person = make_person(role)
        person.is_superuser = True
        person.save()
        return person
