"""Import the text of an act."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from legalacts.interchange.document import UnreadableText
from legalacts.interchange.importing import FORMATS, import_document, open_file
from legalacts.models.databases import count_for_the_planner


class Command(BaseCommand):
    """`import_act FILE [--format akn|text|html|docx] [--header FILE] [--dry-run]`: an act's text; all or nothing."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=FORMATS, help="else it is seen from the name and the content")
        parser.add_argument(
            "--header", type=Path, help="the `key: value` lines, when the file has none; else FILE.head"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")

    def handle(self, *args, file, format, header, dry_run, **options):
        try:
            with override("en"):
                report = import_document(open_file(file, format, header), dry_run=dry_run)
                self._say(report)
        except OSError as error:
            raise CommandError(f"{Path(error.filename or file).name}: {error.strerror}") from error
        except UnreadableText as error:
            raise CommandError(f"{file.name}: {error}. Nothing was written.") from error
        if dry_run:
            self.stdout.write("Nothing was written.")
        else:
            count_for_the_planner()

    def _say(self, report):
        for warning in report.warnings:
            self.stdout.write(f"warning: {warning}")
        self.stdout.write(f"{report.act}: {report.units} units read")
        self.stdout.write(
            f"provisions: {report.new_provisions} new; wordings: {report.new_wordings} new, "
            f"{report.changed_wordings} changed, {report.closed_wordings} closed, {report.same_wordings} the same, "
            f"{report.kept_wordings} kept as edited here; notes: {report.new_notes} new, {report.closed_notes} closed"
        )
