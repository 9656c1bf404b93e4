"""Search in lists and links, as people type."""

from legalacts.models import Act, Institution, Provision, Term
from tests import factories as make

from .curator import CuratorTestCase, address


class Searching(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.act = make.make_act(
            "kg-law-2006-4",
            number="4",
            title_ky="«Тышкы эмгек миграциясы жөнүндө» Мыйзам",
            title_ru="Закон «О внешней трудовой миграции», ещё действует",
            aliases={"ky": ["№ 4 мыйзам"], "ru": ["ТрудМиг"]},
        )
        cls.other = make.make_act("ru-law-2002-115", title_ky="Чет өлкөлүктөр", title_ru="Об иностранцах")
        cls.article = make.make_provision(cls.act, "art_5", text="Сөз")
        make.make_provision(cls.other, "art_5")

    def found(self, model, query):
        response = self.client.get(address(model, "changelist"), {"q": query})
        return list(response.context["cl"].queryset)

    def suggested(self, query, field="act", model="lifecycleevent"):
        asked = {"term": query, "app_label": "legalacts", "model_name": model, "field_name": field}
        return [result["text"] for result in self.client.get("/admin/autocomplete/", asked).json()["results"]]

    def test_finds_words_however_they_are_typed(self):
        queries = [
            "мыйзам тышкы", "МЫЙЗАМ ТЫШКЫ", "тышкы жөнүндө", "тышкы жонундо", "ТЫШКЫ ЖӨНҮНДӨ", "еще действует",
            "внешней миграции", "kg-law-2006", "KG-LAW-2006-4", "трудмиг", "№ 4", "миграции внешней",
        ]  # fmt: skip
        for query in queries:
            with self.subTest(query=query):
                self.assertEqual(self.found(Act, query), [self.act])

    def test_finds_letters_of_other_keyboards(self):
        self.assertEqual(self.found(Act, "чет олколуктор"), [self.other])
        self.assertEqual(self.found(Act, "чет өлкөлүктөр"), [self.other])

    def test_finds_nothing_for_other_words(self):
        self.assertEqual(self.found(Act, "тышкы калкып"), [])

    def test_shows_all_for_marks_without_words(self):
        self.assertEqual(len(self.found(Act, "№ –")), 2)

    def test_finds_an_article_by_its_act(self):
        self.assertEqual(self.found(Provision, "art_5 тышкы эмгек"), [self.article])

    def test_finds_terms_by_abbreviation(self):
        term = make.make_term(abbreviations={"ky": ["ЕАЭБ"], "en": ["EAEU"]})
        make.make_term()
        self.assertEqual(self.found(Term, "еаэб"), [term])

    def test_keeps_to_the_filters(self):
        hidden = make.make_institution(title_ky="Мыйзам институту", status="draft")
        make.make_institution(title_ky="Мыйзам бөлүмү")
        response = self.client.get(address(Institution, "changelist"), {"q": "мыйзам", "status__exact": "draft"})
        self.assertEqual(list(response.context["cl"].queryset), [hidden])

    def test_suggests_links_the_same_way(self):
        self.assertEqual(self.suggested("тышкы жонундо"), [str(self.act)])

    def test_suggests_articles_with_their_act(self):
        self.assertEqual(self.suggested("art_5 тышкы", "provision"), [f"{self.act} · art_5"])

    def test_suggestions_cost_a_constant_number_of_queries(self):
        for number in range(2, 12):
            make.make_provision(self.act, f"art_{number}0")
        with self.assertNumQueries(5):
            self.assertGreater(len(self.suggested("art", "provision")), 9)
