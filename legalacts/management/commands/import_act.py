"""Import the text of an act."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from legalacts.interchange.plain_text import UnreadableText, import_text


class Command(BaseCommand):
    """`import_act FILE [--format text] [--dry-run]`: bring an act's text in; all of it or nothing."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=["text"], default="text")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")

    def handle(self, *args, file, dry_run, **options):
        try:
            report = import_text(file.read_bytes(), dry_run=dry_run)
        except OSError as error:
            raise CommandError(f"{file.name}: {error.strerror}") from error
        except UnreadableText as error:
            raise CommandError(f"{file.name}: {error}. Nothing was written.") from error
        for warning in report.warnings:
            self.stdout.write(f"warning: {warning}")
        self.stdout.write(f"{report.act}: {report.units} units read")
        if dry_run:
            self.stdout.write("Nothing was written.")
            return
        self.stdout.write(
            f"provisions: {report.new_provisions} new; wordings: {report.new_wordings} new, "
            f"{report.changed_wordings} changed, {report.same_wordings} the same"
        )
