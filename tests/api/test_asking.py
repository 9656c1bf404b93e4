from urllib.parse import quote

from django.test import TestCase

from tests.api.world import LISTS
from tests.factories import make_act, make_rule

ADDRESSES = [*(f"{kind}/" for kind in LISTS), "compare/", "search/"]
# What says what somebody searched for, nobody on the way may keep.
PERSONAL = {"search/": "private"}
# What a language cannot be, nor a day, nor a number of a page; percent-encoded as it travels.
HOSTILE = [
    "%00", "kg%00", "%ED%A0%80", "%F0%9F%92%A9", "%ff%fe", "x" * 5000, "9" * 400, "-1", "0", "1e9", "1.5", "NaN", "٣",
    "[]", "{}", "'%20OR%201=1--", "%3Cscript%3E", "../../etc/passwd", "%0d%0aSet-Cookie:x=1", "null", "true",
]  # fmt: skip
WRONG_DAYS = [
    "2015-13-01", "2015-02-30", "2015", "2015-08", "20150812", "12.08.2015", "0001-01-01", "9999-12-31", "1899-12-31",
    "2101-01-01", "99999-01-01", "-2015-01-01", "2015-W33-3", "2015-08-12T00:00:00", "٢٠١٥-٠٨-١٢", "today",
]  # fmt: skip


class Wrong(TestCase):
    """A parameter nobody can understand is named in JSON, never passed over, never a server error."""

    def assert_wrong(self, address, parameter, status=400):
        with self.subTest(address[:80]):
            answer = self.client.get(f"/api/v1/{address}")
            self.assertEqual(answer.status_code, status)
            self.assertEqual(answer["Content-Type"], "application/json")
            error = answer.json()["error"]
            self.assertEqual(list(error), ["parameter", "message"])
            self.assertEqual(error["parameter"], parameter)
            self.assertTrue(error["message"])
            self.assertIn("no-store", answer["Cache-Control"])

    def test_parameters_are_named(self):
        for address in ADDRESSES:
            self.assert_wrong(f"{address}?colour=red", "colour")
            self.assert_wrong(f"{address}?format=xml", "format")
            self.assert_wrong(f"{address}?lang[]=ru", "lang[]")

    def test_languages_are_named(self):
        for address in ADDRESSES:
            self.assert_wrong(f"{address}?lang=xx", "lang")
        for value in HOSTILE:
            self.assert_wrong(f"acts/?lang={value}", "lang")

    def test_days_are_named(self):
        for address in ("acts/", "provisions/", "rules/", "institutions/", "responsibilities/", "memberships/"):
            self.assert_wrong(f"{address}?on=yesterday", "on")
        for value in [*HOSTILE, *map(quote, WRONG_DAYS)]:
            self.assert_wrong(f"compare/?on={value}", "on")
            self.assert_wrong(f"acts/?on={value}", "on")

    def test_pages_are_named(self):
        for value in [value for value in HOSTILE if value != "9" * 400]:
            self.assert_wrong(f"acts/?page={value}", "page")
        for value in (*HOSTILE, "1001"):
            self.assert_wrong(f"acts/?page_size={value}", "page_size")
        self.assert_wrong(f"acts/?page={'9' * 400}", "page")

    def test_pages_beyond_the_end_do_not_exist(self):
        self.assert_wrong("acts/?page=2", "page", 404)
        self.assert_wrong("acts/?page=999999999", "page", 404)

    def test_repetitions_are_named(self):
        self.assert_wrong("acts/?kind=law&kind=code", "kind")

    def test_values_of_filters_are_named(self):
        make_act()
        filters = [
            "acts/?kind=", "acts/?jurisdiction=", "acts/?category=", "acts/?topic=", "provisions/?act=",
            "provisions/?kind=", "provisions/?norm=", "relations/?predicate=", "relations/?act=",
            "relations/?direction=", "institutions/?jurisdiction=", "responsibilities/?institution=",
            "responsibilities/?nature=", "memberships/?state=", "memberships/?organisation=", "rules/?destination=",
            "rules/?regime=", "rules/?indicator=", "rules/?act=", "terms/?category=", "problems/?level=",
            "problems/?destination=", "problems/?emergency=", "sources/?kind=", "events/?kind=", "datasets/?table=",
            "recommendations/?group=", "regimes/?personal=", "indicators/?group=", "conflicts/?kind=",
            "compare/?destination=", "compare/?regimes=", "compare/?citizenship=",
        ]  # fmt: skip
        make_rule(destination=None)  # so that there is a destination to compare for
        for address in filters:
            parameter = address.partition("?")[2].rstrip("=")
            self.assert_wrong(f"{address}unheard-of", parameter)
            for value in ("%00", "9" * 300, "x" * 5000, "%ED%A0%80", "%27%22"):
                self.assert_wrong(f"{address}{value}", parameter)

    def test_too_many_parameters_are_no_server_error(self):
        answer = self.client.get("/api/v1/acts/?" + "&".join(f"a{number}=1" for number in range(1200)))
        self.assertEqual(answer.status_code, 400)
        self.assertIn("error", answer.json())

    def test_a_direction_needs_an_act(self):
        self.assert_wrong("relations/?direction=out", "direction")

    def test_either_regimes_or_a_citizenship(self):
        make_rule()
        self.assert_wrong("compare/?regimes=eaeu-worker&citizenship=ru", "citizenship")


class Nowhere(TestCase):
    def test_unknown_addresses_and_records_are_answered_in_json(self):
        for path in (
            "nothing/", "acts/nothing/", "acts/%00/", "acts/..%2F/", f"acts/{'x' * 3000}/", "relations/1/",
            "provisions/nothing/", "provisions/nothing/art_1/", f"relations/{'9' * 30}/", f"relations/{'9' * 6000}/",
            "memberships/abc/", "acts/%0A/", "acts/Ж/",
        ):  # fmt: skip
            with self.subTest(path[:60]):
                answer = self.client.get(f"/api/v1/{path}")
                self.assertEqual(answer.status_code, 404)
                self.assertIsNone(answer.json()["error"]["parameter"])

    def test_a_missing_slash_is_added(self):
        answer = self.client.get("/api/v1/acts?lang=ru")
        self.assertRedirects(answer, "/api/v1/acts/?lang=ru", status_code=301)


class Anybody(TestCase):
    def test_may_read_and_keep_an_answer(self):
        make_rule()
        for address in ("", *ADDRESSES):
            with self.subTest(address):
                answer = self.client.get(f"/api/v1/{address}")
                whose = PERSONAL.get(address, "public")
                self.assertEqual(answer["Cache-Control"], f"{whose}, max-age=0, must-revalidate")
                self.assertEqual(answer["Access-Control-Allow-Origin"], "*")
                self.assertFalse(answer.cookies)

    def test_may_not_write(self):
        for method in ("post", "put", "patch", "delete"):
            with self.subTest(method):
                answer = getattr(self.client, method)("/api/v1/acts/?kind=law")
                self.assertEqual(answer.status_code, 405)
                self.assertIn("error", answer.json())

    def test_gets_json_whatever_a_browser_prefers(self):
        answer = self.client.get("/api/v1/acts/", headers={"accept": "text/html"})
        self.assertEqual(answer["Content-Type"], "application/json")

    def test_finds_every_list_from_the_start(self):
        start = self.client.get("/api/v1/").json()
        self.assertLessEqual({*LISTS, "compare", "search", "citations-resolve"}, set(start))
        for address in start.values():
            self.assertNotEqual(self.client.get(address).status_code, 404)


class Pages(TestCase):
    def test_follow_each_other(self):
        for number in range(5):
            make_act(f"act-of-{number}")
        first = self.client.get("/api/v1/acts/?page_size=2&lang=ru").json()
        self.assertEqual(list(first), ["count", "next", "previous", "results"])
        self.assertEqual((first["count"], first["previous"]), (5, None))
        second = self.client.get(first["next"]).json()
        third = self.client.get(second["next"]).json()
        self.assertIsNone(third["next"])
        pages = [first, second, third]
        self.assertEqual(len({act["key"] for page in pages for act in page["results"]}), 5)

    def test_empty_parameters_are_as_good_as_none(self):
        answer = self.client.get("/api/v1/acts/?on=&lang=&page=&page_size=&kind=&jurisdiction=")
        self.assertEqual(answer.json(), {"count": 0, "next": None, "previous": None, "results": []})
