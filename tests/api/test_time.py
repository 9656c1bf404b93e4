"""Editions, changes, comparisons and parties as JSON."""

from datetime import date

from django.test import TestCase

from tests.factories import (
    make_act,
    make_jurisdiction,
    make_lifecycle,
    make_membership,
    make_party,
    make_provision,
    make_topic,
    make_wording,
)


class Answers(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.act = make_act(key="law", title_en="Law on work")
        cls.act.topics.add(make_topic("work"))
        amending = make_act(key="amending")
        make_lifecycle(cls.act, "amended", date(2015, 1, 1), by_act=amending)
        cls.article = make_provision(cls.act, "art_1", number="1")
        make_wording(
            cls.article, language="en", text="30 days", valid_from=date(2010, 1, 1), valid_to=date(2014, 12, 31)
        )
        make_wording(cls.article, language="en", text="90 days", valid_from=date(2015, 1, 1))
        union = make_jurisdiction("eaeu", kind="union")
        cls.treaty = make_act(key="treaty", kind="treaty", category="multilateral", jurisdiction=union)
        make_party(cls.treaty, make_jurisdiction("kz"), valid_from=date(2015, 1, 1))
        make_membership("eaeu", "kg", valid_from=date(2015, 8, 12))

    def get(self, address, status=200):
        response = self.client.get(f"/api/v1/{address}")
        self.assertEqual(response.status_code, status, response.content)
        return response.json()

    def test_list_editions_with_what_made_them(self):
        answer = self.get("acts/law/editions/?on=2012-01-01&lang=en")
        self.assertEqual((answer["shown"]["starts"], answer["next"]["starts"]), ("2010-01-01", "2015-01-01"))
        self.assertEqual([edition["last"] for edition in answer["results"]], ["2014-12-31", None])
        self.assertEqual([act["act"] for act in answer["results"][1]["by"]], ["amending"])

    def test_show_changes_word_by_word(self):
        answer = self.get("acts/law/changes/?from=2014-01-01&to=2016-01-01&lang=en")
        self.assertEqual((answer["count"], answer["unchanged"]), (1, 0))
        change = answer["results"][0]
        self.assertEqual((change["kind"], change["on"], change["by"][0]["act"]), ("changed", "2015-01-01", "amending"))
        self.assertEqual(
            [(piece["kind"], piece["text"]) for piece in change["text"]["pieces"]],
            [("removed", "30"), ("added", "90"), ("same", " days")],
        )

    def test_show_corrections_apart(self):
        wording = self.article.wordings.get(text="90 days")
        wording.text = "90 days."
        wording.save()
        answer = self.get("acts/law/changes/?from=2016-01-01&to=2017-01-01")
        self.assertEqual((answer["count"], len(answer["corrections"])), (0, 1))

    def test_compare_any_two_provisions(self):
        answer = self.get("diff/?left=law/art_1&left_on=2012-01-01&right=law/art_1&lang=en")
        self.assertEqual((answer["difference"]["added"], answer["difference"]["removed"]), (1, 1))
        self.assertIsNone(self.get("diff/?left=law/art_1&right=law/art_1&lang=ru")["difference"])

    def test_say_who_was_bound(self):
        for query, expected in [
            ("state=kg&on=2015-08-12", (True, "member", "2015-08-12")),
            ("state=kg&on=2015-08-11", (False, "not_member", None)),
            ("state=kz&on=2016-01-01", (True, "party", "2015-01-01")),
        ]:
            with self.subTest(query):
                status = self.get(f"acts/treaty/parties/?{query}&lang=en")["results"][0]
                self.assertEqual((status["bound"], status["reason"], status["since"]), expected)
                self.assertTrue(status["reason_text"])
        self.assertEqual([status["state"] for status in self.get("acts/treaty/parties/")["results"]], ["kz"])

    def test_list_changes_of_the_law(self):
        answer = self.get("changes/?lang=en")
        self.assertEqual([change["what"] for change in answer["results"]], ["membership", "party", "event"])
        self.assertEqual(self.get("changes/?topic=work")["count"], 1)
        self.assertEqual(self.get("changes/?act=law&from=2016-01-01")["count"], 0)

    def test_cite_a_provision(self):
        citation = self.get("provisions/law/art_1/?on=2016-01-01")["citation"]
        self.assertEqual(citation["en"], "Law on work, art. 1 (as of 1 January 2016)")

    def test_refuse_by_name_what_is_unknown(self):
        for address, name in [
            ("acts/law/editions/?on=x", "on"),
            ("acts/law/changes/?from=x", "from"),
            ("acts/law/changes/?from=2016-01-01&to=2015-01-01", "from"),
            ("acts/law/changes/?page=0", "page"),
            ("acts/law/changes/?colour=red", "colour"),
            ("acts/treaty/parties/?state=atlantis", "state"),
            ("diff/?left=law/art_1", "right"),
            ("diff/?left=law/art_9&right=law/art_1", "left"),
            ("diff/?left=law/art_1&right=law/art_1&right_language=de", "right_language"),
            ("diff/?left=law/art_1&left_on=x&right=law/art_1", "left_on"),
            ("changes/?topic=nothing", "topic"),
            ("changes/?act=nothing", "act"),
            ("changes/?page=" + "9" * 300, "page"),
        ]:
            with self.subTest(address):
                self.assertEqual(self.get(address, 400)["error"]["parameter"], name)

    def test_know_nothing_of_what_is_hidden(self):
        make_act(key="draft", status="draft")
        make_provision(self.act, "art_2", text="secret", status="draft")
        for address in ("acts/draft/editions/", "acts/draft/changes/", "acts/draft/parties/"):
            self.get(address, 404)
        self.get("diff/?left=law/art_2&right=law/art_1", 400)
        self.get("changes/?page=99", 404)
