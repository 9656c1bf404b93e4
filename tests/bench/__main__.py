"""Measure the shipped content: index, search by group of judged queries, pages; then the same beside made-up law.

`python -m tests.bench 100000` searches that many made-up provisions (else ten thousand); a tenth of them, ten thousand
at most, go through the database, to see what pages cost beside them. On PostgreSQL (`python -m tests.postgres --
python -m tests.bench`) its own full text is asked the same. Prints tables; writes nothing.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

REPEATS = 25
SYNTHETIC = 10_000
PAGES = (
    "", "search/?q=каттоо", "acts/", "acts/eaeu-treaty-2014/", "acts/eaeu-treaty-2014/art_97/", "institutions/",
    "institutions/kg-mlssm/", "compare/?destination=ru", "guide/?citizenship=kg&destination=ru",
    "problems/employer-does-not-pay/", "terms/", "about/",
)  # fmt: skip


def main():
    """Set up a site of its own in a temporary folder, then measure it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "STATIC_ROOT": f"{folder}/static", "HTTPS": "0"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "kb.settings"
        import django  # noqa: PLC0415 - settings must see the folder first

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        show("load the content", timed(lambda: call_command("load_kb", verbosity=0)))
        show("build the index", timed(lambda: call_command("rebuild_index", verbosity=0)))
        call_command("evaluate_search", str(Path("tests/search/judged/shipped.jsonl")))
        measure_pages()
        from tests.bench.search import measure_search  # noqa: PLC0415
        from tests.bench.serving import measure_serving  # noqa: PLC0415

        measure_serving(folder)
        number = int(sys.argv[1]) if len(sys.argv) > 1 else SYNTHETIC
        beside = min(number, SYNTHETIC * 10) // 10
        show(f"make up {beside}", timed(lambda: call_command("synthesize", beside, beside_content=True, verbosity=0)))
        show("build the index", timed(lambda: call_command("rebuild_index", verbosity=0)))
        measure_pages()
        measure_search(number)


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
