"""The guide in a browser without scripts: links, forms, and nothing kept of what was told."""

from datetime import date, timedelta
from unittest import mock

import icalendar
import pytest
from django.test import TestCase
from django.utils import timezone

ANSWERS = {
    "citizenship": "kg",
    "destination": "ru",
    "purpose": "contract",
    "since": "month",
    "papers": "none",
    "trouble": "none",
}
YESTERDAY = timezone.localdate() - timedelta(days=1)


@pytest.mark.usefixtures("loaded")
class GuidePages(TestCase):
    def ask(self, language="ky", **answers):
        return self.client.get(f"/{language}/guide/", answers)

    def test_begin_with_a_question_and_a_promise(self):
        page = self.ask(language="en")
        self.assertContains(page, "Nothing you answer is stored")
        self.assertContains(page, 'href="/en/guide/?citizenship=kg"')

    def test_ask_one_thing_at_a_time_and_offer_the_way_back(self):
        page = self.ask(language="en", citizenship="kg")
        self.assertContains(page, "In which country do you work")
        self.assertContains(page, 'href="/en/guide/?citizenship=kg&amp;ask=citizenship"')
        self.assertNotContains(page, "What did you come for")

    def test_offer_i_do_not_know_on_every_page(self):
        given = {}
        for name in ANSWERS:
            with self.subTest(name):
                self.assertContains(self.ask(**given), f"{name}=unknown")
            given[name] = ANSWERS[name]

    def test_keep_later_answers_when_an_earlier_one_is_changed(self):
        page = self.ask(language="en", **ANSWERS, ask="destination")
        self.assertContains(page, "your answer so far")
        self.assertContains(page, "destination=kz&amp;purpose=contract&amp;since=month")

    def test_have_one_address_whatever_is_added_to_it(self):
        for address in (
            "/ky/guide/?destination=ru&citizenship=kg",
            "/ky/guide/?citizenship=kg&destination=ru&utm_source=x",
            "/ky/guide/?citizenship=kg&destination=ru&purpose=spy",
            "/ky/guide/?citizenship=kg&destination=ru&ask=nothing",
        ):
            with self.subTest(address):
                self.assertRedirects(self.client.get(address), "/ky/guide/?citizenship=kg&destination=ru")

    def test_show_what_to_do_first_with_its_basis_and_rules(self):
        page = self.ask(language="en", **ANSWERS)
        self.assertContains(page, "Do this first")
        self.assertContains(page, "/en/acts/eaeu-treaty-2014/art_97__para_6/")
        self.assertContains(page, "/en/rules/ru-income-tax-eaeu-worker-2026/")

    def test_share_the_address_without_answers_first(self):
        page = self.ask(language="en", **ANSWERS).content.decode()
        self.assertIn("https://wa.me/?text=http%3A%2F%2Ftestserver%2Fen%2Fguide%2F&quot;".replace("&quot;", '"'), page)
        self.assertNotIn("wa.me/?text=http%3A%2F%2Ftestserver%2Fen%2Fguide%2F%3F", page)

    def test_are_not_for_search_engines_once_something_is_answered(self):
        self.assertNotContains(self.ask(), "noindex")
        self.assertContains(self.ask(citizenship="kg"), "noindex")

    def test_say_when_the_rules_are_not_those_of_today(self):
        page = self.ask(language="en", **ANSWERS, on="2015-08-11")
        self.assertContains(page, "The rules of 11 August 2015, not of today")
        self.assertContains(page, "CIS worker with a patent")

    def test_refuse_a_day_that_does_not_exist(self):
        self.assertEqual(self.ask(citizenship="kg", on="2015-02-30").status_code, 400)

    def test_hide_what_they_are_about_in_danger_and_offer_the_way_out(self):
        page = self.ask(language="en", **{**ANSWERS, "trouble": "seized"})
        self.assertContains(page, "<title>Help – ")
        self.assertContains(page, "Leave this page at once")
        self.assertNotContains(self.ask(language="en", **ANSWERS), "Leave this page at once")

    def test_offer_the_way_out_to_who_is_late(self):
        page = self.ask(language="en", **{**ANSWERS, "papers": "overdue"})
        self.assertContains(page, "Leave this page at once")

    def test_set_no_cookie(self):
        for answer in (self.ask(), self.ask(**ANSWERS), self.count(entry="x"), self.count(entry=YESTERDAY.isoformat())):
            self.assertFalse(answer.cookies)

    def count(self, language="en", **given):
        return self.client.post(f"/{language}/guide/dates/", {**ANSWERS, **given})

    def test_count_days_from_a_form_and_let_nobody_keep_the_answer(self):
        page = self.count(entry="2026-11-21")
        with mock.patch("django.utils.timezone.localdate", return_value=date(2026, 11, 22)):
            page = self.count(entry="2026-11-21")
        self.assertContains(page, "by 18 December 2026, Friday")
        self.assertIn("no-store", page["Cache-Control"])
        self.assertNotIn("2026-11-21", page["Content-Type"])

    def test_count_from_the_day_before_when_the_person_is_not_sure(self):
        with mock.patch("django.utils.timezone.localdate", return_value=date(2026, 11, 22)):
            sure, unsure = self.count(entry="2026-11-19"), self.count(entry="2026-11-20", unsure="on")
        self.assertEqual([item.day for item in sure.context["found"]], [item.day for item in unsure.context["found"]])

    def test_take_a_day_as_people_write_it(self):
        written = YESTERDAY.strftime("%d.%m.%Y")
        self.assertEqual(self.count(entry=written).status_code, 200)

    def test_say_what_is_wrong_with_a_day_and_keep_what_was_typed(self):
        for given, message in (
            ({"entry": "31.02.2026"}, "such a day must exist"),
            ({"entry": "2020-01-01"}, "too far away"),
            ({"entry": ""}, "Give at least one day"),
            ({"entry": YESTERDAY.isoformat(), "used": "400"}, "from 0 to 366"),
            ({"entry": YESTERDAY.isoformat(), "used": "some"}, "whole number of days"),
            ({"entry": YESTERDAY.isoformat(), "contract_end": "2025-01-01"}, "ends before the day of entry"),
        ):
            with self.subTest(given):
                page = self.count(**given)
                self.assertContains(page, message, status_code=400)
                self.assertContains(page, "<title>Error: ", status_code=400)
        self.assertContains(self.count(entry="31.02.2026"), 'value="31.02.2026"', status_code=400)

    def test_tie_each_error_to_its_field_and_begin_with_the_errors(self):
        page = self.count(entry="31.02.2026", used="400").content.decode()
        self.assertIn('tabindex="-1" autofocus', page)
        for field, words in (("entry", "such a day must exist"), ("used", "from 0 to 366")):
            self.assertRegex(page, rf'<a href="#id_{field}">')
            self.assertRegex(page, rf'id="id_{field}_error">{"[^<]*"}{words}')
            self.assertRegex(page, rf'aria-describedby="[^"]*id_{field}_error"')

    def test_lead_back_to_the_question_when_the_form_lacks_an_answer(self):
        answer = self.client.post("/en/guide/dates/", {"citizenship": "kg", "entry": YESTERDAY.isoformat()})
        self.assertRedirects(answer, "/en/guide/?citizenship=kg")

    def test_count_days_by_post_only(self):
        self.assertEqual(self.client.get("/en/guide/dates/?entry=2026-01-01").status_code, 405)

    def test_give_one_neutral_event_a_file(self):
        answer = self.client.post("/ru/guide/reminder.ics", {"day": "2026-12-18"})
        (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
        self.assertEqual(str(event["SUMMARY"]), "Напоминание")
        self.assertEqual(event.decoded("DTSTART"), date(2026, 12, 18))
        self.assertTrue(event["DTSTAMP"])
        self.assertNotIn("DESCRIPTION", event)
        self.assertNotIn("URL", event)

    def test_refuse_a_reminder_for_no_day(self):
        self.assertEqual(self.client.post("/ru/guide/reminder.ics", {"day": "soon"}).status_code, 400)
        self.assertEqual(self.client.post("/ru/guide/reminder.ics").status_code, 404)

    def test_are_reached_from_the_first_page_and_the_menu(self):
        self.assertContains(self.client.get("/ky/"), 'href="/ky/guide/"', count=2)
