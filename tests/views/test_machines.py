"""Addresses for machines: sitemap, feed, CSV."""

import csv
import re
from io import StringIO
from unittest.mock import patch
from xml.etree import ElementTree

from django.test import TestCase

from legalacts.models import record_change
from tests import factories
from tests.views.world import LANGUAGES, make_world

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


class Sitemap(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world = make_world()

    def entries(self):
        tree = ElementTree.fromstring(self.client.get("/sitemap.xml").content)
        return {entry.findtext(f"{SITE}loc"): entry for entry in tree.iter(f"{SITE}url")}

    def test_lists_every_public_record_in_every_language(self):
        found = self.entries()
        world = self.world
        for language in LANGUAGES:
            for page in (
                "",
                "terms/",
                f"acts/{world.act.key}/",
                f"acts/{world.act.key}/{world.provision.eid}/",
                f"institutions/{world.institution.key}/",
                f"rules/{world.rule.key}/",
                f"problems/{world.problem.key}/",
                f"data/{world.dataset.key}/",
            ):
                with self.subTest(f"/{language}/{page}"):
                    self.assertIn(f"http://testserver/{language}/{page}", found)

    def test_names_the_other_languages_of_each_page(self):
        for address, entry in self.entries().items():
            others = {link.get("hreflang"): link.get("href") for link in entry.iter(LINK)}
            page = re.sub(r"^http://testserver/(ky|ru|en)/", "", address)
            with self.subTest(address):
                for language in LANGUAGES:
                    self.assertEqual(others[language], f"http://testserver/{language}/{page}")

    def test_leads_only_to_pages_that_are_there(self):
        for address in self.entries():
            with self.subTest(address):
                self.assertEqual(self.client.get(address.removeprefix("http://testserver")).status_code, 200)


class LongSitemap(TestCase):
    """What is too much for one file stands in several, which an index lists."""

    @classmethod
    def setUpTestData(cls):
        cls.world = make_world()

    def read(self, address):
        return ElementTree.fromstring(self.client.get(address.removeprefix("http://testserver")).content)

    def test_leads_to_the_same_pages(self):
        short = {loc.text for loc in self.read("/sitemap.xml").iter(f"{SITE}loc")}
        with patch("legalacts.views.machines.LARGEST", 2):
            files = [loc.text for loc in self.read("/sitemap.xml").iter(f"{SITE}loc")]
            pages = [loc.text for file in files for loc in self.read(file).iter(f"{SITE}loc")]
        # How many depends on the numbers that the database gives: neighbours share a file.
        self.assertGreater(len(files), 5)
        self.assertEqual(len(pages), len(set(pages)))
        self.assertEqual(set(pages), short)

    def test_has_no_empty_and_no_made_up_files(self):
        for name in ("acts-999999", "pages-1", "users-0", "acts-x"):
            with self.subTest(name):
                self.assertEqual(self.client.get(f"/sitemap/{name}.xml").status_code, 404)

    def test_asks_the_database_as_often_however_much_there_is(self):
        with self.assertNumQueries(12):
            self.client.get("/sitemap.xml")
        with patch("legalacts.views.machines.LARGEST", 2), self.assertNumQueries(12):
            self.client.get("/sitemap.xml")


class Feed(TestCase):
    def entries(self, language="ru"):
        tree = ElementTree.fromstring(self.client.get(f"/{language}/feed.atom").content)
        return [entry.findtext(f"{ATOM}title") for entry in tree.iter(f"{ATOM}entry")]

    def test_names_rules_newest_change_first(self):
        old = factories.make_rule(indicator=factories.make_indicator("old", title_ru="old"))
        factories.make_rule(indicator=factories.make_indicator("new", title_ru="new"))
        self.assertEqual([title.split(" · ")[1] for title in self.entries()], ["new", "old"])
        old.save()
        self.assertEqual([title.split(" · ")[1] for title in self.entries()], ["old", "new"])

    def test_without_entries_stays_the_same_until_something_changes(self):
        factories.make_jurisdiction("kg")
        record_change(factories.make_act("law"))
        for address in ("/ru/acts/law/feed.atom", "/ru/search.atom", "/ru/feed.atom"):
            with self.subTest(address):
                before, after = (self.client.get(address).content for _ in range(2))
                self.assertEqual(before, after)
                self.assertNotIn(b"<entry>", before)

    def test_speaks_the_readers_language(self):
        factories.make_rule(text_en="No visa is needed", text_ru="Виза не нужна")
        for language, words in [("en", "No visa is needed"), ("ru", "Виза не нужна")]:
            with self.subTest(language):
                self.assertContains(self.client.get(f"/{language}/feed.atom"), words)

    def test_escapes_what_curators_write(self):
        factories.make_rule(text_ru="<script>alert(1)</script> & ")
        self.assertEqual(len(self.entries()), 1)

    def test_stays_short(self):
        indicators = [factories.make_indicator(f"indicator-{number}") for number in range(60)]
        for indicator in indicators:
            factories.make_rule(indicator=indicator)
        self.assertEqual(len(self.entries()), 50)


class ComparisonAsCsv(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rule = factories.make_rule("ru-entry", text_ru="+Виза не нужна", note_ru="В таблице иначе", as_of="2018")
        factories.make_evidence(cls.rule, locator="table 1.4")
        cls.address = "/ru/compare.csv?destination=ru&regimes=eaeu-worker&on=2018-06-01"

    def test_is_a_file_that_names_destination_and_day(self):
        response = self.client.get(self.address)
        self.assertEqual(response["Content-Type"], "text/csv; charset=utf-8")
        self.assertEqual(response["Content-Disposition"], 'attachment; filename="compare-ru-2018-06-01.csv"')

    def test_carries_note_source_and_date(self):
        text = self.client.get(self.address).content.decode("utf-8-sig")
        (line,) = csv.DictReader(StringIO(text))
        self.assertEqual(line["note"], "В таблице иначе")
        self.assertEqual(line["sources"], "study table 1.4")
        self.assertEqual(line["as_of"], "2018")
        self.assertEqual(line["answer"], "'+Виза не нужна")

    def test_leads_back_to_the_page_of_the_rule(self):
        text = self.client.get(self.address).content.decode("utf-8-sig")
        (line,) = csv.DictReader(StringIO(text))
        self.assertEqual(self.client.get(line["address"]).status_code, 200)

    def test_is_also_where_the_page_says(self):
        page = self.client.get("/ru/compare/?destination=ru&regimes=eaeu-worker").content.decode()
        (address,) = re.findall(r'href="(/ru/compare\.csv[^"]*)"', page)
        self.assertContains(self.client.get(address.replace("&amp;", "&")), "ru-entry")


class DatasetAsCsv(TestCase):
    def lines(self, dataset):
        response = self.client.get(f"/ru/data/{dataset.key}/?format=csv")
        return list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))

    def test_has_the_numbers_as_the_study_gives_them(self):
        dataset = factories.make_dataset(numbers=(12.5, None, -3, 0))
        self.assertEqual(self.lines(dataset)[0], ["persons ru", "2015"])
        self.assertEqual([line[1] for line in self.lines(dataset)[1:]], ["12.5", "", "-3", "0"])

    def test_has_no_formulas(self):
        dataset = factories.make_dataset(unit_ru="=1+1")
        dataset.observations.update(label_ru="@SUM(A1)")
        lines = self.lines(dataset)
        self.assertEqual((lines[0][0], lines[1][0]), ("'=1+1", "'@SUM(A1)"))
