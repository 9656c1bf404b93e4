from legalacts.models import Status
from tests.factories import make_act, make_conflict, make_dataset, make_event, make_recommendation

from .base import SearchTestCase, noted

REMITTANCES = {"ky": "Мигранттардын акча которуулары", "ru": "Переводы мигрантов", "en": "Remittances of migrants"}


def titled(name):
    return {f"{name}_{language}": words for language, words in REMITTANCES.items()}


class ChronicleTests(SearchTestCase):
    """What the studies tell besides law is found too."""

    @classmethod
    def setUpTestData(cls):
        cls.event = noted(make_event(key="ev-remittances", **titled("title")))
        noted(make_dataset(key="data-remittances", **titled("title")))
        noted(make_recommendation(key="rec-remittances", **titled("text")))
        noted(make_conflict(key="c-remittances", **titled("title")))

    def test_finds_events_figures_recommendations_and_conflicts(self):
        found = {"ev-remittances", "data-remittances", "rec-remittances", "c-remittances"}
        self.assertEqual(set(self.keys("акча которуу")), found)
        self.assertEqual(set(self.keys("переводы", "ru")), found)

    def test_stands_behind_an_act_of_the_same_name(self):
        noted(make_act("act-remittances", **titled("title")))
        self.assertEqual(self.keys("акча которуу")[0], "act-remittances")

    def test_leads_to_the_page_they_stand_on(self):
        pages = {hit.kind: hit.page for hit in self.find("remittances", "en").hits}
        self.assertTrue(pages["event"].endswith("/timeline/#ev-remittances"))
        self.assertTrue(pages["dataset"].endswith("/data/data-remittances/"))
        self.assertTrue(pages["recommendation"].endswith("/recommendations/#rec-remittances"))
        self.assertTrue(pages["conflict"].endswith("/conflicts/#c-remittances"))

    def test_forgets_what_is_withdrawn(self):
        self.event.status = Status.WITHDRAWN
        self.event.save()
        noted(self.event)
        self.assertNotIn("ev-remittances", self.keys("акча которуу"))
