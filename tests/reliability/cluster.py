"""A first PostgreSQL server and streaming replicas on loopback, with the configuration of `deploy/`, to be killed."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.postgres import find_binaries, install_binaries, reachable, unprivileged

DEPLOY = Path(__file__).resolve().parents[2] / "deploy" / "postgresql"
ARCHIVE = "/var/backups/rights-path/wal"
# What differs from a deployment: room, the network, and that nothing has to survive a power cut.
HERE = {
    "listen_addresses": "127.0.0.1",
    "shared_buffers": "32MB",
    "fsync": "off",
    "full_page_writes": "off",
    "archive_mode": "off",
    "max_wal_size": "256MB",
}


class Node:
    """One server, which can be ended as a crash ends it and started again."""

    def __init__(self, binaries: Path, folder: Path, who: dict):
        self.binaries, self.folder, self.who = binaries, folder, who
        self.port = free_port()
        self.process: subprocess.Popen | None = None
        self.settings: dict[str, str] = {}

    @property
    def address(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start, and return once it answers."""
        options = HERE | self.settings | {"port": str(self.port), "unix_socket_directories": ""}
        command = [self.binaries / "postgres", "-D", self.folder]
        command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder.parent, **self.who)
        for _ in range(200):
            try:
                psycopg.connect(self.address, connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError((self.folder.parent / f"{self.folder.name}.log").read_text()[-3000:])

    def kill(self) -> None:
        """End it and all its processes at once, as the loss of the machine would."""
        if self.process is None:
            return
        family = [self.process.pid, *children(self.process.pid)]
        for process in family:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait(timeout=10)
        self.process = None

    def ask(self, question: str):
        """The first column of the first row of an answer."""
        with psycopg.connect(self.address) as connection:
            return connection.execute(question).fetchone()[0]


def children(parent: int) -> list[int]:
    """The processes that a process has started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after_name[1]) == parent:
            found.append(int(stat.parent.name))
    return found


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def cluster(replicas: int = 2, *, archived: bool = False) -> Iterator[list[Node]]:
    """Yield the first server and its replicas, all running; the replicas are copies of the first before it started.

    With `archived` the first one writes an archive beside it, as the shipped command does.
    """
    folder = Path(tempfile.mkdtemp(prefix="cluster", dir="/tmp"))
    who = unprivileged()
    nodes: list[Node] = []
    try:
        binaries = reachable(find_binaries() or install_binaries(), folder, who)
        for part in ("primary.conf", "replica.conf"):
            shutil.copy(DEPLOY / part, folder)
        if who:
            shutil.chown(folder, who["user"], who["group"])
        folder.chmod(0o755)
        first = Node(binaries, folder / "first", who)
        first.settings = archive(folder, who) if archived else {}
        nodes.append(first)
        make_cluster(first)
        nodes += [copy_of(first, number) for number in range(1, replicas + 1)]
        for node in nodes:
            node.start()
        yield nodes
    finally:
        for node in nodes:
            node.kill()
        shutil.rmtree(folder, ignore_errors=True)


def archive(folder: Path, who: dict) -> dict[str, str]:
    """Make the folder of the archive; the settings that fill it."""
    (folder / "wal").mkdir()
    if who:
        shutil.chown(folder / "wal", who["user"], who["group"])
    (shipped,) = re.findall("archive_command = '(.*)'", (DEPLOY / "primary.conf").read_text())
    return {"archive_mode": "on", "archive_command": shipped.replace(ARCHIVE, str(folder / "wal"))}


def make_cluster(first: Node) -> None:
    """Make the folder of the first server."""
    command = [first.binaries / "initdb", "-D", first.folder, "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    command += ["--locale=C", "--no-sync"]
    subprocess.run(command, check=True, capture_output=True, cwd=first.folder.parent, **first.who)
    with (first.folder / "postgresql.conf").open("a") as configuration:
        configuration.write("include '../primary.conf'\n")


def copy_of(first: Node, number: int) -> Node:
    """A replica of a server that has not been started yet."""
    node = Node(first.binaries, first.folder.with_name(f"replica{number}"), first.who)
    subprocess.run(["cp", "-a", first.folder, node.folder], check=True)
    with (node.folder / "postgresql.conf").open("a") as configuration:
        configuration.write("include '../replica.conf'\n")
    (node.folder / "standby.signal").touch()
    node.settings = {"primary_conninfo": f"host=127.0.0.1 port={first.port} user=postgres", "restore_command": ""}
    return node
