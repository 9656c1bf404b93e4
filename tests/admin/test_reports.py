"""Reports of readers in the admin: seen, answered, closed."""

from datetime import date, timedelta
from io import StringIO

from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from legalacts.models import ReaderReport
from tests import factories as make

from .curator import CuratorTestCase, address, make_staff

LIST = address(ReaderReport, "changelist")
MOST_QUERIES = 12


def make_report(record=None, **given):
    page = "/ky/about/"
    if record:
        with translation.override("ky"):
            page = record.get_absolute_url()
    defaults = {"page": page, "record": record, "language": "ky", "kind": "wrong", "text": "Туура эмес"}
    return ReaderReport.objects.create(**defaults | given)


class Reports(CuratorTestCase):
    def test_the_list_leads_to_the_page_and_to_the_record(self):
        rule = make.make_rule()
        make_report(rule)
        page = self.client.get(LIST)
        self.assertContains(page, f'href="/ky/rules/{rule.key}/"')
        self.assertContains(page, f'href="{address(rule)}"')

    def test_is_found_by_status_and_by_words(self):
        make_report(text="Каттоо мөөнөтү")
        make_report(status="fixed")
        self.assertContains(self.client.get(LIST, {"status__exact": "new"}), "Каттоо мөөнөтү")
        self.assertNotContains(self.client.get(LIST, {"status__exact": "fixed"}), "Каттоо мөөнөтү")
        self.assertContains(self.client.get(LIST, {"q": "моонот"}), "Каттоо мөөнөтү")

    def test_the_form_of_a_record_leads_to_its_open_reports(self):
        rule = make.make_rule()
        self.assertNotContains(self.client.get(address(rule)), "Open reports")
        for status, closed_on in (("new", None), ("looked_at", None), ("fixed", date(2026, 1, 1))):
            make_report(rule, status=status, closed_on=closed_on)
        make_report(make.make_rule())
        form = self.client.get(address(rule))
        self.assertContains(form, "Open reports of readers: 2")
        (way,) = [way for name, way in form.context["links"] if name.startswith("Open reports")]
        self.assertEqual(self.client.get(way).context["cl"].result_count, 3)

    def test_closing_remembers_who_and_when(self):
        report = make_report()
        self.client.post(LIST, {"action": "fixed", "_selected_action": [report.pk]})
        report.refresh_from_db()
        self.assertEqual((report.status, report.handled_by), ("fixed", self.curator))
        self.assertEqual(report.closed_on, timezone.localdate())

    def test_what_the_reader_said_is_not_edited(self):
        report = make_report()
        self.assert_saved(self.send(report, status="looked_at", answer="Seen in the law", text="Forged"))
        report.refresh_from_db()
        self.assertEqual((report.text, report.status, report.answer), ("Туура эмес", "looked_at", "Seen in the law"))
        self.assertEqual(self.client.get(address(ReaderReport, "add")).status_code, 403)

    def test_who_may_only_look_changes_nothing(self):
        report = make_report()
        self.client.force_login(make_staff(permissions=["view_readerreport"]))
        self.assertEqual(self.client.get(LIST).status_code, 200)
        self.client.post(LIST, {"action": "fixed", "_selected_action": [report.pk]})
        self.client.post(address(report), {"status": "fixed"})
        report.refresh_from_db()
        self.assertEqual(report.status, "new")

    def test_what_no_database_can_look_for_is_dropped(self):
        for query in ("sent_on__year=99999", "q=%00", "sent_on__day=x", "status__exact=%00"):
            with self.subTest(query=query):
                self.assertIn(self.client.get(f"{LIST}?{query}").status_code, (200, 302))

    def test_a_list_costs_few_queries(self):
        counts = []
        for _time in range(2):
            for _number in range(5):
                make_report(make.make_rule())
                make_report(make.make_institution())
            with CaptureQueriesContext(connection) as queries:
                self.client.get(LIST)
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], MOST_QUERIES)


class Forgetting(TestCase):
    def test_closed_reports_go_after_half_a_year_and_open_ones_after_a_year(self):
        today = timezone.localdate()
        make_report(text="stays", sent_on=today - timedelta(days=300))
        make_report(text="stays", status="fixed", sent_on=date(2020, 1, 1), closed_on=today - timedelta(days=170))
        make_report(text="goes", status="refused", closed_on=today - timedelta(days=190))
        make_report(text="goes", sent_on=today - timedelta(days=400))
        call_command("forget", "--dry-run", stdout=StringIO())
        self.assertEqual(ReaderReport.objects.count(), 4)
        call_command("forget", stdout=StringIO())
        self.assertEqual(set(ReaderReport.objects.values_list("text", flat=True)), {"stays"})
