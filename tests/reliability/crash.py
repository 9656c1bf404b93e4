"""Kill what writes, at random moments, and look at what is left: `python -m tests.reliability.crash [TIMES] [SEED]`.

Each time a process begins on a fresh copy of a small site - loading content, importing an act, building the index,
saving in the admin, restoring, backing up - and is killed with `kill -9` somewhere on its way. Afterwards every table
must have its rows of before or those of after, `check_content` must find no new error, the index must equal what a
rebuild would write, and the same work done again must come to its end. Uses SQLite, or the PostgreSQL of DATABASE_URL.
"""

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import django
import psycopg
import yaml

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.reliability.settings"
TIMES = 200


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

    def say(self, statement: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement)

    def enter(self) -> None:
        """Make this the site of the process."""
        from django.conf import settings  # noqa: PLC0415
        from django.db import connections  # noqa: PLC0415

        name = self.name if self.server else str(self.folder / "kb.sqlite3")
        connections["default"].settings_dict["NAME"] = name
        settings.INDEX_DIR, settings.VAR_DIR = self.folder / "index", self.folder


def attempt(place: Place, work: Callable[[Path], object], kill_after: float | None = None) -> tuple[bool, object]:
    """Do some work in a process of its own, in a place; whether it came to its end, and what it gave."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        try:
            place.enter()
            os.write(writing, json.dumps(work(place.folder)).encode())
        except BaseException as error:  # what went wrong is for the parent to say
            os.write(writing, json.dumps({"error": repr(error)[:2000]}).encode())
            os._exit(1)
        os._exit(0)
    os.close(writing)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(process, signal.SIGKILL)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    ended = os.waitpid(process, 0)[1] == 0
    return ended, json.loads(said) if said else None


# what is done


def load_content(folder: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415

    call_command("load_kb", "--from", str(folder / "content"), verbosity=0)


def import_act(folder: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415

    call_command("import_act", str(folder / "act.txt"), stdout=StringIO())


def build_index(folder: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415

    call_command("rebuild_index", verbosity=0)


def save_in_admin(folder: Path) -> None:
    from django.test import Client  # noqa: PLC0415

    from legalacts.models import Term  # noqa: PLC0415
    from tests.admin.curator import Form, address  # noqa: PLC0415

    term = Term.objects.get(key="patent")
    client = Client(headers={"host": "localhost"})
    client.force_login(django.contrib.auth.get_user_model().objects.get())
    form = Form()
    form.feed(client.get(address(term)).content.decode())
    answer = client.post(address(term), form.values | {"title_en": "Work permit", "why": "a better word"})
    if answer.status_code != 302:
        raise RuntimeError(f"The form was not saved: {answer.status_code}")


def restore_backup(folder: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415

    call_command("restore", str(folder / "rich.backup"), "--replace", verbosity=0)


def back_up(folder: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415

    call_command("backup", str(folder / "new.backup"), verbosity=0)


WORK = (load_content, import_act, build_index, save_in_admin, restore_backup, back_up)


# what is left


def look(folder: Path) -> dict:
    """What a place holds: rows by table, errors of the content, records whose entries are not those of a rebuild."""
    from legalacts.interchange.backup import verify, write_backup  # noqa: PLC0415
    from legalacts.interchange.content import check_records  # noqa: PLC0415
    from legalacts.search.checking import check_index  # noqa: PLC0415

    entries, drift = check_index()
    manifest = write_backup(folder / "looked.backup")
    if (folder / "new.backup").exists():
        verify(folder / "new.backup")
    return {
        "rows": {table.name: table.rows for table in manifest.tables if table.rows},
        "errors": sorted({str(finding) for finding in check_records() if finding.is_error}),
        "drift": drift,
        "entries": entries,
    }


def prepare(folder: Path) -> None:
    """A small site: a curator, some content, a richer backup, and what is still to be loaded and imported."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from legalacts.interchange.backup import write_backup  # noqa: PLC0415
    from legalacts.models import Source, Term  # noqa: PLC0415
    from tests.factories import make_evidence  # noqa: PLC0415
    from tests.interchange.test_load_kb import small_content  # noqa: PLC0415
    from tests.interchange.texts import LAW  # noqa: PLC0415
    from tests.reliability.fill import fill  # noqa: PLC0415

    call_command("migrate", run_syncdb=True, verbosity=0)
    get_user_model().objects.create_superuser("curator")
    content = small_content()
    write_content(folder / "content", content)
    load_content(folder)
    make_evidence(Term.objects.get(key="patent"), Source.objects.get(key="study"))
    write_backup(folder / "kept.backup")
    fill()
    write_backup(folder / "rich.backup")
    call_command("restore", str(folder / "kept.backup"), "--replace", verbosity=0)
    (folder / "act.txt").write_text(LAW, encoding="utf-8")
    more = [dict(content["terms.yaml"][0], key=f"term-{number}") for number in range(60)]
    write_content(folder / "content", content | {"terms.yaml": [*content["terms.yaml"], *more]})


def write_content(folder: Path, content: dict) -> None:
    """Write content files."""
    for name, entries in content.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")


def whole(place: Place, work, faults: list[str]) -> dict:
    """Do some work to its end and look."""
    ended, said = attempt(place, work)
    if not ended:
        faults.append(f"{work.__name__} did not come to its end: {said}")
    return attempt(place, look)[1]


def crash(times: int, seed: int, folder: Path, server: str) -> tuple[Counter, list[str]]:
    """Kill so many times; how often each work was killed on its way or had ended, and what was wrong afterwards."""
    chance, counts, faults = random.Random(seed), Counter(), []
    template = Place(folder, "kb_crash_template", server)
    template.make()
    ended, said = attempt(template, prepare)
    if not ended:
        raise RuntimeError(said)
    before = attempt(template.copy("kb_crash"), look)[1]
    after, seconds = {}, {}
    for work in WORK:
        place = template.copy("kb_crash")
        start = time.perf_counter()
        ended, said = attempt(place, work)
        seconds[work] = time.perf_counter() - start
        if not ended:
            raise RuntimeError(f"{work.__name__}: {said}")
        after[work] = attempt(place, look)[1]
    for number in range(times):
        work = WORK[number % len(WORK)]
        place = template.copy("kb_crash")
        moment = chance.uniform(0, seconds[work])
        ended, _ = attempt(place, work, moment)
        counts[f"{work.__name__} {'had ended' if ended else 'killed'}"] += 1
        found = [attempt(place, look)[1], whole(place, work, faults)]
        faults += [f"{work.__name__} after {moment:.3f} s: {fault}" for fault in judge(found, before, after[work])]
    template.forget()
    Place(folder, "kb_crash", server).forget()
    return counts, faults


def judge(found: list[dict], before: dict, after: dict) -> list[str]:
    """What is wrong with what was left by a crash, and with what the same work then came to."""
    left, done = found
    faults = [f"cannot be looked at: {one}" for one in found if "rows" not in one]
    if faults:
        return faults
    if left["rows"] not in (before["rows"], after["rows"]):
        faults.append(f"half-written: {differences(left['rows'], before['rows'], after['rows'])}")
    for one in found:
        faults += [f"index: {one['drift']}"] if one["drift"] else []
        faults += [error for error in one["errors"] if error not in before["errors"] + after["errors"]]
    if done["entries"] != after["entries"]:
        faults.append(f"done again it has {done['entries']} entries, not {after['entries']}")
    return faults


def differences(left: dict, before: dict, after: dict) -> dict:
    """The tables whose rows are neither those of before nor those of after."""
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
    for name, count in sorted(counts.items()):
        sys.stdout.write(f"{name}: {count}\n")
    for fault in faults:
        sys.stdout.write(f"WRONG {fault}\n")
    sys.stdout.write(f"{times} crashes on {'PostgreSQL' if server else 'SQLite'}, {len(faults)} faults\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
