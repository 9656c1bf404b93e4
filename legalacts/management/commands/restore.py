"""Restore a backup."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from legalacts.interchange.backup import DamagedBackup, NotRestored, restore, verify
from legalacts.models.databases import count_for_the_planner
from legalacts.search import rebuild


class Command(BaseCommand):
    """`restore FILE [--replace] [--check]`: a backup into an empty database of either engine; all or nothing.

    A backup of an older version is brought up to this one, if the database has no tables yet.
    """

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="give up everything that the database holds")
        parser.add_argument("--check", action="store_true", help="only read the backup to its end")

    def handle(self, *args, file, replace, check, verbosity, **options):
        say = self.stdout.write if verbosity else lambda line: None
        try:
            manifest = verify(file) if check else restore(file, replace=replace)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except (DamagedBackup, NotRestored, DatabaseError) as error:
            raise CommandError(f"{file.name}: {error} Nothing was restored.") from error
        rows = sum(table.rows for table in manifest.tables)
        say(f"{file.name}: made {manifest.made_at} on {manifest.engine}, {rows} rows of {len(manifest.tables)} tables")
        if not check:
            call_command("migrate", verbosity=0)
            count_for_the_planner()
            say(f"{rebuild()} entries in the index")
