from unittest.mock import patch

from django.db import OperationalError, connection
from django.test import SimpleTestCase, TestCase, override_settings

from kb import health
from legalacts.search import rebuild
from legalacts.search.index import NoIndex
from tests.search.base import SearchTestCase


class Living(SimpleTestCase):
    def test_asks_nobody_else(self):
        response = self.client.get("/healthz")
        self.assertEqual((response.status_code, response.content), (200, b"ok\n"))
        self.assertIn("no-store", response["Cache-Control"])

    @override_settings(SECURE_SSL_REDIRECT=True)
    def test_needs_no_https(self):
        self.assertEqual(self.client.get("/healthz").status_code, 200)


class AnyName(TestCase):
    def test_is_asked_by_machines_that_know_a_number_only(self):
        for path in ("/healthz", "/readyz", "/metrics"):
            answer = self.client.get(path, headers={"host": "10.0.0.20:8000"})
            self.assertNotEqual(answer.status_code, 400, path)

    def test_is_no_way_to_anything_else(self):
        for path in ("/ky/", "/healthz/", "/robots.txt", "/admin/login/"):
            self.assertEqual(self.client.get(path, headers={"host": "10.0.0.20:8000"}).status_code, 400, path)


class Ready(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        rebuild()

    def ask(self):
        response = self.client.get("/readyz")
        return response.status_code, response.json()

    def test_when_everything_is_there(self):
        self.assertEqual(self.ask(), (200, {"ready": True, "database": "ok", "migrations": "ok", "index": "ok"}))

    def test_not_without_a_database(self):
        with patch.object(connection, "cursor", side_effect=OperationalError), patch.object(connection, "close"):
            status, said = self.ask()
        self.assertEqual((status, said["database"], said["migrations"]), (503, "away", "unknown"))

    def test_not_while_a_migration_is_missing(self):
        with patch.object(health, "_migrated", set()), patch.object(health, "MigrationExecutor") as executor:
            executor.return_value.migration_plan.return_value = ["one"]
            status, said = self.ask()
        self.assertEqual((status, said["migrations"]), (503, "missing"))

    def test_not_without_an_index(self):
        with patch.object(health, "open_current", side_effect=NoIndex):
            status, said = self.ask()
        self.assertEqual((status, said["index"]), (503, "missing"))

    def test_with_a_replica_while_the_first_database_is_away(self):
        states = {"default": "away", "replica1": "ok"}
        databases = {alias: {} for alias in states}
        with (
            patch.object(health.settings, "DATABASES", databases),
            patch.object(health, "state_of", states.get),
            patch.object(health, "migrations", return_value="ok"),
        ):
            status, said = self.ask()
        self.assertEqual((status, said["database"], said["replica1"]), (200, "away", "ok"))


class Figures(TestCase):
    def test_are_nowhere_without_the_setting(self):
        self.assertEqual(self.client.get("/metrics").status_code, 404)

    def test_are_hidden_from_those_without_the_token(self):
        with override_settings(METRICS_TOKEN="secret"):
            for sent in ({}, {"authorization": "Bearer wrong"}, {"authorization": "secret"}):
                self.assertEqual(self.client.get("/metrics", headers=sent).status_code, 404)
