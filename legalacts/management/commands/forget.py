"""`manage.py forget`: delete what readers sent once it has served."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from legalacts.models import ReaderReport, SearchCount


class Command(BaseCommand):
    help = "Deletes reports of readers that are closed for long, and counts of searches. Run it each night."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say what would go, delete nothing")

    def handle(self, *args, dry_run, **options):
        for kind in (ReaderReport, SearchCount):
            gone = kind.objects.forgettable(timezone.localdate())
            self.stdout.write(f"{kind._meta.model_name}: {gone.count()}")
            if not dry_run:
                gone.delete()
