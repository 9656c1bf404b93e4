from django.core.management.base import BaseCommand

from legalacts.search import rebuild
from legalacts.search.semantic.provider import provider

from .embed import read_texts


class Command(BaseCommand):
    help = "Build the search index anew from the database, beside the one in use, and switch to it."

    def handle(self, *, verbosity, **options):
        def progress(count):
            self.stdout.write(f"\r{count} entries", ending="")
            self.stdout.flush()

        count = rebuild(progress if verbosity else None)
        if verbosity:
            self.stdout.write(f"\r{count} entries in the index")
        if model := provider():
            read_texts(self, model, verbosity)
