"""Words of the glossary: what search lacks in a language, and words that need no explanation."""

from legalacts.models import Term, Topic
from legalacts.models.publishing import missing_for_publication
from tests import factories as make

from .curator import CuratorTestCase, address


class OtherWords(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.full = make.make_term(alternative_labels={"ky": ["айлык", "маяна"], "ru": ["зарплата"], "en": ["pay"]})
        cls.no_russian = make.make_term(alternative_labels={"ky": ["айлык"], "en": ["pay"]})
        cls.empty_russian = make.make_term(alternative_labels={"ky": ["айлык"], "ru": [], "en": ["pay"]})
        cls.none = make.make_term(alternative_labels={})

    def lacking(self, model, language):
        return set(self.client.get(address(model, "changelist"), {"labels": language}).context["cl"].queryset)

    def test_the_filter_shows_terms_that_have_none_in_a_language(self):
        self.assertEqual(self.lacking(Term, "ru"), {self.no_russian, self.empty_russian, self.none})
        self.assertEqual(self.lacking(Term, "ky"), {self.none})

    def test_an_unknown_language_filters_nothing(self):
        self.assertEqual(len(self.lacking(Term, "de")), 4)

    def test_the_list_counts_them(self):
        response = self.client.get(address(Term, "changelist"))
        self.assertContains(response, "ky 2 · ru 1 · en 1")
        self.assertContains(response, "ky 1 · ru – · en 1", 2)
        self.assertContains(response, "ky – · ru – · en –")

    def test_topics_are_filtered_the_same_way(self):
        topic = make.make_topic(alternative_labels={"ky": ["айлык"]})
        self.assertIn(topic, self.lacking(Topic, "en"))
        self.assertNotIn(topic, self.lacking(Topic, "ky"))


class PlainWords(CuratorTestCase):
    def test_are_published_without_a_source_or_a_definition(self):
        word = make.make_term(category="word", status="draft")
        self.assertEqual(missing_for_publication(word), [])

    def test_explained_terms_are_not(self):
        term = make.make_term(category="law", status="draft")
        self.assertEqual([missing.field for missing in missing_for_publication(term)], ["evidence"])
