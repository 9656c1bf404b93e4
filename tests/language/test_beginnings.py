"""Words of a text are looked for by their first letters, and none that could be meant is passed over."""

from pathlib import Path

from django.test import SimpleTestCase

from legalacts.language.analysis import word_keys
from legalacts.language.beginnings import words_that_begin
from legalacts.language.tokens import TOKEN

CONTENT = Path("fixtures")


class TestBeginnings(SimpleTestCase):
    def assert_found(self, text, language):
        for word in sorted(set(TOKEN.findall(text))):
            exact, stem, root = word_keys(word, language)
            for first in {exact[0], stem[1], root[1]}:
                found = words_that_begin(first).findall(f"§ {word}, {word}")
                self.assertEqual(found, [word, word], f"{word} by {first}")

    def test_find_every_word_of_the_content(self):
        texts = [file.read_text() for file in sorted(CONTENT.rglob("*.yaml"))]
        for language in ("ky", "ru", "en"):
            with self.subTest(language):
                self.assert_found("\n".join(texts), language)

    def test_find_words_however_they_are_written(self):
        for written, first in (
            ("Ёлка", "е"), ("өкмөт", "о"), ("Үй", "у"), ("ңала", "н"), ("cтатья", "с"), ("EАЭС", "е"), ("люди", "ч"),
            ("детей", "р"), ("КРнын", "к"), ("ка-\nттоо", "к"), ("и\u0306од", "й"), ("ка\u00adттоо", "к"), ("97", "9"),
        ):  # fmt: skip
            with self.subTest(written):
                self.assertEqual(words_that_begin(first).findall(f"{written} абв"), [written])

    def test_leave_out_what_begins_otherwise_or_is_inside_a_word(self):
        self.assertEqual(words_that_begin("п").findall("патент, типография, 1п 2-п"), ["патент", "п", "п"])
        self.assertEqual(words_that_begin("9").findall("97, 197 9б"), ["97", "9"])
