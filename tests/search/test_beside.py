from threading import Event

from legalacts.search.beside import MOST_THREADS, Begun, helpers
from tests.factories import make_act, make_jurisdiction, make_provision, make_term, make_wording

from .base import SearchTestCase


class BesideTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        law = make_act("ru-law-115", make_jurisdiction("ru", title_ru="Россия"), title_ru="Об иностранцах")
        article = make_provision(law, "art_13-3")
        make_wording(article, language="ru", heading="Патент", text="Для работы нужен патент.")
        make_wording(article, language="ky", heading="Патент", text="Иштөө үчүн патент керек.")
        make_term("patent", title_ky="Патент", title_ru="Патент", title_en="Licence")

    def keep_busy(self) -> Event:
        """Give all helping threads work that ends when the event is set."""
        enough = Event()
        self.addCleanup(enough.set)
        for _ in range(MOST_THREADS):
            helpers().submit(enough.wait)
        return enough

    def test_a_search_does_not_wait_for_threads_that_are_busy_with_others(self):
        alone = self.find("патент керек", "ky", status="in_force"), self.find("«патент»", "ru")
        self.keep_busy()
        self.assertEqual((self.find("патент керек", "ky", status="in_force"), self.find("«патент»", "ru")), alone)

    def test_what_fails_in_another_thread_fails_for_who_asked(self):
        def fail():
            raise ValueError("the index is gone")

        with self.assertRaisesMessage(ValueError, "the index is gone"):
            Begun(fail).result()

    def test_work_is_done_once_by_whoever_gets_to_it(self):
        done = []
        self.keep_busy()
        begun = Begun(done.append, 1)
        begun.result()
        self.assertEqual(done, [1])
