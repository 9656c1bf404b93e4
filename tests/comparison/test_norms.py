"""What a norm rests on and what rests on it, several steps, as recorded links say."""

from datetime import date

from django.test import TestCase
from django.utils.translation import override

from legalacts.comparison.norms import flat, read_chain
from tests.factories import make_act, make_lifecycle, make_provision, make_relation

DAY = date(2026, 1, 1)


class Chains(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.treaty = make_act("treaty", kind="treaty")
        cls.article = make_provision(cls.treaty, "art_97")
        cls.paragraph = make_provision(cls.treaty, "art_97__para_1", parent=cls.article)
        cls.law, cls.decree, cls.order = (make_act(key) for key in ("law", "decree", "order"))
        cls.norm = make_provision(cls.law, "art_5")
        make_lifecycle(cls.law, kind="in_force", day=date(2010, 1, 1))
        make_relation(cls.law, cls.treaty, from_provision=cls.norm, to_provision=cls.article, predicate="implements")
        make_relation(cls.decree, cls.law, to_provision=cls.norm, predicate="based_on")
        make_relation(cls.decree, cls.order, predicate="approves", date=date(2020, 1, 1))

    def names(self, steps):
        return [(step.depth, getattr(step.there, "key", ""), step.label) for step in flat(steps)]

    def test_leads_from_an_order_to_the_treaty(self):
        with override("en"):
            chain = read_chain(self.order, None, DAY)
        self.assertEqual(
            self.names(chain.above),
            [(1, "decree", "approved by"), (2, "law#art_5", "is based on"), (3, "treaty#art_97", "implements")],
        )
        self.assertEqual(chain.below, [])

    def test_leads_from_a_paragraph_of_the_treaty_to_the_order(self):
        chain = read_chain(self.treaty, self.paragraph, DAY)
        self.assertEqual([name for _depth, name, _label in self.names(chain.below)], ["law#art_5", "decree", "order"])
        self.assertEqual(chain.above, [])

    def test_leaves_out_what_was_linked_after_the_day_and_what_is_not_public(self):
        self.assertEqual(len(list(flat(read_chain(self.treaty, None, date(2019, 1, 1)).below))), 2)
        make_relation(make_act("secret", status="draft"), self.treaty, predicate="implements")
        make_relation(make_act("other"), self.treaty, predicate="implements", status="draft")
        self.assertEqual(len(list(flat(read_chain(self.treaty, None, DAY).below))), 3)

    def test_ends_where_links_go_in_a_circle(self):
        make_relation(self.treaty, self.order, predicate="based_on")
        steps = list(flat(read_chain(self.order, None, DAY).above))
        self.assertTrue(steps[-1].again)
        self.assertLess(len(steps), 8)

    def test_says_when_there_is_more_than_it_shows(self):
        last = self.order
        for number in range(6):
            lower = make_act(f"lower-{number}")
            make_relation(lower, last, predicate="based_on")
            last = lower
        self.assertTrue(read_chain(self.treaty, None, DAY).is_cut)

    def test_page_and_api_show_each_step_with_force_and_date(self):
        for number in range(5):
            make_relation(make_act(f"beside-{number}"), self.law, to_provision=self.norm, predicate="based_on")
        with self.assertNumQueries(15):
            page = self.client.get("/en/acts/treaty/art_97/chain/?on=2026-01-01")
        self.assertContains(page, "/en/acts/law/art_5/?on=2026-01-01")
        self.assertContains(page, "implemented by")
        answer = self.client.get("/api/v1/provisions/treaty/art_97/chain/?on=2026-01-01&lang=en").json()
        first = answer["results"][0]
        self.assertEqual((first["direction"], first["depth"], first["predicate"]), ("below", 1, "implements"))
        self.assertEqual((first["to"]["act"], first["to"]["eid"], first["force"]), ("law", "art_5", "in_force"))
        self.assertEqual(self.client.get("/api/v1/acts/order/chain/?on=x").status_code, 400)
        self.assertEqual(self.client.get("/en/acts/order/chain/?on=x").status_code, 400)
        self.assertEqual(self.client.get("/en/acts/none/chain/").status_code, 404)
