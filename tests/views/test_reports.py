"""Something wrong on this page? Anybody can say so, and nobody has to say who they are."""

import re
from datetime import date
from unittest.mock import patch

from django.core import signing
from django.core.cache import cache
from django.db import DatabaseError
from django.test import TestCase, override_settings

from legalacts.models import ReaderReport
from legalacts.views import report_form, reports
from legalacts.views.limiting import network_of
from tests import factories as make

FORM = "/ru/report/"


class ReportTestCase(TestCase):
    def setUp(self):
        cache.clear()

    def send(self, path=FORM, headers=None, **said):
        """Open the form and send it."""
        token = self.client.get(path).context["form"]["token"].value()
        return self.client.post(path, {"token": token, "kind": "outdated"} | said, headers=headers)

    def assert_kept(self, number, response=None):
        if response is not None and number:
            self.assertRedirects(response, "/ru/report/thanks/")
        self.assertEqual(ReaderReport.objects.count(), number)


class Reports(ReportTestCase):
    def test_each_page_leads_to_the_form_with_its_address(self):
        rule = make.make_rule()
        page = self.client.get(f"/ky/rules/{rule.key}/")
        self.assertContains(page, f'href="/ky/report/?page=/ky/rules/{rule.key}/"')
        form = self.client.get(f"/ky/report/?page=/ky/rules/{rule.key}/")
        self.assertEqual(form.context["form"]["page"].value(), f"/ky/rules/{rule.key}/")

    def test_the_address_says_which_day_but_never_what_was_searched_for(self):
        self.assertContains(self.client.get("/ky/search/?q=secret"), 'href="/ky/report/?page=/ky/search/"')
        page = self.client.get("/ky/compare/?destination=ru&on=2015-08-11").content.decode()
        self.assertIn("page=/ky/compare/%3Fon%3D2015-08-11%26destination%3Dru", page)

    def test_a_report_is_kept_with_its_record(self):
        rule = make.make_rule()
        response = self.send(page=f"/ky/rules/{rule.key}/", kind="wrong", text="Срок другой.")
        self.assert_kept(1, response)
        report = ReaderReport.objects.get()
        self.assertEqual((report.record, report.language, report.status), (rule, "ru", "new"))
        self.assertEqual(report.text, "Срок другой.")

    def test_a_provision_is_found_by_its_address_in_any_language(self):
        provision = make.make_provision(make.make_act(), "art_1")
        self.send(page=f"/en/acts/{provision.act.key}/art_1/?on=2015-01-01")
        self.assertEqual(ReaderReport.objects.get().record, provision)

    def test_what_is_hidden_is_not_named(self):
        rule = make.make_rule(status="draft")
        self.send(page=f"/ky/rules/{rule.key}/")
        self.assertIsNone(ReaderReport.objects.get().record)

    def test_an_address_of_another_site_is_dropped(self):
        for page in ("https://example.org/", "//example.org/", "/admin/", "javascript:alert(1)", "/ky/<b>", "/ky/\0"):
            with self.subTest(page=page):
                self.assertNotContains(self.client.get(FORM, {"page": page}), page.strip() + '"')
                self.send(page=page, text=page)
                self.assertEqual(ReaderReport.objects.latest("id").page, "")

    def test_no_cookie_is_set_and_nothing_may_be_kept_on_the_way(self):
        for response in (self.client.get(FORM), self.send(), self.send(kind="")):
            self.assertEqual(len(response.cookies), 0)
            self.assertIn("no-store", response["Cache-Control"])

    def test_says_what_is_missing_and_keeps_what_was_typed(self):
        response = self.send(kind="", text="Моё слово")
        self.assertContains(response, "Моё слово", status_code=400)
        self.assertContains(response, "<title>Ошибка", status_code=400)
        self.assertContains(self.send(kind="wrong"), 'href="#id_text"', status_code=400)
        self.assert_kept(0)

    def test_speaks_three_languages(self):
        for language, word in (("ky", "ката"), ("ru", "не так"), ("en", "wrong")):
            self.assertContains(self.client.get(f"/{language}/report/"), word)

    def test_personal_numbers_are_taken_out_before_anything_is_kept(self):
        text = "Паспорт AN1234567, тел. 0555 12 34 56, я x@example.org, закон № 114 от 15.08.1996"
        response = self.send(kind="wrong", text=text)
        self.assertEqual(response.status_code, 400)
        shown = response.context["form"]["text"].value()
        self.assertEqual(shown, "Паспорт …, тел. …, я …, закон № 114 от 15.08.1996")
        self.assert_kept(0)
        self.assert_kept(1, self.send(kind="wrong", text=shown))

    def test_a_published_telephone_may_be_named(self):
        make.make_contact(value="+996 312 62 54 77")
        make.make_contact(kind="email", value="help@example.kg")
        text = "0312 62-54-77 и help@example.kg не отвечают"
        self.assert_kept(1, self.send(kind="broken", text=text))

    def test_a_telephone_that_does_not_answer_is_two_presses(self):
        contact = make.make_contact(value="+996 312 62 54 77")
        page = self.client.get(f"/ru/institutions/{contact.institution.key}/").content.decode()
        (way,) = re.findall(r'href="(/ru/report/[^"]*number=[^"]*)"', page)
        form = self.client.get(way.replace("&amp;", "&")).context["form"]
        said = {name: form[name].value() for name in ("page", "token", "kind", "text")}
        self.assert_kept(1, self.client.post(FORM, said))
        report = ReaderReport.objects.get()
        self.assertEqual((report.kind, report.text, report.record), ("broken", contact.value, contact.institution))

    def test_an_address_puts_no_other_words_into_the_form(self):
        form = self.client.get(FORM, {"kind": "x", "number": "<b>call me</b>"}).context["form"]
        self.assertEqual((form["kind"].value(), form["text"].value()), (None, None))


class Abuse(ReportTestCase):
    def test_a_form_from_nowhere_is_not_taken(self):
        for token in ("", "x", signing.dumps("x", salt="other"), "\0", "a" * 5000):
            with self.subTest(token=token[:9]):
                response = self.client.post(FORM, {"kind": "outdated", "token": token, "text": "Слова"})
                self.assertContains(response, "Слова", status_code=400)
        self.assert_kept(0)

    def test_a_form_left_open_for_days_can_be_sent_again(self):
        with patch.object(report_form, "DAY", -1):
            response = self.send(text="Слова")
        self.assertEqual(response.status_code, 400)
        form = response.context["form"]
        again = {"kind": "outdated", "text": form["text"].value(), "token": form["token"].value()}
        self.assert_kept(1, self.client.post(FORM, again))

    def test_a_second_press_of_the_button_is_no_second_report(self):
        token = self.client.get(FORM).context["form"]["token"].value()
        for _press in range(2):
            self.assertRedirects(
                self.client.post(FORM, {"kind": "other", "text": "x", "token": token}), f"{FORM}thanks/"
            )
        self.assert_kept(1)

    def test_the_same_words_twice_are_one_report(self):
        for _time in range(2):
            self.assert_kept(1, self.send(text="Одно и то же"))

    def test_a_program_is_thanked_and_ignored(self):
        self.assertRedirects(self.send(website="https://example.org"), "/ru/report/thanks/")
        self.assert_kept(0)

    def test_what_another_site_makes_a_browser_send_is_refused(self):
        for headers in (
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "same-site"},
            {"origin": "https://example.org"},
            {"origin": "null"},
            {"origin": "http://["},
        ):
            with self.subTest(headers=headers):
                self.assertEqual(self.send(headers=headers).status_code, 403)
        self.assert_kept(0)
        self.assert_kept(1, self.send(headers={"sec-fetch-site": "same-origin", "origin": "http://testserver"}))

    def test_too_many_from_one_network_are_asked_to_wait(self):
        for number in range(reports.MOST_AN_HOUR):
            self.send(text=str(number))
        response = self.send(text="ещё")
        self.assertContains(response, "ещё", status_code=429)
        self.assertIn("Retry-After", response)
        self.assert_kept(reports.MOST_AN_HOUR)

    def test_a_day_has_an_end(self):
        with patch.object(reports, "MOST_A_DAY", 1):
            self.send(text="one")
            self.assertEqual(self.send(text="two").status_code, 503)
        self.assert_kept(1)

    def test_what_is_too_long_is_refused_unread(self):
        self.assertEqual(self.send(text="я" * 20_000).status_code, 413)
        self.assertEqual(self.send(text="z" * 2001).status_code, 400)
        self.assert_kept(0)

    def test_without_a_database_to_write_to_the_reader_is_told(self):
        with patch.object(ReaderReport.objects, "filter", side_effect=DatabaseError):
            response = self.send(text="Слова")
        self.assertContains(response, "Слова", status_code=503)
        self.assert_kept(1, self.send(text="Слова"))

    def test_no_network_address_is_remembered(self):
        self.send(text="x")
        self.assertNotIn("127.0.0.1", str(cache._cache))
        columns = {field.name for field in ReaderReport._meta.fields}
        self.assertEqual({name for name in columns if "address" in name or "agent" in name}, set())
        self.assertIsInstance(ReaderReport.objects.get().sent_on, date)

    def test_the_proxy_is_believed_and_the_reader_is_not(self):
        request = self.client.get(FORM, headers={"x-forwarded-for": "1.2.3.4, 5.6.7.8"}).wsgi_request
        self.assertEqual(network_of(request), "127.0.0.1")
        with override_settings(BEHIND_PROXY=True):
            self.assertEqual(network_of(request), "5.6.7.8")
