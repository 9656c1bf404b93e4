from unittest.mock import patch

from django.test import SimpleTestCase

from legalacts.search import analysing
from legalacts.search.entries import Entry
from legalacts.search.schema import document

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


def as_texts(documents) -> list[dict]:
    return [one.to_dict() for one in documents]
