import time

from django.core.management.base import BaseCommand, CommandError

from legalacts.search.semantic import reading
from legalacts.search.semantic.provider import provider


class Command(BaseCommand):
    """`embed`: read for their meaning the texts that are new or were edited, and forget those that are gone."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on, and look again after so long")

    def handle(self, *, every, verbosity, **options):
        model = provider()
        if model is None:
            raise CommandError("The semantic layer is off, or cannot work here: see `manage.py check`.")
        while True:
            count = read_texts(self, model, verbosity)
            if verbosity and (count or not every):
                self.stdout.write(f"{count} texts read")
            if not every:
                return
            time.sleep(every)


def read_texts(command, model, verbosity):
    """Read what is missing, showing how far it is."""

    def progress(done, total):
        command.stdout.write(f"\r{done} of {total} texts", ending="\n" if done == total else "")
        command.stdout.flush()

    return reading.read_all(model, progress if verbosity else None)
