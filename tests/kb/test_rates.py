"""Who asks far more than readers do is told to wait; nobody else is, and nothing is remembered of anybody."""

from django.core.cache import cache
from django.test import TestCase, override_settings

LIMITS = {"search": 3, "suggest": 3, "api": 3}


@override_settings(RATES=LIMITS)
class Limits(TestCase):
    def setUp(self):
        cache.clear()
        self.addCleanup(cache.clear)

    def last_of(self, path, times=4, **more):
        for _ in range(times):
            answer = self.client.get(path, **more)
        return answer

    def test_stop_the_fourth_search_of_a_minute_in_the_readers_language(self):
        self.assertEqual(self.last_of("/ru/search/?q=патент", times=3).status_code, 200)
        answer = self.last_of("/ru/search/?q=патент", times=1)
        self.assertContains(answer, "подождите минуту", status_code=429)
        self.assertEqual(answer["Retry-After"], "60")
        self.assertIn("no-store", answer["Cache-Control"])

    def test_stop_programs_with_words_for_programs(self):
        for path in ("/api/v1/terms/", "/ky/suggest?q=каттоо"):
            with self.subTest(path):
                answer = self.last_of(path)
                self.assertEqual(answer.status_code, 429)
                self.assertIn("wait a minute", answer.json()["error"]["message"])

    def test_are_counted_apart_for_each_kind_and_each_address(self):
        self.last_of("/ru/search/?q=патент")
        self.assertEqual(self.client.get("/api/v1/terms/").status_code, 200)
        self.assertEqual(self.client.get("/ru/search/?q=патент", REMOTE_ADDR="198.51.100.7").status_code, 200)

    def test_leave_all_other_pages_open(self):
        self.last_of("/ru/search/?q=патент")
        self.assertEqual(self.last_of("/ru/acts/", times=6).status_code, 200)

    @override_settings(BEHIND_PROXY=True)
    def test_are_not_escaped_with_a_made_up_address(self):
        for number in range(4):
            told = f"203.0.113.{number}, 192.0.2.1"
            answer = self.client.get("/api/v1/terms/", HTTP_X_FORWARDED_FOR=told)
        self.assertEqual(answer.status_code, 429)

    def test_remember_no_address(self):
        self.last_of("/ru/search/?q=патент", REMOTE_ADDR="198.51.100.7")
        self.assertNotIn("198.51.100.7", str(list(cache._cache.items())))


class OnOnesOwnMachine(TestCase):
    def test_there_is_no_limit(self):
        for _ in range(30):
            answer = self.client.get("/ky/suggest?q=каттоо")
        self.assertEqual(answer.status_code, 200)
