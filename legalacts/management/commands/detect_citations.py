"""Find citations in the wordings."""

from django.core.management.base import BaseCommand, CommandError

from legalacts.citations import detect_citations
from legalacts.models import Act


class Command(BaseCommand):
    """`detect_citations [KEY …]`: find the citations in these acts, or in all; what people decided stays."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("keys", nargs="*", metavar="KEY")

    def handle(self, *args, keys, **options):
        acts = Act.objects.filter(key__in=keys) if keys else Act.objects.filter(provisions__wordings__isnull=False)
        found = {act.key: act for act in acts.distinct().order_by("key")}
        if unknown := sorted(set(keys) - set(found)):
            raise CommandError(f"There is no act {', '.join(unknown)}.")
        total = 0
        for act in found.values():
            tally = detect_citations(act)
            total += tally.new + tally.same
            if tally.new or tally.gone or tally.unknown:
                self.stdout.write(
                    f"{act.key}: {tally.new} new, {tally.gone} gone, {tally.same} the same; "
                    f"{tally.unknown} lead nowhere yet"
                )
        self.stdout.write(f"{total} citations in {len(found)} acts")
