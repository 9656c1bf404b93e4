from django.core.management.base import BaseCommand, CommandError

from legalacts.search.checking import check_index

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Bring the search index level with the database and compare it with what a rebuild would write; fail on drift."
    )

    def handle(self, *, verbosity, **options):
        entries, differing = check_index()
        if differing:
            more = f" and {len(differing) - SHOWN} more" if len(differing) > SHOWN else ""
            raise CommandError(f"Not as a rebuild would write them: {', '.join(differing[:SHOWN])}{more}")
        if verbosity:
            self.stdout.write(f"{entries} entries, as a rebuild would write them")
