from unittest.mock import patch

from django.test import SimpleTestCase

from legalacts.search import analysing
from legalacts.search.entries import Entry
from legalacts.search.schema import KEYS, all_with, document, in_a_row, once

ENTRIES = [
    Entry("provision", number, f"kg-law#art_{number}", language, f"{number}-берене", text="Чет өлкөлүк жарандар")
    for number in range(7)
    for language in ("ky", "ru")
]


@patch.multiple(analysing, ALONE=3, PART=2, AHEAD=2)
class LargeBuilds(SimpleTestCase):
    """Many entries, analysed by another process."""

    def test_come_out_as_if_they_were_analysed_here(self):
        self.assertEqual(as_texts(analysing.documents(iter(ENTRIES))), as_texts(map(document, ENTRIES)))

    @patch.object(analysing, "COMMAND", "raise SystemExit")
    def test_go_on_when_the_other_process_ends(self):
        self.assertEqual(as_texts(analysing.documents(iter(ENTRIES))), as_texts(map(document, ENTRIES)))

    @patch.object(analysing, "analyst", side_effect=AssertionError)
    def test_few_entries_are_analysed_here(self, analyst):
        self.assertEqual(len(list(analysing.documents(ENTRIES[:3]))), 3)


class Texts(SimpleTestCase):
    """Texts are read by what stands between spaces, which comes to the same as word by word."""

    def test_give_the_same_words_as_one_by_one(self):
        for text in (
            "Чет өлкөлүк жарандар, «жумуш» (1990-ж.) а)б/в №5-6 КРнын\xa0өкмөтү _а_б_ ²бет\u2028т.д.",
            "жу-\nмуш сло-  \r\nво A-\nb, чет-өлкө - 12-\n13",
            "",
            " \n ",
        ):
            with self.subTest(text):
                self.assertEqual(*(list(map(in_a_row, read(text))) for read in (KEYS["k"].text, KEYS["k"].read)))

    def test_give_each_key_once(self):
        rows = [("өлкө", "", "чет өлкө"), ("чет", "өлкө")]
        self.assertEqual(once(rows), "өлкө чет")
        self.assertEqual((all_with("k~", once(rows)), all_with("k~", once([()]))), ("k~өлкө k~чет", ""))


def as_texts(documents) -> list[dict]:
    return [one.to_dict() for one in documents]
