"""What is not published is nowhere, however many public records point to it."""

from datetime import date

from django.test import TestCase

from legalacts.models import Institution, Provision, Wording
from tests import factories
from tests.views.world import addresses, link, make_world

MARK = "Hidden"


def hide(record, status):
    """Give a record a mark that no page may show, and take it away from the public."""
    for name in record.translated_names:
        for language in ("ky", "ru", "en"):
            setattr(record, f"{name}_{language}", f"{MARK} {name}")
    record.status = status
    record.save()


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
