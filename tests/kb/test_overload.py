import threading
from unittest.mock import patch

from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase

from kb import overload
from kb.overload import Crowded, Gate


class Gates(SimpleTestCase):
    def test_let_so_many_in_and_no_more(self):
        gate = Gate(places=2, queue=0)
        with gate.place(), gate.place(), self.assertRaises(Crowded), gate.place():
            pass

    def test_are_free_again_afterwards_whatever_happened(self):
        gate = Gate(places=1, queue=0)
        for _ in range(3):
            with self.assertRaises(ValueError), gate.place():
                raise ValueError
        with gate.place():
            pass

    def test_let_some_wait_until_a_place_is_free(self):
        gate, entered = Gate(places=1, queue=1, patience=5), threading.Event()

        def enter():
            with gate.place():
                entered.set()

        with gate.place():
            other = threading.Thread(target=enter)
            other.start()
            while not gate.waiting:
                pass
            with self.assertRaises(Crowded), gate.place():
                pass
        other.join()
        self.assertTrue(entered.is_set())

    def test_let_nobody_wait_for_long(self):
        gate = Gate(places=1, queue=1, patience=0.01)
        with gate.place(), self.assertRaises(Crowded), gate.place():
            pass
        self.assertEqual(gate.waiting, 0)


class Crowd(SimpleTestCase):
    def answer(self, path):
        """What a reader gets while every place of readers is taken."""
        with patch.object(overload, "READERS", Gate(places=1, queue=0)), overload.READERS.place():
            return overload.turn_away(lambda request: HttpResponse("made"))(RequestFactory().get(path))

    def test_is_told_when_to_come_back_in_the_readers_language(self):
        for path, words in [
            ("/ru/acts/", "через несколько секунд"),
            ("/en/", "in a few seconds"),
            ("/ky/", "нече секунддан"),
        ]:
            with self.subTest(path):
                response = self.answer(path)
                self.assertEqual((response.status_code, response["Retry-After"]), (503, "5"))
                self.assertEqual(response["Cache-Control"], "no-store")
                self.assertIn(words, response.content.decode())

    def test_is_told_in_json_by_the_api(self):
        response = self.answer("/api/v1/acts/")
        self.assertEqual((response.status_code, response["Content-Type"]), (503, "application/json"))

    def test_does_not_keep_curators_and_watchmen_out(self):
        for path in ("/admin/", "/healthz", "/readyz"):
            with self.subTest(path):
                self.assertEqual(self.answer(path).content, b"made")
