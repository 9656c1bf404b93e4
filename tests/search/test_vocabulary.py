"""What is remembered of the words of an index; many threads share it."""

from unittest.mock import patch

from legalacts.search import vocabulary
from legalacts.search.following import current_index
from legalacts.search.vocabulary import Vocabulary
from tests.factories import make_term
from tests.threads import at_once

from .base import SearchTestCase

LETTERS = "abcdefghijklmnoprstuvw"


class VocabularyTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        for first in LETTERS:
            names = {"en": [f"{first}{second}lin {first}{second}rem" for second in LETTERS]}
            make_term(f"term-{first}", title_en=f"{first}alen", alternative_labels=names)
        make_term("vent", title_en="Vent")

    def setUp(self):
        self.snapshot = current_index()

    def test_a_word_and_one_with_the_mark_of_its_language_before_it_are_counted_apart(self):
        words = Vocabulary(self.snapshot)
        self.assertEqual(words.count("words", "eevent"), 1)
        self.assertEqual(words.has_stem("eevent"), 0)
        self.assertEqual(words.count("words", "eevent"), 1)

    def ask(self, words, letter):
        """All that is remembered of a letter."""
        spellings = words.words_from(letter).words
        return (
            spellings,
            [words.has_exact(spelling) for spelling in spellings],
            sorted(words.beginning(letter, 500).items()),
            words.stems_from("e", letter).words,
        )

    @patch.multiple(vocabulary, MOST_WORDS=60, MOST_REMEMBERED=2, MOST_COUNTS=20)
    def test_what_threads_are_told_at_once_is_whole_though_room_is_made_meanwhile(self):
        alone = [self.ask(Vocabulary(self.snapshot), letter) for letter in LETTERS] * 8
        shared = Vocabulary(self.snapshot)
        self.assertEqual(at_once(lambda letter: self.ask(shared, letter), LETTERS * 8), alone)
        self.assertLessEqual(len(shared.counts), 20)
