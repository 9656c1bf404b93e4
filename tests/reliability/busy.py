"""A site that is backed up while readers read and a curator edits: `python -m tests.reliability.busy [TIMES]`.

Each backup is restored into an empty database of SQLite, and of PostgreSQL when DATABASE_URL names a server; what is
exported there must be, byte for byte, one of the states that the curator went through. On PostgreSQL the site
reaches its database through pgbouncer, with two connections for everybody.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.reliability.pooler import PROGRAM, pooled
from tests.reliability.replicas import PAGES
from tests.reliability.site import ROOT, Readers, Site, environment, run, served

TIMES = 20
FEW = {"default_pool_size": "2", "reserve_pool_size": "0", "admin_users": "rights_path"}
CROWD = {"WEB_CONCURRENCY": "2", "PAGES_AT_ONCE": "8", "PAGES_WAITING": "20"}
PREPARE = """
import sys; from pathlib import Path
import django; django.setup()
from tests.reliability import fill, work
work.prepare(Path(sys.argv[1]))
fill.fill()
"""
RESTORE = """
import sys
import django; django.setup()
from django.core.management import call_command
call_command("migrate", run_syncdb=True, verbosity=0)
call_command("restore", sys.argv[1], verbosity=0)
call_command("export_all", sys.argv[2], verbosity=0)
"""


@dataclass
class Place:
    """A site at work: its folder, what its processes are started with, and the pooler if there is one."""

    folder: Path
    given: dict[str, str]
    site: Site
    pool: str = ""


def server() -> str:
    """The PostgreSQL of DATABASE_URL, if it is one."""
    address = os.environ.get("DATABASE_URL", "")
    return address if address.startswith("postgres") else ""


@contextmanager
def database(name: str) -> Iterator[str]:
    """Yield the address of a new database on the server."""
    name = f"kb_{name}_{os.getpid()}"
    with psycopg.connect(server(), autocommit=True) as console:
        console.execute(f'CREATE DATABASE "{name}"')
        try:
            yield server().rpartition("/")[0] + f"/{name}"
        finally:
            console.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def at_work(folder: Path) -> Iterator[Place]:
    """Yield a site with a little content, served; on PostgreSQL through pgbouncer."""
    with ExitStack() as open_until_end:
        address = open_until_end.enter_context(database("busy")) if server() else ""
        pool = open_until_end.enter_context(pooled([address], **FEW))[0] if address and PROGRAM else ""
        where = {"DATABASE_URL": pool or address} if address else {}
        given = environment(folder, **where, DJANGO_SETTINGS_MODULE="tests.reliability.settings")
        run("-c", PREPARE, str(folder), **given)
        yield Place(folder, given, open_until_end.enter_context(served(folder, **given, **CROWD)), pool)


def back_up_while_editing(place: Place, times: int) -> tuple[list[Path], int]:
    """Write so many backups while a curator edits; the files, and how often the curator saved."""
    (place.folder / "states").mkdir()
    command = [sys.executable, "-m", "tests.reliability.editing", str(place.folder), str(place.site.port)]
    curator = subprocess.Popen(command, cwd=ROOT, env=place.given, stdout=subprocess.PIPE, text=True)
    backups = [place.folder / f"{number}.backup" for number in range(times)]
    try:
        while curator.poll() is None and not any((place.folder / "states").glob("1*")):
            time.sleep(0.05)  # until something was saved
        for backup in backups:
            run("manage.py", "backup", str(backup), **place.given)
    finally:
        (place.folder / "enough").touch()
        said = curator.communicate(timeout=120)[0]
    if curator.returncode:
        raise RuntimeError("The curator could not go on.")
    return backups, int(said)


def restored_state(backup: Path, address: str, folder: Path) -> bytes:
    """What is exported from an empty database into which a backup is restored."""
    given = environment(folder, DATABASE_URL=address, DJANGO_SETTINGS_MODULE="tests.reliability.settings")
    run("-c", RESTORE, str(backup), str(folder / "export"), **given)
    return (folder / "export" / "rights-path.zip").read_bytes()


def states_of(backup: Path) -> Iterator[tuple[str, bytes]]:
    """Each engine there is, and what is exported after a restore into it."""
    with tempfile.TemporaryDirectory(prefix="restored") as folder:
        yield "SQLite", restored_state(backup, f"sqlite:///{folder}/kb.sqlite3", Path(folder))
    if server():
        with tempfile.TemporaryDirectory(prefix="restored") as folder, database("restored") as address:
            yield "PostgreSQL", restored_state(backup, address, Path(folder))


def states(place: Place) -> dict[bytes, int]:
    """The states that the curator went through, by what was exported of them."""
    kept = (place.folder / "states").iterdir()
    return {(state / "rights-path.zip").read_bytes(): int(state.name) for state in kept}


def main() -> int:
    """Print which state each backup holds, and what failed."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    faults, moments = [], set()
    with tempfile.TemporaryDirectory(prefix="busy") as folder, at_work(Path(folder)) as place:
        with Readers(place.site, PAGES) as readers:
            backups, saved = back_up_while_editing(place, times)
        sys.stdout.write(place.site.complaints() + "\n" if readers.failed else "")
        known = states(place)
        for backup in backups:
            found = {engine: known.get(export) for engine, export in states_of(backup)}
            moments |= set(found.values())
            if None in found.values() or len(set(found.values())) > 1:
                faults.append(f"{backup.name} holds no state that ever was: {found}")
    faults += [f"not read: {one}" for one in readers.failed]
    sys.stdout.write("".join(f"WRONG {fault}\n" for fault in faults))
    engines = "SQLite and PostgreSQL, from PostgreSQL through pgbouncer" if server() else "SQLite, from SQLite"
    sys.stdout.write(
        f"{times} backups at {len(moments)} moments, beside {saved} edits and {readers.answers.total()} pages read; "
        f"restored into {engines}; {len(faults)} faults\n"
    )
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
