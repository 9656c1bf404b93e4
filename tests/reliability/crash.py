"""Kill what writes, at random moments, and look at what is left: `python -m tests.reliability.crash [TIMES] [SEED]`.

Each time a process begins on a fresh copy of a small site - loading content, importing an act, building the index,
saving in the admin, uploading a table, restoring, backing up - and is killed with `kill -9` on its way: every other
time anywhere in its course, spread evenly, otherwise at or shortly after one of the moments at which it puts something
in force: a transaction ends, a file gets its name, the index is switched. Afterwards every table must hold what it held
before or what it was to hold, `check_content` must find no new error, the index must equal what a rebuild would write,
and the same work done again must come to its end. Uses SQLite, or the PostgreSQL of DATABASE_URL.
"""

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import django
import psycopg

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.reliability.settings"
TIMES = 200
# How long after a moment, in seconds: what was asked of the disk or of the server is still under way.
SHORTLY = (0, 0.002, 0.02)


class Place:
    """A site that is copied for each attempt: database and folder."""

    def __init__(self, folder: Path, name: str, server: str):
        self.folder, self.name, self.server = folder / name, name, server

    def copy(self, name: str) -> "Place":
        """The same site under another name."""
        other = Place(self.folder.parent, name, self.server)
        shutil.rmtree(other.folder, ignore_errors=True)
        shutil.copytree(self.folder, other.folder)
        if self.server:
            self.say(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            self.say(f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')
        return other

    def make(self) -> None:
        """An empty place."""
        self.folder.mkdir(parents=True)
        if self.server:
            self.say(f'CREATE DATABASE "{self.name}"')

    def forget(self) -> None:
        if self.server:
            self.say(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def say(self, statement: str) -> int:
        with psycopg.connect(self.server, autocommit=True) as connection:
            return connection.execute(statement).rowcount

    def settle(self) -> None:
        """Return once the server has noticed that nobody is there any more: until then it may still commit."""
        while self.server and self.say(f"SELECT 1 FROM pg_stat_activity WHERE datname = '{self.name}'"):
            time.sleep(0.005)

    def enter(self) -> None:
        """Make this the site of the process."""
        from django.conf import settings  # noqa: PLC0415
        from django.db import connections  # noqa: PLC0415

        name = self.name if self.server else str(self.folder / "kb.sqlite3")
        connections["default"].settings_dict["NAME"] = name
        settings.INDEX_DIR, settings.VAR_DIR = self.folder / "index", self.folder


class Moments:
    """Counts the moments at which something is put in force, and ends the process at one of them."""

    def __init__(self, last: int = 0, shortly: float = 0):
        self.count, self.last, self.shortly = 0, last, shortly

    def watch(self) -> None:
        """From now on, in this process."""
        from django.db.backends.base.base import BaseDatabaseWrapper  # noqa: PLC0415

        from legalacts.search import following, index  # noqa: PLC0415

        BaseDatabaseWrapper.commit = self.before(BaseDatabaseWrapper.commit)
        following.commit = index.commit = self.before(index.commit)
        sys.addaudithook(lambda event, _: self.pass_by() if event == "os.rename" else None)

    def before(self, work: Callable) -> Callable:
        def passing(*given):
            self.pass_by()
            return work(*given)

        return passing

    def pass_by(self) -> None:
        self.count += 1
        if self.count == self.last and not self.shortly:
            kill(os.getpid())
        elif self.count == self.last:
            threading.Timer(self.shortly, kill, [os.getpid()]).start()


def kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)


@dataclass
class Attempt:
    """Some work done in a process of its own: whether it came to its end, what it gave, how long it took."""

    ended: bool
    said: object
    seconds: float
    moments: int = 0


def attempt(place: Place, work: Callable[[Path], object], after: float | None = None, moments=None) -> Attempt:
    """Do some work in a place; kill it after some seconds, or as `moments` says."""
    reading, writing = os.pipe()
    begun = time.perf_counter()
    process = os.fork()
    if process == 0:
        os.close(reading)
        do(place, work, moments or Moments(), writing)
    os.close(writing)
    if after is not None:
        time.sleep(max(0, begun + after - time.perf_counter()))
        kill(process)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    ended = os.waitpid(process, 0)[1] == 0
    seconds = time.perf_counter() - begun
    place.settle()
    told = json.loads(said) if said else {"said": None, "moments": 0}
    return Attempt(ended, told["said"], seconds, told["moments"])


def do(place: Place, work: Callable[[Path], object], moments: Moments, writing: int) -> None:
    """Work in a process that was made for it, and tell."""
    try:
        place.enter()
        moments.watch()
        told = {"said": work(place.folder), "moments": moments.count}
        os.write(writing, json.dumps(told).encode())
    except BaseException as error:  # what went wrong is for the parent to say
        os.write(writing, json.dumps({"said": {"error": repr(error)[:2000]}, "moments": 0}).encode())
        os._exit(1)
    os._exit(0)


@dataclass
class Course:
    """What some work is when nobody disturbs it."""

    work: Callable[[Path], object]
    seconds: float
    moments: int
    result: dict


def undisturbed(place: Place, work: Callable[[Path], object], look) -> Course:
    """Do some work to its end."""
    done = attempt(place, work)
    if not done.ended:
        raise RuntimeError(f"{work.__name__}: {done.said}")
    return Course(work, done.seconds, done.moments, attempt(place, look).said)


def plan(number: int, times: int, course: Course, chance: random.Random) -> tuple[str, dict]:
    """When to kill: evenly over the course, or at one of its moments; in words, and for `attempt`."""
    if number % 2 and course.moments:
        moment, shortly = 1 + round((course.moments - 1) * number / max(1, times - 1)), chance.choice(SHORTLY)
        words = f"{shortly} s after moment {moment} of {course.moments}"
        return words, {"moments": Moments(moment, shortly)}
    after = course.seconds * (number + chance.random()) / times
    return f"after {after:.3f} s of {course.seconds:.3f}", {"after": after}


def crash(times: int, seed: int, folder: Path, server: str) -> tuple[Counter, list[str]]:
    """Kill so many times; how often each work was killed on its way or had ended, and what was wrong afterwards."""
    work, _ = import_module("tests.reliability.work"), import_module("kb.urls")  # read once, not by each process
    chance, counts, faults = random.Random(seed), Counter(), []
    template = Place(folder, f"kb_crash_{os.getpid()}", server)
    template.make()
    try:
        made = attempt(template, work.prepare)
        if not made.ended:
            raise RuntimeError(made.said)
        before = attempt(template.copy(f"{template.name}_copy"), work.look).said
        tried = chance.sample(work.WORK, min(times, len(work.WORK)))
        courses = [undisturbed(template.copy(f"{template.name}_copy"), one, work.look) for one in tried]
        for number in range(times):
            course = courses[number % len(courses)]
            words, when = plan(number // len(courses), -(-times // len(courses)), course, chance)
            place = template.copy(f"{template.name}_copy")
            ended = attempt(place, course.work, **when).ended
            found = [attempt(place, one).said for one in (work.look, course.work, work.look)]
            faults += [f"{course.work.__name__} {words}: {fault}" for fault in judge(found, before, course.result)]
            counts[course.work.__name__, "ended" if ended else "killed"] += 1
            counts[course.work.__name__, "done"] += not ended and found[0]["rows"] != before["rows"]
    finally:
        Place(folder, f"{template.name}_copy", server).forget()
        template.forget()
    return counts, faults


def judge(found: list, before: dict, after: dict) -> list[str]:
    """What is wrong with what was left by a crash, and with what the same work then came to."""
    left, again, done = found
    faults = [f"cannot be looked at: {one}" for one in (left, done) if not one or "rows" not in one]
    faults += [f"again: {again['error']}"] if again else []
    if faults:
        return faults
    if left["rows"] not in (before["rows"], after["rows"]):
        faults.append(f"half-written: {differences(left['rows'], before['rows'], after['rows'])}")
    for one in (left, done):
        faults += [f"index: {one['drift']}"] if one["drift"] else []
        faults += [error for error in one["errors"] if error not in before["errors"] + after["errors"]]
    if done["entries"] != after["entries"]:
        faults.append(f"done again it has {done['entries']} entries, not {after['entries']}")
    return faults


def differences(left: dict, before: dict, after: dict) -> dict:
    """The tables that hold neither what they held before nor what they were to hold."""
    names = {*left, *before, *after}
    return {n: (before.get(n), left.get(n), after.get(n)) for n in names if left.get(n) != before.get(n)}


def main() -> int:
    """Print how often what was killed, and what was wrong."""
    numbers = [int(word) for word in sys.argv[1:]]
    times, seed = (numbers + [TIMES, 7][len(numbers) :])[:2]
    server = os.environ.get("DATABASE_URL", "")
    server = server if server.startswith("postgres") else ""
    with tempfile.TemporaryDirectory(prefix="crash") as folder:
        os.environ |= {"VAR_DIR": folder, "STATIC_ROOT": f"{folder}/static", "HTTPS": "0", "LOG_LEVEL": "ERROR"}
        Path(folder, "static").mkdir()
        django.setup()
        counts, faults = crash(times, seed, Path(folder), server)
    sys.stdout.write(f"{'':16}{'killed':>8}{'of these with all in force':>28}{'had ended':>12}\n")
    for name in dict.fromkeys(name for name, _ in counts):
        sys.stdout.write(f"{name:16}{counts[name, 'killed']:8}{counts[name, 'done']:28}{counts[name, 'ended']:12}\n")
    for fault in faults:
        sys.stdout.write(f"WRONG {fault}\n")
    sys.stdout.write(f"{times} crashes on {'PostgreSQL' if server else 'SQLite'}, {len(faults)} faults\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
