"""The long forms of what `make test` tries shortly, and how fast it all is: `python -m tests.long [PART ...]`.

`make bench` runs every part, one after the other, whatever became of those before, and ends with a summary, after
some hours. Parts: speed crash replica backup edits threads crowd hostile. The environment makes it shorter:

N       beside how many made-up provisions speed is measured, "10000 100000 1000000" unless told
SHARE   which share of the usual times is killed, edited and attacked; 0.02 tries every part once in some minutes
"""

import os
import platform
import signal
import sqlite3
import subprocess
import sys
import time
from typing import NamedTuple

from tests.reliability.pooler import PROGRAM

POSTGRES = ("-m", "tests.postgres", "--", sys.executable)
EDITS = ("pytest", "-q", "-x", "--nomigrations", "tests/search/test_checking.py")
SIZES = "10000 100000 1000000"
STOPPED = {-signal.SIGINT, -signal.SIGTERM, 128 + signal.SIGINT, 128 + signal.SIGTERM}
RIGHT, WRONG, NOT_TRIED, ENDED_BY_HAND = "right", "WRONG", "not tried", "ended by hand"


class Run(NamedTuple):
    """One program of a part: what it tries, and how it is called."""

    what: str
    words: tuple[str, ...]


class Ended(NamedTuple):
    """What became of one."""

    part: str
    what: str
    outcome: str = NOT_TRIED
    seconds: float = 0.0


def parts() -> dict[str, list[Run]]:
    """What is run, by part."""
    sizes = (os.environ.get("N") or SIZES).split()
    servers = module("tests.reliability.replicas", some(60, 3))
    return {
        "speed": on_both("pages, import, index, search and their peers", "tests.bench", *sizes),
        "crash": on_both("who writes is killed", "tests.reliability.crash", some(200, 7)),
        "replica": [
            Run("database servers are killed", servers),
            Run("database servers behind pgbouncer are killed", (*servers, "pool")),
        ],
        "backup": on_both("backups beside readers and a curator", "tests.reliability.busy", some(20)),
        "edits": on_both(f"{some(300)} sequences of edits, the index against a rebuild", *EDITS),
        "threads": on_both("many threads at once against one", "tests.reliability.at_once", some(5000, 200)),
        "crowd": [Run("five times what the site can answer", module("tests.reliability.overload", some(30, 10)))],
        "hostile": [
            *on_both("requests that no reader sends", "tests.hostile", some(50_000, 500)),
            Run("files made to harm", module("tests.hostile.files", *(["short"] if share() < 1 else []))),
            Run("the API against its own description", module("tests.hostile.described", some(50))),
        ],
    }


def module(name: str, *words: str) -> tuple[str, ...]:
    """How a module is called."""
    return ("-m", name, *words)


def on_both(what: str, name: str, *words: str) -> list[Run]:
    """The same on each database."""
    words = module(name, *words)
    return [Run(f"{what}, on SQLite", words), Run(f"{what}, on PostgreSQL", (*POSTGRES, *words))]


def share() -> float:
    """The share of the usual times."""
    return float(os.environ.get("SHARE") or 1)


def some(usual: int, least: int = 1) -> str:
    """The asked share of the usual times."""
    return str(max(least, round(usual * share())))


def main(chosen: list[str]) -> int:
    """Run each program of the parts, whatever became of the others."""
    known = parts()
    if unknown := [name for name in chosen if name not in known]:
        sys.exit(f"No such part: {' '.join(unknown)}. There are: {' '.join(known)}.")
    say(f"{os.cpu_count()} cores, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    ended = [Ended(name, run.what) for name in chosen or known for run in known[name]]
    for at, run in enumerate(run for name in chosen or known for run in known[name]):
        outcome, seconds = outcome_of(run)
        ended[at] = ended[at]._replace(outcome=outcome, seconds=seconds)
        if outcome == ENDED_BY_HAND:
            break
    return summary(ended)


def outcome_of(run: Run) -> tuple[str, float]:
    """How it ended, and how many seconds it took."""
    say(f"\n== {run.what} == (load {os.getloadavg()[0]:.1f})")
    if "pool" in run.words and not PROGRAM:
        say("pgbouncer is not installed.")
        return NOT_TRIED, 0.0
    started = time.monotonic()
    # On a database of its own, whatever the site of this machine has.
    given = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {"EXAMPLES": some(300)}
    with subprocess.Popen([sys.executable, *run.words], env=given) as child:
        # The terminal tells the child as well; it has to stop the servers that it has started.
        signal.signal(signal.SIGINT, lambda *_: None)
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        code = child.wait()
    outcome = ENDED_BY_HAND if code in STOPPED else WRONG if code else RIGHT
    return outcome, time.monotonic() - started


def summary(ended: list[Ended]) -> int:
    """Print how everything ended; 0 if all was tried and right."""
    say(f"\n{'part':10}{'what':66}{'minutes':>8}")
    for one in ended:
        say(f"{one.part:10}{one.what:66}{one.seconds / 60:8.1f}  {one.outcome}")
    bad = [one.what for one in ended if one.outcome != RIGHT]
    say(f"\nNot right: {'; '.join(bad)}." if bad else "\nNothing was wrong.")
    return bool(bad)


def say(line: str) -> None:
    """Print a line before what a child prints next."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
