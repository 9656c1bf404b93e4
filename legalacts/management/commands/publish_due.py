"""Publish what is planned until today."""

from django.core.management.base import BaseCommand

from legalacts.models.moving import publish_due


class Command(BaseCommand):
    """`publish_due`: what the first request of the day does by itself; for a timer, where no request may come."""

    help = __doc__

    def handle(self, *args, verbosity, **options):
        published, refused = publish_due()
        if verbosity:
            self.stdout.write(f"published: {published}, not ready: {refused}")
