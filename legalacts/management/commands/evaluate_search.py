import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from legalacts.search.evaluation import COLUMNS, WrongJudgement, evaluate, read_judged


class Command(BaseCommand):
    help = "Run judged queries as the public search would, and print how good the answers are."

    def add_arguments(self, parser):
        parser.add_argument(
            "queries", type=Path, help="a file with one JSON object a line: query, language, relevant …"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")

    def handle(self, *, queries, json: bool, **options):
        try:
            with queries.open(encoding="utf-8") as lines:
                judged = list(read_judged(lines))
            groups = evaluate(judged)
        except (OSError, WrongJudgement) as error:
            raise CommandError(f"{queries}: {error}") from error
        if not groups:
            raise CommandError(f"{queries}: there is no query in it")
        self.stdout.write(as_json(groups) if json else as_table(groups))


def as_json(groups):
    return json.dumps(groups, ensure_ascii=False)


def as_table(groups):
    """One line a group, all together last."""
    width = max(map(len, groups))
    head = " ".join(f"{name:>12}" for name in ("queries", *COLUMNS))
    lines = [
        f"{name:<{width}} " + " ".join(f"{row[at]:>12}" for at in ("queries", *COLUMNS)) for name, row in groups.items()
    ]
    return "\n".join([f"{'':<{width}} {head}", *lines])
