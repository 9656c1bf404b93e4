from django.contrib.contenttypes.models import ContentType
from django.test import TestCase

from tests.api.world import LISTS, address_of, make_public_records
from tests.factories import make_evidence, make_membership

# Queries of a list and of a record, however much they hold.
QUERIES = {
    "acts": (5, 18),
    "provisions": (6, 12),
    "relations": (4, 3),
    "citations": (2, 1),
    "institutions": (11, 15),
    "responsibilities": (8, 7),
    "cooperations": (4, 3),
    "jurisdictions": (2, 1),
    "memberships": (4, 3),
    "regimes": (4, 3),
    "indicators": (2, 1),
    "rules": (7, 6),
    "topics": (2, 1),
    "terms": (6, 5),
    "problems": (20, 19),
    "conflicts": (9, 8),
    "sources": (2, 1),
    "events": (7, 6),
    "datasets": (6, 5),
    "recommendations": (6, 5),
    "models": (4, 3),
}


# The richest record of a kind; of the others any will do.
RICHEST = {
    "acts": "act",
    "provisions": "provision",
    "institutions": "institution",
}


class Queries(TestCase):
    """What an answer costs does not grow with what it holds."""

    @classmethod
    def setUpTestData(cls):
        cls.public = make_public_records()
        for _ in range(2):
            make_public_records()
        make_evidence(make_membership())
        make_evidence(make_membership(state="ru"))

    def setUp(self):
        ContentType.objects.clear_cache()
        for kind in LISTS:
            self.client.get(f"/api/v1/{kind}/")

    def test_of_a_list(self):
        for kind in LISTS:
            for size in (2, 4, 1000):
                with self.subTest(kind=kind, size=size), self.assertNumQueries(QUERIES[kind][0]):
                    self.assertTrue(self.client.get(f"/api/v1/{kind}/?page_size={size}").json()["results"])

    def test_of_a_record(self):
        for kind in LISTS:
            address = self.address(kind)
            with self.subTest(kind), self.assertNumQueries(QUERIES[kind][1]):
                self.assertEqual(self.client.get(address).status_code, 200)

    def test_of_a_comparison(self):
        with self.assertNumQueries(8):
            self.assertEqual(len(self.client.get("/api/v1/compare/?destination=ru").json()["rows"]), 3)

    def address(self, kind):
        """Where a record of the kind is found that is tied to others."""
        if kind not in RICHEST:
            return address_of(kind, self.client.get(f"/api/v1/{kind}/").json()["results"][0])
        record = self.public[RICHEST[kind]]
        if kind == "provisions":
            return address_of(kind, {"act": record.act.key, "eid": record.eid})
        return address_of(kind, {"key": record.key})
