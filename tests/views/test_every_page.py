"""What every public page owes its reader, whatever it is about."""

import re
from html.parser import HTMLParser

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from tests import factories
from tests.views.world import FILES, FORMS, LANGUAGES, addresses, link, make_world

# Enough for the largest page; a page that asks once per record passes it quickly.
MOST_QUERIES = 50


class Links(HTMLParser):
    """The attributes of the page's element and of its links."""

    def __init__(self, response):
        super().__init__()
        self.lang, self.alternates = None, {}
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "html":
            self.lang = found.get("lang")
        elif tag == "link" and "hreflang" in found:
            self.alternates[found["hreflang"]] = found["href"]


class EveryPage(TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seen = {}

    @classmethod
    def setUpTestData(cls):
        cls.world = make_world()
        factories.make_membership("eaeu", "kg")
        factories.make_membership("eaeu", "ru")

    def get(self, path):
        """Nothing here changes what a page says: each is asked for once."""
        if path not in self.seen:
            self.seen[path] = self.client.get(path)
        return self.seen[path]

    def test_answers_in_three_languages(self):
        for path in addresses(self.world):
            with self.subTest(path):
                self.assertEqual(self.get(path).status_code, 200)

    def test_is_tested_here(self):
        """A new page must join the list above."""
        names = {pattern.name for pattern in get_resolver("legalacts.urls").url_patterns if pattern.name}
        paths = [path for path in addresses(self.world) if path.startswith("/ky/")]
        paths += [f"/ky/{form}" for form in FORMS]
        reached = {self.get(path).resolver_match.url_name for path in paths}
        # Files made once for all, and Word files, are tried in test_export_all.py and test_handout.py.
        self.assertEqual(names - reached - {"download", "handout_word"}, set())

    def test_says_its_language_and_where_the_others_are(self):
        for language in LANGUAGES:
            for page in self.world.pages():
                with self.subTest(f"/{language}/{page}"):
                    found = Links(self.get(f"/{language}/{page}"))
                    self.assertEqual(found.lang, language)
                    self.assertEqual(
                        {name: found.alternates[name] for name in LANGUAGES},
                        {name: f"/{name}/{page}" for name in LANGUAGES},
                    )

    def test_sets_no_cookie_and_varies_with_none(self):
        paths = [*addresses(self.world), "/ky/nothing/", "/ky/acts/nothing/", "/ky/acts/?on=x", "/sitemap.xml", "/x"]
        for path in paths:
            with self.subTest(path):
                response = self.get(path)
                self.assertNotIn("Set-Cookie", response.headers)
                self.assertEqual(len(response.cookies), 0)
                self.assertNotIn("Cookie", response.get("Vary", ""))

    def test_allows_no_inline_script_or_style(self):
        for path in [*addresses(self.world), "/ky/nothing/", "/ky/acts/?on=x"]:
            with self.subTest(path):
                response = self.get(path)
                policy = response["Content-Security-Policy"]
                self.assertNotIn("unsafe", policy)
                self.assertIn("default-src 'none'", policy)
                if response["Content-Type"].startswith("text/html"):
                    page = response.content.decode()
                    self.assertNotRegex(
                        page, r"<style|<script(?![^>]* src=|[^>]* type=.application/ld\+json)|\sstyle=|\son[a-z]+="
                    )

    def test_has_one_title_and_one_first_heading(self):
        for language in LANGUAGES:
            for page in self.world.pages():
                with self.subTest(f"/{language}/{page}"):
                    html = self.get(f"/{language}/{page}").content.decode()
                    titles = re.findall(r"<title>\s*(\S.*?)</title>", html, re.S)
                    self.assertEqual(len(titles), 1)
                    self.assertNotIn("<title> –", html)
                    self.assertEqual(len(re.findall(r"<h1[ >]", html)), 1)

    def test_has_no_id_twice(self):
        for page in self.world.pages():
            with self.subTest(page):
                ids = re.findall(r'\sid="([^"]*)"', self.get(f"/ky/{page}").content.decode())
                self.assertEqual(sorted(ids), sorted(set(ids)))

    def test_links_only_to_pages_that_are_there(self):
        seen = set()
        for path in addresses(self.world):
            if path.endswith((*FILES, ".md", ".json")):
                continue
            for target in re.findall(r'(?:href|action)="(/(?:ky|ru|en)/[^"]*)"', self.get(path).content.decode()):
                seen.add(target.partition("#")[0].replace("&amp;", "&"))
        for target in sorted(seen):
            with self.subTest(target):
                self.assertEqual(self.get(target).status_code, 200)


class Queries(TestCase):
    """A page costs the same number of queries however much it shows."""

    @classmethod
    def setUpTestData(cls):
        cls.world = make_world()
        cls.pages = [*cls.world.pages(), *FILES, *cls.world.files(), "../sitemap.xml"]

    def count(self, page):
        path = "/sitemap.xml" if page.startswith("..") else f"/ru/{page}"
        self.client.get(path)  # fills the caches of content types
        with CaptureQueriesContext(connection) as caught:
            self.assertEqual(self.client.get(path).status_code, 200)
        return [query["sql"] for query in caught.captured_queries]

    def grow(self):
        """Link the world to another one, both ways."""
        other = make_world()
        link(self.world, other)
        link(other, self.world)

    def test_are_constant(self):
        self.grow()
        before = {page: self.count(page) for page in self.pages}
        for _ in range(3):
            self.grow()
        for page in self.pages:
            with self.subTest(page):
                after = self.count(page)
                more = "\n".join(sql for sql in after if sql not in before[page])
                self.assertEqual(len(after), len(before[page]), more[:3000])
                self.assertLessEqual(len(after), MOST_QUERIES)
