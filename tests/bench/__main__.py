"""Figures of the whole site: how fast it is with how much law in it. Nothing passes or fails; tables are printed.

`python -m tests.bench 10000 100000` measures beside so many made-up provisions, one after the other, and prints how
each figure grows. On PostgreSQL, whose own full text is then asked the same: `python -m tests.postgres -- python -m
tests.bench N`. Parts, of which `--only` names some:

content   the shipped content: its words, its judged queries, the server (once, not for each number)
database  N made-up provisions through the import of texts, beside the content
index     the index of that database built anew
pages     a page of each kind beside them
search    whole searches by class of query, over an index of N made-up entries, beside bare tantivy and PostgreSQL

`KEEP=folder` keeps databases and indexes there and uses them again: what is there is not made anew, unless texts are
analysed or stored otherwise by now.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

PARTS = ("content", "database", "index", "pages", "search")
USUAL = 10_000


def main():
    """Measure beside each number of provisions, each in a process and a folder of its own; then how figures grow."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("provisions", type=int, nargs="*")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS)
    parser.add_argument("--json", type=Path, help="write the figures there too")
    asked = parser.parse_args()
    numbers = asked.provisions or [USUAL]
    found = measure(numbers[0], asked.only) if len(numbers) == 1 else measure_each(numbers, asked.only)
    if asked.json:
        asked.json.write_text(json.dumps(found))
    if len(numbers) > 1 and len(found) < len(numbers):
        sys.exit("Not measured beside every number.")


def measure_each(numbers: list[int], parts: list[str]) -> list[dict]:
    """Measure beside each number, whatever became of the others, and print how figures grow."""
    every = [measure_apart(number, parts, first=number == numbers[0]) for number in numbers]
    found = [one for one in every if one]
    if found:
        show_growth(found)
    return found


def measure_apart(number: int, parts: list[str], *, first: bool) -> dict:
    """Measure beside so many provisions in a process of its own; nothing if that broke."""
    parts = [part for part in parts if first or part != "content"]
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [sys.executable, "-m", "tests.bench", str(number), "--json", file.name, "--only", *parts]
        keep = os.environ.get("KEEP")
        done = subprocess.run(command, env=os.environ | ({"KEEP": f"{keep}/{number}"} if keep else {}))
        return {} if done.returncode else json.loads(Path(file.name).read_text())


def measure(number: int, parts: list[str]) -> dict:
    """The figures of the parts asked for, in a site of its own."""
    keep = os.environ.get("KEEP")
    with nullcontext(keep) if keep else tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder).absolute(), number)
        found: dict = {"provisions": number}
        if "content" in parts:
            measure_content(folder)
        if "database" in parts:
            found["database"] = fill_database(number)
        if "index" in parts:
            found["index"] = build_index()
        if "pages" in parts:
            from tests.bench.pages import measure_pages  # noqa: PLC0415

            found["pages"] = measure_pages()
        if "search" in parts:
            from tests.bench.search import measure_search  # noqa: PLC0415

            found["search"] = measure_search(number)
    return found


def set_up(folder: Path, number: int) -> None:
    """A site with the shipped content; what is kept in the folder is used again."""
    os.environ |= {"VAR_DIR": str(folder), "STATIC_ROOT": f"{folder}/static", "HTTPS": "0"}
    os.environ["PAGES_KEPT_MB"] = "0"  # what a page costs to make is measured
    os.environ["DJANGO_SETTINGS_MODULE"] = "kb.settings"
    (folder / "static").mkdir(parents=True, exist_ok=True)
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        os.environ["DATABASE_URL"] = database_of(number)
    import django  # noqa: PLC0415 - settings must see the folder first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    show("load the content", timed(lambda: call_command("load_kb", verbosity=0))[0])


def database_of(number: int) -> str:
    """The address of a database for so many provisions beside the one that is given, made if there is none."""
    import psycopg  # noqa: PLC0415
    from psycopg import sql  # noqa: PLC0415

    given = os.environ["DATABASE_URL"]
    server, _, _name = given.rpartition("/")
    name = f"bench_{number}"
    with psycopg.connect(given, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{server}/{name}"


def measure_content(folder: str) -> None:
    """The shipped content alone: how quickly its words are analysed, its index, its judged queries, the server."""
    from django.core.management import call_command  # noqa: PLC0415

    from tests.bench.analysis import measure_analysis  # noqa: PLC0415
    from tests.bench.serving import measure_serving  # noqa: PLC0415

    measure_analysis()
    show("build the index", timed(lambda: call_command("rebuild_index", verbosity=0))[0])
    call_command("evaluate_search", str(Path("tests/search/judged/shipped.jsonl")))
    measure_serving(folder)


def fill_database(number: int) -> dict:
    """Made-up law beside the content, unless it stands there; provisions a second."""
    from django.db import connection  # noqa: PLC0415

    from legalacts.interchange.synthetic import CorpusStands, synthesize  # noqa: PLC0415

    try:
        clock, busy = timed(lambda: synthesize(number, beside=True))
    except CorpusStands:
        print("the made-up law stands in the database")  # noqa: T201
        return {}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(f"{number:,} provisions imported: {number / clock:,.0f} a second ({number / busy:,.0f} of processor)")  # noqa: T201
    return {"a second": number / clock, "of processor": number / busy}


def build_index() -> dict:
    """The index of what is in the database; provisions and entries a second, megabytes."""
    from legalacts.models import Provision  # noqa: PLC0415
    from legalacts.search import rebuild  # noqa: PLC0415
    from tests.bench.search import index_size  # noqa: PLC0415

    number, entries = Provision.objects.count(), 0

    def build():
        nonlocal entries
        entries = rebuild()

    clock, busy = timed(build)
    size = index_size() / 1e6
    print(  # noqa: T201
        f"index of {number:,} provisions, {entries:,} entries: {number / clock:,.0f} provisions a second "
        f"({number / busy:,.0f} of processor), {entries / clock:,.0f} entries a second, {size:,.0f} MB"
    )
    return {"a second": number / clock, "of processor": number / busy, "entries": entries, "MB": size}


def show_growth(found: list[dict]) -> None:
    """Pages and classes of queries, the median of a page and the 95th percentile of searches, by number."""
    print("\nmilliseconds" + " " * 12 + "".join(f"{one['provisions']:>12,}" for one in found) + f"{'growth':>10}")  # noqa: T201
    for part in ("pages", "search"):
        for name in found[0].get(part, {}):
            figures = [one.get(part, {}).get(name) for one in found]
            cells = "".join(f"{figure:12.1f}" if figure is not None else " " * 12 for figure in figures)
            known = [figure for figure in figures if figure is not None]
            print(f"{name:24}{cells}{known[-1] / known[0]:9.2f}x")  # noqa: T201


def timed(work) -> tuple[float, float]:
    """How many seconds some work takes, by the clock and of the processor (of processes it starts, too)."""
    start, busy = time.perf_counter(), processor()
    work()
    return time.perf_counter() - start, processor() - busy


def processor() -> float:
    """The seconds of processor that this process and the ones it started have taken."""
    taken = os.times()
    return taken.user + taken.system + taken.children_user + taken.children_system


def show(what: str, seconds: float) -> None:
    """One line of the table."""
    print(f"{what}: {seconds:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main()
