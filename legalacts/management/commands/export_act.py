"""Write an act in one of the formats of export."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from legalacts.interchange.edition import NothingHeld, languages_held, public_act
from legalacts.interchange.exporting import FORMATS, export_act
from legalacts.models import LANGUAGES, Act


class Command(BaseCommand):
    """`export_act KEY [--format akn|text|md|json|docx] [--language ru] [--on 2018-06-01] [--output FILE]`: public text.

    Without a language, the one in which most of the act is held; JSON then has all of them.
    """

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("key")
        parser.add_argument("--format", choices=FORMATS, default="akn")
        parser.add_argument("--language", choices=LANGUAGES)
        parser.add_argument("--on", type=day, default=None, help="the day, as 2018-06-01; today when not given")
        parser.add_argument("--output", type=Path, help="a file; the screen when not given")

    def handle(self, *args, key, output, **options):
        act = public_act(key)
        if act is None:
            raise CommandError(_why_not(key))
        try:
            text = export_act(act, options["format"], options["language"], options["on"] or timezone.localdate())
        except NothingHeld as error:
            held = ", ".join(languages_held(act, options["on"] or timezone.localdate())) or "none"
            raise CommandError(f"{key}: {error} Languages held on this day: {held}.") from error
        data = text if isinstance(text, bytes) else text.encode()
        if output is None:
            if isinstance(text, bytes):
                raise CommandError("A Word file goes into a file: give --output FILE.")
            self.stdout.write(text, ending="")
            return
        try:
            output.write_bytes(data)
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}") from error
        self.stderr.write(f"{output}: {len(data)} bytes")


def day(text: str) -> date:
    """A day; argparse says which argument is wrong."""
    return date.fromisoformat(text)


def _why_not(key: str) -> str:
    if Act.objects.filter(key=key).exists():
        return f"The act {key} is not published; only what the public may see is exported."
    return f"There is no act {key}."
