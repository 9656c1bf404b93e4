"""Records in and out as tables: all of a table is written, or nothing."""

import base64
import csv
import io
import re
import zlib

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from legalacts.models import Change, Contact, Evidence, Institution, Responsibility, Rule, Source, Term
from tests import factories as make

from .curator import CuratorTestCase, make_staff

PAGE = "/admin/legalacts/institution/table/"
HEAD = ["key", "kind", "jurisdiction", "title_ky", "title_ru", "url", "status", "source", "source_place"]


def institutions(count=80):
    """The rows of a table of institutions."""
    return [
        [f"kg-office-{number}", "agency", "kg", f"Мекеме {number}", f"Ведомство {number}", "", "", "study", "line 7"]
        for number in range(count)
    ]


def as_csv(rows, head=HEAD, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([head, *rows])
    return out.getvalue().encode()


def as_xlsx(rows, head=HEAD):
    book = openpyxl.Workbook()
    for row in [head, *rows]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class Tables(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make.make_jurisdiction("kg")
        make.make_source("study")

    def look(self, data, page=PAGE, **fields):
        """Upload a table and look at what it would do."""
        file = SimpleUploadedFile("table.csv", data)
        return self.client.post(page, {"file": file, "preview": "1", **fields})

    def save(self, preview, page=PAGE):
        """Press “Save the import” below a preview."""
        form = preview.content.decode().split('name="packed"')[1].split("</form>")[0]
        held = dict(re.findall(r'name="(\w+)" value="([^"]*)"', f'name="packed"{form}'))
        return self.client.post(page, {**held, "save": "1"})

    def faults(self, response):
        """What is wrong, as (row, column, value)."""
        return [(fault.row, fault.column, fault.value) for fault in response.context["faults"]]


class Importing(Tables):
    def test_eighty_institutions_with_one_bad_row_write_nothing_and_name_the_cell(self):
        rows = institutions()
        rows[41][1] = "zzz"
        response = self.look(as_csv(rows))
        self.assertEqual(self.faults(response), [(43, "kind", "zzz")])
        self.assertContains(response, "write one of: parliament")
        packed = base64.b64encode(zlib.compress(as_csv(rows))).decode()
        forced = self.client.post(PAGE, {"packed": packed, "name": "table.csv", "save": "1"})
        self.assertEqual(self.faults(forced), [(43, "kind", "zzz")])
        self.assertFalse(Institution.objects.exists() or Change.objects.exists() or Evidence.objects.exists())

    def test_corrected_it_is_imported_as_drafts_and_again_it_changes_nothing(self):
        table = as_csv(institutions())
        preview = self.look(table, why="List of the ministry")
        self.assertEqual((preview.context["outcome"].new, Institution.objects.count()), (80, 0))
        self.assertRedirects(self.save(preview), "/admin/legalacts/institution/?status__exact=draft")
        self.assertEqual(Institution.objects.filter(status="draft").count(), 80)
        self.assertEqual(self.client.get("/en/institutions/kg-office-7/").status_code, 404)
        first = Institution.objects.get(key="kg-office-0")
        self.assertEqual(first.evidence.get().locator, "line 7")
        version = first.history.first()
        self.assertEqual((version.history_user, version.history_change_reason), (self.curator, "List of the ministry"))
        self.assertIn(("institution", first.pk), self.changes())
        before = Institution.history.count()
        again = self.look(table)
        self.assertEqual((again.context["outcome"].same, again.context["outcome"].changes), (80, []))
        self.assertNotContains(again, "Save the import")
        self.assertEqual((Institution.history.count(), Evidence.objects.count()), (before, 80))

    def test_shows_each_cell_before_and_after_and_takes_what_changed_from_the_public(self):
        known = make.make_institution(
            "kg-office-3", title_ru="Прежнее ведомство", jurisdiction=make.make_jurisdiction()
        )
        make.make_evidence(known, locator="line 7")
        preview = self.look(as_csv(institutions(5)))
        self.assertContains(preview, "<del>Прежнее ведомство</del>", html=True)
        self.assertContains(preview, "1 published record would become a draft")
        self.save(preview)
        known.refresh_from_db()
        self.assertEqual((known.title_ru, known.status), ("Ведомство 3", "draft"))

    def test_columns_that_are_not_there_are_left_as_they_are(self):
        known = make.make_institution("kg-office-3", title_en="Office", aliases={"ru": ["Контора"]})
        preview = self.look(as_csv([["kg-office-3", "https://example.kg"]], ["key", "url"]))
        self.assertEqual(preview.context["outcome"].changes[0].changed, [("url", "", "https://example.kg")])
        self.save(preview)
        known.refresh_from_db()
        self.assertEqual(
            (known.title_en, known.aliases, known.url), ("Office", {"ru": ["Контора"]}, "https://example.kg")
        )

    def test_names_row_column_and_value_of_everything_that_is_wrong(self):
        rows = institutions(6)
        rows[0][2] = "zz"
        rows[1][3] = ""
        rows[2][5] = "no address"
        rows[3][6] = "zzz"
        rows[4][7] = "nowhere"
        rows[5][0] = "Кыргыз"
        expected = [
            (2, "jurisdiction", "zz"), (3, "title_ky", ""), (4, "url", "no address"), (5, "status", "zzz"),
            (6, "source", "nowhere"), (7, "key", "Кыргыз"),
        ]  # fmt: skip
        for data in (as_csv(rows), as_xlsx(rows), as_csv(rows, delimiter=";")):
            self.assertEqual(self.faults(self.look(data)), expected)

    def test_the_same_record_twice_is_refused(self):
        rows = institutions(3)
        rows[2][0] = "kg-office-0"
        self.assertEqual(self.faults(self.look(as_csv(rows))), [(4, "key", "kg-office-0")])

    def test_files_that_are_no_tables_are_refused_with_the_reason(self):
        bomb = as_csv([["x" * 30_000, *institutions(1)[0][1:]]])
        for data, said in (
            (b"", "The submitted file is empty"),
            (b"\n\n", "the table is empty"),
            (b"PK\x03\x04 nothing", "cannot be read as XLSX"),
            (b"\xd0\xcf\x11\xe0 old", "save the table as .xlsx"),
            (b"key,nmae\nx,y", "there is no column “nmae”"),
            (b"kind\nagency", "the column “key” is missing"),
            (b"key,key\nx,y", "stands there twice"),
            (b"key,kind\nx,y,z", "more cells than the head"),
            (b'key,kind\n"x,y', "not well-formed"),
            (b"key\x00,kind\nx,y", "neither CSV nor XLSX"),
            (as_csv(institutions(2001)), "2000 rows"),
            (bomb, "20000 letters"),
        ):
            with self.subTest(said):
                self.assertContains(self.look(data), said)
        with override_settings(IMPORT_LIMIT=1000):
            self.assertContains(self.look(as_csv(institutions())), "larger than")
        with override_settings(IMPORT_UNPACKED_LIMIT=1000):
            self.assertContains(self.look(as_xlsx(institutions())), "larger than")

    def test_only_who_may_enter_records_may_import_them(self):
        for permissions in (["view_institution"], ["change_institution", "view_institution", "change_evidence"]):
            self.client.force_login(make_staff("-".join(permissions), permissions))
            self.assertEqual(self.client.get(PAGE).status_code, 403)
            self.assertEqual(self.look(as_csv(institutions())).status_code, 403)
            self.assertNotContains(self.client.get("/admin/legalacts/institution/"), PAGE + '"')
        self.assertFalse(Institution.objects.exists())

    def test_markup_is_shown_as_text(self):
        rows = institutions(1)
        rows[0][3] = "<script>alert(1)</script>"
        self.assertNotContains(self.look(as_csv(rows)), "<script>alert")


class OtherKinds(Tables):
    def read(self, kind, rows, head):
        return self.look(as_csv(rows, head), f"/admin/legalacts/{kind}/table/")

    def test_a_telephone_is_known_again_however_it_is_written(self):
        make.make_contact(make.make_institution("kg-office"), value="+996 (312) 301117", source=make.make_source())
        head = ["institution", "kind", "value", "source", "checked_on"]
        response = self.read("contact", [["kg-office", "phone", "0312 30-11-17", "study", "2026-11-20"]], head)
        change = response.context["outcome"].changes[0]
        self.assertFalse(change.is_new)
        self.assertEqual([column for column, _before, _after in change.changed], ["value", "checked_on"])
        wrong = self.read("contact", [["kg-office", "phone", "30-11-17", "study", "2026-11-20"]], head)
        self.assertEqual(self.faults(wrong), [(2, "value", "30-11-17")])
        self.assertContains(wrong, "0312 30 11 17")

    def test_what_the_public_reads_at_once_is_not_changed_by_an_author_alone(self):
        contact = make.make_contact(make.make_institution("kg-office"), value="+996 312 30 11 17")
        names = [
            f"{verb}_{kind}" for verb in ("add", "change", "view") for kind in ("contact", "institution", "source")
        ]
        self.client.force_login(make_staff("author", names))
        head = ["institution", "kind", "value", "source", "checked_on", "hours_ru"]
        row = ["kg-office", "phone", contact.value, "study", "2026-11-20"]
        refused = self.read("contact", [[*row, "9–18"], ["kg-office", "phone", "102", "study", "2026-11-20", ""]], head)
        self.assertEqual([fault.row for fault in refused.context["faults"]], [2, 3])
        self.assertContains(refused, "where a second person agrees")
        checked = self.read("contact", [[*row, ""]], head)
        self.assertEqual(checked.context["outcome"].changes[0].changed[0][0], "checked_on")

    def test_a_rule_needs_the_value_its_kind_asks_for(self):
        rule = make.make_rule()
        head = ["key", "regime", "destination", "indicator", "text_ky", "text_ru", "kind", "amount", "unit"]
        row = [rule.regime.key, rule.destination.key, rule.indicator.key, "Жооп", "Ответ"]
        wrong = self.read("rule", [["new-rule", *row, "period", "30", ""]], head)
        found = {(number, column) for number, column, _value in self.faults(wrong)}
        self.assertTrue(found <= {(2, "unit"), (2, "kind")} and found)
        self.assertFalse(Rule.objects.filter(key="new-rule").exists())

    def test_responsibilities_bring_their_links(self):
        make.make_institution("kg-office")
        provision = make.make_provision(make.make_act("kg-law"))
        head = [
            "key",
            "institution",
            "nature",
            "function_ky",
            "function_ru",
            "basis_provisions",
            "basis_acts",
            "valid_from",
        ]
        row = ["kg-task", "kg-office", "performed", "Иш", "Дело", "kg-law#art_1", "kg-law", "2015-08"]
        preview = self.read("responsibility", [row], head)
        self.save(preview, "/admin/legalacts/responsibility/table/")
        task = Responsibility.objects.get()
        self.assertEqual(
            (list(task.basis_provisions.all()), task.starts, task.status), ([provision], "2015-08", "draft")
        )
        row[5] = "kg-law#art_99"
        wrong = self.read("responsibility", [row], head)
        self.assertEqual(self.faults(wrong), [(2, "basis_provisions", "kg-law#art_99")])


class Exporting(Tables):
    def test_what_is_exported_is_imported_without_a_change(self):
        make.make_responsibility(valid_from=None, territory=make.make_jurisdiction("ru"))
        make.make_contact(value="+996 312 30 11 17")
        rule = make.make_rule(conditions_ru="=HYPERLINK(1)")
        rule.basis_acts.add(make.make_act())
        make.make_evidence(rule, as_of="2018-06")
        make.make_term(alternative_labels={"ky": ["сөз", "-сөз"]}, abbreviations={"ru": ["ЕАЭС"]})
        for model in (Institution, Contact, Responsibility, Rule, Source, Term):
            kind = model._meta.model_name
            for form in ("csv", "xlsx"):
                with self.subTest(kind=kind, form=form):
                    data = self.client.get(f"/admin/legalacts/{kind}/table/{form}/").content
                    preview = self.look(data, f"/admin/legalacts/{kind}/table/")
                    outcome = preview.context["outcome"]
                    self.assertEqual((outcome.faults, outcome.changes), ([], []))
                    self.assertEqual(outcome.same, model.objects.count())

    def test_no_spreadsheet_takes_a_cell_for_a_formula(self):
        make.make_institution("kg-office", title_ky='=HYPERLINK("http://x")', title_ru="+7", title_en="@sum")
        table = self.client.get("/admin/legalacts/institution/table/csv/").content.decode("utf-8-sig")
        row = next(csv.DictReader(io.StringIO(table)))
        self.assertEqual(
            (row["title_ky"], row["title_ru"], row["title_en"]), ('\'=HYPERLINK("http://x")', "'+7", "'@sum")
        )
        data = self.client.get("/admin/legalacts/institution/table/xlsx/").content
        cells = {cell.value: cell.data_type for row in openpyxl.load_workbook(io.BytesIO(data)).active for cell in row}
        self.assertEqual((cells['=HYPERLINK("http://x")'], cells["+7"]), ("s", "s"))

    def test_exports_what_the_list_shows(self):
        make.make_institution("kg-court", kind="court")
        make.make_institution("kg-office")
        page = self.client.get("/admin/legalacts/institution/?kind__exact=court")
        self.assertContains(page, "table/csv/?kind__exact=court")
        table = self.client.get("/admin/legalacts/institution/table/csv/?kind__exact=court").content.decode()
        self.assertIn("kg-court", table)
        self.assertNotIn("kg-office", table)
        self.assertEqual(self.client.get("/admin/legalacts/institution/table/exe/").status_code, 404)
        blank = self.client.get("/admin/legalacts/institution/table/blank/csv/").content.decode("utf-8-sig")
        self.assertTrue(blank.startswith("key,status,kind"))

    def test_needs_the_right_to_see(self):
        self.client.force_login(make_staff(permissions=["view_act"]))
        self.assertEqual(self.client.get("/admin/legalacts/institution/table/csv/").status_code, 403)
