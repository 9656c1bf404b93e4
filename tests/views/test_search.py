"""The page of a search, its suggestions, its feed."""

import html
import json
import re
from tempfile import TemporaryDirectory
from urllib.parse import quote
from xml.etree import ElementTree

from django.test import TestCase, override_settings

from legalacts.search import Query, rebuild
from legalacts.search.spelling import spelling
from legalacts.search.understanding import understand
from legalacts.search.words import Word
from tests.factories import (
    make_act,
    make_contact,
    make_institution,
    make_problem,
    make_provision,
    make_rule,
    make_term,
    words,
)

ATOM = "{http://www.w3.org/2005/Atom}"


class SearchSite(TestCase):
    """A small site with an index of its own."""

    @classmethod
    def setUpTestData(cls):
        folder = cls.enterClassContext(TemporaryDirectory())
        cls.enterClassContext(override_settings(INDEX_DIR=folder))
        cls.law = make_act("law", title_ky="Мунаралар мыйзамы", title_ru="Закон о маяках", title_en="Lighthouse Act")
        for number in range(1, 6):
            make_provision(cls.law, f"art_{number}", text=f"Маяк светит <b>ночью</b> & днём {number}.", language="ru")
        for number in range(24):
            make_term(f"lamp-{number}", title_ru=f"фонарь {number}", title_ky=f"чырак {number}", title_en="")
        make_rule("lamp-rule", as_of="2018", **words("text", "Фонарь обязателен"))
        cls.problem = make_problem("dark", title_ru="Темно", title_ky="Караңгы")
        helper = make_institution("keepers", title_ru="Смотрители", title_ky="Кароолчулар")
        make_contact(helper, kind="site", value="https://keepers.example")
        cls.problem.institutions.add(helper)
        make_term("union", title_ru="Союз фонарных мастеров", title_ky="Чырак бирлиги", abbreviations={"ru": ["СФМ"]})
        rebuild()

    def get(self, query, language="ru", status=200):
        response = self.client.get(f"/{language}/search/?{query}")
        self.assertEqual(response.status_code, status)
        return html.unescape(response.content.decode())

    def links(self, query, language="ru"):
        page = self.client.get(f"/{language}/search/?{query}").content.decode()
        return [html.unescape(link) for link in re.findall(r'href="(/[^"]*)"', page)]


class Results(SearchSite):
    def test_what_is_cited_stands_first_and_apart(self):
        page = self.get(f"q={quote('статья 2 Закон о маяках')}")
        cited, _, others = page.partition("Это то, на что вы ссылаетесь")[2].partition("</section>")
        self.assertIn("/ru/acts/law/art_2/", cited)
        self.assertNotIn("/ru/acts/law/art_2/", others.partition("<footer")[0])

    def test_provisions_stand_under_their_act_with_a_way_to_all_of_them(self):
        page = self.get(f"q={quote('маяк')}")
        self.assertIn("Закон о маяках", page)
        self.assertIn("act=law", page)
        self.assertRegex(page, r"Все найденные в этом акте: \d")

    def test_says_whether_a_result_is_in_force_and_of_when_it_speaks(self):
        page = self.get(f"q={quote('фонарь')}&kind=rule")
        self.assertIn("действует", page)
        self.assertIn("2018", page)

    def test_filters_lead_to_just_as_many_results_as_they_say(self):
        page = self.client.get(f"/ru/search/?q={quote('маяк фонарь')}").content.decode()
        narrow = page.partition('class="narrow"')[2].partition("</nav>")[0]
        found = re.findall(r'href="([^"]+)"[^>]*><span>[^<]*</span> <small>(\d+)</small>', narrow)
        self.assertGreater(len(found), 3)
        for link, count in found:
            with self.subTest(link):
                self.assertRegex(self.get(html.unescape(link).partition("?")[2]), rf"\b{count} результат")

    def test_a_chosen_filter_is_shown_and_can_be_taken_away(self):
        page = self.get(f"q={quote('фонарь')}&kind=term&on=2020-02-29")
        self.assertIn("что действовало 29 февраля 2020", page)
        self.assertIn(f"/ru/search/?q={quote('фонарь')}&on=2020-02-29", page)
        self.assertIn(f"/ru/search/?q={quote('фонарь')}&kind=term", page)

    def test_the_form_keeps_the_filters(self):
        page = self.get(f"q={quote('фонарь')}&kind=term&page=2")
        self.assertIn('<input type="hidden" name="kind" value="term">', page)
        self.assertNotIn('name="page"', page)

    def test_words_beyond_the_longest_question_are_left_out_and_that_is_said(self):
        self.assertIn("only the first 400 letters", self.get(f"q={quote('фонарь ' * 70)}", "en"))
        self.assertNotIn("only the first 400 letters", self.get(f"q={quote('фонарь')}", "en"))

    def test_a_correction_spells_right_words_as_the_results_do_else_as_they_were_typed(self):
        typed = understand(Query.parse({"q": "каттодон өтүү"}, "ky"))
        self.assertEqual(spelling(Word("отуу", 9, 13), {}, typed), "өтүү")
        typed = understand(Query.parse({"q": "каттодо отуу"}, "ky"))
        self.assertEqual(spelling(Word("отуу", 8, 12), {"=отуу": "өтүү"}, typed), "өтүү")

    def test_a_correction_is_said_and_can_be_refused(self):
        page = self.get(f"q={quote('фонраь')}")
        self.assertIn("<b>фонарь</b>", page)
        self.assertIn(f"/ru/search/?q={quote('фонраь')}&correct=no", page)
        refused = self.get(f"q={quote('фонраь')}&correct=no")
        self.assertNotIn("<b>фонарь</b>", refused)
        self.assertIn(f"q={quote('фонраь')}", refused)

    def test_an_abbreviation_is_said_in_full(self):
        self.assertIn("СФМ = Союз фонарных мастеров", self.get(f"q={quote('СФМ')}"))

    def test_other_languages_stand_below_under_their_own_heading(self):
        page = self.get(f"q={quote('маяк')}", "ky")
        self.assertIn("lang=", page)
        heading = page.find("Орусча тексттерде")
        own = page.find('<ol class="list hits" start')
        self.assertTrue(heading == -1 or own == -1 or own < heading)

    def test_everything_a_text_says_is_escaped(self):
        page = self.client.get(f"/ru/search/?q={quote('маяк')}&language=ru").content.decode()
        self.assertIn("&lt;b&gt;ночью&lt;/b&gt; &amp; днём", page)
        self.assertNotIn("<b>ночью", page)

    def test_result_pages_are_not_for_crawlers(self):
        self.assertIn('<meta name="robots" content="noindex">', self.get("q=x"))


class Pages(SearchSite):
    def test_lead_through_all_results_and_keep_the_question(self):
        links = self.links(f"q={quote('фонарь')}&kind=term&language=ru")
        second = f"/ru/search/?q={quote('фонарь')}&kind=term&language=ru&page=2"
        self.assertIn(second, links)
        self.assertIn(second.replace("&page=2", ""), self.links(second.partition("?")[2]))

    def test_beyond_the_end_are_not_there_and_lead_back(self):
        for language, words_ in (("ru", "Такой страницы"), ("ky", "мындай барагы жок"), ("en", "no such page")):
            page = self.get(f"q={quote('фонарь')}&page=99", language, status=404)
            self.assertIn(words_, page)
            self.assertIn(f"/{language}/search/?q={quote('фонарь')}", page)
            self.assertIn('value="фонарь"', page)
        self.get("q=&page=2", status=404)
        self.get(f"q={quote('фонарь')}&page=999999", status=404)


class WrongParameters(SearchSite):
    def test_are_named_and_the_rest_is_kept(self):
        rest = f"/ky/search/?q={quote('чырак')}&kind=term"
        for wrong in ("on=0000-00-00", "page=0", "page=-1", "page=1e9", "status=x", "language=xx", "topic=x", "act=x"):
            with self.subTest(wrong):
                page = self.get(f"q={quote('чырак')}&kind=term&{wrong}", "ky", status=400)
                self.assertIn(rest, page)
                self.assertIn(f"({wrong.partition('=')[0]})", page)
                self.assertIn('value="чырак"', page)
                self.assertIn('<html lang="ky">', page)

    def test_that_are_unknown_are_left_out_of_links(self):
        self.assertNotIn("colour", str(self.links(f"q={quote('фонарь')}&colour=red")))

    def test_given_twice_count_once(self):
        self.assertIn('value="b"', self.get("q=a&q=b"))


class PersonalNumbers(SearchSite):
    NUMBER = "AN1234567"

    def test_are_not_said_again_anywhere(self):
        for query in (
            f"q={self.NUMBER}",
            f"q={quote('фонарь')}+{self.NUMBER}",
            f"q={quote('фонарь')}+{self.NUMBER}&kind=term",
            f"q={quote('фонарь')}+{self.NUMBER}&correct=no",
            f"q={self.NUMBER}&kind=term",
        ):
            with self.subTest(query):
                page = self.get(query)
                self.assertNotIn(self.NUMBER, page)
                self.assertIn("Не вводите его здесь", page)
        for query, status in ((f"q={self.NUMBER}+a&page=77", 404), (f"q={self.NUMBER}&on=x", 400)):
            self.assertNotIn(self.NUMBER, self.get(query, status=status))

    def test_do_not_keep_the_other_words_from_being_searched(self):
        self.assertIn("результат", self.get(f"q={quote('фонарь')}+{self.NUMBER}"))

    def test_are_not_suggested_from_nor_fed(self):
        answer = self.client.get(f"/ru/suggest?q={self.NUMBER}")
        self.assertEqual(json.loads(answer.content), ["", [], [], [], []])
        self.assertNotContains(self.client.get(f"/ru/search.atom?q={self.NUMBER}"), self.NUMBER)


class NothingFound(SearchSite):
    def test_says_what_was_tried_and_whom_to_ask(self):
        page = self.get(f"q={quote('ъъъъъъъ')}")
        for words_ in ("Ничего не найдено", "раскладка", "Темно", "Смотрители", "https://keepers.example"):
            self.assertIn(words_, page)

    def test_offers_what_would_be_found_without_the_filter(self):
        page = self.get(f"q={quote('маяк')}&kind=institution")
        self.assertRegex(page, r"Без фильтра «Вид» <small>\d")

    def test_offers_words_that_look_alike(self):
        self.assertRegex(self.get(f"q={quote('фонтарь')}&correct=no"), r">фонар\w* <small>\d+</small>")


class Suggestions(SearchSite):
    def suggest(self, typed, language="ru"):
        response = self.client.get(f"/{language}/suggest", {"q": typed})
        self.assertEqual(response.status_code, 200)
        self.assertLessEqual(len(response.content), 2048)
        return json.loads(response.content)

    def test_come_as_browsers_read_them(self):
        typed, texts, kinds, pages, languages = self.suggest("фон")
        self.assertEqual(typed, "фон")
        self.assertEqual(len({len(column) for column in (texts, kinds, pages, languages)}), 1)
        self.assertEqual((kinds[0], pages[0], languages[0]), ("термин", "", "ru"))

    def test_lead_to_the_page_of_what_is_not_a_word(self):
        _, texts, _, pages, _ = self.suggest("закон о ма")
        self.assertEqual((texts[0], pages[0]), ("Закон о маяках", "/ru/acts/law/"))

    def test_stay_small_and_answer_whatever_is_typed(self):
        for typed in ("", "ф", "фонарь" * 50, "<script>", "\0", "\ud800", "\u202e", '"', "💩", "фонарь", "%"):
            with self.subTest(ascii(typed[:10])):
                self.client.get(f"/ru/suggest?q={quote(typed, errors='replace')}")
                self.suggest(typed.encode("utf-8", "replace").decode())

    def test_may_be_kept_by_the_browser_alone_and_asked_again_cheaply(self):
        first = self.client.get("/ru/suggest?q=фон")
        self.assertIn("private", first["Cache-Control"])
        self.assertNotIn("Cookie", first.get("Vary", ""))
        self.assertNotIn("Accept-Language", first.get("Vary", ""))
        again = self.client.get("/ru/suggest?q=фон", headers={"If-None-Match": first["ETag"]})
        self.assertEqual(again.status_code, 304)

    def test_ask_the_database_little(self):
        self.suggest("фонарь")
        with self.assertNumQueries(1):
            self.suggest("фонарь")


class Feed(SearchSite):
    def test_holds_what_the_search_finds_and_is_named_on_its_page(self):
        links = self.links(f"q={quote('фонарь')}&kind=rule")
        address = f"/ru/search.atom?q={quote('фонарь')}&kind=rule"
        self.assertIn(address, links)
        tree = ElementTree.fromstring(self.client.get(address).content)
        self.assertEqual(len(list(tree.iter(f"{ATOM}entry"))), 1)

    def test_refuses_what_is_wrong(self):
        self.assertContains(self.client.get("/ru/search.atom?q=x&kind=y"), "kind", status_code=400)


class Description(SearchSite):
    def test_tells_browsers_where_to_search_and_suggest(self):
        for language in ("ky", "ru", "en"):
            response = self.client.get(f"/{language}/opensearch.xml")
            self.assertEqual(response["Content-Type"], "application/opensearchdescription+xml")
            tree = ElementTree.fromstring(response.content)
            templates = {url.get("template").partition("testserver")[2] for url in tree.iter() if url.get("template")}
            self.assertIn(f"/{language}/search/?q={{searchTerms}}", templates)
            self.assertIn(f"/{language}/suggest?q={{searchTerms}}", templates)
            self.assertLessEqual(len(tree.findtext("{*}ShortName")), 16)
        self.assertContains(self.client.get("/ru/"), 'href="/ru/opensearch.xml"')


class Queries(SearchSite):
    def test_are_as_many_for_much_as_for_little(self):
        for query in (f"q={quote('маяк')}&language=ru", f"q={quote('маяк фонарь')}"):
            self.get(query)
            with self.subTest(query), self.assertNumQueries(5):
                self.get(query)
