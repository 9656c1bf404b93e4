"""A made-up corpus to measure with."""

from django.core.management.base import BaseCommand, CommandError

from legalacts.interchange.synthetic import CorpusStands, OtherContent, remove_corpus, synthesize
from legalacts.search import rebuild


class Command(BaseCommand):
    """`synthesize N [--beside-content]`: N made-up provisions, the same each time; `--remove` takes them away."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("provisions", type=int, nargs="?", default=0, metavar="N")
        parser.add_argument(
            "--beside-content", action="store_true", help="also where there is law that people read: for tests only"
        )
        parser.add_argument("--remove", action="store_true", help="take the made-up acts away again")

    def handle(self, *, provisions, beside_content, remove, verbosity, **options):
        if remove:
            self.stdout.write(f"{remove_corpus()} made-up acts removed")
        elif not 0 < provisions <= 10_000_000:
            raise CommandError("Say how many provisions, from 1 to 10000000.")
        else:
            self._make(provisions, beside_content, verbosity)
        rebuild()

    def _make(self, provisions, beside, verbosity):
        def progress(done):
            self.stdout.write(f"\r{done} provisions", ending="")
            self.stdout.flush()

        try:
            acts = synthesize(provisions, beside=beside, **({"progress": progress} if verbosity else {}))
        except OtherContent:
            raise CommandError(
                "There is content here. Made-up law would stand beside it for every reader to see; "
                "say --beside-content if that is meant."
            ) from None
        except CorpusStands:
            raise CommandError("There is a made-up corpus already; `synthesize --remove` takes it away.") from None
        if verbosity:
            self.stdout.write(f"\r{provisions} provisions in {acts} acts")
