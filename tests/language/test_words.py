import time
import unicodedata

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from legalacts.language import (
    ANALYSIS_VERSION,
    STOP_WORDS,
    analyse,
    as_cyrillic_layout,
    as_latin_layout,
    fold,
    guess_language,
    has_kyrgyz_letters,
    is_stop_word,
    possible_tongues,
    sort_key,
    tokenize,
    transliterations,
)


def folded(text):
    return [token.folded for token in tokenize(text)]


class FoldingTests(SimpleTestCase):
    def test_case_yo_and_kyrgyz_letters_are_one_spelling(self):
        self.assertEqual(fold("ЁЛКА Өкмөт ҮЙ жаңы"), "елка окмот уй жаны")

    def test_letters_of_a_kazakh_keyboard_count_as_those_meant(self):
        self.assertEqual(fold("құқық ғана һәм Қырғыз жіберүү"), "кукык гана хам кыргыз жиберуу")

    def test_letters_made_of_two_signs_are_composed(self):
        self.assertEqual(fold(unicodedata.normalize("NFD", "ёй")), "ей")

    def test_all_hyphens_are_one(self):
        self.assertEqual(fold("97\u2011берене 97\u2013берене"), "97-берене 97-берене")

    def test_a_latin_letter_inside_a_cyrillic_word_is_read_as_it_looks(self):
        self.assertEqual(folded("cтaтья Hаука"), ["статья", "наука"])

    def test_a_cyrillic_letter_inside_a_latin_word_is_read_as_it_looks(self):
        self.assertEqual(folded("EАEU"), ["eaeu"])


class TokensTests(SimpleTestCase):
    def test_keep_their_places_in_the_original_text(self):
        text = "Мигранттардын УКУГУ, 97-берене."
        self.assertEqual([text[t.start : t.end] for t in tokenize(text)], ["Мигранттардын", "УКУГУ", "97", "берене"])

    def test_join_a_word_broken_at_the_end_of_a_line(self):
        self.assertEqual(folded("Кыргыз-\nстандын"), ["кыргызстандын"])

    def test_skip_soft_hyphens(self):
        self.assertEqual(folded("эмгек\u00adчи"), ["эмгекчи"])

    def test_part_letters_from_digits(self):
        self.assertEqual(folded("115-ФЗ 13.3 6б"), ["115", "фз", "13", "3", "6", "б"])

    def test_know_the_abbreviation_in_an_inflected_one(self):
        self.assertEqual([token.acronym for token in tokenize("КРнын ЕАЭБге Мыйзам МАССА")], ["кр", "еаэб", "", ""])

    @given(st.text(max_size=200))
    def test_lie_in_order_and_inside_any_text(self, text):
        end = 0
        for token in tokenize(text):
            self.assertLessEqual(end, token.start)
            self.assertLess(token.start, token.end)
            end = token.end
        self.assertLessEqual(end, len(text))

    def test_take_linear_time_on_hostile_text(self):
        for text in ("а-\n" * 100_000, "\u00ad" * 200_000, "a\u0301" * 100_000, "ЁЁёё" * 50_000):
            started = time.process_time()
            for _ in tokenize(text):
                pass
            self.assertLess(time.process_time() - started, 2)


class AnalysisTests(SimpleTestCase):
    def keys(self, text, language):
        return {word.stem for word in analyse(text, language)}

    def test_forms_of_a_word_share_a_key_in_each_language(self):
        self.assertEqual(self.keys("мигранттардын", "ky"), self.keys("мигрантка", "ky"))
        self.assertEqual(self.keys("регистрации", "ru"), self.keys("регистрацией", "ru"))
        self.assertEqual(self.keys("permits", "en"), self.keys("permit", "en"))

    def test_equal_stems_of_two_languages_have_different_keys(self):
        self.assertFalse(self.keys("патент", "ky") & self.keys("патент", "ru"))

    def test_a_russian_text_may_hold_a_kyrgyz_word(self):
        self.assertEqual(self.keys("Жогорку Кеңеш", "ru") & self.keys("кеңеш", "ky"), self.keys("кеңеш", "ky"))

    def test_an_inflected_abbreviation_has_the_key_of_the_bare_one(self):
        self.assertEqual(self.keys("ЕАЭБге", "ky"), {"kеаэб"})

    def test_a_cyrillic_word_may_be_kyrgyz_or_russian_unless_its_letters_tell(self):
        tongues = {text: possible_tongues(next(tokenize(text)), text) for text in ("укугу", "үй", "permit")}
        self.assertEqual(tongues, {"укугу": ("ky", "ru"), "үй": ("ky",), "permit": ("en",)})

    def test_the_version_is_a_number(self):
        self.assertIsInstance(ANALYSIS_VERSION, int)


class StopWordsTests(SimpleTestCase):
    def test_are_folded_in_every_language(self):
        for words in STOP_WORDS.values():
            self.assertTrue(words)
            self.assertEqual(words, {fold(word) for word in words})

    def test_words_of_the_field_are_none(self):
        for word in ["укук", "мыйзам", "патент", "каттоо", "срок", "право", "work", "permit", "налог"]:
            self.assertFalse(is_stop_word(word), word)


class KeyboardTests(SimpleTestCase):
    def test_reads_russian_typed_in_the_latin_layout(self):
        self.assertEqual(as_cyrillic_layout("gfntyn"), "патент")
        self.assertEqual(as_cyrillic_layout("hf,jnf"), "работа")

    def test_reads_english_typed_in_the_cyrillic_layout(self):
        self.assertEqual(as_latin_layout("цщкл зукьше"), "work permit")


class TransliterationTests(SimpleTestCase):
    def test_reads_kyrgyz_and_russian_typed_in_latin(self):
        for latin, cyrillic in [
            ("migranttardyn", "мигранттардын"),
            ("ukugu", "укугу"),
            ("jashoo", "жашоо"),
            ("kelishim", "келишим"),
            ("registraciya", "регистрация"),
            ("razreshenie", "разрешение"),
            ("mıyzam", "мыйзам"),
            ("kattoo", "каттоо"),
            ("trudovoy", "трудовой"),
        ]:
            with self.subTest(latin):
                self.assertIn(cyrillic, transliterations(latin))

    def test_offers_few_readings_of_any_word(self):
        self.assertLessEqual(len(transliterations("ycyc" * 10)), 48)

    def test_offers_none_of_a_word_that_cannot_be_one(self):
        self.assertEqual(transliterations("日本"), [])
        self.assertEqual(transliterations("a" * 1000), [])


class AlphabetTests(SimpleTestCase):
    def test_sorts_by_the_kyrgyz_letters(self):
        words = ["үй", "укук", "өлкө", "ооз", "ңң", "нан", "ёлка", "ель", "жаран"]
        self.assertEqual(
            sorted(words, key=sort_key), ["ель", "ёлка", "жаран", "нан", "ңң", "ооз", "өлкө", "укук", "үй"]
        )

    def test_sorts_numbers_as_numbers_and_ignores_case_and_quotes(self):
        words = ["10-берене", "«9-берене»", "Укук", "абал"]
        self.assertEqual(sorted(words, key=sort_key), ["«9-берене»", "10-берене", "абал", "Укук"])

    def test_tells_kyrgyz_by_its_letters(self):
        self.assertTrue(has_kyrgyz_letters("мөөнөт"))
        self.assertFalse(has_kyrgyz_letters("срок"))

    def test_guesses_the_language_of_a_text(self):
        for text, language in [
            ("Мигранттардын укугу", "ky"),
            ("эмгек келишимин каттоо мооноту канча", "ky"),
            ("Регистрация иностранного гражданина", "ru"),
            ("налог на доходы физических лиц", "ru"),
            ("the right to work without a permit", "en"),
        ]:
            with self.subTest(text):
                self.assertEqual(guess_language(text), language)
