import gzip
import re
from unittest.mock import patch

import brotli
from django.apps import apps
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory, TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from kb import overload
from kb.overload import Gate
from kb.pages import keeping
from kb.pages.store import Store
from legalacts.models import Recheck, Status, WebAddress, last_change, record_change
from legalacts.models.moving import move
from legalacts.models.recheck import flag, settle
from tests import factories
from tests.views.world import make_world

# Records that pages show and no curator edits as such, whose changes are noted where they are written.
NOTED = {"legalacts_recheck", "legalacts_webaddress", "legalacts_change", "django_content_type"}
BROWSER = {"accept-encoding": "gzip, deflate, br"}


@override_settings(PAGES_KEPT_MB=1)
class Keeping(TestCase):
    """A site that keeps pages. The test's own transaction never ends, so the last change alone says how far it is."""

    @classmethod
    def setUpTestData(cls):
        cls.problem = factories.make_problem(key="unpaid", **factories.words("title", "Not paid"))

    def setUp(self):
        self.enterContext(patch.object(keeping, "level_of", lambda alias: (last_change(),)))
        self.client = Client(headers=BROWSER)

    def is_kept(self, path, **given):
        """Whether a second reader would get what the first got."""
        with patch.object(Store, "put") as put:
            self.client.get(path, **given)
        return put.called


class Page(Keeping):
    PATH = "/ky/problems/unpaid/"

    def test_is_the_same_the_second_time_at_the_cost_of_one_query(self):
        made = self.client.get(self.PATH)
        with self.assertNumQueries(1):
            again = self.client.get(self.PATH)
        self.assertEqual(again.content, made.content)
        self.assertEqual(dict(again.items()), dict(made.items()))
        self.assertEqual(again.resolver_match.url_name, "problem")

    def test_is_compressed_as_each_browser_asks(self):
        plain = Client().get(self.PATH).content
        for accepted, unpack in [("br", brotli.decompress), ("gzip", gzip.decompress), ("br;q=0", bytes)]:
            for _ in range(2):
                answer = self.client.get(self.PATH, headers={"accept-encoding": accepted})
                self.assertEqual(unpack(answer.content), plain)
                self.assertEqual(answer.get("Content-Encoding", ""), accepted if unpack is not bytes else "")
                self.assertEqual(int(answer["Content-Length"]), len(answer.content))
                self.assertEqual(answer["Vary"], "Accept-Encoding")

    def test_may_be_kept_by_anybody_who_asks_whether_it_is_still_good(self):
        answer = self.client.get(self.PATH)
        self.assertEqual(answer["Cache-Control"], "public, max-age=0, must-revalidate")
        for tag in (answer["ETag"], answer["ETag"].removeprefix("W/"), f'"x", {answer["ETag"]}', "*"):
            with self.assertNumQueries(1):
                again = self.client.get(self.PATH, headers={"if-none-match": tag})
            self.assertEqual((again.status_code, again.content), (304, b""))
            self.assertEqual(again["ETag"], answer["ETag"])
            self.assertEqual(again["Vary"], "Accept-Encoding")
        self.assertEqual(self.client.get(self.PATH, headers={"if-none-match": '"x"'}).status_code, 200)

    def test_is_kept_too_when_the_first_to_ask_has_it_already(self):
        tag = Client(headers=BROWSER).get(self.PATH)["ETag"]
        self.assertEqual(self.client.get(self.PATH, headers={"if-none-match": tag}).status_code, 304)
        with self.assertNumQueries(1):
            self.assertEqual(self.client.get(self.PATH).status_code, 200)

    def test_answers_the_question_for_its_head(self):
        made = self.client.get(self.PATH)
        with self.assertNumQueries(1):
            head = self.client.head(self.PATH)
        self.assertEqual((head.content, head["Content-Length"]), (b"", made["Content-Length"]))

    def test_is_not_made_of_what_its_head_was_asked_for(self):
        self.client.head(self.PATH)
        self.assertIn(b"Not paid", brotli.decompress(self.client.get(self.PATH).content))

    def test_is_made_anew_on_another_day(self):
        self.client.get(self.PATH)
        with patch("django.utils.timezone.localdate") as today:
            today.return_value = keeping.timezone.datetime(2031, 1, 1).date()
            with CaptureQueriesContext(connection) as asked:
                self.client.get(self.PATH)
        self.assertGreater(len(asked), 1)

    def test_is_not_kept_while_it_is_not_certain_how_far_the_database_is(self):
        with patch.object(keeping, "level_of", lambda alias: None):
            self.assertFalse(self.is_kept(self.PATH))

    def test_is_made_when_the_database_cannot_say_how_far_it_is(self):
        with patch.object(keeping, "level_of", side_effect=OperationalError):
            self.assertEqual(self.client.get(self.PATH).status_code, 200)

    def test_is_not_kept_when_it_was_read_from_another_database_than_was_asked(self):
        def moved(request):
            request.reads_from = "replica1"
            response = HttpResponse("made", headers={"Cache-Control": "public"})
            moved.times += 1
            return response

        moved.times = 0
        site = keeping.keep_pages(moved)
        for _ in range(2):
            site(RequestFactory().get(self.PATH))
        self.assertEqual(moved.times, 2)

    def test_comes_though_every_place_is_taken(self):
        self.client.get(self.PATH)
        with patch.object(overload, "READERS", Gate(places=1, queue=0)), overload.READERS.place():
            self.assertEqual(self.client.get(self.PATH).status_code, 200)
            self.assertEqual(self.client.get("/ky/terms/").status_code, 503)
        self.assertEqual(self.client.get("/ky/terms/").status_code, 200)


class Edit(Keeping):
    """Whatever a curator does is seen by the next reader, in every process."""

    PATH = "/en/problems/unpaid/"

    def page(self):
        return brotli.decompress(self.client.get(self.PATH).content).decode()

    def test_of_the_record(self):
        self.assertIn("Not paid", self.page())
        self.problem.title_en = "Paid late"
        self.problem.save()
        record_change(self.problem)
        self.assertIn("Paid late", self.page())

    def test_that_takes_it_from_the_public(self):
        self.page()
        move(self.problem, Status.DRAFT, None, why="wrong")
        self.assertEqual(self.client.get(self.PATH).status_code, 404)

    def test_that_makes_it_public(self):
        move(self.problem, Status.DRAFT, None, why="wrong")
        self.assertEqual(self.client.get(self.PATH).status_code, 404)
        move(self.problem, Status.PUBLISHED, None, why="right")
        self.assertEqual(self.client.get(self.PATH).status_code, 200)

    def test_by_which_it_is_to_be_looked_at_again_and_has_been(self):
        before = self.page()
        flag(self.problem, Recheck.Because.RULE)
        self.assertNotEqual(flagged := self.page(), before)
        settle(self.problem, None)
        self.assertNotEqual(self.page(), flagged)

    def test_of_a_copy_of_what_a_source_points_to(self):
        source = factories.make_source(url="https://example.org/gone")
        path = f"/en/sources/{source.key}/"
        self.client.get(path)
        WebAddress.objects.create(url=source.url, state="broken", archive_url="https://archive.example/1")
        self.assertIn(b"archive.example", brotli.decompress(self.client.get(path).content))


class NotKept(Keeping):
    def test_is_what_a_person_asks(self):
        make_world()
        for path in ("/ky/search/", "/ky/search/?q=x", "/ky/guide/?citizenship=yes", "/ky/report/", "/ky/suggest?q=x"):
            with self.subTest(path):
                self.assertFalse(self.is_kept(path))
                self.assertNotIn("public, max-age=0", self.client.get(path).get("Cache-Control", ""))

    def test_is_for_nobody_on_the_way_when_it_says_what_a_person_asks(self):
        make_world()
        for path in ("/ky/search/?q=x", "/ky/institutions/?city=Osh"):
            with self.subTest(path):
                self.assertEqual(self.client.get(path)["Cache-Control"], "private, no-cache")
        for path in ("/ky/suggest?q=x", "/api/v1/suggest/?q=x", "/api/v1/citations/resolve/?text=x", "/api/v1/guide/"):
            with self.subTest(path):
                self.assertTrue(self.client.get(path)["Cache-Control"].startswith("private, max-age="))

    def test_is_what_is_no_good_answer(self):
        for path in ("/ky/problems/none/", "/ky/acts/?on=yesterday", "/ky/acts"):
            with self.subTest(path):
                self.assertFalse(self.is_kept(path))
                self.assertNotIn("public", self.client.get(path).get("Cache-Control", ""))

    def test_is_what_somebody_asks_who_says_who_they_are(self):
        self.assertFalse(self.is_kept("/ky/problems/unpaid/", headers={"authorization": "Bearer x"}))

    def test_is_anything_without_room_for_it(self):
        with override_settings(PAGES_KEPT_MB=0):
            self.client = Client(headers=BROWSER)
            self.assertFalse(self.is_kept("/ky/problems/unpaid/"))

    def test_is_what_depends_on_more_than_its_address(self):
        for name, value in [("Vary", "Accept-Encoding, Cookie"), ("Vary", "*"), ("Cache-Control", "no-store")]:
            answer = HttpResponse("x", headers={"Cache-Control": "public", name: value})
            with self.subTest(name, value=value):
                self.assertFalse(keeping.is_for_everybody(answer))
        with_cookie = HttpResponse("x", headers={"Cache-Control": "public"})
        with_cookie.set_cookie("a", "b")
        self.assertFalse(keeping.is_for_everybody(with_cookie))


@override_settings(ALLOWED_HOSTS=["testserver", "example.org"])
class Poison(Keeping):
    def test_of_another_host_reaches_nobody(self):
        path = "/ky/problems/unpaid/"
        self.assertEqual(self.client.get(path, headers={"host": "evil.example"}).status_code, 400)
        self.client.get(path, headers={"x-forwarded-host": "evil.example", "forwarded": "host=evil.example"})
        self.client.get(path, headers={"host": "example.org"})
        page = brotli.decompress(self.client.get(path).content)
        self.assertNotIn(b"evil.example", page)
        self.assertNotIn(b"example.org", page)

    def test_of_another_place_of_the_site_reaches_nobody(self):
        path = "/ky/problems/unpaid/"
        self.assertIn(b"evil.example", Client().get(path, SCRIPT_NAME="//evil.example").content)
        self.assertNotIn(b"evil.example", Client().get(path).content)

    def test_of_a_long_name_of_the_host_takes_no_room(self):
        self.assertFalse(self.is_kept("/ky/problems/unpaid/", headers={"host": f"testserver:{'8' * 500}"}))

    def test_of_another_language_reaches_nobody(self):
        self.client.get("/ru/problems/unpaid/", headers={"accept-language": "en"})
        self.client.cookies["django_language"] = "en"
        answer = self.client.get("/ru/problems/unpaid/", headers={"accept-language": "ky"})
        self.assertEqual(answer["Content-Language"], "ru")

    def test_of_strange_addresses_makes_no_fault(self):
        for path in ("/ky/problems/%ED%A0%80/", "/ky/acts/?kind=%ED%A0%80", "/ky/%00/", "/ky/acts/?page=%FF&on=%FE"):
            with self.subTest(path):
                for _ in range(2):
                    self.assertIn(self.client.get(path).status_code, (400, 404))


class Followed(Keeping):
    def test_is_every_table_that_a_kept_page_reads(self):
        """Curated records note their changes; of anything else a page may be kept only if that does so too."""
        world = make_world()
        curated = {model for model in apps.get_app_config("legalacts").get_models() if hasattr(model, "history")}
        known = {table._meta.db_table for model in curated for table in (model, history_of(model))}
        known |= {field.m2m_db_table() for model in curated for field in model._meta.many_to_many}
        for page in (*world.pages(), *world.files()):
            with CaptureQueriesContext(connection) as asked:
                answer = self.client.get(f"/ky/{page}")
            if keeping.is_for_everybody(answer):
                read = set(re.findall(r'(?:FROM|JOIN) "(\w+)"', " ".join(query["sql"] for query in asked)))
                with self.subTest(page):
                    self.assertEqual(read - known - NOTED, set())


def history_of(model):
    """Where the states of records are kept; written with the record. A history has none."""
    return getattr(model.history, "model", model)
