"""A code of hundreds of articles: contents first, the whole text when asked for."""

from django.test import TestCase

from tests.factories import make_act, make_provision


class LongAct(TestCase):
    """The page of an act with more provisions than one page should carry."""

    @classmethod
    def setUpTestData(cls):
        cls.act = make_act(key="long-code")
        for number in range(1, 161):
            make_provision(act=cls.act, eid=f"art_{number}", number=str(number), text=f"сөз {number}")

    def test_shows_the_contents_with_links_to_each_article(self):
        response = self.client.get("/ky/acts/long-code/")
        self.assertContains(response, 'href="/ky/acts/long-code/art_160/"')
        self.assertNotContains(response, "сөз 160")

    def test_shows_the_whole_text_when_asked(self):
        response = self.client.get("/ky/acts/long-code/?text=full")
        self.assertContains(response, "сөз 160")
        self.assertContains(response, 'id="art_160"')
