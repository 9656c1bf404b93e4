"""Back up the database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from legalacts.interchange.backup import write_backup


class Command(BaseCommand):
    """`backup FILE`: everything but sessions, as it is at one moment, while others read and write.

    The file holds hashes of passwords: only its owner may read it.
    """

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, verbosity, **options):
        try:
            manifest = write_backup(file)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        if verbosity:
            rows = sum(table.rows for table in manifest.tables)
            self.stdout.write(f"{file}: {rows} rows of {len(manifest.tables)} tables, {file.stat().st_size} bytes")
