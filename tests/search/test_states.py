"""What is asked about one state, and what no longer holds."""

from datetime import date

from legalacts.search import Query
from legalacts.search.understanding import understand
from tests.factories import (
    make_act,
    make_indicator,
    make_jurisdiction,
    make_provision,
    make_regime,
    make_rule,
    make_term,
    make_wording,
)

from .base import SearchTestCase, noted

WORDS = {"ky": "Каттоосуз {} күн жүрүүгө болот", "ru": "Без регистрации можно находиться {} дней"}


class StatesTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        ru = make_jurisdiction("ru", title_ky="Россия", title_ru="Россия", alternative_labels={"ru": ["РФ"]})
        kz = make_jurisdiction("kz", title_ky="Казакстан", title_ru="Казахстан", alternative_labels={"ru": ["РК"]})
        stay = make_indicator("stay", title_ky="Жүрүү мөөнөтү", title_ru="Срок пребывания")
        regime = make_regime("eaeu-worker", title_ky="ЕАЭБ", title_ru="ЕАЭС")
        for state in (ru, kz):
            cls.make_stay(state, regime, stay)
        cls.make_stay(ru, regime, stay, key="ru-stay-before", valid_to=date(2020, 12, 31))
        rules = make_act(
            "ru-residence-rules",
            ru,
            kind="rules",
            title_ru="Правила получения вида на жительство и гражданства",
            aliases={"ru": ["вид на жительство"]},
        )
        noted(make_term("residence-permit", title_ky="жашап турууга уруксат", title_ru="вид на жительство"))
        noted(rules)
        article = make_provision(rules, "art_1")
        make_wording(article, language="ru", heading="Экзамен", text="Для вида на жительство сдают экзамен.")
        noted(article)

    @staticmethod
    def make_stay(state, regime, indicator, key="", **period):
        days = 30 if state.key == "ru" else 90
        texts = {f"text_{language}": words.format(days) for language, words in WORDS.items()}
        noted(make_rule(key or f"{state.key}-stay", regime, state, indicator, **texts, **period))

    def test_the_state_that_is_asked_about_comes_before_others(self):
        for typed, reader, first in [
            ("Россияда каттоосуз канча күн", "ky", "ru-stay"),
            ("Казакстанда каттоосуз канча күн", "ky", "kz-stay"),
            ("сколько дней без регистрации в РК", "ru", "kz-stay"),
            ("сколько дней без регистрации в РФ", "ru", "ru-stay"),
            ("сколько дней можно быть в России гражданину Казахстана", "ru", "ru-stay"),
            ("сколько дней можно быть в Казахстане гражданам России", "ru", "kz-stay"),
            ("Казакстанда жарандар каттоосуз канча күн", "ky", "kz-stay"),
        ]:
            with self.subTest(typed):
                self.assertEqual(self.first(typed, reader), first)

    def test_where_somebody_comes_from_is_not_what_is_asked_about(self):
        for typed, reader in [
            ("гражданину Казахстана без регистрации сколько дней", "ru"),
            ("из РК без регистрации сколько дней", "ru"),
            ("Казакстандын жараны каттоосуз канча күн", "ky"),
            ("Казакстандан каттоосуз канча күн", "ky"),
        ]:
            with self.subTest(typed):
                search = understand(Query.parse({"q": typed}, reader))
                self.assertEqual((search.states, search.elsewhere), ({}, frozenset()))
        both = understand(Query.parse({"q": "граждане Казахстана в России"}, "ru"))
        self.assertEqual([*both.states.values()], [{"ru"}])

    def test_a_state_is_seen_within_the_name_of_something_else(self):
        noted(make_term("stay-abroad", title_ky="Казакстанда жүрүү", title_ru="пребывание в Казахстане"))
        self.assertEqual(self.first("Казакстанда жүрүү канча күн"), "kz-stay")
        search = understand(Query.parse({"q": "пребывание в Казахстане"}, "ru"))
        self.assertEqual([*search.states.values()], [{"kz"}])

    def test_other_states_are_still_found(self):
        self.assertIn("kz-stay", self.keys("Россияда каттоосуз канча күн"))

    def test_one_state_is_no_other_name_of_another(self):
        self.assertNotIn("ru-stay", self.keys("Казакстан"))

    def test_what_no_longer_holds_comes_after_what_does(self):
        keys = self.keys("без регистрации можно находиться", "ru")
        self.assertLess(keys.index("kz-stay"), keys.index("ru-stay-before"))
        self.assertLess(keys.index("ru-stay"), keys.index("ru-stay-before"))

    def test_a_word_for_something_is_no_citation_of_the_act_about_it(self):
        self.assertEqual(self.first("вид на жительство", "ru"), "residence-permit")
        self.assertFalse(self.find("вид на жительство", "ru").hits[0].pinned)

    def test_the_name_of_an_act_is_one(self):
        for typed in ("правила получения вида на жительство и гражданства", "правила о виде на жительство"):
            with self.subTest(typed):
                hit = self.find(typed, "ru").hits[0]
                self.assertEqual((hit.key, hit.pinned), ("ru-residence-rules", True))
