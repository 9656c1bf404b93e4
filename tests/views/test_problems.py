"""What went wrong and what to do: help before law, evidence to tick off, a letter to copy; saving a page."""

from django.core.exceptions import ValidationError
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

    def test_in_danger_a_page_opens_at_an_address_that_tells_nothing(self):
        factories.make_problem("locked-in", title_ru="Меня заперли", emergency=True)
        listed = self.client.get("/ru/problems/").content.decode()
        self.assertIn('action="/ru/help/"', listed)
        self.assertIn('name="problem" value="locked-in"', listed)
        page = self.client.post("/ru/help/", {"problem": "locked-in"})
        self.assertContains(page, "Меня заперли")
        self.assertNotContains(page, "data-save")
        self.assertIn("no-store", page["Cache-Control"])
        self.assertFalse(page.cookies)

    def test_the_quiet_address_alone_leads_to_the_list(self):
        self.assertRedirects(self.client.get("/ru/help/"), "/ru/problems/")
        for unknown in ("", "nothing", "x" * 5000, "a\0b"):
            self.assertEqual(self.client.post("/ru/help/", {"problem": unknown}).status_code, 404)

    def test_the_list_leads_to_what_is_urgent_first(self):
        factories.make_problem("calm", position=1)
        factories.make_problem("danger", position=9, emergency=True)
        page = self.client.get("/ru/problems/").content.decode()
        self.assertLess(page.index('value="danger"'), page.index("problems/calm/"))

    def test_evidence_of_several_lines_is_a_list_to_tick_off(self):
        page = self.page(factories.make_problem(keep_ru="Договор\nПереписка"))
        self.assertIn("<li>Договор</li><li>Переписка</li>", page)

    def test_a_list_in_another_language_says_so(self):
        page = self.page(factories.make_problem(keep_ru="Договор\nПереписка"), "ky")
        self.assertIn("<span lang='ru'>Договор</span>", page)


class Cards(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.problem = factories.make_problem(
            "stopped",
            emergency=True,
            card_ky="Паспортум\nКелишим",
            card_ru="Паспорт\n\nДоговор",
            card_en="Passport\nContract",
        )
        factories.make_step(cls.problem, text_ky="Кийин жазыңыз")

    def page(self, path, language="ky"):
        return self.client.get(f"/{language}/problems/stopped/{path}").content.decode()

    def test_come_before_all_else_with_the_ways_to_save_and_print(self):
        page = self.page("")
        places = [
            page.index(words) for words in ("<h1", "<li>Паспортум", "/stopped/card/", "data-save", "Кийин жазыңыз")
        ]
        self.assertEqual(places, sorted(places))
        self.assertEqual(page.count("data-save"), 1)

    def test_can_be_shown_in_russian_by_who_reads_another_language(self):
        self.assertIn('<ol lang="ru"><li>Паспорт</li>', self.page(""))
        self.assertNotIn('<ol lang="ru">', self.page("", "ru"))

    def test_are_printed_in_ones_own_language_and_in_russian(self):
        for language, own in (("ky", "Паспортум"), ("ru", "Паспортум"), ("en", "Passport")):
            page = self.page("card/", language)
            self.assertLess(page.index(f"<li>{own}</li>"), page.index("<li>Паспорт</li><li>Договор</li>"))
            self.assertNotIn("stopped", page.split("<title>")[1].split("</title>")[0])

    def test_are_there_only_where_they_are_written(self):
        factories.make_problem("other")
        self.assertEqual(self.client.get("/ky/problems/other/card/").status_code, 404)
        self.assertNotIn('class="card"', self.client.get("/ky/problems/other/").content.decode())

    def test_have_six_lines_at_most_and_the_same_on_both_sides(self):
        for given in ({"card_ky": "1\n2\n3\n4\n5\n6\n7"}, {"card_ky": "One"}, {"card_ky": ""}):
            with self.subTest(given), self.assertRaises(ValidationError):
                factories.make_problem(card_ru="1\n2", **given).full_clean()
        self.problem.full_clean()


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
