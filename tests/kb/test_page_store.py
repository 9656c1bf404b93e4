import threading
from unittest.mock import patch

from django.db import connection, connections
from django.test import RequestFactory, SimpleTestCase, override_settings

from kb.pages.compression import coding_in
from kb.pages.keeping import key_of
from kb.pages.store import OVERHEAD, Kept, Store
from legalacts.models import Change, level, level_of


def answer(size, level=1):
    return Kept(level, {}, b"x" * (size - OVERHEAD), None)


class Stored(SimpleTestCase):
    def setUp(self):
        self.store = Store(100_000)

    def held(self, *names):
        return [name for name in names if self.store.get(name)]

    def test_is_never_more_than_it_may_be(self):
        for number in range(500):
            self.store.put(number, answer(3000 + number * 7))
            self.store.get(number // 2)
            self.assertLessEqual(self.store.size, 100_000)

    def test_is_found_again(self):
        kept = answer(5000)
        self.store.put("a", kept)
        self.assertIs(self.store.get("a"), kept)
        self.assertIsNone(self.store.get("b"))

    def test_is_replaced_by_what_was_made_later(self):
        for shelf in ("once", "again"):
            with self.subTest(shelf):
                self.store.put("a", answer(5000))
                self.store.put("a", answer(7000, level=2))
                self.assertEqual((self.store.get("a").level, self.store.size), (2, 7000))

    def test_goes_when_it_was_not_asked_for_the_longest(self):
        for name in "abcd":
            self.store.put(name, answer(24_000))
        self.store.get("a")
        self.store.put("e", answer(24_000))
        self.assertEqual(self.held(*"abcde"), ["a", "c", "d", "e"])

    def test_stays_when_somebody_asks_for_thousands_of_others_once(self):
        for name in "abc":
            self.store.put(name, answer(20_000))
        self.held(*"abc")
        for number in range(1000):
            self.store.put(number, answer(10_000))
        self.assertEqual(self.held(*"abc"), [*"abc"])

    def test_does_not_consist_of_one_large_answer(self):
        self.store.put("a", answer(26_000))
        self.assertIsNone(self.store.get("a"))

    def test_keeps_its_count_when_many_ask_at_once(self):
        def ask(first):
            for number in range(first, first + 300):
                self.store.put(number % 50, answer(4000 + number))
                self.store.get((number * 7) % 50)

        readers = [threading.Thread(target=ask, args=[first]) for first in (0, 100, 200, 300)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        held = [*self.store.once.answers.values(), *self.store.again.answers.values()]
        self.assertEqual(self.store.size, sum(kept.size for kept in held))
        self.assertLessEqual(self.store.size, 100_000)


class Codings(SimpleTestCase):
    def test_are_what_the_browser_allows(self):
        for accepted, coding in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip;q=1.0, br;q=0", "gzip"),
            ("gzip;q=0.000, BR ; q=0.5", "br"),
            ("gzip;q=0", ""),
            ("identity", ""),
            ("", ""),
            ("*", ""),
            ("brotli, gzipped", ""),
        ]:
            with self.subTest(accepted):
                self.assertEqual(coding_in(accepted), coding)


@override_settings(ALLOWED_HOSTS=["example.org", ".example.net"])
class Address(SimpleTestCase):
    """Under what an answer is kept; None: it is not."""

    def key(self, path="/ky/acts/", method="GET", **given):
        return key_of(RequestFactory().generic(method, path, **{"HTTP_HOST": "example.org"} | given))

    def test_is_another_for_all_that_makes_another_answer(self):
        found = [
            self.key(),
            self.key("/ru/acts/"),
            self.key("/ky/acts/?kind=law"),
            self.key("/ky/acts/?kind=law&on=2020-01-01"),
            self.key("/ky/acts/?on=2020-01-01&kind=law"),
            self.key(HTTP_HOST="a.example.net"),
            self.key(HTTP_ACCEPT_ENCODING="gzip"),
            self.key(HTTP_ACCEPT_ENCODING="br"),
            self.key(**{"wsgi.url_scheme": "https"}),
        ]
        self.assertNotIn(None, found)
        self.assertEqual(len(set(found)), len(found))

    def test_does_not_depend_on_what_does_not_change_the_answer(self):
        for given in (
            {"HTTP_X_FORWARDED_HOST": "evil.example"},
            {"HTTP_X_FORWARDED_PROTO": "https"},
            {"HTTP_X_ORIGINAL_URL": "/ky/other/"},
            {"HTTP_ACCEPT_LANGUAGE": "ru"},
            {"HTTP_USER_AGENT": "x"},
            {"HTTP_COOKIE": "a=1"},
            {"HTTP_ACCEPT_ENCODING": "identity, x"},
        ):
            with self.subTest(given):
                self.assertEqual(self.key(**given), self.key())

    def test_is_none_for_another_host_a_person_or_what_a_person_says(self):
        for path, given in [
            ("/ky/acts/", {"HTTP_HOST": "evil.example"}),
            ("/ky/acts/", {"HTTP_HOST": "example.org@evil.example"}),
            ("/ky/acts/", {"HTTP_COOKIE": "sessionid=1"}),
            ("/ky/acts/", {"HTTP_AUTHORIZATION": "Bearer 1"}),
            ("/ky/acts/", {"method": "POST"}),
            ("/ky/search/?q=x", {}),
            ("/ky/acts/?x=1", {}),
            ("/ky/acts/?kind=law&name=Aibek", {}),
            ("/ky/acts/?%6Fn=2020-01-01", {}),
            ("/ky/acts/?on=" + "1" * 400, {}),
            ("/api/v1/acts/", {}),
            ("/admin/", {}),
            ("/", {}),
            ("/sitemap.xml", {}),
        ]:
            with self.subTest(path, **given):
                self.assertIsNone(self.key(path, **given))

    def test_bears_what_is_no_text(self):
        for path in ("/ky/acts/%ED%A0%80/", "/ky/acts/?on=%ED%A0%80", "/ky/%00/", "/ky/%FF/?page=%FF"):
            with self.subTest(path):
                self.assertIsNotNone(self.key(path))


class Level(SimpleTestCase):
    """A number counts once all transactions have ended that ran when it was first seen."""

    databases = {"default"}

    def setUp(self):
        self.enterContext(patch.dict(level._seen, clear=True))

    def test_is_there_at_once_when_nobody_writes(self):
        self.assertEqual(level.settled("default", (7, "t"), oldest=100, following=100), (7, "t"))

    def test_waits_for_those_who_wrote_when_the_number_came(self):
        seen = [level.settled("default", (7, "t"), *running) for running in [(98, 101), (100, 101), (101, 102)]]
        self.assertEqual(seen, [None, None, (7, "t")])

    def test_does_not_wait_for_those_who_came_later(self):
        level.settled("default", (7, "t"), oldest=100, following=100)
        self.assertEqual(level.settled("default", (7, "t"), oldest=100, following=150), (7, "t"))

    def test_begins_anew_with_each_number(self):
        level.settled("default", (7, "t"), oldest=100, following=100)
        self.assertIsNone(level.settled("default", (8, "t"), oldest=100, following=103))

    def test_is_another_after_a_change_that_took_its_number_earlier(self):
        """Two transactions; the one with the later number becomes visible first."""
        if connection.vendor != "postgresql":
            self.skipTest("SQLite lets one write after the other")
        one, other = connections.create_connection("default"), connections.create_connection("default")
        made = []
        try:
            for each in (one, other):
                each.set_autocommit(False)
                made.append(write(each))
            other.commit()
            between = level_of("default")
            one.commit()
            after = level_of("default")
            self.assertIsNone(between)
            self.assertIn(after, (None, (made[1], after and after[1])))
        finally:
            one.close()
            other.close()
            Change.objects.filter(pk__in=made).delete()


def write(through):
    """Note a change in an open transaction; its number."""
    with through.cursor() as cursor:
        cursor.execute("INSERT INTO legalacts_change (kind, record_id, at) VALUES ('act', 1, now()) RETURNING id")
        return cursor.fetchone()[0]
