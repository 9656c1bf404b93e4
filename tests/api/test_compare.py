from datetime import date
from urllib.parse import quote

from django.test import TestCase

from legalacts.models.moving import move
from tests.factories import (
    make_act,
    make_evidence,
    make_indicator,
    make_jurisdiction,
    make_membership,
    make_provision,
    make_regime,
    make_rule,
    words,
)  # fmt: skip

CELL = {
    "regime", "destination", "on", "rule", "value", "text", "conditions", "basis", "valid_from", "valid_to", "as_of",
    "sources", "status", "note", "url", "fallbacks", "conflict", "being_checked",
}  # fmt: skip


class Comparison(TestCase):
    """How a Kyrgyz worker stood in Russia before and after the accession."""

    @classmethod
    def setUpTestData(cls):
        cls.russia = make_jurisdiction("ru")
        make_jurisdiction("kg")
        for organisation, state, first in (
            ("cis", "kg", date(1991, 12, 21)),
            ("cis", "ru", date(1991, 12, 21)),
            ("eaeu", "kg", date(2015, 8, 12)),
            ("eaeu", "ru", date(2015, 1, 1)),
        ):
            make_membership(organisation, state, valid_from=first)
        cls.worker = make_regime("eaeu-worker", organisation=make_jurisdiction("eaeu"))
        cls.patent = make_regime("cis-patent", organisation=make_jurisdiction("cis"))
        cls.patent.yields_to.add(cls.worker)
        cls.permit = make_indicator("permit", value_kind="yes_no")
        cls.rule = make_rule(
            "no-permit", cls.worker, cls.russia, cls.permit, kind="yes_no", yes=False, valid_from=date(2015, 8, 12),
            as_of="2018",
        )  # fmt: skip
        treaty = make_act("treaty", kind="treaty", **words("short_title", "Treaty"))
        cls.rule.basis_provisions.add(make_provision(treaty, "art_97__para_1"))
        make_evidence(cls.rule, locator="table 1", as_of="2018", status="verified", checked_on=date(2026, 1, 2))
        make_rule("patent", cls.patent, cls.russia, cls.permit, kind="yes_no", yes=True)

    def get(self, query):
        answer = self.client.get(f"/api/v1/compare/?{query}")
        self.assertEqual(answer.status_code, 200, answer.content)
        return answer.json()

    def regimes(self, query):
        return [regime["key"] for regime in self.get(query)["regimes"]]

    def test_says_that_a_hidden_answer_is_being_checked(self):
        asked = "destination=ru&regimes=eaeu-worker&on=2018-01-01"
        self.assertFalse(self.get(asked)["rows"][0]["cells"][0]["being_checked"])
        move(self.rule, "withdrawn", None, why="Doubtful", hidden=True)
        cell = self.get(asked)["rows"][0]["cells"][0]
        self.assertEqual((cell["rule"], cell["being_checked"]), (None, True))

    def test_finds_the_regime_of_a_citizen_on_the_day(self):
        self.assertEqual(self.regimes("destination=ru&citizenship=kg&on=2015-08-11"), ["cis-patent"])
        self.assertEqual(self.regimes("destination=ru&citizenship=kg&on=2015-08-12"), ["eaeu-worker"])

    def test_keeps_the_order_of_the_regimes_asked_for(self):
        for order in (["cis-patent", "eaeu-worker"], ["eaeu-worker", "cis-patent"]):
            found = self.get(f"destination=ru&regimes={','.join(order)}&on=&lang=")
            self.assertEqual([regime["key"] for regime in found["regimes"]], order)
            self.assertEqual([cell["regime"] for cell in found["rows"][0]["cells"]], order)

    def test_shows_all_regimes_of_a_destination_unless_asked_for_some(self):
        self.assertCountEqual(self.regimes(""), ["cis-patent", "eaeu-worker"])

    def test_gives_each_cell_value_basis_period_and_sources(self):
        [row] = self.get("destination=ru&regimes=eaeu-worker&on=2018-01-01&lang=ru")["rows"]
        [cell] = row["cells"]
        self.assertEqual(set(row), {"indicator", "title", "fallbacks", "differs", "cells"})
        self.assertEqual(set(cell), CELL)
        self.assertEqual((row["indicator"], row["title"], row["differs"]), ("permit", "permit ru", False))
        self.assertEqual((cell["rule"], cell["value"]), ("no-permit", {"kind": "yes_no", "yes": False}))
        self.assertEqual((cell["text"], cell["url"]), ("Answer of no-permit ru", "/ru/rules/no-permit/"))
        self.assertEqual((cell["valid_from"], cell["valid_to"], cell["as_of"]), ("2015-08-12", None, "2018"))
        self.assertEqual(cell["status"], "verified")
        self.assertEqual(
            cell["basis"],
            [
                {
                    "act": "treaty",
                    "eid": "art_97__para_1",
                    "label": "Treaty ru, статья 97, пункт 1",
                    "url": "/ru/acts/treaty/art_97__para_1/",
                }
            ],
        )
        self.assertEqual(
            cell["sources"],
            [
                {
                    "source": "study",
                    "locator": "table 1",
                    "status": "verified",
                    "as_of": "2018",
                    "checked_on": "2026-01-02",
                }
            ],
        )

    def test_leaves_a_cell_empty_where_nothing_is_known(self):
        [row] = self.get("destination=ru&regimes=cis-patent,eaeu-worker&on=2015-08-11")["rows"]
        empty = row["cells"][1]
        self.assertEqual(set(empty), CELL)
        self.assertEqual(
            (empty["regime"], empty["rule"], empty["value"], empty["status"]), ("eaeu-worker", *[None] * 3)
        )
        self.assertTrue(row["differs"])

    def test_shows_the_further_sides_of_a_conflict(self):
        make_rule("disputed", self.worker, self.russia, self.permit, kind="yes_no", yes=True, disputes=self.rule)
        [row] = self.get("destination=ru&regimes=eaeu-worker")["rows"]
        sides = [row["cells"][0], *row["cells"][0]["conflict"]]
        self.assertCountEqual([side["rule"] for side in sides], ["no-permit", "disputed"])

    def columns(self, query):
        found = self.get(query)
        columns = [tuple(column.values()) for column in found["columns"]]
        for row in found["rows"]:
            self.assertEqual([(cell["regime"], cell["destination"], cell["on"]) for cell in row["cells"]], columns)
        return columns

    def test_takes_several_states_and_days_as_the_page_does(self):
        make_rule("no-permit-kz", self.worker, make_jurisdiction("kz"), self.permit, kind="yes_no", yes=False)
        found = self.columns("destination=ru,kz&regimes=eaeu-worker&on=2018-01-01,2026-01-01")
        self.assertEqual(
            found,
            [("eaeu-worker", place, day) for place in ("ru", "kz") for day in ("2018-01-01", "2026-01-01")],
        )

    def test_gives_a_citizen_the_regime_of_each_day(self):
        found = self.columns("destination=ru&citizenship=kg&on=2015-08-11,2015-08-12")
        self.assertEqual(found, [("cis-patent", "ru", "2015-08-11"), ("eaeu-worker", "ru", "2015-08-12")])

    def test_names_the_parameter_that_is_wrong(self):
        many = ",".join(f"2018-01-{day:02}" for day in range(1, 14))
        for query, parameter in {
            "on=2018-01-01,2018-02-30": "on",
            "destination=ru,moon": "destination",
            "regimes=eaeu-worker,spy": "regimes",
            f"on={many}": "destination",
            f"regimes=eaeu-worker,cis-patent&on={many[:76]}": "regimes",
            "regimes=eaeu-worker&citizenship=kg": "citizenship",
        }.items():
            with self.subTest(query):
                answer = self.client.get(f"/api/v1/compare/?{query}")
                self.assertEqual((answer.status_code, answer.json()["error"]["parameter"]), (400, parameter))

    def test_labels_what_comes_in_another_language(self):
        make_rule("new", self.worker, self.russia, make_indicator("stay", title_en=""), text_en="", text_ru="Ответ")
        row = next(row for row in self.get("destination=ru&lang=en")["rows"] if row["indicator"] == "stay")
        cell = next(cell for cell in row["cells"] if cell["rule"])
        self.assertEqual((row["title"], row["fallbacks"]), ("stay ru", {"title": "ru"}))
        self.assertEqual((cell["text"], cell["fallbacks"]), ("Ответ", {"text": "ru"}))

    def test_gives_nothing_to_a_citizen_at_home(self):
        found = self.get("destination=ru&citizenship=ru")
        self.assertEqual((found["regimes"], found["rows"]), ([], []))


class Rules(TestCase):
    def keys(self, query):
        answer = self.client.get(f"/api/v1/rules/?{query}")
        return {rule["key"] for rule in answer.json()["results"]}

    def test_are_filtered(self):
        act, kz = make_act("law"), make_jurisdiction("kz")
        early = make_rule("early", make_regime("one"), kz, make_indicator("stay"), valid_to=date(2015, 12, 31))
        late = make_rule("late", make_regime("two"), kz, make_indicator("tax"), valid_from=date(2016, 1, 1))
        early.basis_acts.add(act)
        late.basis_provisions.add(make_provision(act))
        make_rule("elsewhere")
        for query, found in {
            "destination=kz": {"early", "late"},
            "regime=one": {"early"},
            "indicator=tax": {"late"},
            "on=2015-12-31": {"early", "elsewhere"},
            "on=2016-01-01&destination=kz": {"late"},
            "act=law": {"early", "late"},
        }.items():
            with self.subTest(query):
                self.assertEqual(self.keys(query), found)

    def test_say_whether_they_hold_on_the_day(self):
        make_rule("early", valid_to=date(2015, 12, 31))
        for day, holds in {"2015-12-31": True, "2016-01-01": False}.items():
            answer = self.client.get(f"/api/v1/rules/early/?on={day}").json()
            self.assertIs(answer["holds"], holds)


class Citations(TestCase):
    def resolve(self, text):
        answer = self.client.get(f"/api/v1/citations/resolve/?text={quote(text)}&lang=ru")
        self.assertEqual(answer.status_code, 200, answer.content)
        return answer.json()["results"]

    def test_lead_to_the_public_provision(self):
        act = make_act("treaty", kind="treaty", title_ru="Договор о Союзе", short_title_ru="Договор о Союзе")
        make_provision(act, "art_97")
        best = self.resolve("статья 97 Договора о Союзе")[0]
        self.assertEqual((best["act"], best["eid"], best["url"]), ("treaty", "art_97", "/ru/acts/treaty/art_97/"))
        self.assertIn("97", best["text"])

    def test_lead_to_nothing_that_is_not_public(self):
        act = make_act("treaty", title_ru="Договор о Союзе", status="draft")
        make_provision(act, "art_97")
        self.assertEqual(self.resolve("статья 97 Договора о Союзе"), [])

    def test_need_words(self):
        for query in ("", "?text=", "?text=%00", "?text=" + "x" * 2001):
            with self.subTest(query[:20]):
                answer = self.client.get(f"/api/v1/citations/resolve/{query}")
                self.assertEqual((answer.status_code, answer.json()["error"]["parameter"]), (400, "text"))
