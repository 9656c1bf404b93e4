from django.test import SimpleTestCase, TestCase
from django.urls import URLResolver, get_resolver, reverse
from django.utils.translation import override

PUBLIC = ["/", "/healthz", "/readyz", "/metrics", "/robots.txt", "/kg/acts/", "/no-such-page/", "/ky/no-such-page/"]


class Start(SimpleTestCase):
    def test_sends_the_reader_to_the_language_the_browser_asks_for(self):
        for asked, given in [("ru-RU,ru;q=0.9", "ru"), ("en-GB", "en"), ("ky", "ky"), ("ky-KG,ru;q=0.5", "ky")]:
            with self.subTest(asked):
                response = self.client.get("/", headers={"accept-language": asked})
                self.assertRedirects(response, f"/{given}/", status_code=302, fetch_redirect_response=False)
                self.assertIn("Accept-Language", response["Vary"])

    def test_is_kyrgyz_for_everybody_else(self):
        for asked in ("", "de", "*", ";;q=", "x" * 600):
            with self.subTest(asked):
                response = self.client.get("/", headers={"accept-language": asked})
                self.assertRedirects(response, "/ky/", status_code=302, fetch_redirect_response=False)


class CountryCode(SimpleTestCase):
    def test_leads_to_the_language(self):
        response = self.client.get("/kg/acts/?on=2020-01-01")
        self.assertRedirects(response, "/ky/acts/?on=2020-01-01", status_code=301, fetch_redirect_response=False)

    def test_leads_nowhere_else(self):
        for path in ("/kg//example.org/", "/kg/%5C%5Cexample.org/", "/kg/https://example.org/"):
            with self.subTest(path):
                self.assertTrue(self.client.get(path)["Location"].startswith("/ky/"))


class Robots(SimpleTestCase):
    def test_find_the_sitemap(self):
        response = self.client.get("/robots.txt", headers={"host": "localhost"})
        self.assertContains(response, "Sitemap: http://localhost/sitemap.xml")
        self.assertContains(response, "Disallow: /admin/")


class Headers(TestCase):
    def test_public_answers_set_no_cookie(self):
        for path in PUBLIC:
            for method in ("get", "head", "post", "options", "delete"):
                with self.subTest(path=path, method=method):
                    response = getattr(self.client, method)(path)
                    self.assertFalse(response.cookies)
                    self.assertNotIn("Cookie", response.get("Vary", ""))

    def test_every_answer_carries_the_policies(self):
        for path in [*PUBLIC, "/admin/login/", "/static/admin/css/base.css"]:
            with self.subTest(path):
                response = self.client.get(path)
                policy = response["Content-Security-Policy"]
                for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
                    self.assertIn(part, policy)
                self.assertNotIn("unsafe", policy)
                self.assertEqual(response["Referrer-Policy"], "same-origin")
                self.assertEqual(response["X-Content-Type-Options"], "nosniff")
                self.assertIn("geolocation=()", response["Permissions-Policy"])

    def test_cookies_of_the_admin_stay_in_the_admin(self):
        response = self.client.get("/admin/login/")
        self.assertEqual({cookie["path"] for cookie in response.cookies.values()}, {"/admin/"})


class Tables(SimpleTestCase):
    """Where an address is looked up by its name."""

    def test_of_addresses_without_a_language_are_the_same_in_each(self):
        for name in ("admin:index", "admin:legalacts_act_changelist", "choose_language", "api-schema"):
            found = set()
            for language in ("ky", "ru", "en"):
                with override(language):
                    found.add(reverse(name))
            self.assertEqual(len(found), 1, found)
        parts = [part for part in get_resolver().url_patterns if isinstance(part, URLResolver)]
        tables = {str(part.pattern): part._reverse_dict for part in parts}
        self.assertEqual({name: len(tables[name]) for name in ("admin/", "api/")}, {"admin/": 1, "api/": 1})

    def test_of_pages_are_one_a_language(self):
        for language in ("ky", "ru", "en"):
            with override(language):
                self.assertEqual(reverse("home"), f"/{language}/")
