"""What a mistyped word may stand for, and how surely."""

import pytest
from django.test import SimpleTestCase

from legalacts.search.slips import slip, sureness


class SlipsTests(SimpleTestCase):
    def test_slips_of_finger_and_ear_cost_less_than_another_letter(self):
        for typed, meant in [("наследтсво", "наследство"), ("аллимент", "алимент"), ("регистрацыя", "регистрация")]:
            with self.subTest(typed):
                self.assertLess(slip(typed, meant), slip("закон", "загон") + 0.1)
                self.assertLess(slip(typed, meant), slip("патент", "пациент"))

    def test_the_right_word_costs_nothing(self):
        self.assertEqual(slip("патент", "патент"), 0)

    def test_another_first_letter_is_unlikely(self):
        self.assertGreater(slip("ропата", "лопата"), slip("лопапа", "лопата") - 0.01)

    def test_a_letter_in_a_long_word_is_surer_than_one_in_a_short_word(self):
        self.assertEqual(sureness(1.0, 12), 1.0)
        self.assertLess(sureness(1.0, 4), sureness(1.0, 6))


@pytest.mark.parametrize("pair", [("", ""), ("а" * 500, "б" * 500), ("свет", "")])
def test_any_two_words_can_be_compared(pair):
    assert slip(*pair) >= 0
