from unittest.mock import patch

from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase

from kb import replicas


@patch.object(replicas, "REPLICAS", ["replica1"])
class Reading(SimpleTestCase):
    def database_during(self, method, path):
        """Return where a record would be read from while a request is answered."""
        router, seen = replicas.ReplicaRouter(), []

        def view(request):
            seen.append(router.db_for_read(model=None))
            return HttpResponse()

        replicas.read_from_replica(view)(RequestFactory().generic(method, path))
        return seen[0]

    def test_goes_to_a_replica_on_public_pages(self):
        self.assertEqual(self.database_during("GET", "/ky/acts/"), "replica1")

    def test_stays_on_the_first_database_for_curators(self):
        self.assertEqual(self.database_during("GET", "/admin/"), "default")

    def test_stays_on_the_first_database_when_something_is_sent(self):
        self.assertEqual(self.database_during("POST", "/ky/guide/"), "default")

    def test_stays_on_the_first_database_outside_requests(self):
        self.assertEqual(replicas.ReplicaRouter().db_for_read(model=None), "default")

    def test_without_replicas_everything_is_on_the_first_database(self):
        with patch.object(replicas, "REPLICAS", []):
            self.assertEqual(self.database_during("GET", "/ky/acts/"), "default")


class Writing(SimpleTestCase):
    def test_goes_to_the_first_database(self):
        self.assertEqual(replicas.ReplicaRouter().db_for_write(model=None), "default")

    def test_migrations_leave_replicas_alone(self):
        router = replicas.ReplicaRouter()
        self.assertTrue(router.allow_migrate("default", "legalacts"))
        self.assertFalse(router.allow_migrate("replica1", "legalacts"))
