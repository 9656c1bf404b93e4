"""How many results each value of a facet would leave."""

from unittest.mock import patch

from .base import SearchTestCase
from .test_finding import make_world


class FacetsTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        make_world()

    def test_count_exactly_what_the_filters_then_find(self):
        facets = self.find("патент", "ru").facets
        for name in ("kind", "jurisdiction", "act", "topic", "status"):
            for value, count in facets[name]:
                with self.subTest(f"{name}={value}"):
                    self.assertEqual(self.find("патент", "ru", **{name: value}).count, count)

    def test_of_a_chosen_facet_count_the_other_values_too(self):
        every = dict(self.find("патент", "ru").facets["kind"])
        self.assertEqual(dict(self.find("патент", "ru", kind="rule").facets["kind"]), every)

    def test_hold_where_a_language_is_chosen_that_is_not_that_of_the_words(self):
        with patch("legalacts.search.matching.MOST_TWINS", 2):
            found = self.find("трудящийся патент права", "ru", language="en")
            for name in ("kind", "jurisdiction", "act", "topic", "status"):
                for value, count in found.facets[name]:
                    with self.subTest(f"{name}={value}"):
                        narrowed = self.find("трудящийся патент права", "ru", language="en", **{name: value})
                        self.assertEqual(narrowed.count, count)

    def test_count_adds_up(self):
        results = self.find("патент", "ru")
        self.assertEqual(sum(count for _, count in results.facets["kind"]), results.count)
        self.assertEqual(results.count, len(results.hits))
