"""Write all public records into a folder."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from legalacts.interchange.bulk import export_all


class Command(BaseCommand):
    """`export_all [DIR]`: all public records as JSON lines and CSV, with licence and sums; run it each night.

    Without DIR the files go where the page of downloads offers them. Readers see the old files until all new ones are
    there. The same content gives the same bytes.
    """

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, nargs="?", default=settings.DOWNLOADS_DIR, metavar="DIR")

    def handle(self, *args, folder, **options):
        try:
            made = export_all(folder)
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}") from error
        if options["verbosity"]:
            records = sum(file.records or 0 for file in made if file.name.endswith(".jsonl"))
            self.stdout.write(f"{folder}: {records} records in {len(made)} files, {made[-1].bytes} bytes zipped")
