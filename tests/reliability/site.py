"""The site as a deployment serves it, in processes of its own, and readers that count what fails."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.reliability.cluster import free_port

ROOT = Path(__file__).resolve().parents[2]
# What is said here decides nothing there.
NOT_INHERITED = {"ALLOWED_HOSTS", "DEBUG", "DATABASE_URL", "DATABASE_REPLICA_URLS", "CACHE_URL"}


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What a process of the site is started with."""
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    own = {"VAR_DIR": str(folder), "STATIC_ROOT": str(folder / "static"), "HTTPS": "0", "PYTHONPATH": str(ROOT)}
    return inherited | own | {"INDEX_DIR": str(folder / "index")} | more


def run(*words: str, **given: str) -> str:
    """Run a Python program of the project to its end and return what it said."""
    done = subprocess.run([sys.executable, *words], cwd=ROOT, env=given, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{words}: {done.stdout}{done.stderr}")
    return done.stdout


@contextmanager
def served(folder: Path, **given: str) -> Iterator["Site"]:
    """Yield the site, served and ready."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "kb/server.py", "--log-level", "warning", "kb.wsgi"]
    with (folder / "served.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=given | {"PORT": str(port)}, stdout=log, stderr=log, start_new_session=True
        )
    site = Site(port, process, folder / "served.log")
    try:
        site.wait()
        yield site
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=30)


@dataclass
class Site:
    """A running site."""

    port: int
    process: subprocess.Popen
    log: Path

    def complaints(self) -> str:
        """The errors in its log, with where they arose."""
        lines = self.log.read_text().splitlines()
        return "\n".join(line for line in lines if not re.match(r"(GET|POST|HEAD) ", line))[-6000:]

    def get(self, path: str, connection: HTTPConnection | None = None) -> tuple[int, bytes, dict[str, str]]:
        """The status, body and headers of an answer."""
        one = connection or HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            one.request("GET", path, headers={"Host": "localhost"})
            answer = one.getresponse()
            return answer.status, answer.read(), dict(answer.getheaders())
        finally:
            if connection is None:
                one.close()

    def wait(self) -> None:
        """Return once it can serve readers."""
        for _ in range(300):
            with suppress(OSError):
                if json.loads(self.get("/readyz")[1]).get("ready"):
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(self.log.read_text()[-3000:])


@dataclass
class Readers:
    """Readers who ask for pages one after another, each on a connection of their own, until told to stop.

    Each begins a request every `pace` seconds, or as soon as the last one is answered.
    """

    site: Site
    pages: tuple[str, ...]
    number: int = 4
    answers: Counter = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    fine: frozenset[int] = frozenset([200])
    pace: float = 0.0
    took: dict = field(default_factory=lambda: defaultdict(list))

    @property
    def slowest(self) -> float:
        """How long the slowest answer took, in seconds."""
        return max((max(seconds) for seconds in self.took.values()), default=0.0)

    def __enter__(self) -> "Readers":
        self.stopped = threading.Event()
        self.counting = threading.Lock()
        self.threads = [threading.Thread(target=self.read, args=(at,), daemon=True) for at in range(self.number)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error) -> None:
        self.stopped.set()
        for thread in self.threads:
            thread.join(timeout=30)

    def read(self, at: int) -> None:
        connection = HTTPConnection("127.0.0.1", self.site.port, timeout=20)
        while not self.stopped.is_set():
            page = self.pages[at % len(self.pages)]
            at += 1
            asked = time.perf_counter()
            try:
                status, _, headers = self.site.get(page, connection)
            except (OSError, HTTPException) as error:
                status, headers = repr(error), {}
                connection.close()
            with self.counting:
                self.took[status].append(time.perf_counter() - asked)
                self.answers[status] += 1
                if status not in self.fine:
                    self.failed.append(f"{page}: {status} {headers.get('Retry-After', '')}")
            if self.pace:
                connection.close()  # the server does not keep one that nobody uses
                self.stopped.wait(max(0, asked + self.pace - time.perf_counter()))

    def wait_for(self, more: int) -> None:
        """Return once so many more answers have come."""
        wanted, give_up = self.answers.total() + more, time.monotonic() + 30
        while self.answers.total() < wanted and time.monotonic() < give_up:
            time.sleep(0.02)
