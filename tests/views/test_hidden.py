"""What is not published is nowhere, however many public records point to it."""

import io
import zipfile
from datetime import date

from django.core.management import call_command
from django.test import TestCase

from legalacts.models import Institution, Provision, Wording
from tests import factories
from tests.hostile.addresses import find_addresses
from tests.views.world import addresses, link, make_world

MARK = "Hidden"


def hide(record, status):
    """Give a record a mark that no page may show, and take it away from the public."""
    for name in record.translated_names:
        for language in ("ky", "ru", "en"):
            setattr(record, f"{name}_{language}", f"{MARK} {name}")
    record.status = status
    record.save()


def words_of(answer) -> str:
    """What an answer says; of a Word file its text."""
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read("word/document.xml")
    return data.decode("utf-8", "replace")


class Hidden(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world, cls.secret = make_world(), make_world()
        link(cls.world, cls.secret)
        link(cls.secret, cls.world)
        cls.tie()
        for number, record in enumerate(cls.secret.records()):
            hide(record, ("draft", "in_review", "withdrawn")[number % 3])
        Wording.objects.filter(provision=cls.secret.provision).update(text=MARK, heading=MARK)
        cls.paths = addresses(cls.world)

    @classmethod
    def tie(cls):
        """Links of one record to one other, where the page of the public one could show the hidden one."""
        shown, secret = cls.world, cls.secret
        shown.institution.parent = secret.institution
        shown.institution.save()
        for one, other in ((shown, secret), (secret, shown)):
            shown.institution.successions.model.objects.create(predecessor=one.institution, successor=other.institution)
        shown.rule.disputes = secret.rule
        shown.rule.save()
        secret.rule.regime, secret.rule.indicator = shown.rule.regime, shown.rule.indicator
        secret.rule.valid_from = date(2099, 1, 1)
        secret.rule.save()
        Institution.objects.filter(pk=shown.institution.pk).update(valid_to=date(2020, 1, 1))
        shown.act.issuer = secret.institution
        shown.act.save()
        factories.make_responsibility(secret.institution, **factories.words("function", MARK)).basis_provisions.add(
            shown.provision
        )
        factories.make_wording(shown.provision, status="draft", nature="official", text=MARK, heading=MARK)
        Provision.objects.create(
            act=shown.act, eid="art_99", kind="article", number=MARK, parent=shown.provision, status="draft"
        )
        factories.make_evidence(factories.make_provision(secret.act, "rule_hidden"), shown.source)

    def test_records_show_up_on_no_page(self):
        for path in [*self.paths, "/sitemap.xml"]:
            with self.subTest(path):
                page = self.client.get(path).content.decode()
                self.assertNotIn(MARK, page)
                for record in self.secret.records():
                    if key := getattr(record, "key", ""):
                        self.assertNotIn(f"{key}/", page)
                        self.assertNotIn(f"#{key}", page)

    def test_records_show_up_at_no_address_that_there_is(self):
        """Followed from the start through all links and lists: pages, files, feeds, the API, identifiers."""
        call_command("rebuild_index", verbosity=0)
        reached = find_addresses(self.client, most=2)
        self.assertGreater(len([path for paths in reached.values() for path in paths]), 120)
        for path in {path for paths in reached.values() for path in paths}:
            with self.subTest(path):
                self.assertNotIn(MARK, words_of(self.client.get(path)))

    def test_records_are_neither_found_nor_suggested_nor_the_nearest_word(self):
        call_command("rebuild_index", verbosity=0)
        for typed in (MARK, "Hiden", "Hid", self.secret.act.key):
            for path in ("api/v1/search/", "api/v1/suggest/", "ky/suggest", "ky/search/", "ky/search.atom"):
                with self.subTest(path, typed=typed):
                    answer = self.client.get(f"/{path}?q={typed}")
                    page = answer.content.decode().replace(typed, "").replace(typed.lower(), "")
                    self.assertNotIn(MARK, page)
                    self.assertNotIn(f"/{self.secret.act.key}/", answer.content.decode())
        facets = self.client.get(f"/api/v1/search/?q={MARK}").json()["facets"]
        self.assertFalse(any(facets.values()), facets)

    def test_records_are_answered_as_what_is_not_there(self):
        """The words of an error do not tell a draft from nothing."""
        made_up = "x" * len(self.secret.act.key)
        for address in (
            "/ky/acts/{}/changes/", "/ky/acts/{}/akn.xml", "/ky/acts/{}/feed.atom",
            "/ky/handout/?items={}",             "/ky/search/?q=a&act={}", "/ky/changes/?act={}",
            "/ky/compare/provisions/?left={}/art_1", "/akn/kg/act/{}",
            "/api/v1/acts/{}/chain/", "/api/v1/provisions/?act={}", "/api/v1/search/?act={}",
            "/api/v1/changes/?act={}", "/api/v1/citations/resolve/?text={}", "/api/v1/diff/?left={}/art_1&right=a",
            "/api/v1/citations/resolve/?text=a&context={}", "/api/v1/citations/?provision={}%23art_1",
        ):  # fmt: skip
            with self.subTest(address):
                hidden, nothing = (self.client.get(address.format(key)) for key in (self.secret.act.key, made_up))
                self.assertEqual(hidden.status_code, nothing.status_code)
                said = hidden.content.decode().replace(self.secret.act.key, made_up)
                self.assertEqual(said, nothing.content.decode())

    def test_records_have_no_page(self):
        secret = self.secret
        for path in [
            f"acts/{secret.act.key}/",
            f"acts/{secret.act.key}/{secret.provision.eid}/",
            f"acts/{secret.act.key}/rule_hidden/",
            f"acts/{self.world.act.key}/art_99/",
            f"institutions/{secret.institution.key}/",
            f"rules/{secret.rule.key}/",
            f"problems/{secret.problem.key}/",
            f"problems/{secret.problem.key}/letter.txt",
            f"data/{secret.dataset.key}/",
            f"data/{secret.dataset.key}/?format=csv",
        ]:
            with self.subTest(path):
                response = self.client.get(f"/ky/{path}")
                self.assertEqual(response.status_code, 404)
                self.assertNotContains(response, MARK, status_code=404)

    def test_public_records_are_still_there(self):
        """The same pages do show what is public, so that the tests above do not pass for want of content."""
        page = self.client.get("/ky/acts/").content.decode()
        self.assertIn(self.world.act.title_ky, page)
        feed = self.client.get("/ky/feed.atom").content.decode()
        self.assertIn(self.world.rule.text_ky, feed)
        sitemap = self.client.get("/sitemap.xml").content.decode()
        for address in (self.world.act, self.world.provision, self.world.institution, self.world.rule):
            self.assertIn(f"{address.key.split('#')[0]}/", sitemap)

    def test_memberships_decide_nothing_as_drafts(self):
        regime = self.world.rule.regime
        regime.organisation = factories.make_jurisdiction("eaeu")
        regime.save()
        for state in ("kg", "ru"):
            factories.make_membership("eaeu", state, status="draft")
        page = self.client.get("/ky/compare/?destination=ru&citizenship=kg").content.decode()
        self.assertNotIn(self.world.rule.text_ky, page)
