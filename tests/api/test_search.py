from tempfile import TemporaryDirectory
from urllib.parse import quote

from django.test import TestCase, override_settings
from django.urls import resolve

from legalacts.search import rebuild
from tests.factories import (
    make_act,
    make_institution,
    make_problem,
    make_provision,
    make_responsibility,
    make_rule,
    make_term,
    words,
)  # fmt: skip

HIT = {
    "kind", "key", "act", "eid", "language", "title", "snippet", "marks", "url", "score", "cited", "status", "since",
    "until", "as_of",
}  # fmt: skip
ANSWER = ["count", "pages", "results", "facets", "suggestion", "correction", "understood", "advice"]


class Search(TestCase):
    @classmethod
    def setUpTestData(cls):
        folder = cls.enterClassContext(TemporaryDirectory())
        cls.enterClassContext(override_settings(INDEX_DIR=folder))
        patent = words("title", "Patent")
        act = make_act("patent-law", **patent)
        make_provision(act, "art_1", text="Patent is issued for a year.", language="en")
        make_term("patent", **patent)
        make_problem("no-patent", **patent)
        institution = make_institution("patent-office", **patent)
        make_responsibility(institution, key="issues-patents", **words("function", "Issues a patent"))
        make_rule("patent-rule", **words("text", "A patent is needed"))
        for number in range(12):
            make_provision(act, f"art_{number + 2}", text="Patent and nothing else.", language="en")
        make_act("secret-act", status="draft", **patent)
        rebuild()

    def get(self, query, status=200):
        answer = self.client.get(f"/api/v1/search/?{query}")
        self.assertEqual(answer.status_code, status, answer.content)
        return answer.json()

    def test_finds_every_kind_of_record_and_leads_to_its_page(self):
        for kind in ("act", "provision", "term", "problem", "institution", "responsibility", "rule"):
            with self.subTest(kind):
                found = self.get(f"q=patent&lang=en&kind={kind}")
                hit = found["results"][0]
                self.assertEqual(set(hit), HIT)
                self.assertEqual((hit["kind"], hit["language"]), (kind, "en"))
                resolve(hit["url"].partition("#")[0])
                self.assertTrue(hit["url"].startswith("/en/"))

    def test_tells_act_and_eid_of_a_provision(self):
        hit = self.get("q=issued&lang=en&kind=provision")["results"][0]
        self.assertEqual((hit["key"], hit["act"], hit["eid"]), ("patent-law#art_1", "patent-law", "art_1"))
        self.assertEqual(hit["url"], "/en/acts/patent-law/art_1/")

    def test_marks_the_words_in_plain_text(self):
        hit = self.get("q=issued&lang=en&kind=provision")["results"][0]
        self.assertIn("issued", [hit["snippet"][start:end] for start, end in hit["marks"]])

    def test_counts_values_of_filters(self):
        self.assertEqual(self.get("q=patent&lang=en")["facets"]["kind"]["provision"], 13)

    def test_counts_what_it_gives(self):
        found = self.get("q=issued&lang=en")
        self.assertEqual(found["count"], len(found["results"]))
        self.assertEqual(list(found), ANSWER)

    def test_has_pages_that_end(self):
        first, second = self.get("q=patent&lang=en"), self.get("q=patent&lang=en&page=2")
        self.assertEqual(len(first["results"]), 10)
        keys = {(hit["kind"], hit["key"]) for found in (first, second) for hit in found["results"]}
        self.assertEqual(len(keys), len(first["results"]) + len(second["results"]))
        self.assertEqual(self.get("q=patent&lang=en&page=9", 404)["error"]["parameter"], "page")

    def test_finds_nothing_that_is_not_public(self):
        for query in ("q=patent&lang=en&kind=act", "q=secret&lang=en", "q=secret-act&lang=en"):
            self.assertNotIn("secret", self.get(query)["results"].__repr__())
        self.assertEqual(self.get("q=patent&act=secret-act", 400)["error"]["parameter"], "act")

    def test_names_the_parameter_that_is_wrong(self):
        for query, parameter in {
            "lang=xx": "lang",
            "kind=xx": "kind",
            "jurisdiction=xx": "jurisdiction",
            "act=xx": "act",
            "topic=xx": "topic",
            "language=xx": "language",
            "status=xx": "status",
            "on=xx": "on",
            "correct=yes": "correct",
            "page=0": "page",
            "page=xx": "page",
            "page=" + "9" * 399: "page",
            "colour=red": "colour",
            "q=%00": "q",
            "q=" + "x" * 401: "q",
            "q=a&q=b": "q",
        }.items():
            with self.subTest(query[:20]):
                self.assertEqual(self.get(query, 400)["error"]["parameter"], parameter)

    def test_says_what_was_searched_for_instead_and_lets_it_be_switched_off(self):
        found = self.get("q=pattent&lang=en")
        self.assertEqual(found["suggestion"], "patent")
        self.assertEqual(found["correction"], {"typed": "pattent", "searched": "patent", "reason": "spelling"})
        self.assertEqual(self.get("q=pattent&lang=en&correct=no")["count"], 0)

    def test_says_what_else_to_ask_when_it_finds_nothing(self):
        found = self.get("q=xylophone&lang=en")
        self.assertEqual(found["count"], 0)
        self.assertEqual(found["advice"]["unknown"], ["xylophone"])
        self.assertIsNone(self.get("q=patent&lang=en")["advice"])
        without = self.get("q=issued&lang=en&kind=term")["advice"]["without"]
        self.assertEqual(without["kind"], self.get("q=issued&lang=en")["count"])

    def test_says_whether_something_is_in_force_and_since_when(self):
        hit = self.get("q=patent&lang=en&kind=rule")["results"][0]
        self.assertEqual((hit["status"], hit["since"], hit["cited"]), ("in_force", None, False))

    def test_answers_whatever_is_typed(self):
        for text in (
            "", " ", "%", '"', '"patent', "-patent", "- -", "(((", "a AND OR NOT", "*", "patent*", "field:value",
            "\u202e", "💩", "\ud7ff", "patent\n", "'; DROP TABLE act", "<b>patent</b>", "x" * 400, "ң" * 400,
            "1" * 60, "art_1#",
        ):  # fmt: skip
            with self.subTest(text[:20]):
                self.get(f"q={quote(text)}&lang=ky")
        self.get("q=%ED%A0%80%ff")

    def test_asks_the_database_no_more_for_much_than_for_little(self):
        self.get("q=patent&lang=en")
        with self.assertNumQueries(1):
            self.get("q=issued&lang=en")
        with self.assertNumQueries(1):
            self.get("q=patent&lang=en")

    def test_suggests_what_may_be_meant(self):
        answer = self.client.get("/api/v1/suggest/?q=pat&lang=en").json()
        kinds = {each["kind"] for each in answer["results"]}
        self.assertEqual(kinds, {"problem", "act", "term", "institution"})
        for each in answer["results"]:
            self.assertEqual(set(each), {"text", "kind", "key", "language", "url"})
            resolve(each["url"].partition("#")[0])

    def test_suggests_nothing_for_a_letter_a_number_of_a_passport_or_nothing(self):
        for text in ("", "p", "AN1234567", "%20"):
            with self.subTest(text):
                self.assertEqual(self.client.get(f"/api/v1/suggest/?q={text}").json(), {"results": []})
        self.assertEqual(self.client.get("/api/v1/suggest/?word=pat").status_code, 400)
