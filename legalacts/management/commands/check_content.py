"""Check the content: sources, links, languages, periods."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from legalacts.interchange.content.checking import Finding, check_records, tally_records
from legalacts.rights import lint_guide
from legalacts.search.semantic.provider import provider
from legalacts.search.semantic.reading import unread


class Command(BaseCommand):
    """`check_content`: print what is wrong or missing and a table of counts; fail when there is an error."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--gaps", action="store_true", help="list the gaps too, not only their number")
        parser.add_argument("--study", action="append", default=[], type=Path, help="a text nothing may repeat")

    def handle(self, *args, gaps, study, **options):
        self._table()
        findings = check_records(path.read_text(encoding="utf-8") for path in study)
        findings += [Finding(True, "guide", fault) for fault in lint_guide(timezone.localdate())]
        findings += self._unread()
        errors = [finding for finding in findings if finding.is_error]
        rest = [finding for finding in findings if not finding.is_error]
        for finding in errors:
            self.stderr.write(f"error: {finding}")
        if gaps:
            for finding in rest:
                self.stdout.write(f"gap: {finding}")
        self.stdout.write(f"{len(errors)} errors, {len(rest)} gaps")
        if errors:
            raise CommandError(f"{len(errors)} errors")

    def _unread(self):
        """What search by meaning, where it is on, cannot find yet."""
        model = provider()
        count = unread(model) if model else 0
        return (
            [Finding(False, "search", f"{count} texts are not read for their meaning: `embed` does")] if count else []
        )

    def _table(self):
        head = ("kind", "all", "published", "ky", "ru", "en", "verified", "unverified", "disputed", "outdated")
        self.stdout.write("{:<18}{:>6}{:>11}{:>6}{:>6}{:>6}{:>10}{:>12}{:>10}{:>10}".format(*head))
        for tally in tally_records():
            counts = [tally.languages[language] for language in ("ky", "ru", "en")]
            states = [tally.checked.get(state, 0) for state in ("verified", "unverified", "disputed", "outdated")]
            row = (tally.kind, tally.count, tally.published, *counts, *states)
            self.stdout.write("{:<18}{:>6}{:>11}{:>6}{:>6}{:>6}{:>10}{:>12}{:>10}{:>10}".format(*row))
