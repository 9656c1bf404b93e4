"""pgbouncer on loopback with the configuration of `deploy/`: it lends a connection to the server for a transaction."""

import configparser
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict

from tests.postgres import unprivileged
from tests.reliability.cluster import free_port

SHIPPED = Path(__file__).resolve().parents[2] / "deploy" / "pgbouncer.ini"
USER, PASSWORD = "rights_path", "secret"
# Debian puts it where only root looks.
PROGRAM = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")


@contextmanager
def pooled(addresses: list[str], **changed: str) -> Iterator[list[str]]:
    """Yield an address through the pooler for each address of a database; `changed` are settings unlike the shipped."""
    folder, who = Path(tempfile.mkdtemp(prefix="pool", dir="/tmp")), unprivileged()
    port = free_port()
    try:
        write_configuration(folder, addresses, changed | {"listen_port": str(port)})
        (folder / "userlist.txt").write_text(f'"{USER}" "{PASSWORD}"\n')
        for part in (folder, *folder.iterdir()):
            if who:
                shutil.chown(part, who["user"], who["group"])
        pools = [f"postgres://{USER}:{PASSWORD}@127.0.0.1:{port}/pool{number}" for number in range(len(addresses))]
        with running(folder, pools[0], who):
            yield pools
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_configuration(folder: Path, addresses: list[str], changed: dict[str, str]) -> None:
    """The shipped file with the databases, the port and the folder of here."""
    file = configparser.ConfigParser(interpolation=None)
    file.read(SHIPPED)
    file["databases"] = {f"pool{number}": line(address) for number, address in enumerate(addresses)}
    here = {"auth_file": f"{folder}/userlist.txt", "unix_socket_dir": "", "logfile": f"{folder}/log"}
    file["pgbouncer"].update(here | changed)
    with (folder / "pgbouncer.ini").open("w") as written:
        file.write(written)


def line(address: str) -> str:
    """A database as pgbouncer names it, from a URL."""
    given = conninfo_to_dict(address)
    named = {name: given[name] for name in ("host", "port", "dbname", "user") if name in given}
    return " ".join(f"{name}={value}" for name, value in named.items())


@contextmanager
def running(folder: Path, pool: str, who: dict) -> Iterator[None]:
    """Keep the pooler running."""
    process = subprocess.Popen([PROGRAM, "-q", folder / "pgbouncer.ini"], cwd=folder, **who)
    try:
        for _ in range(200):
            try:
                psycopg.connect(pool, connect_timeout=2).close()
            except psycopg.OperationalError:
                if process.poll() is not None:
                    break
                time.sleep(0.05)
            else:
                yield
                return
        raise RuntimeError((folder / "log").read_text())
    finally:
        process.kill()
        process.wait(timeout=10)


def ask(pool: str, question: str) -> list[tuple]:
    """What the pooler says of itself: `SHOW POOLS`."""
    parts = urlsplit(pool)
    console = psycopg.connect(parts._replace(path="/pgbouncer").geturl(), autocommit=True)
    with console, psycopg.ClientCursor(console) as cursor:
        return cursor.execute(question).fetchall()
