"""Five times as many requests as the site can answer: `python -m tests.reliability.overload [SECONDS]`.

First as many readers as there are places ask as fast as they are answered: that is what the site can do. Then many more
ask for pages at five times that rate, each page made anew, while others ask for what costs the site next to nothing.
"""

import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.reliability.site import Readers, Site, environment, run, served

TIMES = 5
SECONDS = 30
CROWD = 120
PLACES = 8  # two processes of four: kb/server.py and PAGES_AT_ONCE
MOST_GROWTH = 30
# With a parameter that is none of the site's own, so that each is made.
PAGES = ("/ky/acts/kg-law-1/?x=1", "/ky/terms/?x=1", "/ky/acts/?x=1", "/ru/acts/kg-law-2/art_3/?x=1")
KEPT = "/ru/acts/kg-law-1/"
READY = ("/static/site.css", "/healthz", "/robots.txt", KEPT)


def megabytes(process) -> int:
    """The memory of all processes of a server."""
    found = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        text = status.read_text() if status.exists() else ""
        if f"\nNSpgid:\t{process.pid}\n" in text:
            found += int(text.partition("VmRSS:")[2].split()[0]) // 1024
    return found


def at_capacity(site: Site, seconds: float) -> float:
    """How many pages a second are answered when nobody has to be turned away."""
    with Readers(site, PAGES, number=PLACES) as readers:
        time.sleep(seconds)
    told("as many as there are places", readers, seconds)
    return readers.answers[200] / seconds


def beyond(site: Site, capacity: float, seconds: float) -> tuple[Readers, Readers]:
    """Ask for so many times what it can do; the crowd, and those who asked for what is ready."""
    pace = CROWD / (TIMES * capacity)
    with (
        Readers(site, PAGES, number=CROWD, pace=pace, fine=frozenset([200, 503])) as crowd,
        Readers(site, READY, number=2, pace=0.05) as others,
    ):
        time.sleep(seconds)
    told(f"{crowd.answers.total() / seconds / capacity:.1f} times as many", crowd, seconds)
    told("files, probes and kept pages beside them", others, seconds)
    return crowd, others


def told(who: str, readers: Readers, seconds: float) -> None:
    """Print what they were answered, and how soon."""
    for status, took in sorted(readers.took.items(), key=str):
        middle, late = statistics.median(took), sorted(took)[int(len(took) * 0.95)]
        say(f"{who:42} {status}: {len(took) / seconds:7.1f}/s   p50 {middle:.2f} s   p95 {late:.2f} s")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> int:
    """Print how it went, and what was wrong."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with tempfile.TemporaryDirectory(prefix="crowded") as name:
        given = environment(Path(name), DJANGO_SETTINGS_MODULE="tests.reliability.settings")
        run("manage.py", "migrate", "--run-syncdb", "-v0", **given)
        run("-m", "tests.reliability.fill", **given)
        with served(Path(name), **given) as site:
            for _ in range(20):  # each process has it then
                site.get(KEPT)
            capacity = at_capacity(site, seconds / 2)
            before = megabytes(site.process)
            asked = beyond(site, capacity, seconds / 2)
            between = megabytes(site.process)
            asked += beyond(site, capacity, seconds / 2)
            growth = megabytes(site.process) - between
            afterwards = site.get(PAGES[0])[0]
    faults = [one for readers in asked for one in readers.failed]
    faults += [] if asked[0].answers[503] else ["nobody was turned away"]
    faults += [f"memory grew by {growth} MB"] if growth > MOST_GROWTH else []
    faults += [f"afterwards {afterwards}"] if afterwards != 200 else []
    for fault, times in Counter(faults).most_common():
        say(f"WRONG {fault}, {times} times")
    say(f"memory {before} MB before, {between} MB after the first half, then {growth:+} MB; {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
