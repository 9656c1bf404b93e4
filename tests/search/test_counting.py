"""Searches are counted, people are not."""

from datetime import timedelta
from unittest.mock import patch

from django.db import DatabaseError, connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from legalacts.models import SearchCount
from legalacts.search import write_counts
from legalacts.search.counting import OFTEN_ENOUGH, Waiting, waiting


class Counting(TestCase):
    def setUp(self):
        waiting.take()
        waiting.forgot_on = None

    def ask(self, words, times=1, language="ky", **more):
        for _time in range(times):
            self.client.get(f"/{language}/search/", {"q": words, **more})

    def shown(self):
        """What curators see: words, outcome, total."""
        rows = SearchCount.objects.summed(timezone.localdate())
        return {(row.language, row.words, row.outcome): row.total for row in rows}

    def kept(self):
        """Everything the table holds, as text."""
        return str(list(SearchCount.objects.values_list()))

    def test_words_asked_often_are_shown_with_their_number(self):
        self.ask("Ъъъ  бббб?", OFTEN_ENOUGH)
        write_counts()
        self.assertEqual(self.shown(), {("ky", "ъъъ бббб", "none"): OFTEN_ENOUGH})

    def test_words_asked_less_often_are_kept_nowhere(self):
        self.ask("тукумов", OFTEN_ENOUGH - 1)
        write_counts()
        self.assertEqual(self.shown(), {})
        self.assertNotIn("тукумов", self.kept())
        self.ask("тукумов")
        write_counts()
        self.assertEqual(self.shown(), {("ky", "тукумов", "none"): OFTEN_ENOUGH})

    def test_days_and_spellings_are_added_up(self):
        today = timezone.localdate()
        for day in (today - timedelta(days=2), today):
            with patch("django.utils.timezone.localdate", return_value=day):
                self.ask("өмүрлүк ъъъ", 2)
                self.ask("омурлук ъъъ")
                write_counts()
        self.assertEqual(list(self.shown().values()), [6])
        self.assertEqual(SearchCount.objects.count(), 2)

    def test_languages_are_counted_apart(self):
        self.ask("ъъъ", OFTEN_ENOUGH - 1, "ky")
        self.ask("ъъъ", OFTEN_ENOUGH - 1, "ru")
        write_counts()
        self.assertEqual(self.shown(), {})

    def test_what_may_be_personal_is_not_counted(self):
        for words in (
            "AN1234567", "асанов 0555 12 34 56", "+996 555 123456", "asan@example.org", "12 34 567890",
            "асанов 13.01.1985", "паспорт 1234567", "тел 8(926)123-45-67",
        ):  # fmt: skip
            with self.subTest(words=words):
                self.ask(words)
                self.assertEqual(waiting.take(), {})

    def test_a_story_is_not_counted(self):
        self.ask("мен асан деген киши москвада иштеп жүрүп айлык ала албай калдым")
        self.ask("ъ" * 100)
        self.assertEqual(waiting.take(), {})

    def test_other_pages_and_filters_are_not_counted_again(self):
        self.ask("ъъъ", kind="act")
        self.ask("", kind="act")
        self.assertEqual(waiting.take(), {})

    def test_a_search_writes_nothing(self):
        with CaptureQueriesContext(connection) as queries:
            self.ask("ъъъ")
        self.assertEqual([query["sql"] for query in queries if not query["sql"].startswith("SELECT")], [])

    def test_numbers_wait_while_the_database_cannot_be_written_to(self):
        self.ask("ъъъ", OFTEN_ENOUGH)
        with patch("django.db.models.query.QuerySet.bulk_create", side_effect=DatabaseError):
            self.assertEqual(write_counts(), 0)
        write_counts()
        self.assertEqual(self.shown(), {("ky", "ъъъ", "none"): OFTEN_ENOUGH})

    def test_memory_has_an_end(self):
        small = Waiting()
        with patch("legalacts.search.counting.MOST_WAITING", 2):
            for number in range(4):
                small.add((timezone.localdate(), "ky", str(number), "none"))
            small.add((timezone.localdate(), "ky", "0", "none"))
        self.assertEqual(sorted(small.take().values()), [1, 2])

    def test_writing_takes_few_queries(self):
        for number in range(3):
            self.ask(f"ъъъ {'абв'[number]}")
        with self.assertNumQueries(8):  # a transaction's two, rows, three numbers, names, forgetting
            write_counts()

    def test_rare_and_old_counts_are_forgotten(self):
        today = timezone.localdate()
        rows = {"rare": ("", 31), "new": ("", 3), "old": ("сөз", 500), "kept": ("сөз", 300)}
        for digest, (words, days) in rows.items():
            day = today - timedelta(days=days)
            SearchCount.objects.create(day=day, language="ky", digest=digest, words=words, outcome="none", count=1)
        write_counts()
        self.assertEqual(set(SearchCount.objects.values_list("digest", flat=True)), {"new", "kept"})
