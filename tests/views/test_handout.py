"""Several records on one paper: by address or citation, without anything stored."""

from datetime import date
from io import BytesIO
from urllib.parse import quote

from django.test import TestCase
from docx import Document

from tests.factories import make_act, make_contact, make_institution, make_problem, make_provision, make_rule, make_step

TREATY = "eaeu-treaty-2014"


class Handout(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.act = make_act(
            TREATY, kind="treaty", title_ru="Договор о Союзе", title_ky="Союз келишими", adopted_on=date(2014, 5, 29)
        )
        cls.article = make_provision(cls.act, "art_97", text="Слова статьи.")
        make_provision(cls.act, "art_97__para_1", text="Слова первого пункта.", parent=cls.article)
        make_provision(make_act("draft", status="draft"), "art_1", text="Тайна")
        cls.rule = make_rule("stay-rule")
        cls.problem = make_problem("no-wages")
        make_step(cls.problem)
        cls.body = make_institution("office")
        make_contact(cls.body)

    def page(self, query, status=200, language="ru"):
        page = self.client.get(f"/{language}/handout/?{query}")
        self.assertEqual(page.status_code, status, page.content[:300])
        self.assertFalse(page.cookies)
        return page

    def test_shows_texts_with_citations_and_the_address_to_come_back_to(self):
        names = f"{TREATY}/art_97,{TREATY},rule:stay-rule,problem:no-wages,institution:office"
        page = self.page(f"items={names}&on=2020-01-01")
        for words in ("Слова статьи.", "Слова первого пункта.", "ст. 97", f"/ru/acts/{TREATY}/art_97/?on=2020-01-01"):
            self.assertContains(page, words)
        self.assertContains(page, "<svg")
        self.assertContains(
            page, f"/ru/handout/?items={TREATY},rule:stay-rule,problem:no-wages,institution:office&amp;on="
        )

    def test_asks_the_same_number_of_queries_however_many_items(self):
        more = [make_provision(self.act, f"art_{number}", text="Ещё.") for number in range(1, 15)]
        for items in ([more[0]], more):
            names = ",".join(f"{TREATY}/{item.eid}" for item in items)
            with self.subTest(len(items)), self.assertNumQueries(4):
                self.page(f"items={names}")

    def test_takes_addresses_and_citations_one_a_line(self):
        address = f"https://example.org/ky/acts/{TREATY}/art_97/?on=2018-01-01"
        lines = f"{address}\n/en/rules/stay-rule/\nстатья 97 Договора о Союзе\n"
        answer = self.page(f"items={TREATY}&add={quote(lines)}&on=2020-01-01", status=302)
        self.assertEqual(
            answer["Location"], f"/ru/handout/?items={TREATY},{TREATY}/art_97,rule:stay-rule&on=2020-01-01"
        )

    def test_keeps_what_it_does_not_know_and_says_so(self):
        page = self.page(f"items={TREATY}&add={quote('нет такого' + chr(10) + 'rule:stay-rule')}", status=400)
        self.assertContains(page, "нет такого</textarea>", status_code=400)
        self.assertContains(page, "stay-rule", status_code=400)

    def test_never_shows_what_is_not_public_and_says_how_many_it_leaves_out(self):
        page = self.page(f"items=draft/art_1,{TREATY}/art_97")
        self.assertNotContains(page, "Тайна")
        many = ",".join(f"{TREATY}/art_{number}" for number in range(25))
        self.assertContains(self.page(f"items={many}", language="en"), "5 more are not shown")
        for odd in ("%00", "a" * 9000, "../..", "<script>", "rule:" + "x" * 400):
            self.assertNotContains(self.page(f"items={odd}"), "<script>alert")

    def test_goes_into_a_word_file(self):
        answer = self.client.get(
            f"/ru/handout.docx?items={TREATY}/art_97,rule:stay-rule,institution:office&on=2020-01-01"
        )
        words = "\n".join(paragraph.text for paragraph in Document(BytesIO(answer.content)).paragraphs)
        for expected in (
            "Слова первого пункта.",
            "ст. 97",
            f"http://testserver/ru/acts/{TREATY}/art_97/?on=2020-01-01",
        ):
            self.assertIn(expected, words)
        self.assertEqual(self.client.get("/ru/handout.docx?on=x").status_code, 400)
