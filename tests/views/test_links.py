"""What cites and what is cited, on the pages of acts and provisions, as a list and as CSV."""

import csv
from datetime import date
from io import StringIO

from django.test import TestCase

from legalacts.citations import detect_citations
from legalacts.models import Citation
from tests import factories
from tests.views.world import LANGUAGES


class CitationsOnPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.kz = factories.make_jurisdiction("kz")
        cls.code = factories.make_act("kg-code", kind="code", title_ru="Кодекс о примерах")
        cls.first = factories.make_provision(cls.code, "art_1", position=1)
        cls.second = factories.make_provision(cls.code, "art_2", position=2)
        cls.text = "Если <b>иное</b> не сказано в статье 1 настоящего Кодекса, действует обычай."
        factories.make_wording(cls.second, text=cls.text, language="ru", nature="official", valid_from=date(2020, 1, 1))
        cls.other = factories.make_act("kz-law", cls.kz, number="77-V", adopted_on=date(2010, 5, 5))
        cls.far = factories.make_provision(cls.other, "art_9", position=1)
        factories.make_wording(
            cls.far, text="Как в статье 1 Кодекса о примерах Кыргызской Республики.", language="ru", nature="official"
        )
        detect_citations(cls.code)
        cls.citation = Citation.objects.get(wording__provision=cls.second)
        Citation.objects.create(
            wording=cls.far.wordings.get(language="ru", nature="official"), start=6, end=14, text="статье 1",
            to_act=cls.code, to_provision=cls.first, status="confirmed",
        )  # fmt: skip
        cls.relation = factories.make_relation(cls.other, cls.code, predicate="implements", date=date(2011, 1, 1))

    def page(self, address):
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200)
        return response.content.decode()

    def test_a_found_citation_is_a_link_that_says_so(self):
        page = self.page("/ru/acts/kg-code/art_2/")
        self.assertIn(
            '<a class="cite found" href="/ru/acts/kg-code/art_1/" title="статья 1 – найдено автоматически">', page
        )
        self.assertIn("статье 1 настоящего Кодекса</a>, действует обычай.", page)

    def test_the_words_around_are_escaped(self):
        self.assertIn("Если &lt;b&gt;иное&lt;/b&gt; не сказано", self.page("/ru/acts/kg-code/art_2/"))

    def test_a_confirmed_one_is_a_plain_link_and_a_rejected_one_none(self):
        for status, mark, is_link in [("confirmed", '<a class="cite" ', True), ("rejected", '<a class="cite', False)]:
            with self.subTest(status):
                Citation.objects.filter(pk=self.citation.pk).update(status=status)
                self.assertEqual(mark in self.page("/ru/acts/kg-code/art_2/"), is_link)

    def test_what_leads_to_a_hidden_provision_is_no_link(self):
        self.first.status = "draft"
        self.first.save()
        self.assertNotIn("art_1/", self.page("/ru/acts/kg-code/art_2/"))

    def test_a_provision_shows_who_cites_it_with_the_sentence(self):
        page = self.page("/ru/acts/kg-code/art_1/")
        self.assertIn("Как в <mark>статье 1</mark> Кодекса о примерах", page)
        self.assertIn('href="/ru/acts/kg-code/art_1/links/"', page)

    def test_an_act_counts_what_others_cite_and_its_own_only_when_asked(self):
        self.assertNotIn("действует обычай", self.page("/ru/acts/kg-code/links/"))
        self.assertIn("действует обычай", self.page("/ru/acts/kg-code/links/?inside=1"))

    def test_the_list_holds_relations_read_from_this_side(self):
        self.assertIn("implemented by", self.page("/en/acts/kg-code/links/"))
        self.assertIn("implements", self.page("/en/acts/kz-law/links/?predicate=implements"))

    def test_filters_by_kind_direction_state_and_date(self):
        for query, count in [
            ("", 2), ("predicate=cites", 1), ("predicate=implements", 1), ("predicate=repeals", 0), ("direction=in", 2),
            ("direction=out", 0), ("jurisdiction=kz", 2), ("jurisdiction=kg", 0), ("from=2011-01-01&to=2011-12-31", 1),
            ("to=2010-01-01", 0),
        ]:  # fmt: skip
            with self.subTest(query):
                self.assertEqual(self.client.get(f"/en/acts/kg-code/links/?{query}").context["count"], count)

    def test_says_what_is_wrong_with_a_filter(self):
        for query in ["direction=up", "predicate=x", "jurisdiction=xx", "from=yesterday", "to=2010-13-01"]:
            for page in ("links/", "links.csv", "art_1/links/", "art_1/links.csv"):
                with self.subTest(page=page, query=query):
                    self.assertEqual(self.client.get(f"/ky/acts/kg-code/{page}?{query}").status_code, 400)

    def test_the_file_holds_what_the_filtered_page_shows(self):
        response = self.client.get("/ru/acts/kg-code/art_1/links.csv?direction=in&predicate=cites")
        lines = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
        self.assertEqual([line["other_act"] for line in lines], ["kg-code", "kz-law"])
        self.assertEqual([line["status"] for line in lines], ["detected", "confirmed"])
        self.assertEqual(lines[1]["sentence"], "Как в статье 1 Кодекса о примерах Кыргызской Республики.")

    def test_hides_what_is_not_public(self):
        self.other.status = "draft"
        self.other.save()
        for page in ("links/", "links.csv", "art_1/links/", "art_1/"):
            for language in LANGUAGES:
                with self.subTest(page=page, language=language):
                    self.assertNotIn("kz-law", self.page(f"/{language}/acts/kg-code/{page}"))

    def test_the_page_asks_the_same_number_of_queries_however_many_links_there_are(self):
        self.page("/ru/acts/kg-code/art_1/links/")
        with self.assertNumQueries(9) as before:
            self.page("/ru/acts/kg-code/art_1/links/")
        for number in range(60):
            inner = factories.make_provision(self.other, f"art_{number + 20}")
            factories.make_citation(inner, self.first)
        with self.assertNumQueries(len(before)):
            self.assertIn("page=2", self.page("/ru/acts/kg-code/art_1/links/"))


class CitationsByTheApi(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.act, cls.other = (
            factories.make_act("kg-code"),
            factories.make_act("kz-law", factories.make_jurisdiction("kz")),
        )
        cls.one, cls.two = factories.make_provision(cls.act, "art_1"), factories.make_provision(cls.other, "art_2")
        factories.make_citation(cls.one, cls.two, words="2-берене")
        factories.make_citation(cls.two, cls.one, words="1-берене", status="confirmed")
        factories.make_citation(cls.one, cls.two, words="3-берене", status="rejected")
        factories.make_citation(cls.one, words="4-берене")

    def words(self, query):
        return [found["words"] for found in self.client.get(f"/api/v1/citations/?{query}").json()["results"]]

    def test_filters_by_side_direction_status_and_state(self):
        for query, found in [
            ("", ["2-берене", "1-берене"]), ("act=kg-code&direction=out", ["2-берене"]),
            ("act=kg-code&direction=in", ["1-берене"]), ("provision=kg-code%23art_1&direction=in", ["1-берене"]),
            ("status=confirmed", ["1-берене"]), ("act=kg-code&direction=out&jurisdiction=kz", ["2-берене"]),
            ("act=kg-code&direction=out&jurisdiction=kg", []),
        ]:  # fmt: skip
            with self.subTest(query):
                self.assertEqual(self.words(query), found)

    def test_gives_the_sentence_and_both_sides(self):
        found = self.client.get("/api/v1/citations/?status=confirmed&lang=ru").json()["results"][0]
        self.assertEqual(found["sentence"], "Бул 1-берене боюнча каралат.")
        self.assertEqual((found["from"]["act"], found["to"]["eid"]), ("kz-law", "art_1"))

    def test_refuses_what_it_does_not_know(self):
        for query in ["status=rejected", "provision=kg-code%23art_9", "act=x", "direction=in", "date_from=x"]:
            with self.subTest(query):
                self.assertEqual(self.client.get(f"/api/v1/citations/?{query}").status_code, 400)

    def test_reads_a_relative_citation_from_its_context(self):
        factories.make_provision(self.act, "art_1__para_2", parent=self.one)
        answer = self.client.get("/api/v1/citations/resolve/?text=ушул+берененин+2-пункту&context=kg-code%23art_1")
        self.assertEqual([found["eid"] for found in answer.json()["results"]], ["art_1__para_2"])
        self.assertEqual(self.client.get("/api/v1/citations/resolve/?text=x&context=nothing").status_code, 400)
