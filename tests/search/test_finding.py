import time
from datetime import date
from unittest.mock import patch

from tests.factories import (
    make_act,
    make_indicator,
    make_institution,
    make_jurisdiction,
    make_lifecycle,
    make_problem,
    make_provision,
    make_regime,
    make_responsibility,
    make_rule,
    make_term,
    make_topic,
    make_wording,
)

from .base import SearchTestCase, marked, noted, plain


def make_world():
    """A treaty with two articles, a law, a rule, bodies, words: enough to choose from."""
    eaeu, ru = make_jurisdiction("eaeu", kind="union"), make_jurisdiction("ru", title_ky="Россия", title_ru="Россия")
    work = make_topic(
        "work-permit", title_ky="Иштөөгө уруксат", title_ru="Разрешение на работу", title_en="Work permit"
    )
    treaty = make_act(
        "eaeu-treaty",
        eaeu,
        kind="treaty",
        title_ky="Евразиялык экономикалык бирлик жөнүндө келишим",
        title_ru="Договор о Евразийском экономическом союзе",
        title_en="Treaty on the Eurasian Economic Union",
        short_title_ky="ЕАЭБ жөнүндө келишим",
        short_title_ru="Договор о ЕАЭС",
        short_title_en="EAEU Treaty",
    )
    make_lifecycle(treaty)
    registration = make_provision(treaty, "art_97__para_6")
    make_wording(registration, heading="30 күн каттоосуз", text="Келген эмгекчи отуз (30) күн каттоого турбайт.")
    make_wording(
        registration,
        language="ru",
        heading="30 дней без регистрации",
        text="Работники едут домой. Приехавший трудящийся 30 дней не обязан регистрироваться. Потом обязан.",
    )
    make_wording(registration, language="en", heading="30 days", text="A worker need not register for 30 days.")
    rights = make_provision(treaty, "art_98")
    make_wording(rights, heading="Мигранттын укуктары", text="Мигрант өкүлдөрү аркылуу укугун коргойт.")
    make_wording(rights, language="ru", heading="Права мигранта", text="Мигрант защищает свои права.")
    law = make_act(
        "ru-law-115", ru, number="115-ФЗ", title_ru="О правовом положении иностранцев", title_ky="Чет элдиктер"
    )
    patent = make_provision(law, "art_13-3", text="Для работы нужен патент.", language="ru")
    patent.topics.add(work)
    rule = make_rule(
        "patent-rule",
        make_regime("cis-patent", title_ky="КМШ патент менен", title_ru="СНГ с патентом", title_en="CIS with a patent"),
        ru,
        make_indicator("permit", title_ky="Иштөөгө уруксат", title_ru="Разрешение на работу", title_en="Work permit"),
        text_ky="Патент керек.",
        text_ru="Нужен патент.",
        text_en="A patent is needed.",
    )
    rule.topics.add(work)
    body = make_institution("ombudsman", title_ky="Акыйкатчы", title_ru="Омбудсмен", title_en="Ombudsman")
    duty = make_responsibility(
        body,
        key="protects",
        function_ky="Арыздарды карайт",
        function_ru="Рассматривает жалобы",
        function_en="Hears complaints",
    )
    problem = make_problem(
        "no-wages", title_ky="Айлыгымды бербей жатат", title_ru="Мне не платят зарплату", title_en="I am not paid"
    )
    patent_term = make_term(
        "patent", title_ky="патент", title_ru="патент", title_en="patent", definition_ru="Документ для работы."
    )
    union = make_term(
        "eaeu",
        title_ky="Евразиялык экономикалык бирлик",
        title_ru="Евразийский экономический союз",
        title_en="Eurasian Economic Union",
        abbreviations={"ky": ["ЕАЭБ"], "ru": ["ЕАЭС"], "en": ["EAEU"]},
    )
    for record in (treaty, registration, rights, law, patent, rule, body, duty, problem, patent_term, union):
        noted(record)


class FindTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        make_world()

    def test_finds_inflected_words(self):
        self.assertEqual(self.first("мигранттардын укугу"), "eaeu-treaty#art_98")
        self.assertEqual(self.first("правами мигрантов", "ru"), "eaeu-treaty#art_98")
        self.assertEqual(self.first("workers registering", "en"), "eaeu-treaty#art_97__para_6")

    def test_finds_the_same_first_without_kyrgyz_letters(self):
        for written, typed in [
            ("мигрант өкүлдөрү", "мигрант окулдору"),
            ("айлыгымды бербөө", "айлыгымды бербоо"),
            ("эмгекчи күндөрү", "эмгекчи кундору"),
            ("қаттоого турбайт", "каттоого турбайт"),
        ]:
            with self.subTest(written):
                self.assertEqual(self.first(written), self.first(typed))
                self.assertIsNotNone(self.first(written))

    def test_any_word_finds_and_more_words_find_better(self):
        keys = self.keys("регистрация трудящийся зарплата", "ru")
        self.assertEqual(keys[0], "eaeu-treaty#art_97__para_6")
        self.assertIn("no-wages", keys)

    def test_gives_each_record_once_in_the_language_of_the_words(self):
        for reader in ("ky", "ru", "en"):
            with self.subTest(reader):
                hits = self.find("регистрироваться", reader).hits
                self.assertEqual([(hit.key, hit.language) for hit in hits], [("eaeu-treaty#art_97__para_6", "ru")])

    def test_takes_words_common_to_two_languages_as_the_readers(self):
        self.assertEqual({hit.language for hit in self.find("патент", "ky").hits}, {"ky"})
        self.assertEqual({hit.language for hit in self.find("патент", "ru").hits}, {"ru"})

    def test_shows_what_a_citation_means_on_top(self):
        for words, key in [
            ("97-берененин 6-пункту", "eaeu-treaty#art_97__para_6"),
            ("ст. 98 Договора о ЕАЭС мигрант", "eaeu-treaty#art_98"),
            ("115-ФЗ", "ru-law-115"),
            ("статья 13.3 115-ФЗ", "ru-law-115#art_13-3"),
            ("Article 97(6) of the EAEU Treaty", "eaeu-treaty#art_97__para_6"),
        ]:
            with self.subTest(words):
                hit = self.find(words, "en").hits[0]
                self.assertEqual((hit.key, hit.pinned), (key, True))

    def test_does_not_take_a_word_for_the_name_of_an_act(self):
        noted(make_act("patent-rules", title_ru="Патент", title_ky="Патент"))
        self.assertFalse(self.find("патент", "ru").hits[0].pinned)

    def test_keeps_filters_for_what_is_cited_too(self):
        self.assertNotIn("ru-law-115", self.keys("115-ФЗ", "ru", kind="provision"))

    def test_reads_an_abbreviation_as_what_it_stands_for(self):
        self.assertIn("eaeu", self.keys("ЕАЭС", "ru")[:2])
        self.assertIn("eaeu-treaty", self.keys("евразийский экономический союз", "ru")[:3])

    def test_finds_common_words_by_themselves_alone_and_counts_their_relatives_all_the_same(self):
        for number in range(3):
            noted(make_rule(text_ru=f"Трудовой договор {number}."))
        relative = noted(make_rule(text_ru="Договорный порядок."))
        found = self.find("договор", "ru", kind="rule")
        self.assertIn(relative.key, [hit.key for hit in found.hits])
        with patch("legalacts.search.groups.COMMON", 3):
            common = self.find("договор", "ru", kind="rule")
        self.assertNotIn(relative.key, [hit.key for hit in common.hits])
        self.assertEqual(common.facets["kind"], found.facets["kind"])

    def test_finds_phrases_in_the_order_they_are_written(self):
        self.assertEqual(self.keys("«нужен патент»", "ru", kind="provision"), ["ru-law-115#art_13-3"])
        self.assertEqual(self.keys("«патент нужен»", "ru"), [])

    def test_finds_phrases_with_their_words_in_other_forms(self):
        self.assertIn("ru-law-115#art_13-3", self.keys("«нужны патенты»", "ru", kind="provision"))
        self.assertEqual(self.keys("«патенты нужны»", "ru"), [])

    def test_finds_phrases_whatever_little_words_stand_between_but_with_those_asked_for(self):
        rule = noted(make_rule(text_ru="Срок пребывания в стране и на границе не продлевается."))
        for words, found in (
            ("«пребывания в стране»", True), ("«пребывание в странах»", True), ("«странах и на границах»", True),
            ("«пребывания для стран»", False), ("«границе в стране»", False), ("«и на»", True),
        ):  # fmt: skip
            with self.subTest(words):
                self.assertEqual(rule.key in self.keys(words, "ru"), found)

    def test_says_of_a_cited_number_that_is_not_held_which_are_nearest(self):
        for words in ("Федеральный закон № 117-ФЗ", "закон № 117", "ст. 5 закона № 117 от 2002 года"):
            with self.subTest(words):
                unheld = self.find(words, "ru").unheld
                self.assertEqual([each.number.startswith("117") for each in unheld], [True])
                self.assertEqual(unheld[0].nearest[0], "ru-law-115")
        for words in ("115-ФЗ", "патент 117", "30 дней", "закон № 115 от 2002 года"):
            with self.subTest(words):
                self.assertEqual(self.find(words, "ru").unheld, ())

    def test_leaves_out_what_is_not_wanted(self):
        self.assertIn("patent-rule", self.keys("патент", "ru"))
        self.assertNotIn("patent-rule", self.keys("патент -разрешение", "ru"))

    def test_mends_mistyped_words_and_says_so(self):
        for typed, meant, key in [
            ("мигрнтын укугу", "мигранттын укугу", "eaeu-treaty#art_98"),
            ("зарплта", "зарплату", "no-wages"),
            ("ombudsmn", "Ombudsman", "ombudsman"),
        ]:
            with self.subTest(typed):
                results = self.find(typed, "ru")
                self.assertEqual(results.hits[0].key, key)
                self.assertEqual(results.suggestion.casefold(), meant.casefold())

    def test_mends_a_form_that_no_text_has_by_its_stem(self):
        self.assertEqual(self.first("мирганттарга", "ky"), "eaeu-treaty#art_98")

    def test_parts_words_without_a_space_and_joins_those_with_one_too_many(self):
        for typed, meant in [("праваомбудсмена", "права омбудсмена"), ("зар плату", "зарплату")]:
            with self.subTest(typed):
                self.assertEqual(self.find(typed, "ru").suggestion, meant)

    def test_writes_compounds_with_a_clipped_beginning_out(self):
        noted(
            make_term(
                "medical-policy",
                title_ky="медициналык камсыздандыруу полиси",
                title_ru="полис медицинского страхования",
            )
        )
        for typed, reader, meant in [
            ("медполис", "ru", "медицинский полис"),
            ("медполис", "ky", "медициналык полис"),
            ("медполисти", "ky", "медициналык полисти"),
        ]:
            with self.subTest(typed, reader=reader):
                results = self.find(typed, reader)
                self.assertEqual((results.hits[0].key, results.hits[0].language), ("medical-policy", reader))
                self.assertEqual(results.suggestion, meant)

    def test_leaves_words_alone_that_it_knows(self):
        self.assertIsNone(self.find("патент", "ru").suggestion)
        self.assertIsNone(self.find("патенттин", "ky").suggestion)

    def test_spells_a_suggestion_with_its_own_letters(self):
        self.assertEqual(self.find("окулдoрy".replace("o", "о").replace("y", "у") + "у").suggestion, "өкүлдөрү")

    def test_reads_the_wrong_keyboard_layout(self):
        results = self.find("pfhgkfne", "ru")
        self.assertEqual((results.hits[0].key, results.suggestion), ("no-wages", "зарплату"))
        self.assertEqual(self.first("щьигвыьфт", "en"), "ombudsman")
        self.assertEqual(self.first("pfhgkfne-98", "ru"), "no-wages")

    def test_takes_no_word_for_another_layout_because_two_letters_of_it_are_known(self):
        noted(make_term("rf", title_en="RF"))
        self.assertEqual(self.find("санкнижка", "ru").hits, ())

    def test_reads_latin_letters(self):
        self.assertEqual(self.first("ailygymdy berbey"), "no-wages")
        self.assertEqual(self.first("prava migranta", "ru"), "eaeu-treaty#art_98")
        self.assertEqual(self.first("kakie prava", "ru"), "eaeu-treaty#art_98")

    def test_translates_by_the_glossary_below_the_same_language(self):
        noted(make_term("ky-only", title_ky="иштөөгө уруксаттын кагазы", title_ru="бумага", title_en=""))
        results = self.find("разрешение на работу", "ru")
        self.assertIn("patent-rule", [hit.key for hit in results.hits])
        self.assertEqual([(hit.key, hit.language) for hit in results.other_language], [("ky-only", "ky")])

    def test_searches_another_language_when_it_is_asked_to(self):
        hits = self.find("work permit", "en", language="ky").hits
        self.assertEqual((hits[0].key, hits[0].language), ("patent-rule", "ky"))

    def test_answers_nothing_with_nothing(self):
        for q in ["", "   ", "ъъъъъъъъ", "?!…", "日本語"]:
            with self.subTest(q):
                results = self.find(q)
                self.assertEqual((results.count, results.hits, results.pages), (0, (), 0))

    def test_does_not_read_personal_numbers(self):
        results = self.find("AN1234567")
        self.assertEqual((results.refused, results.hits), (True, ()))
        results = self.find("патент AN1234567", "ru")
        self.assertTrue(results.refused)
        self.assertTrue(results.hits)

    def test_knows_the_address_of_each_kind(self):
        paths = {hit.kind: hit.path for hit in self.find(language="ky", on="2020-01-01").hits}
        paths |= {kind: self.find(kind=kind).hits[0].path for kind in ("responsibility", "provision", "rule", "act")}
        self.assertEqual(paths["responsibility"], ("ombudsman", "protects"))
        self.assertEqual(paths["rule"], ("patent-rule",))
        self.assertEqual(len(paths["provision"]), 2)

    def test_lists_what_filters_leave_when_there_are_no_words(self):
        self.assertEqual(set(self.keys(kind="act")), {"eaeu-treaty", "ru-law-115"})
        self.assertEqual(self.keys(act="ru-law-115", kind="provision", language="ru"), ["ru-law-115#art_13-3"])
        self.assertEqual(self.keys(topic="work-permit", kind="rule"), ["patent-rule"])

    def test_survives_hostile_words(self):
        for q in [
            "' OR 1=1 --", "title_exact:*", "(((((", '"' * 50, "-" * 100, "*" * 100, "a" * 400, "патент~9", "\\", "%_%",
            "{{7*7}}", "<script>alert(1)</script>", "\u202e\u0000\u200b", "й" * 400, "ст. " * 100, "(1)" * 130, "+-+-",
            "[]" * 200, "AND OR NOT", "é̂̃" * 100,
        ]:  # fmt: skip
            with self.subTest(q[:20]):
                started = time.process_time()
                self.find(q, "ru")
                self.assertLess(time.process_time() - started, 3)


class PagesTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        for number in range(23):
            noted(make_term(f"bird-{number}", title_ky=f"зымырык {number}"))

    def test_show_each_hit_once(self):
        pages = [self.keys("зымырык", page=str(page)) for page in (1, 2, 3)]
        self.assertEqual([len(page) for page in pages], [10, 10, 3])
        self.assertEqual(len({key for page in pages for key in page}), 23)

    def test_are_counted(self):
        results = self.find("зымырык")
        self.assertEqual((results.count, results.pages), (23, 3))

    def test_beyond_the_end_are_empty(self):
        self.assertEqual(self.keys("зымырык", page="99"), [])


class OnADayTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        provision = make_provision(make_act("law"))
        make_wording(provision, text="зымырык бүркүт", valid_from=date(2010, 1, 1), valid_to=date(2014, 12, 31))
        make_wording(provision, text="зымырык карчыга", valid_from=date(2015, 1, 1))
        noted(provision)
        noted(make_rule("old", text_ky="зымырык", valid_to=date(2014, 12, 31)))

    def test_finds_the_wording_of_that_day(self):
        self.assertIn("бүркүт", plain(self.find("зымырык", on="2014-12-31", kind="provision").hits[0]))
        self.assertIn("карчыга", plain(self.find("зымырык", on="2015-01-01", kind="provision").hits[0]))

    def test_finds_the_wording_of_today_when_none_is_asked(self):
        hits = self.find("зымырык", kind="provision").hits
        self.assertEqual(len(hits), 1)
        self.assertIn("карчыга", plain(hits[0]))

    def test_finds_only_rules_that_held(self):
        self.assertIn("old", self.keys("зымырык", on="2014-01-01"))
        self.assertNotIn("old", self.keys("зымырык", on="2016-01-01"))
        self.assertIn("old", self.keys("зымырык"))
        self.assertEqual(self.keys("зымырык", status="ended"), ["old"])


class SnippetTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        make_world()
        noted(make_term("danger", title_ru="опасность", definition_ru="<b>Зымырык</b> & «птица» <script>"))
        noted(make_term("long", title_ru="длинное", definition_ru="слово " * 300 + "зымырык летит " + "дальше " * 300))

    def snippet_of(self, q, key, language="ru"):
        return next(hit for hit in self.find(q, language).hits if hit.key == key)

    def test_shows_the_sentence_that_answers(self):
        hit = self.snippet_of("регистрация", "eaeu-treaty#art_97__para_6")
        self.assertIn("30 дней не обязан регистрироваться.", plain(hit))
        self.assertNotIn("едут домой", plain(hit))

    def test_marks_inflected_and_folded_words_in_their_own_spelling(self):
        hit = self.snippet_of("мигранттардын окулу", "eaeu-treaty#art_98", "ky")
        self.assertEqual(marked(hit), ["Мигрант", "өкүлдөрү"])

    def test_is_plain_text_in_pieces(self):
        hit = self.snippet_of("зымырык", "danger")
        self.assertEqual(plain(hit), "<b>Зымырык</b> & «птица» <script>")
        self.assertEqual(marked(hit), ["Зымырык"])

    def test_is_short_and_has_the_word_in_it(self):
        hit = self.snippet_of("зымырык", "long")
        self.assertLess(len(plain(hit)), 300)
        self.assertEqual(marked(hit), ["зымырык"])
        self.assertTrue(plain(hit).startswith("… ") and plain(hit).endswith(" …"))
