"""Measure the shipped content: index, search by group of judged queries, pages; then the same beside made-up law.

`python -m tests.bench 100000` searches that many made-up provisions (else ten thousand); a tenth of them, ten thousand
at most, go through the database, to see what pages cost beside them. On PostgreSQL (`python -m tests.postgres --
python -m tests.bench`) its own full text is asked the same. Prints tables.

`KEEP=folder python -m tests.bench 1000000 --only search` measures search alone, over an index that is kept in that
folder and made anew only when there is none of so many provisions, or texts are analysed or stored otherwise by now.
"""

import argparse
import os
import statistics
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

REPEATS = 25
SYNTHETIC = 10_000
PAGES = (
    "", "search/?q=каттоо", "acts/", "acts/eaeu-treaty-2014/", "acts/eaeu-treaty-2014/art_97/", "institutions/",
    "institutions/kg-mlssm/", "compare/?destination=ru", "guide/?citizenship=kg&destination=ru",
    "problems/employer-does-not-pay/", "terms/", "about/",
)  # fmt: skip


def main():
    """Set up a site of its own in a folder, then measure it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("provisions", type=int, nargs="?", default=SYNTHETIC)
    parser.add_argument("--only", choices=["search"])
    asked = parser.parse_args()
    keep = os.environ.get("KEEP")
    with nullcontext(keep) if keep else tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder).absolute())
        if not asked.only:
            measure_content(folder)
            measure_beside(min(asked.provisions, SYNTHETIC * 10) // 10)
        from tests.bench.search import measure_search  # noqa: PLC0415

        measure_search(asked.provisions)


def set_up(folder: Path) -> None:
    """A site with the shipped content; what is kept in the folder is used again."""
    os.environ |= {"VAR_DIR": str(folder), "STATIC_ROOT": f"{folder}/static", "HTTPS": "0"}
    os.environ["PAGES_KEPT_MB"] = "0"  # what a page costs to make is measured
    os.environ["DJANGO_SETTINGS_MODULE"] = "kb.settings"
    import django  # noqa: PLC0415 - settings must see the folder first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    show("load the content", timed(lambda: call_command("load_kb", verbosity=0)))


def measure_content(folder: str) -> None:
    """The shipped content alone: its index, its judged queries, its pages, the server."""
    from django.core.management import call_command  # noqa: PLC0415

    from tests.bench.serving import measure_serving  # noqa: PLC0415

    show("build the index", timed(lambda: call_command("rebuild_index", verbosity=0)))
    call_command("evaluate_search", str(Path("tests/search/judged/shipped.jsonl")))
    measure_pages()
    measure_serving(folder)


def measure_beside(number: int) -> None:
    """The same pages beside made-up law in the database."""
    from django.core.management import call_command  # noqa: PLC0415

    show(f"make up {number}", timed(lambda: call_command("synthesize", number, beside_content=True, verbosity=0)))
    show("build the index", timed(lambda: call_command("rebuild_index", verbosity=0)))
    measure_pages()


def measure_pages():
    """Each page as the server makes it, without network: median, 95th percentile, bytes."""
    from django.test import Client  # noqa: PLC0415

    client = Client(HTTP_HOST="localhost")
    print(f"{'page':45}{'p50 ms':>9}{'p95 ms':>9}{'bytes':>9}")  # noqa: T201
    for page in PAGES:
        answers = [(timed(lambda page=page: client.get(f"/ky/{page}")), page) for _ in range(REPEATS)]
        times = sorted(seconds * 1000 for seconds, _page in answers)
        size = len(client.get(f"/ky/{page}").content)
        print(f"{page or 'home':45}{statistics.median(times):9.1f}{times[int(REPEATS * 0.95)]:9.1f}{size:9}")  # noqa: T201


def timed(work) -> float:
    """How many seconds some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def show(what: str, seconds: float) -> None:
    """One line of the table."""
    print(f"{what}: {seconds:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main()
