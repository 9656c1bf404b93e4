"""The guide and deadlines for other programs."""

import pytest
from django.test import TestCase

ANSWERS = {
    "citizenship": "kg",
    "destination": "ru",
    "purpose": "contract",
    "since": "month",
    "papers": "none",
    "trouble": "none",
}


@pytest.mark.usefixtures("loaded")
class GuideApi(TestCase):
    def test_asks_the_next_question_in_the_language(self):
        answer = self.client.get("/api/v1/guide/", {"citizenship": "kg", "lang": "ru"}).json()
        self.assertEqual(answer["question"]["key"], "destination")
        self.assertIn({"code": "ru", "title": "Россия"}, answer["question"]["answers"])
        self.assertIsNone(answer["result"])

    def test_gives_the_result_with_reasons(self):
        answer = self.client.get("/api/v1/guide/", {**ANSWERS, "on": "2026-11-22", "lang": "en"}).json()
        self.assertIsNone(answer["question"])
        (regime,) = answer["result"]["regimes"]
        self.assertEqual(regime["regime"], "eaeu-worker")
        because = {"organisation": "eaeu", "state": "kg", "valid_from": "2015-08-12"}
        self.assertIn(because, regime["because"])
        first = answer["result"]["advice"][0]
        self.assertEqual((first["key"], first["part"]), ("first-register-ru-eaeu", "first"))

    def test_refuses_what_it_does_not_know(self):
        for given, parameter in (({"colour": "red"}, "colour"), ({"citizenship": "moon"}, "citizenship")):
            answer = self.client.get("/api/v1/guide/", given)
            self.assertEqual((answer.status_code, answer.json()["error"]["parameter"]), (400, parameter))


@pytest.mark.usefixtures("loaded")
class DeadlinesApi(TestCase):
    given = {"destination": "ru", "citizenship": "kg", "on": "2026-11-22", "entry": "2026-11-21"}

    def post(self, **given):
        body = {name: value for name, value in {**self.given, **given}.items() if value is not None}
        return self.client.post("/api/v1/deadlines/?lang=en", body, content_type="application/json")

    def test_count_the_days_and_are_kept_by_nobody(self):
        answer = self.post()
        found = {item["rule"]: item for item in answer.json()["results"]}
        self.assertEqual(found["ru-registration-eaeu-worker"]["day"], "2026-12-18")
        self.assertEqual(found["ru-registration-eaeu-worker"]["kind"], "by")
        self.assertEqual(found["ru-stay-without-contract-foreigner-2025"]["kind"], "until")
        self.assertIn("no-store", answer["Cache-Control"])
        self.assertFalse(answer.cookies)

    def test_shorten_a_stay_by_earlier_ones(self):
        name = "ru-stay-without-contract-foreigner-2025"
        days = [
            next(item["day"] for item in self.post(used=used).json()["results"] if item["rule"] == name)
            for used in (0, 60)
        ]
        self.assertEqual(days, ["2027-02-18", "2026-12-20"])

    def test_take_regimes_instead_of_a_citizenship(self):
        answer = self.post(citizenship=None, regimes=["cis-patent"]).json()
        self.assertIn("ru-registration-cis-patent", [item["rule"] for item in answer["results"]])

    def test_name_the_field_that_is_wrong(self):
        for given, parameter in (
            ({"entry": "31.02.2026"}, "entry"),
            ({"entry": None}, "entry"),
            ({"entry": "1800-01-01"}, "entry"),
            ({"destination": "moon"}, "destination"),
            ({"citizenship": None}, "citizenship"),
            ({"used": -1}, "used"),
            ({"regimes": ["x"] * 9}, "regimes"),
        ):
            with self.subTest(given):
                answer = self.post(**given)
                self.assertEqual((answer.status_code, answer.json()["error"]["parameter"]), (400, parameter))

    def test_refuse_what_is_no_object(self):
        for body in ("[]", "{", "null", '"x"', '{"destination": {"a": 1}}', "[" * 100_000, '{"a":' * 50_000):
            answer = self.client.post("/api/v1/deadlines/", body, content_type="application/json")
            self.assertEqual(answer.status_code, 400, body[:30])

    def test_are_asked_by_post_only(self):
        self.assertEqual(self.client.get("/api/v1/deadlines/").status_code, 405)
