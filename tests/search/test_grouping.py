from datetime import date

from legalacts.search import Query, find
from tests.factories import make_act, make_lifecycle, make_provision, make_rule, make_term, words
from tests.search.base import SearchTestCase, noted


class GroupingTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.code = noted(make_act("code", kind="code", **words("title", "Code of harbours")))
        cls.law = make_act("law", **words("title", "Law on lighthouses"))
        for number in range(1, 8):
            text = "The harbour master keeps the harbour." if number == 3 else "Ships pay harbour dues."
            make_provision(cls.code, f"art_{number}", text=text, language="en")
        make_provision(cls.law, "art_1", text="A lighthouse stands at each harbour.", language="en")
        make_term("harbour", **words("title", "harbour"))

    def find(self, q, **params):
        return find(Query.parse({"q": q, **params}, "en"), by_act=True)

    def group(self, q, act, **params):
        return next(group for group in self.find(q, **params).groups if group.act == act)

    def test_provisions_of_one_act_stand_together_the_best_first(self):
        group = self.group("harbour master", "code")
        self.assertEqual(group.inside[0].eid, "art_3")
        self.assertEqual({hit.act for hit in group.inside}, {"code"})

    def test_an_act_shows_few_provisions_and_says_how_many_there_are(self):
        group = self.group("harbour", "code")
        self.assertLess(len(group.inside), 7)
        self.assertEqual(group.total, dict(self.find("harbour").facets["act"])["code"])

    def test_each_act_stands_once(self):
        acts = [group.act for group in self.find("harbour").groups if group.act]
        self.assertEqual(sorted(acts), sorted(set(acts)))

    def test_records_of_no_act_stand_alone_among_them(self):
        singles = [group.itself.kind for group in self.find("harbour").groups if not group.act]
        self.assertEqual(singles, ["term"])

    def test_the_act_of_the_best_provision_leads(self):
        self.assertEqual(self.find("harbour master").groups[0].inside[0].key, "code#art_3")

    def test_one_act_alone_is_not_grouped(self):
        groups = self.find("harbour", act="code").groups
        self.assertTrue(all(len(group.hits) == 1 for group in groups))
        self.assertGreaterEqual(len(groups), 7)

    def test_what_is_cited_stands_apart_on_the_first_page_only(self):
        found = self.find("article 3 Code of harbours")
        self.assertEqual([hit.key for hit in found.cited], ["code#art_3"])
        self.assertNotIn("code#art_3", [hit.key for group in found.groups for hit in group.hits])

    def test_pages_hold_each_record_once(self):
        for number in range(12):
            noted(make_act(f"pier-{number}", **words("title", f"Law on the pier {number}")))
        first, second = self.find("pier"), self.find("pier", page="2")
        self.assertEqual(first.pages, 2)
        keys = [hit.key for found in (first, second) for group in found.groups for hit in group.hits]
        self.assertEqual(len(keys), 12)
        self.assertEqual(len(set(keys)), 12)

    def test_languages_are_counted_as_choosing_them_finds(self):
        for number in range(3):
            noted(make_provision(self.law, f"art_{number + 5}", text="Порт открыт, в порту тихо.", language="ru"))
        counts = dict(self.find("порт").facets["language"])
        self.assertEqual(counts["ru"], 3)
        for language, count in counts.items():
            self.assertEqual(self.find("порт", language=language).count, count)


class DayTests(SearchTestCase):
    """What was there on a day."""

    def keys_on(self, day):
        return {hit.key for hit in self.find("harbour", "en", on=day).hits}

    def test_an_act_is_there_from_its_entry_into_force_to_its_end(self):
        law = make_act("old-law", **words("title", "Law on harbours"))
        make_provision(law, "art_1", text="The harbour is free.", language="en")
        make_lifecycle(law, "in_force", day=date(2001, 5, 1))
        make_lifecycle(law, "repealed", day=date(2010, 5, 1))
        noted(law)
        for day, there in {"2001-04-30": False, "2001-05-01": True, "2010-04-30": True, "2010-05-01": False}.items():
            with self.subTest(day):
                self.assertEqual(self.keys_on(day), {"old-law", "old-law#art_1"} if there else set())

    def test_an_act_in_force_again_is_there(self):
        law = make_act("law", **words("title", "Law on harbours"))
        for kind, year in (("in_force", 2001), ("suspended", 2005), ("in_force", 2007)):
            make_lifecycle(law, kind, day=date(year, 1, 1))
        noted(law)
        self.assertEqual(self.keys_on("2020-01-01"), {"law"})

    def test_an_act_without_known_dates_is_always_there(self):
        noted(make_act("law", adopted_on=None, **words("title", "Law on harbours")))
        self.assertEqual(self.keys_on("1990-01-01"), {"law"})

    def test_a_hit_says_since_when_and_whether_it_holds(self):
        rule = make_rule("harbour-rule", valid_from=date(2015, 8, 12), **words("text", "The harbour is free"))
        noted(rule)
        hit = self.find("harbour", "en").hits[0]
        self.assertEqual((hit.key, hit.status, hit.since), (rule.key, "in_force", "2015-08-12"))


class CorrectionTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        make_act("law", **words("title", "Law on harbours"))

    def test_a_mistyped_word_is_read_as_meant_unless_the_reader_says_no(self):
        self.assertEqual(self.find("harbuors", "en").count, 1)
        self.assertEqual(self.find("harbuors", "en", correct="no").count, 0)
