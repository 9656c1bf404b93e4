"""What went wrong and what to do: help before law, evidence to tick off, a letter to copy; saving a page."""

from django.test import TestCase

from tests import factories


class Problems(TestCase):
    def page(self, problem, language="ru"):
        return self.client.get(f"/{language}/problems/{problem.key}/").content.decode()

    def with_help_and_law(self, **given):
        problem = factories.make_problem(**given)
        step = factories.make_step(problem, text_ru="Уйдите в безопасное место")
        step.basis_acts.add(factories.make_act("law-of-the-step", title_ru="Закон шага"))
        helper = factories.make_institution(title_ru="Посольство")
        problem.institutions.add(helper)
        factories.make_contact(helper, kind="phone", value="+7 495 000-00-00")
        return problem

    def test_in_danger_help_and_telephones_come_before_law(self):
        page = self.page(self.with_help_and_law(emergency=True))
        places = [page.index(words) for words in ("strip warm", "Уйдите в", "tel:+7 495 000-00-00", "law-of-the-step")]
        self.assertEqual(places, sorted(places))

    def test_without_danger_each_step_names_its_basis(self):
        page = self.page(self.with_help_and_law())
        self.assertLess(page.index("law-of-the-step"), page.index("tel:+7 495 000-00-00"))

    def test_a_page_of_danger_has_a_way_off_and_a_title_that_tells_nothing(self):
        page = self.page(factories.make_problem(title_ru="Меня заперли", emergency=True))
        self.assertIn("<title>Помощь – ", page)
        self.assertIn("data-leave", page)
        self.assertNotIn("data-leave", self.page(factories.make_problem()))

    def test_the_list_leads_to_what_is_urgent_first(self):
        factories.make_problem("calm", position=1)
        factories.make_problem("danger", position=9, emergency=True)
        page = self.client.get("/ru/problems/").content.decode()
        self.assertLess(page.index("problems/danger/"), page.index("problems/calm/"))

    def test_evidence_of_several_lines_is_a_list_to_tick_off(self):
        page = self.page(factories.make_problem(keep_ru="Договор\nПереписка"))
        self.assertIn("<li>Договор</li><li>Переписка</li>", page)

    def test_a_list_in_another_language_says_so(self):
        page = self.page(factories.make_problem(keep_ru="Договор\nПереписка"), "ky")
        self.assertIn("<span lang='ru'>Договор</span>", page)


class Letters(TestCase):
    @classmethod
    def setUpTestData(cls):
        letter = {"letter_ru": "Прошу <выплатить>", "letter_ky": "Төлөп берүүнү суранам", "letter_en": "Please pay"}
        factories.make_problem("unpaid", **letter)
        factories.make_problem("other", letter_ky="Орусчасы жок")

    def test_are_shown_in_russian_with_what_they_say(self):
        for language, gloss in (("ky", "Төлөп берүүнү суранам"), ("en", "Please pay")):
            response = self.client.get(f"/{language}/problems/unpaid/")
            self.assertContains(response, "Прошу &lt;выплатить&gt;</pre>")
            self.assertContains(response, gloss, count=1)

    def test_are_texts_to_download(self):
        response = self.client.get("/ky/problems/unpaid/letter.txt")
        text = response.content.decode()
        self.assertEqual(response["Content-Type"], "text/plain; charset=utf-8")
        self.assertEqual(response["Content-Disposition"], 'attachment; filename="letter-unpaid.txt"')
        self.assertTrue(text.startswith("Прошу <выплатить>\n"))
        self.assertIn("Төлөп берүүнү суранам", text)
        self.assertIn("/ky/problems/unpaid/", text)

    def test_are_there_only_where_there_is_russian_to_send(self):
        self.assertEqual(self.client.get("/ky/problems/other/letter.txt").status_code, 404)
        self.assertNotContains(self.client.get("/ky/problems/other/"), "letter.txt")


class Saving(TestCase):
    def test_the_worker_speaks_for_the_whole_site_and_is_never_stale(self):
        response = self.client.get("/sw.js")
        self.assertEqual(response["Content-Type"], "text/javascript; charset=utf-8")
        self.assertEqual(response["Cache-Control"], "no-cache")
        self.assertIn("script-src 'self'", response["Content-Security-Policy"])
        self.assertFalse(response.cookies)

    def test_the_control_waits_for_a_script(self):
        page = self.client.get(f"/ru/problems/{factories.make_problem().key}/").content.decode()
        self.assertRegex(page, r'<aside id="keep"[^>]* hidden>')

    def test_the_list_of_saved_pages_stays_out_of_search_engines(self):
        self.assertContains(self.client.get("/ru/saved/"), '<meta name="robots" content="noindex">', html=True)
