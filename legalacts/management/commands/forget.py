"""`manage.py forget`: delete what readers sent once it has served."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from legalacts.models import ReaderReport


class Command(BaseCommand):
    help = "Deletes reports of readers closed half a year ago, or open for a year. Run it each night."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say what would go, delete nothing")

    def handle(self, *args, dry_run, **options):
        reports = ReaderReport.objects.forgettable(timezone.localdate())
        self.stdout.write(f"reports of readers: {reports.count()}")
        if not dry_run:
            reports.delete()
