"""`manage.py check_links`: visit the addresses of other sites that records point to."""

from collections import Counter
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.db.models import Q
from django.utils import timezone

from legalacts.models import WebAddress
from legalacts.upkeep.fetching import Visitor
from legalacts.upkeep.links import Manners, list_addresses, visit_all


class Command(BaseCommand):
    help = "Visits the addresses in sources, acts, institutions and contacts; notes which are broken. Run it weekly."

    def add_arguments(self, parser):
        parser.add_argument("--site", help="only this one, as in migration.gov.kg")
        parser.add_argument("--days", type=int, default=1, help="leave out what was visited within so many days")
        parser.add_argument("--limit", type=int, help="at most so many addresses, the longest unvisited first")
        parser.add_argument("--timeout", type=float, default=15, help="seconds to wait for a site")
        parser.add_argument("--rest", type=float, default=2, help="seconds between two requests to one site")
        parser.add_argument("--retries", type=int, default=2, help="how often a fault is given another chance")

    def handle(self, *args, site, days, limit, timeout, rest, retries, verbosity, **options):
        today = timezone.localdate()
        self.stdout.write(f"{list_addresses()} addresses in use")
        due = WebAddress.objects.filter(Q(checked_on=None) | Q(checked_on__lte=today - timedelta(days=days)))
        chosen = due.filter(host=site) if site else due
        counts = Counter()
        manners = Manners(self.visitor(timeout), rest, retries)
        for address, finding in visit_all(list(chosen.order_by("checked_on", "url")[:limit]), manners):
            address.visited(finding.state, finding.reason, finding.code, finding.leads_to, today)
            address.save()
            counts[address.state] += 1
            if verbosity > 1 or address.state == WebAddress.State.BROKEN:
                self.stdout.write(f"{address.state} {address.reason} {address.url}")
        self.stdout.write(", ".join(f"{state}: {number}" for state, number in sorted(counts.items())) or "none due")

    def visitor(self, timeout):
        """Who visits; a test has a site of its own, which is not public."""
        return Visitor(timeout)
