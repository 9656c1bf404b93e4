"""A backup holds everything, fits either engine, and is refused when it is not what was written."""

import json
import shutil
import stat
import tempfile
import zipfile
from pathlib import Path

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder
from django.test import TestCase, override_settings
from django.utils import timezone

from legalacts.interchange.backup import DamagedBackup, NotRestored, restore, verify, write_backup
from legalacts.interchange.backup.file import SEAL, seal
from legalacts.interchange.bulk import export_all
from legalacts.models import Act, Change, Rule, Term, record_change
from tests import factories
from tests.reliability.site import environment, run
from tests.search.base import SearchTestCase
from tests.views.world import make_world


class BackupTestCase(TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.file = self.folder / "kb.backup"

    def sums(self, manifest):
        return {table.name: (table.rows, table.sha256) for table in manifest.tables}

    def exported(self, name):
        """Every file of a bulk export."""
        export_all(self.folder / name)
        return {file.name: file.read_bytes() for file in (self.folder / name).iterdir()}


class Whole(BackupTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world = make_world()
        cls.curator = User.objects.create_user("aida", password="a long password for tests")
        factories.make_rule("odd", text_ky="“Ңң” \\ \n\t \u2028 🙂", as_of="2018", note_ru="=1")
        rule = Rule.objects.get(key="odd")
        rule.text_ru = "Другой ответ"
        rule.save()
        record_change(rule)

    def test_comes_back_byte_for_byte_through_the_other_engine(self):
        before, exported = write_backup(self.file), self.exported("before")
        there = environment(self.folder, DATABASE_URL=f"sqlite:///{self.folder / 'other.sqlite3'}")
        run("manage.py", "migrate", "auth", "-v0", **there)  # as far as an earlier restore came, before it was killed
        run("manage.py", "restore", str(self.file), **there)
        run("manage.py", "backup", str(self.folder / "other.backup"), **there)
        Term.objects.all().delete()
        Rule.objects.filter(key="odd").update(text_ky="lost")
        again = restore(self.folder / "other.backup", replace=True)
        self.assertEqual(self.sums(again), self.sums(before))
        self.assertEqual(self.exported("after"), exported)
        self.assertEqual(self.sums(write_backup(self.folder / "last.backup")), self.sums(before))

    def test_holds_history_and_users_and_no_sessions(self):
        Session.objects.create(session_key="x" * 32, session_data="secret", expire_date=timezone.now())
        history = Rule.history.filter(key="odd").count()
        manifest = write_backup(self.file)
        self.assertNotIn("django_session", self.sums(manifest))
        User.objects.all().delete()
        Rule.history.all().delete()
        restore(self.file, replace=True)
        self.assertTrue(User.objects.get(username="aida").check_password("a long password for tests"))
        self.assertEqual(Rule.history.filter(key="odd").count(), history)
        self.assertFalse(Session.objects.exists())

    def test_leaves_the_next_record_a_number_of_its_own(self):
        write_backup(self.file)
        restore(self.file, replace=True)
        last = Change.objects.latest("pk").pk
        self.assertGreater(record_change(factories.make_act("next")).pk, last)

    def test_is_read_by_nobody_but_its_owner(self):
        write_backup(self.file)
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o600)
        self.assertEqual([file.name for file in self.folder.iterdir()], ["kb.backup"])

    def test_says_what_it_holds(self):
        call_command("backup", self.file, verbosity=0)
        call_command("restore", self.file, "--check", verbosity=0)
        manifest = verify(self.file)
        self.assertEqual(manifest.tables[0].rows, self.sums(manifest)[manifest.tables[0].name][0])
        self.assertIn(["legalacts", "0001_first_records"], manifest.migrations)


class Refused(BackupTestCase):
    """Whatever is wrong with the file, nothing is touched."""

    def setUp(self):
        super().setUp()
        factories.make_act("kept")
        write_backup(self.file)
        factories.make_act("newer")

    def refuse(self, error=DamagedBackup, **options):
        with self.assertRaises(error) as raised:
            restore(self.file, **{"replace": True} | options)
        self.assertEqual(set(Act.objects.values_list("key", flat=True)), {"kept", "newer"})
        return str(raised.exception)

    def rewrite(self, change):
        """Write the archive anew, each member as `change` makes it from its name and content; None leaves it out."""
        with zipfile.ZipFile(self.file) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(self.file, "w") as archive:
            for name, content in members.items():
                if (changed := change(name, content)) is not None:
                    archive.writestr(name, changed)
            archive.comment = b" " * SEAL
        with self.file.open("r+b") as file:
            seal(file)

    def test_a_file_cut_off_anywhere(self):
        whole = self.file.read_bytes()
        for length in (0, 1, 100, len(whole) // 2, len(whole) - 1):
            with self.subTest(length):
                self.file.write_bytes(whole[:length])
                self.refuse()

    def test_a_file_with_one_wrong_bit(self):
        whole = self.file.read_bytes()
        for place in range(0, len(whole), len(whole) // 40):
            damaged = bytearray(whole)
            damaged[place] ^= 4
            self.file.write_bytes(damaged)
            with self.subTest(place), self.assertRaises(DamagedBackup):
                verify(self.file)

    def test_rows_that_are_not_those_that_were_written(self):
        self.rewrite(
            lambda name, content: content.replace(b"kept", b"lept") if name.endswith("_act.jsonl") else content
        )
        self.assertIn("rows of legalacts_act", self.refuse())

    def test_a_table_left_out(self):
        self.rewrite(lambda name, content: None if name.endswith("_act.jsonl") else content)
        self.assertIn("does not hold the tables", self.refuse())

    def test_a_manifest_that_somebody_changed(self):
        self.rewrite(lambda name, content: content + b" " if name == "manifest.json" else content)
        self.assertIn("manifest", self.refuse())

    def test_an_archive_of_something_else(self):
        with zipfile.ZipFile(self.file, "w") as archive:
            archive.writestr("letter.txt", "Hello")
        self.assertIn("not a backup", self.refuse())

    def test_something_that_is_no_archive(self):
        self.file.write_text(json.dumps({"format": "rights-path backup"}))
        self.refuse()

    def test_a_database_that_is_not_empty(self):
        self.assertIn("--replace", self.refuse(NotRestored, replace=False))

    def test_a_backup_of_a_later_version(self):
        later = MigrationRecorder.Migration.objects.create(app="legalacts", name="9999_of_the_future")
        write_backup(self.file)
        later.delete()
        self.assertIn("legalacts.9999_of_the_future", self.refuse(NotRestored))

    def test_a_backup_of_an_older_version_in_the_place_of_this_one(self):
        newest = MigrationRecorder.Migration.objects.filter(app="legalacts").latest("pk")
        MigrationRecorder.Migration.objects.filter(pk=newest.pk).delete()
        write_backup(self.file)
        MigrationRecorder.Migration.objects.create(app=newest.app, name=newest.name)
        self.assertIn("another version", self.refuse(NotRestored))

    def test_is_said_in_one_line(self):
        self.file.write_bytes(b"")
        with self.assertRaisesMessage(CommandError, "Nothing was restored."):
            call_command("restore", self.file)


class Searching(SearchTestCase):
    def test_finds_what_was_restored_and_not_what_came_after(self):
        folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        record_change(factories.make_term("bird", title_ky="зымырык"))
        write_backup(folder / "kb.backup")
        record_change(factories.make_term("later", title_ky="карчыга"))
        self.assertEqual((self.keys("зымырык"), self.keys("карчыга")), (["bird"], ["later"]))
        with override_settings(VAR_DIR=folder):
            call_command("restore", folder / "kb.backup", "--replace", verbosity=0)
        self.assertEqual((self.keys("зымырык"), self.keys("карчыга")), (["bird"], []))
