import time
from unittest.mock import patch

from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError, ProgrammingError
from django.http import Http404, HttpResponse
from django.test import RequestFactory, SimpleTestCase

from kb import replicas
from legalacts.models import Act, databases
from legalacts.models.databases import FIRST, from_the_first, reading_from, reads


class Chosen(SimpleTestCase):
    """Two replicas that are asked nothing: `followed` says what each would answer."""

    def setUp(self):
        self.followed = {"replica1": True, "replica2": True, FIRST: True}
        self.written = []
        for target, name, value in [
            (replicas, "REPLICAS", ["replica1", "replica2"]),
            (replicas, "has_followed", lambda alias, written: self.followed[alias]),
            (replicas, "last_written", lambda: None),
            (replicas, "remember_writing", lambda: self.written.append(True)),
            (databases, "_resting", {}),
        ]:
            self.enterContext(patch.object(target, name, value))

    def ask(self, method, path, view=lambda request: HttpResponse(reads())):
        """What a view answers; by default, where it reads from."""
        middleware = replicas.ReadFromReplica(
            lambda request: middleware.process_view(request, view, (), {}) or view(request)
        )
        return middleware(RequestFactory().generic(method, path))

    def database(self, method, path):
        return self.ask(method, path).content.decode()


class Reading(Chosen):
    def test_goes_to_the_replicas_on_public_pages(self):
        seen = {self.database("GET", "/ky/acts/") for _ in range(60)}
        self.assertEqual(seen, {"replica1", "replica2"})

    def test_stays_on_the_first_database_for_curators_and_watchmen(self):
        for path in ("/admin/", "/readyz", "/metrics"):
            self.assertEqual(self.database("GET", path), FIRST)

    def test_stays_on_the_first_database_when_something_is_sent(self):
        self.assertEqual(self.database("POST", "/ky/guide/"), FIRST)

    def test_stays_on_the_first_database_outside_requests(self):
        self.assertEqual(replicas.ReplicaRouter().db_for_read(model=None), FIRST)

    def test_without_replicas_everything_is_on_the_first_database(self):
        with patch.object(replicas, "REPLICAS", []):
            self.assertEqual(self.database("GET", "/ky/acts/"), FIRST)

    def test_skips_a_replica_that_is_away(self):
        self.followed["replica1"] = None
        self.assertEqual({self.database("GET", "/ky/") for _ in range(20)}, {"replica2"})

    def test_skips_a_replica_that_lacks_what_was_written(self):
        self.followed |= {"replica1": False, "replica2": False}
        self.assertEqual(self.database("GET", "/ky/"), FIRST)

    def test_rather_takes_a_replica_that_lacks_something_than_none(self):
        self.followed |= {"replica1": False, "replica2": None, FIRST: None}
        self.assertEqual(self.database("GET", "/ky/"), "replica1")

    def test_rather_takes_a_replica_that_was_away_a_moment_ago_than_none(self):
        for alias in ("replica1", "replica2"):
            databases._resting[alias] = time.monotonic() + databases.REST
        self.assertEqual(self.database("GET", "/ky/"), FIRST)
        self.followed |= {"replica1": None, FIRST: None}
        self.assertEqual(self.database("GET", "/ky/"), "replica2")


class Failing(Chosen):
    def test_makes_the_page_anew_from_another_database(self):
        asked = []

        def view(request):
            asked.append(reads())
            if len(asked) == 1:
                request.explained = {"patent"}
                self.followed[asked[0]] = None
                raise OperationalError
            return HttpResponse(f"made of {getattr(request, 'explained', 'nothing')}")

        self.assertEqual(self.ask("GET", "/ky/", view).content, b"made of nothing")
        self.assertEqual(len(set(asked)), 2)

    def test_makes_the_page_elsewhere_when_a_replica_lacks_a_table(self):
        def view(request):
            if reads() != FIRST:
                raise ProgrammingError
            return HttpResponse("made")

        with patch.object(replicas, "rest", lambda alias: self.followed.update({alias: None})):
            self.assertEqual(self.ask("GET", "/ky/", view).content, b"made")
        self.assertEqual(self.followed, {"replica1": None, "replica2": None, FIRST: True})

    def half_and_half(self, error, times=1):
        """How a page of a site without replicas ends that fails so often."""
        asked = []

        def view(request):
            asked.append(vars(request).pop("noted", None))
            request.noted = "half"
            if len(asked) <= times:
                raise error
            return HttpResponse("made")

        with patch.object(replicas, "REPLICAS", []):
            answer = self.ask("GET", "/ky/", view)
        self.assertEqual(set(asked), {None})
        return answer

    def test_makes_the_page_again_when_an_edit_came_in_between(self):
        with patch.object(replicas, "has_changed_lately", lambda alias: True), self.assertLogs("kb.replicas") as log:
            self.assertEqual(self.half_and_half(Act.DoesNotExist()).content, b"made")
        self.assertIn("Act.DoesNotExist", log.output[0])

    def test_shows_a_mistake_as_one_of_ours_when_nothing_was_edited(self):
        with patch.object(replicas, "has_changed_lately", lambda alias: False), self.assertRaises(Act.DoesNotExist):
            self.half_and_half(Act.DoesNotExist())

    def test_shows_a_mistake_as_one_of_ours_when_it_comes_again(self):
        with patch.object(replicas, "has_changed_lately", lambda alias: True), self.assertLogs("kb.replicas"):
            self.assertRaises(Act.DoesNotExist, self.half_and_half, Act.DoesNotExist(), times=2)

    def test_says_at_once_what_a_page_has_to_say(self):
        for error in (Http404(), PermissionDenied(), BadRequest()):
            with patch.object(replicas, "has_changed_lately", lambda alias: True), self.assertRaises(type(error)):
                self.half_and_half(error)

    def test_shows_a_mistake_in_a_question_as_one_of_ours(self):
        def view(request):
            raise ProgrammingError

        with patch.object(replicas, "rest"), self.assertRaises(ProgrammingError):
            self.ask("GET", "/ky/", view)

    def test_says_when_to_come_back_when_there_is_none(self):
        def view(request):
            raise OperationalError

        response = self.ask("GET", "/ky/", view)
        self.assertEqual((response.status_code, response["Retry-After"]), (503, "5"))

    def test_without_replicas_says_at_once_when_to_come_back(self):
        asked = []

        def view(request):
            asked.append(1)
            raise OperationalError

        self.followed[FIRST] = None
        with patch.object(replicas, "REPLICAS", []):
            self.assertEqual(self.ask("GET", "/ky/", view).status_code, 503)
            self.assertEqual(len(asked), 1)
            self.followed[FIRST] = True
            self.assertRaises(OperationalError, self.ask, "GET", "/ky/", view)

    def test_never_sends_what_somebody_sent_a_second_time(self):
        asked = []

        def view(request):
            asked.append(1)
            raise OperationalError

        with self.assertRaises(OperationalError):
            self.ask("POST", "/ky/report/", view)
        self.assertEqual(len(asked), 1)

    def test_answers_a_curator_with_503_while_the_first_database_is_away(self):
        self.followed[FIRST] = None
        request = RequestFactory().get("/admin/")
        answer = replicas.ReadFromReplica(None).process_exception(request, OperationalError())
        self.assertEqual(answer.status_code, 503)

    def test_leaves_other_errors_to_the_error_page(self):
        request = RequestFactory().get("/admin/")
        for error in (ValueError(), OperationalError("database is locked")):
            self.assertIsNone(replicas.ReadFromReplica(None).process_exception(request, error))


class Writing(Chosen):
    def test_goes_to_the_first_database(self):
        self.assertEqual(replicas.ReplicaRouter().db_for_write(model=None), FIRST)

    def test_is_remembered_so_that_what_was_written_is_read_next(self):
        self.ask("POST", "/admin/legalacts/act/add/")
        self.assertEqual(self.written, [True])
        self.ask("GET", "/ky/")
        self.assertEqual(self.written, [True])

    def test_migrations_leave_replicas_alone(self):
        router = replicas.ReplicaRouter()
        self.assertTrue(router.allow_migrate(FIRST, "legalacts"))
        self.assertFalse(router.allow_migrate("replica1", "legalacts"))


class WhatIsKept(Chosen):
    """What outlives a request is read from the first database."""

    def test_comes_from_the_first_database(self):
        with reading_from("replica1"):
            self.assertEqual(from_the_first(reads), FIRST)
            self.assertEqual(reads(), "replica1")

    def test_comes_from_the_replica_while_the_first_is_away(self):
        def work():
            if reads() == FIRST:
                raise OperationalError
            return reads()

        with reading_from("replica1"), patch.object(databases, "connections"):
            self.assertEqual(from_the_first(work), "replica1")
            self.assertTrue(databases.is_resting(FIRST))
