"""`export_all`: every public record, nothing else, the same bytes for the same content; and the page that offers it."""

import csv
import hashlib
import json
import zipfile
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from legalacts.interchange.bulk import KINDS, export_all, public_records
from legalacts.interchange.bulk.spreadsheet import write_table
from legalacts.interchange.record_data import record_data
from tests import factories
from tests.views.world import link, make_world

# What is kept of records rather than being one, and what is told with its record.
NO_KIND = {"Change", "Shipped", "Evidence"}
MARK = "Hidden"


class Folder(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world = make_world()

    def setUp(self):
        kept = TemporaryDirectory()
        self.addCleanup(kept.cleanup)
        self.folder = Path(kept.name) / "downloads"

    def records(self, kind):
        return [json.loads(line) for line in (self.folder / f"{kind}.jsonl").read_text().splitlines()]


class Files(Folder):
    def test_hold_every_kind_of_public_record_with_what_it_rests_on(self):
        export_all(self.folder)
        (act,) = [record for record in self.records("acts") if record["key"] == self.world.act.key]
        self.assertEqual(act["title"]["ru"], self.world.act.title_ru)
        self.assertEqual(act["evidence"][0]["source"], self.world.source.key)
        self.assertEqual(act["akn"], self.world.act.akn)
        (provision,) = self.records("provisions")
        self.assertEqual(provision["key"], self.world.provision.key)
        (wording,) = self.records("wordings")
        self.assertEqual((wording["provision"], wording["text"]), (provision["key"], "Words"))
        rule = next(record for record in self.records("rules") if record["key"] == self.world.rule.key)
        self.assertEqual(rule["basis_provisions"], [provision["key"]])

    def test_leave_no_kind_out(self):
        models = {model.__name__ for model in apps.get_app_config("legalacts").get_models()}
        models = {name for name in models if not name.startswith("Historical")}
        exported = {public_records(kind).model.__name__ for kind in KINDS}
        told = {model for model in models if model not in exported | NO_KIND}
        self.assertEqual({name for name in told if hasattr(apps.get_model("legalacts", name), "evidence")}, set())

    def test_are_the_same_bytes_for_the_same_content(self):
        export_all(self.folder)
        before = {file.name: file.read_bytes() for file in self.folder.iterdir()}
        export_all(self.folder)
        self.assertEqual({file.name: file.read_bytes() for file in self.folder.iterdir()}, before)
        self.assertEqual([file.name for file in self.folder.parent.iterdir()], ["downloads"])

    def test_are_named_in_the_manifest_with_numbers_and_sums(self):
        export_all(self.folder)
        manifest = json.loads((self.folder / "manifest.json").read_text())
        named = {file["name"] for file in manifest["files"]}
        self.assertEqual({file.name for file in self.folder.iterdir()} - named, {"manifest.json", "rights-path.zip"})
        for file in manifest["files"]:
            data = (self.folder / file["name"]).read_bytes()
            self.assertEqual((file["bytes"], file["sha256"]), (len(data), hashlib.sha256(data).hexdigest()))
            if file["name"].endswith(".jsonl"):
                self.assertEqual(file["records"], data.count(b"\n"))
        with zipfile.ZipFile(self.folder / "rights-path.zip") as archive:
            self.assertEqual(
                {name.removeprefix("rights-path/") for name in archive.namelist()}, named | {"manifest.json"}
            )
            self.assertIsNone(archive.testzip())
        self.assertIn("CC BY 4.0", (self.folder / "LICENSE.txt").read_text())

    def test_tables_have_a_column_a_language_and_no_formulas(self):
        self.world.act.title_ru = "=HYPERLINK(1)"
        self.world.act.save()
        export_all(self.folder)
        rows = list(csv.DictReader(StringIO((self.folder / "acts.csv").read_text(encoding="utf-8-sig"))))
        row = next(row for row in rows if row["key"] == self.world.act.key)
        self.assertEqual(row["title_ru"], "'=HYPERLINK(1)")
        self.assertEqual(row["title_ky"], self.world.act.title_ky)
        self.assertIn("study (line 1, unverified)", row["evidence"])
        for sign in ("=1", "+1", "-1", "@a", "\t=1"):
            self.assertIn(f"'{sign}", write_table([{"a": sign}]))

    def test_cost_the_same_number_of_queries_however_many_records(self):
        before = {kind: self.count(kind) for kind in KINDS}
        other = make_world()
        link(self.world, other)
        link(other, self.world)
        for kind in KINDS:
            with self.subTest(kind):
                self.assertLessEqual(self.count(kind), before[kind])

    def count(self, kind):
        with CaptureQueriesContext(connection) as caught:
            for record in public_records(kind):
                record_data(record)
        return len(caught)

    def test_show_nothing_hidden(self):
        secret = make_world()
        link(self.world, secret)
        link(secret, self.world)
        for number, record in enumerate(secret.records()):
            for name in record.translated_names:
                for language in ("ky", "ru", "en"):
                    setattr(record, f"{name}_{language}", MARK)
            record.status = ("draft", "in_review", "withdrawn")[number % 3]
            record.save()
        secret.provision.wordings.update(text=MARK, heading=MARK)
        factories.make_wording(self.world.provision, status="draft", nature="official", text=MARK, heading=MARK)
        export_all(self.folder)
        keys = [record.key for record in secret.records() if getattr(record, "key", "")]
        for file in self.folder.glob("*.[jc]s*"):
            text = file.read_text()
            with self.subTest(file.name):
                self.assertNotIn(MARK, text)
                for key in keys:
                    self.assertNotIn(f'"{key}"', text)
                    self.assertNotIn(f':{key}"', text)


class Command(Folder):
    def test_says_what_it_made(self):
        out = StringIO()
        call_command("export_all", str(self.folder), stdout=out)
        self.assertRegex(out.getvalue(), r"downloads: \d+ records in \d+ files")

    def test_says_what_is_wrong(self):
        self.folder.parent.joinpath("file").write_text("")
        with self.assertRaises(CommandError):
            call_command("export_all", str(self.folder.parent / "file" / "downloads"))


class Page(Folder):
    def setUp(self):
        super().setUp()
        settings = override_settings(DOWNLOADS_DIR=self.folder)
        settings.enable()
        self.addCleanup(settings.disable)

    def test_says_when_there_is_nothing_yet(self):
        self.assertContains(self.client.get("/en/data/downloads/"), "have not been made yet")
        self.assertEqual(self.client.get("/en/data/downloads/acts.csv").status_code, 404)

    def test_offers_each_file_with_its_size(self):
        export_all(self.folder)
        page = self.client.get("/ru/data/downloads/").content.decode()
        for name in ("acts.jsonl", "acts.csv", "rights-path.zip", "manifest.json", "README.md", "LICENSE.txt"):
            with self.subTest(name):
                self.assertIn(f'href="/ru/data/downloads/{name}"', page)
                response = self.client.get(f"/ru/data/downloads/{name}")
                self.assertEqual(b"".join(response.streaming_content), (self.folder / name).read_bytes())
                self.assertEqual(response["Content-Disposition"], f'attachment; filename="{name}"')

    def test_sends_nothing_else(self):
        export_all(self.folder)
        (self.folder / "secret.txt").write_text("x")
        for name in ("secret.txt", "..%2Fkb.sqlite3", "nothing.csv", "acts.xml"):
            with self.subTest(name):
                self.assertEqual(self.client.get(f"/ru/data/downloads/{name}").status_code, 404)

    def test_is_linked_from_every_page(self):
        self.assertContains(self.client.get("/ky/"), 'href="/ky/data/downloads/"')
