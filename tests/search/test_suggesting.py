from legalacts.search import suggest
from tests.factories import make_act, make_institution, make_problem, make_provision, make_term, words
from tests.search.base import SearchTestCase, noted
from tests.search.test_finding import make_world


def texts(found):
    return [each.text for each in found]


class SuggestTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        make_world()

    def test_completes_what_is_typed_with_titles(self):
        self.assertIn("Омбудсмен", texts(suggest("омб", "ru")))
        self.assertIn("Айлыгымды бербей жатат", texts(suggest("айлыгымды бер", "ky")))
        self.assertIn("Айлыгымды бербей жатат", texts(suggest("АЙЛЫГ", "ky")))

    def test_is_silent_otherwise(self):
        for prefix in ["", "о", "AN1234567", "ъъъ", "((", "x" * 5000, "\0", "\u202e", "💩", "\n\n", '"']:
            with self.subTest(prefix[:10]):
                self.assertEqual(suggest(prefix, "ru"), [])


class LikelyTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.law = noted(make_act("law", title_ky="Өргөөлөр мыйзамы", title_ru="Закон о шатрах", title_en="Tents Act"))
        make_provision(cls.law, "art_5", text="Шатёр ставят днём.", language="ru")
        for number in range(9):
            make_problem(f"tent-{number}", title_ru=f"Шатёр упал {number}", title_ky=f"Өргөө кулады {number}")
        make_term("tent", title_ru="шатёр", title_ky="өргөө", abbreviations={"ru": ["ШТР"]})
        make_institution("tents", title_ru="Шатровое ведомство", title_ky="Өргөөлөр мекемеси")
        make_act("hidden", status="draft", **words("title", "Шатёр тайный"))

    def kinds(self, typed, language="ru"):
        return [each.kind for each in suggest(typed, language)]

    def test_no_kind_keeps_the_others_out(self):
        self.assertLessEqual({"problem", "act", "term", "institution"}, set(self.kinds("шат")))
        self.assertEqual(len(self.kinds("шат")), 8)

    def test_a_title_typed_to_its_end_comes_first(self):
        self.assertEqual(texts(suggest("шатёр", "ru"))[0], "шатёр")
        self.assertEqual(texts(suggest("шатер", "ru"))[0], "шатёр")

    def test_letters_that_a_keyboard_lacks_are_not_needed(self):
        self.assertIn("өргөө", texts(suggest("оргоо", "ky")))

    def test_a_mistyped_word_is_completed_too(self):
        self.assertIn("шатёр", texts(suggest("шатнр", "ru")))

    def test_the_wrong_layout_and_latin_letters_are_read(self):
        self.assertIn("шатёр", texts(suggest("ifnt", "ru")))
        self.assertIn("шатёр", texts(suggest("shate", "ru")))

    def test_a_form_of_a_word_finds_its_name(self):
        self.assertIn("Закон о шатрах", texts(suggest("закону о шат", "ru")))

    def test_an_abbreviation_finds_what_it_stands_for(self):
        self.assertEqual(texts(suggest("штр", "ru"))[0], "шатёр")

    def test_what_is_cited_comes_first_even_while_the_unit_is_typed(self):
        for typed in ("статья 5 Закон о шатрах", "5-бер"):
            with self.subTest(typed):
                first = suggest(typed, "ru")[0]
                self.assertEqual((first.kind, first.key), ("provision", "law#art_5"))
                self.assertEqual(first.page.partition("/acts/")[2], "law/art_5/")

    def test_the_readers_language_goes_before_others(self):
        self.assertEqual({each.language for each in suggest("орг", "ky")}, {"ky"})
        self.assertEqual({each.language for each in suggest("tents", "ky")}, {"en"})

    def test_nothing_hidden_is_suggested(self):
        self.assertNotIn("Шатёр тайный", texts(suggest("шатёр тай", "ru")))

    def test_long_titles_are_cut_between_words(self):
        noted(make_act("long", **words("title", "Юрта " + "войлочная " * 30)))
        (text,) = texts(suggest("юрта", "ru"))
        self.assertLess(len(text), 95)
        self.assertTrue(text.endswith("войлочная …"))
