"""The tree of an act: its order, its provisions split and merged, a page a step and no script."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from legalacts.models import Provision, Recheck, Wording
from legalacts.models.tree import tree_of
from tests import factories as make

from .curator import CuratorTestCase, Form, address, make_staff


class Tree(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.act = make.make_act("kg-law")
        cls.one = cls.add("art_1", "Биринчи сүйлөм. Экинчи сүйлөм.\nҮчүнчү сап.")
        cls.two = cls.add("art_2", "Экинчи берене.")
        cls.inside = cls.add("art_2__para_1", "Бөлүк.", parent=cls.two)
        cls.three = cls.add("art_3", "Үчүнчү берене.")

    @classmethod
    def add(cls, eid, text, **given):
        return make.make_provision(
            cls.act, eid, text=text, position=Provision.objects.filter(act=cls.act).count() + 1, status="draft", **given
        )

    def setUp(self):
        super().setUp()
        self.page = f"/admin/legalacts/act/{self.act.pk}/tree/"

    def order(self):
        return [node.provision.eid for node in tree_of(self.act)]

    def press(self, button, provision):
        return self.client.post(self.page, {button: provision.pk}, follow=True)

    def split(self, provision, place, **given):
        wording = provision.wordings.get()
        sent = {"eid": "art_1-1", "number": "1-1", "why": "One sentence each", f"cut-{wording.pk}": str(place), **given}
        return self.client.post(f"{self.page}{provision.pk}/split/", sent)

    def test_shows_each_provision_with_what_it_says_and_where_to_edit_it(self):
        response = self.client.get(self.page)
        self.assertContains(response, "Биринчи сүйлөм")
        for provision in (self.one, self.inside):
            self.assertContains(response, f"/admin/legalacts/provision/{provision.pk}/change/")
        self.assertContains(self.client.get(address(self.act)), self.page)

    def test_a_provision_goes_up_and_down_with_all_that_lies_in_it(self):
        self.press("up", self.two)
        self.assertEqual(self.order(), ["art_2", "art_2__para_1", "art_1", "art_3"])
        self.assertIn(("provision", self.inside.pk), self.changes())
        self.assertEqual(self.two.history.first().history_change_reason, "Order changed: art_2")
        self.press("down", self.two)
        self.press("down", self.two)
        self.assertEqual(self.order(), ["art_1", "art_3", "art_2", "art_2__para_1"])
        self.press("down", self.two)
        self.assertEqual(self.order()[-1], "art_2__para_1")

    def test_a_split_moves_words_and_no_other(self):
        place = self.one.wordings.get().text.index("Экинчи")
        self.assertEqual(self.split(self.one, place).status_code, 302)
        self.assertEqual(self.order(), ["art_1", "art_1-1", "art_2", "art_2__para_1", "art_3"])
        said = [Wording.objects.get(provision__eid=eid).text for eid in ("art_1", "art_1-1")]
        self.assertEqual(said, ["Биринчи сүйлөм.", "Экинчи сүйлөм.\nҮчүнчү сап."])
        new = Provision.objects.get(eid="art_1-1")
        self.assertEqual((new.status, new.number, new.history.first().history_user), ("draft", "1-1", self.curator))

    def test_a_split_needs_a_place_a_free_name_and_a_reason(self):
        for given, said in (
            ({"eid": "art_2"}, "has a provision of this name"),
            ({"eid": "Статья"}, "An eId looks like"),
            ({"why": ""}, "This field is required"),
            ({f"cut-{self.one.wordings.get().pk}": ""}, "Choose where the second part begins"),
            ({f"cut-{self.one.wordings.get().pk}": "3"}, "Select a valid choice"),
        ):
            with self.subTest(said):
                self.assertContains(self.split(self.one, 16, **given), said)
        self.assertEqual(Provision.objects.count(), 4)

    def test_merging_joins_the_words_and_withdraws_the_second(self):
        page = f"{self.page}{self.one.pk}/merge/"
        make.make_rule().basis_provisions.add(self.two)
        self.assertContains(self.client.get(page), "rules 1")
        self.assertEqual(self.client.post(page, {"why": "One article"}).status_code, 302)
        self.two.refresh_from_db()
        self.inside.refresh_from_db()
        self.assertEqual((self.two.status, self.two.wordings.get().status), ("withdrawn", "withdrawn"))
        self.assertEqual(self.inside.parent, self.one)
        self.assertTrue(self.one.wordings.get().text.endswith("Үчүнчү сап.\nЭкинчи берене."))

    def test_texts_of_other_periods_are_not_merged(self):
        self.two.wordings.update(valid_from="2020-01-01")
        response = self.client.post(f"{self.page}{self.one.pk}/merge/", {"why": "One article"})
        self.assertContains(response, "different periods")
        self.two.refresh_from_db()
        self.assertEqual(self.two.status, "draft")

    def test_a_new_provision_finds_its_place_behind_what_lies_in_its_parent(self):
        page = self.client.get(self.page).content.decode()
        link = next(part for part in page.split('href="') if f"parent={self.two.pk}&" in part).split('"')[0]
        link = link.replace("&amp;", "&")
        form = Form()
        form.feed(self.client.get(link).content.decode())
        sent = form.values | {"eid": "art_2__para_2", "kind": "paragraph", "number": "2", "why": "Missing"}
        self.assertEqual(self.client.post(link, sent).status_code, 302)
        self.assertEqual(self.order(), ["art_1", "art_2", "art_2__para_1", "art_2__para_2", "art_3"])

    def test_what_the_public_reads_is_left_to_an_administrator_and_a_second_look(self):
        Provision.objects.update(status="published")
        names = [f"{verb}_{kind}" for verb in ("add", "change", "view") for kind in ("provision", "wording", "act")]
        self.client.force_login(make_staff("author", names))
        self.assertContains(self.press("up", self.two), "an administrator changes the tree")
        self.split(self.one, 16)
        self.client.post(f"{self.page}{self.one.pk}/merge/", {"why": "One article"})
        self.assertEqual(self.order(), ["art_1", "art_2", "art_2__para_1", "art_3"])
        self.assertEqual(Provision.objects.count(), 4)
        self.client.force_login(self.curator)
        self.assertEqual(self.split(self.one, 16).status_code, 302)
        self.assertTrue(Recheck.objects.of(self.one).open().exists())

    def test_who_may_only_look_has_no_buttons_and_forged_ones_do_nothing(self):
        self.client.force_login(make_staff("translator", ["view_act", "view_provision", "translate_ky"]))
        self.assertNotContains(self.client.get(self.page), 'name="up"')
        pages = [
            (self.page, {"up": self.two.pk}),
            (f"{self.page}{self.one.pk}/split/", {}),
            (f"{self.page}{self.one.pk}/merge/", {}),
        ]
        for page, sent in pages:
            self.assertEqual(self.client.post(page, sent).status_code, 403)
        self.client.force_login(self.curator)
        for page, sent in ((self.page, {"up": "x"}), (self.page, {"up": "9" * 30}), (f"{self.page}0/split/", {})):
            self.assertEqual(self.client.post(page, sent).status_code, 404)
        self.assertEqual(self.client.get(self.page, {"inside": "nowhere"}).status_code, 404)

    def test_a_long_act_is_shown_down_to_articles_for_a_constant_number_of_queries(self):
        articles = [
            Provision(act=self.act, eid=f"art_{number}", kind="article", position=number * 10, status="draft")
            for number in range(10, 120)
        ]
        Provision.objects.bulk_create(articles)
        given = {"act": self.act, "kind": "paragraph", "status": "draft"}
        Provision.objects.bulk_create(
            Provision(eid=f"{article.eid}__para_{number}", parent=article, position=article.position + number, **given)
            for article in Provision.objects.filter(eid__regex=r"^art_[0-9]{2,}$")
            for number in (1, 2, 3)
        )
        with CaptureQueriesContext(connection) as queries:
            response = self.client.get(self.page)
        self.assertLessEqual(len(queries), 12)
        self.assertContains(response, "art_119")
        self.assertNotContains(response, "art_119__para_2")
        self.assertContains(self.client.get(self.page, {"inside": "art_119"}), "art_119__para_2")
