import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from legalacts.search.evaluation import COLUMNS, WrongJudgement, evaluate, read_judged


class Command(BaseCommand):
    help = "Run judged queries as the public search would, and print how good the answers are."

    def add_arguments(self, parser):
        parser.add_argument(
            "queries", type=Path, nargs="+", help="files with one JSON object a line: query, language, relevant …"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")

    def handle(self, *, queries, json: bool, **options):
        judged = [query for file in queries for query in read_file(file)]
        try:
            groups = evaluate(judged)
        except WrongJudgement as error:
            raise CommandError(str(error)) from error
        self.stdout.write(as_json(groups) if json else as_table(groups))


def read_file(file):
    """The judged queries of a file; there is at least one."""
    try:
        with file.open(encoding="utf-8") as lines:
            judged = list(read_judged(lines))
    except (OSError, WrongJudgement) as error:
        raise CommandError(f"{file}: {error}") from error
    if not judged:
        raise CommandError(f"{file}: there is no query in it")
    return judged


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
