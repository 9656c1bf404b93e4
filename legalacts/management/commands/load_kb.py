"""Load the shipped content."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from legalacts.interchange.content import ContentError, load_content
from legalacts.models.databases import count_for_the_planner


class Command(BaseCommand):
    """`load_kb [--dry-run]`: bring `fixtures/` into the database, keeping what curators changed."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
        parser.add_argument("--from", dest="folder", default=settings.FIXTURES_DIR, type=Path)

    def handle(self, *args, dry_run, folder, verbosity, **options):
        say = self.stdout.write if verbosity else lambda line: None
        try:
            report = load_content(folder, dry_run=dry_run, progress=lambda line: say(f"  {line}"))
        except ContentError as error:
            raise CommandError("\n".join([*error.problems, "Nothing was written."])) from error
        if report.unchanged_files:
            say("Content: unchanged since it was last loaded.")
            return
        for word, rows in (("new", report.new), ("changed", report.changed), ("the same", report.same)):
            say(f"{word}: {rows.total()}")
        for name in report.kept:
            say(f"kept as a curator left it: {name}")
        for name in report.gone:
            say(f"no longer shipped: {name}")
        if dry_run:
            say("Nothing was written.")
        else:
            count_for_the_planner()
