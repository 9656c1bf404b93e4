"""Word by word: what was removed and what was added."""

import time

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from legalacts.comparison.words import LONGEST, TooLong, compare_texts


def marked(old, new):
    signs = {"same": "{}", "added": "+{}+", "removed": "-{}-"}
    return "".join(signs[piece.kind].format(piece.text) for piece in compare_texts(old, new).pieces)


class Words(SimpleTestCase):
    def test_are_compared_whole(self):
        for old, new, shown in [
            ("30 күн ичинде катталат", "90 күн ичинде катталат", "-30-+90+ күн ичинде катталат"),
            (
                "Срок составляет 30 дней.",
                "Срок составляет 30 календарных дней.",
                "Срок составляет 30 +календарных +дней.",
            ),
            ("статья 13.3", "статья 13.4", "статья -13.3-+13.4+"),
            ("Work permit is required.", "No permit is required.", "-Work-+No+ permit is required."),
            ("", "new text", "+new text+"),
            ("old text", "", "-old text-"),
        ]:
            with self.subTest(new):
                self.assertEqual(marked(old, new), shown)

    def test_that_share_only_spaces_are_replaced_together(self):
        old, new = "иш берүүчү мигрант", "жаран өкмөт бийлик"
        self.assertEqual(marked(old, new), f"-{old}-+{new}+")

    def test_are_the_same_whatever_the_spaces(self):
        self.assertTrue(compare_texts("30\u00a0дней  подряд", "30 дней подряд").is_same)

    def test_are_counted(self):
        found = compare_texts("в течение 30 дней", "в течение девяноста календарных дней")
        self.assertEqual((found.added, found.removed), (2, 1))

    def test_far_from_a_change_are_left_out_of_the_short_form(self):
        long = " ".join(f"слово{number}" for number in range(500))
        found = compare_texts(f"{long} 30 {long}", f"{long} 90 {long}")
        self.assertLess(sum(len(piece.text) for piece in found.short), 1000)
        self.assertTrue(any(piece.is_cut for piece in found.short))

    @settings(max_examples=60, deadline=None)
    @given(st.text(alphabet="аб .\n-1", max_size=60), st.text(alphabet="аб .\n-1", max_size=60))
    def test_of_both_sides_are_all_there(self, old, new):
        pieces = compare_texts(old, new).pieces
        for side, other in ((old, "added"), (new, "removed")):
            kept = "".join(piece.text for piece in pieces if piece.kind != other)
            self.assertEqual(kept.split(), side.split())

    def test_of_large_or_hostile_texts_take_little_time(self):
        law = " ".join(f"слово{number % 3000} и" for number in range(12_000))
        for old, new in [
            (law, law.replace("слово77 ", "")),
            ("а б " * 40_000, "б а " * 40_000),
            ("." * 9**5, "," * 9**5),
        ]:
            started = time.process_time()
            compare_texts(old, new)
            self.assertLess(time.process_time() - started, 8)

    def test_beyond_the_limit_are_refused(self):
        with self.assertRaises(TooLong):
            compare_texts("а" * (LONGEST + 1), "")
