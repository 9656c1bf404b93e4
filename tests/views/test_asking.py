"""What a reader, a mistyped link or a hostile program puts into an address."""

from urllib.parse import quote

from django.test import TestCase

from tests import factories
from tests.views.world import LANGUAGES, make_world

WITH_DAY = ("acts/", "compare/", "compare.csv")
HOSTILE = [
    "\0", "a\0b", "x" * 10_000, "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' OR 1=1 --",
    "{{7*7}}", "{% debug %}", "😀", "\u202eкыргыз\u202c", "\ufeff", "../../etc/passwd", "%00", "0", "-1", "99999",
    "9" * 400, "NaN", "1e9", "٣", "[]", "a[]=b", "\r\nSet-Cookie: a=b", "2018-02-30", "0001-01-01", "9999-12-31", ",,,",
]  # fmt: skip
PARAMETERS = {
    "search/": ("q", "kind", "jurisdiction", "act", "topic", "language", "status", "on", "correct", "page"),
    "search.atom": ("q", "kind", "on", "page"),
    "suggest": ("q",),
    "acts/": ("on", "page", "category", "kind", "topic", "jurisdiction"),
    "acts/kg-law/": ("on", "with"),
    "acts/kg-law/art_1/": ("on", "with"),
    "institutions/": ("state", "city", "kind", "topic", "language", "jurisdiction"),
    "compare/": ("on", "destination", "citizenship", "regimes", "show"),
    "compare.csv": ("on", "destination", "citizenship", "regimes"),
    "problems/": ("destination",),
    "data/": ("page",),
}


class Days(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.act = factories.make_act("kg-law")
        factories.make_provision(cls.act, "art_1")
        factories.make_jurisdiction("ru")
        cls.pages = (*WITH_DAY, "acts/kg-law/", "acts/kg-law/art_1/")

    def test_that_are_none_are_refused_by_name_in_the_readers_language(self):
        words = {"ky": "жыл-ай-күн", "ru": "год-месяц-день", "en": "year-month-day"}
        for language in LANGUAGES:
            for page in self.pages:
                for bad in ("yesterday", "2018-13-01", "2018-02-30", "01.06.2018", "2018", "1800-01-01", "2200-01-01"):
                    with self.subTest(f"/{language}/{page}?on={bad}"):
                        response = self.client.get(f"/{language}/{page}", {"on": bad})
                        self.assertEqual(response.status_code, 400)
                        self.assertContains(response, words[language], status_code=400)
                        self.assertRegex(response.content.decode(), '[“«"]on[”»"]')
                        self.assertContains(response, f'<html lang="{language}">', status_code=400)

    def test_that_are_good_are_taken(self):
        for day in ("1900-01-01", "2018-06-01", "2100-12-31", " 2018-06-01 ", ""):
            for page in self.pages:
                with self.subTest(page=page, day=day):
                    self.assertEqual(self.client.get(f"/ru/{page}", {"on": day}).status_code, 200)


class Choices(TestCase):
    def test_that_are_unknown_are_refused_by_name(self):
        factories.make_jurisdiction("ru")
        for page, parameter in [
            ("acts/", "category"),
            ("acts/", "kind"),
            ("acts/", "topic"),
            ("acts/", "jurisdiction"),
            ("institutions/", "kind"),
            ("institutions/", "jurisdiction"),
            ("institutions/", "state"),
            ("institutions/", "topic"),
            ("institutions/", "language"),
            ("problems/", "destination"),
            ("compare/", "destination"),
            ("compare/", "citizenship"),
            ("compare/", "regimes"),
            ("compare.csv", "regimes"),
        ]:
            for language in LANGUAGES:
                with self.subTest(f"/{language}/{page}?{parameter}="):
                    response = self.client.get(f"/{language}/{page}", {parameter: "nonsense"})
                    self.assertContains(response, parameter, status_code=400)

    def test_of_too_many_regimes_are_refused(self):
        factories.make_jurisdiction("ru")
        keys = [factories.make_regime(f"regime-{number}").key for number in range(5)]
        self.assertEqual(self.client.get("/ky/compare/", {"regimes": ",".join(keys)}).status_code, 400)
        self.assertEqual(self.client.get("/ky/compare/", {"regimes": ",".join(keys[:4])}).status_code, 200)


class Hostile(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world = make_world()
        factories.make_provision(factories.make_act("kg-law"), "art_1")
        factories.make_jurisdiction("ru")

    def assert_harmless(self, path, *arguments):
        response = self.client.get(path, *arguments)
        self.assertLess(response.status_code, 500)
        page = response.content.decode()
        self.assertNotIn("<script>alert", page)
        self.assertNotIn("<img", page)
        self.assertNotIn("Set-Cookie", response.headers)

    def test_parameters_are_refused_or_ignored(self):
        for page, parameters in PARAMETERS.items():
            for parameter in parameters:
                for value in HOSTILE:
                    with self.subTest(page=page, parameter=parameter, value=value[:40]):
                        self.assert_harmless(f"/ru/{page}", {parameter: value})

    def test_arrays_and_unknown_parameters_do_no_harm(self):
        for page in {page.partition("?")[0]: None for page in self.world.pages()}:
            for query in ("on=2018-01-01&on=x", "q[]=a&q[]=b", "page=1&page=2", "%ff=%ff", "&&&==", "on", "?" * 2000):
                with self.subTest(page=page, query=query[:40]):
                    self.assert_harmless(f"/ky/{page}?{query}")

    def test_paths_do_no_harm(self):
        for value in HOSTILE:
            for before in ("", "ky/", "ky/acts/", f"ky/acts/{self.world.act.key}/", "ky/sources/", "ky/rules/", "kg/"):
                with self.subTest(before=before, value=value[:40]):
                    self.assert_harmless(f"/{before}{quote(value)}/")

    def test_pages_beyond_a_list_do_not_exist(self):
        for page in ("acts/", "data/"):
            for number in ("0", "-1", "99999", "x", "1.5", "9" * 400):
                with self.subTest(page=page, number=number):
                    self.assertEqual(self.client.get(f"/ky/{page}", {"page": number}).status_code, 404)

    def test_other_methods_write_nothing(self):
        for method in ("post", "put", "delete", "patch"):
            with self.subTest(method):
                response = getattr(self.client, method)(f"/ky/acts/{self.world.act.key}/")
                self.assertLess(response.status_code, 500)


class Unknown(TestCase):
    def test_act_is_not_found(self):
        for language in LANGUAGES:
            with self.subTest(language):
                response = self.client.get(f"/{language}/acts/no-such-act/")
                self.assertContains(response, f'<html lang="{language}">', status_code=404)
                self.assertContains(response, 'name="q"', status_code=404)

    def test_place_is_answered_with_the_act_it_would_stand_in(self):
        act = factories.make_act("kg-law", title_ru="О миграции")
        response = self.client.get("/ru/acts/kg-law/art_999/")
        self.assertContains(response, "О миграции", status_code=404)
        self.assertContains(response, f'href="/ru/acts/{act.key}/"', status_code=404)

    def test_place_of_an_unknown_act_is_not_found(self):
        self.assertEqual(self.client.get("/ru/acts/no-such-act/art_1/").status_code, 404)


class Languages(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_act("kg-law")

    def test_switch_keeps_path_and_query(self):
        response = self.client.get("/ky/acts/kg-law/?on=2018-06-01&with=ru")
        for language in ("ru", "en"):
            self.assertContains(response, f'href="/{language}/acts/kg-law/?on=2018-06-01&amp;with=ru"')

    def test_switch_does_not_take_scripts_along(self):
        response = self.client.get('/ky/acts/kg-law/?x="><script>alert(1)</script>')
        self.assertNotContains(response, "<script>alert")

    def test_switch_on_a_missing_page_leads_to_the_other_language(self):
        response = self.client.get("/ky/nothing/here/")
        self.assertContains(response, 'href="/ru/nothing/here/"', status_code=404)
        self.assertContains(self.client.get("/nothing/"), 'href="/ru/"', status_code=404)

    def test_country_code_leads_to_kyrgyz(self):
        response = self.client.get("/kg/acts/kg-law/?on=2018-06-01")
        self.assertRedirects(response, "/ky/acts/kg-law/?on=2018-06-01", status_code=301)
