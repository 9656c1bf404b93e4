from django.test import TestCase

from tests.api.world import LISTS, address_of, hang_secrets_on, make_public_records
from tests.factories import make_membership

HIDDEN_ADDRESSES = [
    "acts/secret-act",
    "provisions/secret-act/art_1",
    "institutions/secret-institution",
    "responsibilities/secret-task",
    "responsibilities/secret-task-of-the-hidden",
    "rules/secret-rule",
    "terms/secret-term",
    "problems/secret-problem",
    "conflicts/secret-conflict",
    "events/secret-event",
    "datasets/secret-dataset",
    "recommendations/secret-recommendation",
]
HIDDEN_VALUES = [
    "provisions/?act=secret-act",
    "relations/?act=secret-act",
    "rules/?act=secret-act",
    "events/?act=secret-act",
    "responsibilities/?institution=secret-institution",
    "cooperations/?institution=secret-institution",
    "institutions/?parent=secret-institution",
    "recommendations/?to=secret-institution",
    "cooperations/?model=SECRET",
    "datasets/?table=SECRET",
    "recommendations/?group=SECRET",
]


class NothingUnpublished(TestCase):
    """Whatever is a draft, in review or withdrawn stays unknown, wherever a public record points at it."""

    def setUp(self):
        self.public = make_public_records()
        make_membership()

    def test_leaks_while_it_is_a_draft(self):
        self.assert_no_leak("draft")

    def test_leaks_while_it_is_in_review(self):
        self.assert_no_leak("in_review")

    def test_leaks_after_it_is_withdrawn(self):
        self.assert_no_leak("withdrawn")

    def test_leaks_from_a_comparison(self):
        hang_secrets_on(self.public, "draft")
        answer = self.client.get("/api/v1/compare/?destination=ru")
        self.assertEqual(len(answer.json()["rows"]), 1)
        self.assert_silent(answer, "compare")

    def test_takes_part_in_a_relation(self):
        hang_secrets_on(self.public, "draft")
        self.assertEqual(self.client.get("/api/v1/relations/").json()["count"], 1)
        relations = self.client.get(f"/api/v1/acts/{self.public['act'].key}/").json()["relations"]
        self.assertEqual((len(relations["out"]), len(relations["in"])), (1, 0))

    def test_has_an_address(self):
        hang_secrets_on(self.public, "in_review")
        for address in [*HIDDEN_ADDRESSES, f"provisions/{self.public['act'].key}/art_secret"]:
            with self.subTest(address):
                answer = self.client.get(f"/api/v1/{address}/")
                self.assertEqual(answer.status_code, 404)
                self.assertEqual(list(answer.json()), ["error"])

    def test_is_known_to_a_filter(self):
        hang_secrets_on(self.public, "withdrawn")
        for address in HIDDEN_VALUES:
            with self.subTest(address):
                answer = self.client.get(f"/api/v1/{address}")
                self.assertEqual(answer.status_code, 400)
                self.assertIn(f"?{answer.json()['error']['parameter']}=", address)

    def assert_no_leak(self, status):
        hang_secrets_on(self.public, status)
        for kind in LISTS:
            answer = self.client.get(f"/api/v1/{kind}/")
            self.assert_silent(answer, kind)
            self.assertGreater(answer.json()["count"], 0, kind)
            for record in answer.json()["results"]:
                self.assert_silent(self.client.get(address_of(kind, record)), kind)

    def assert_silent(self, answer, kind):
        with self.subTest(kind):
            self.assertEqual(answer.status_code, 200)
            self.assertNotIn("secret", answer.content.decode().lower())
