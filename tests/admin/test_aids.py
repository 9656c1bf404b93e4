"""What helps to write: nothing of it blocks, and each hint leads somewhere."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from legalacts.models import Act, Institution, record_change
from tests import factories as make

from .curator import CuratorTestCase, address

RUSSIAN = (
    "Трудовой мигрант обязан встать на миграционный учёт в течение тридцати дней со дня въезда в страну пребывания."
)


class Languages(CuratorTestCase):
    def test_a_russian_text_in_a_kyrgyz_field_is_saved_with_a_warning(self):
        rule = make.make_rule(status="draft")
        response = self.client.post(address(rule), self.fill(rule) | {"text_ky": RUSSIAN, "why": "New"}, follow=True)
        self.assertContains(response, "Answer in words (ky): this looks Russian.")
        rule.refresh_from_db()
        self.assertEqual(rule.text_ky, RUSSIAN)
        self.assertContains(self.client.get(address(rule)), "this looks Russian")

    def test_wordings_of_a_provision_are_looked_at_too(self):
        provision = make.make_provision(text=RUSSIAN, language="ky")
        self.assertContains(self.client.get(address(provision)), "text (Kyrgyz): this looks Russian.")


class Terms(CuratorTestCase):
    def test_says_how_terms_of_the_text_are_called_and_where_they_are_not(self):
        names = {"title_ky": "эмгекчи мигрант", "title_ru": "трудовой мигрант", "title_en": "migrant worker"}
        record_change(make.make_term("worker", **names))
        rule = make.make_rule(
            text_ky="Жумушчу катталат.",
            text_ru="Трудового мигранта регистрируют.",
            text_en="A migrant worker registers.",
        )
        response = self.client.get(address(rule))
        self.assertContains(response, '<span lang="ky">эмгекчи мигрант</span>', html=True)
        self.assertContains(response, "said otherwise in ky")
        self.assertNotContains(response, "said otherwise in ky, ru")


class Citing(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.act = make.make_act("kg-law-61", number="61", adopted_on=date(2000, 7, 17), title_ru="О внешней миграции")
        cls.article = make.make_provision(cls.act, "art_5", text="Сөз")
        cls.rule = make.make_rule(
            text_ru="Согласно статье 5 Закона КР от 17 июля 2000 года № 61 виза не нужна.", status="draft"
        )

    def test_what_a_text_cites_becomes_its_basis_with_one_press(self):
        page = self.client.get(address(self.rule))
        self.assertContains(page, f'value="basis_provisions:{self.article.pk}"')
        sent = self.fill(self.rule) | {"_basis": f"basis_provisions:{self.article.pk}", "why": "It says so"}
        response = self.client.post(address(self.rule), sent)
        self.assertRedirects(response, address(self.rule))
        self.assertEqual(list(self.rule.basis_provisions.all()), [self.article])
        self.assertNotContains(self.client.get(address(self.rule)), "basis_provisions:")

    def test_words_that_only_resemble_the_name_of_an_act_are_no_citation(self):
        rule = make.make_rule(text_ru="Внешняя миграция за 61 день; в законе о миграции сроков нет.", status="draft")
        self.assertNotContains(self.client.get(address(rule)), "Cited in the text")

    def test_a_forged_press_is_refused(self):
        for forged in ("status:published", "basis_provisions:x", f"basis_provisions:{'9' * 30}", "regime:1"):
            self.client.post(address(self.rule), self.fill(self.rule) | {"_basis": forged, "why": "x"})
            self.rule.refresh_from_db()
            self.assertEqual((self.rule.status, self.rule.basis_provisions.count()), ("draft", 0))


class Twins(CuratorTestCase):
    def add(self, model, **typed):
        return self.client.post(address(model, "add"), self.fill(model, "add") | {"why": "New", **typed}, follow=True)

    def test_an_act_of_the_same_number_and_day_is_asked_about_and_may_be_saved(self):
        known = make.make_act("kg-law-61", number="61", adopted_on=date(2000, 7, 17))
        typed = {
            "key": "kg-law-61-2000", "kind": "law", "category": "national", "jurisdiction": known.jurisdiction_id,
            "number": " 61", "adopted_on": "2000-07-17", "title_ky": "Мыйзам", "title_ru": "Закон",
        }  # fmt: skip
        response = self.add(Act, **typed)
        self.assertContains(response, "This may be entered already")
        self.assertContains(response, address(known))
        self.assertEqual(Act.objects.count(), 1)
        self.add(Act, **typed, _another="1")
        self.assertEqual(Act.objects.count(), 2)

    def test_the_same_name_however_it_is_typed_or_the_same_site(self):
        known = make.make_institution(
            "kg-office", title_ky="Өкмөт жөнүндө", url="https://www.gov.kg/", jurisdiction=make.make_jurisdiction()
        )
        typed = {"key": "kg-other", "kind": "agency", "jurisdiction": known.jurisdiction_id, "title_ru": "Другое"}
        for same in ({"title_ky": "окмот  ЖОНУНДО"}, {"title_ky": "Башка", "url": "http://gov.kg"}):
            with self.subTest(same):
                self.assertContains(self.add(Institution, **typed, **same), "This may be entered already")
        self.add(Institution, **typed, title_ky="Башка")
        self.assertEqual(Institution.objects.count(), 2)

    def test_the_page_of_a_record_names_those_that_are_called_almost_the_same(self):
        known = make.make_institution(
            "kg-office", title_ru="Министерство труда и миграции", title_en="Ministry of labour"
        )
        other = make.make_institution("kg-old", title_ru="Министерство труда, миграции", title_en="Something else")
        make.make_institution("kg-court", title_ru="Верховный суд", title_en="Supreme court", title_ky="Жогорку сот")
        page = self.client.get(address(known))
        self.assertContains(page, "Called almost the same")
        self.assertContains(page, f'<a href="{address(other)}">')

    def test_help_costs_a_constant_number_of_queries(self):
        rule = make.make_rule(text_ru=RUSSIAN)
        counts = []
        for _turn in range(2):
            self.client.get(address(rule))
            with CaptureQueriesContext(connection) as queries:
                self.client.get(address(rule))
            counts.append(len(queries))
            for number in range(5):
                make.make_term(title_ru=f"миграционный учёт {number}")
                make.make_institution()
        self.assertEqual(counts[0], counts[1])
