"""Measure the server as it is deployed: kept pages against a static file of the same size, its start, its memory.

`python -m tests.bench.serving` measures a site that `python -m kb.prepare` has made ready.
"""

import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

REQUESTS = 400
STARTS = 5
PAGE = "/ky/problems/employer-does-not-pay/"
COLLECTED = Path("staticfiles")
SITE = {"WEB_CONCURRENCY": "1", "LOG_LEVEL": "ERROR", "PAGES_KEPT_MB": "8"}
CODINGS = {"br": "br, gzip", "gzip": "gzip", "plain": "identity"}
WORDS = ("каттоо", "еңбек келишими", "патент", "регистрация", "registration", "миграцыя", "ЕАЭБ 97-берене")
# What readers and curators ask for in a day, roughly: every kind of page, in three languages.
ROUND = (
    "", "acts/", "acts/eaeu-treaty-2014/", "acts/eaeu-treaty-2014/art_97/", "institutions/", "institutions/map/",
    "compare/?destination=ru", "compare/?destination=kz", "guide/?citizenship=kg&destination=ru", "problems/",
    "problems/employer-does-not-pay/", "terms/", "terms/words/", "timeline/", "data/", "changes/", "about/",
    "feed.atom", "acts/eaeu-treaty-2014/act.docx", "acts/eaeu-treaty-2014/akn.xml",
)  # fmt: skip
OTHERS = ("/api/v1/acts/", "/api/v1/compare/?destination=ru", "/api/schema/", "/admin/login/", "/sitemap.xml")


def measure_serving(folder: str) -> None:
    """Start gunicorn with one worker, ask it, print what it did."""
    statics = Path(folder, "served")
    if COLLECTED.exists():
        shutil.copytree(COLLECTED, statics, dirs_exist_ok=True)
    statics.mkdir(exist_ok=True)
    seconds = [start_and_stop(statics) for _ in range(STARTS)]
    print(f"\nfrom the start to the first page: {statistics.median(seconds):.2f} s (of {STARTS})")  # noqa: T201
    with Server(statics) as server:
        show_memory("after the start", server)
        rates(server)
        show_memory("after these requests", server)
        look_around(server)
        show_memory("after every kind of page, searches, API", server)


def start_and_stop(statics: Path) -> float:
    """How long until a server that is started has answered with a page; leaves files as long as the page is."""
    with Server(statics) as server:
        for name, accepted in CODINGS.items():
            _, _, body = ask(server.connection, PAGE, {"Accept-Encoding": accepted})
            (statics / f"{name}.bin").write_bytes(os.urandom(len(body)))
        return server.seconds


class Server:
    """gunicorn with one worker on a port of its own."""

    def __init__(self, statics: Path):
        self.settings = os.environ | SITE | {"STATIC_ROOT": str(statics), "PORT": str(free_port())}

    def __enter__(self):
        command = [sys.executable, "-m", "gunicorn", "--config", "kb/server.py", "--access-logfile", "/dev/null"]
        started = time.perf_counter()
        self.process = subprocess.Popen([*command, "kb.wsgi"], env=self.settings, stderr=subprocess.DEVNULL)
        self.wait()
        self.seconds = time.perf_counter() - started
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()

    @property
    def connection(self) -> http.client.HTTPConnection:
        """A new connection."""
        return http.client.HTTPConnection("127.0.0.1", int(self.settings["PORT"]))

    def wait(self) -> None:
        """Until the server answers with a page, a minute at most."""
        for _ in range(6000):
            with suppress(OSError):
                status, _, _ = ask(self.connection, PAGE)
                if status != 200:
                    raise SystemExit(f"{PAGE} answers {status}: is the content loaded?")
                return
            time.sleep(0.01)
        raise TimeoutError

    def memory(self) -> dict[str, float]:
        """Megabytes of the only worker: all it sees, its share of them, what is its alone."""
        pid = self.process.pid
        worker = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0]
        rollup = Path(f"/proc/{worker}/smaps_rollup").read_text()
        found = {name: int(re.search(rf"^{name}:\s+(\d+)", rollup, re.M)[1]) / 1024 for name in ("Rss", "Pss")}
        alone = sum(int(size) for size in re.findall(r"^Private_\w+:\s+(\d+)", rollup, re.M))
        return {**found, "alone": alone / 1024}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def rates(server: Server) -> None:
    """How many a second over one kept connection, each beside a static file of the very size."""
    print(f"{'':28}{'a second':>10}{'bytes':>8}{'of the static file':>20}")  # noqa: T201
    for name, accepted in CODINGS.items():
        asked = {"Accept-Encoding": accepted}
        _, headers, body = ask(server.connection, PAGE, asked)
        limit = measured(server.connection, f"/static/{name}.bin", {})
        show(f"static file, {name}", limit, len(body), limit)
        show("page, kept", measured(server.connection, PAGE, asked), len(body), limit)
        show(
            "page, still good (304)",
            measured(server.connection, PAGE, asked | {"If-None-Match": headers["etag"]}),
            0,
            limit,
        )
    fresh = [f"{PAGE}?x={number}" for number in range(20)]
    connection = server.connection
    show("page, made", 1 / statistics.median(timed(connection, path, {}) for path in fresh), 0, limit)


def measured(connection, path: str, asked: dict[str, str]) -> float:
    """Answers a second."""
    return 1 / statistics.median(timed(connection, path, asked) for _ in range(REQUESTS))


def timed(connection, path: str, asked: dict[str, str]) -> float:
    """Seconds until an answer is there."""
    start = time.perf_counter()
    ask(connection, path, asked)
    return time.perf_counter() - start


def ask(connection, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """One request; its status, headers and body."""
    connection.request("GET", path, headers=headers or {})
    response = connection.getresponse()
    body = response.read()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, body


def look_around(server: Server) -> None:
    """Ask for every kind of page, search, use the API."""
    searches = [f"search/?q={quote(words)}" for words in WORDS]
    for language in ("ky", "ru", "en"):
        for page in (*ROUND, *searches):
            ask(server.connection, f"/{language}/{page}")
    for path in OTHERS:
        ask(server.connection, path)


def show(what: str, rate: float, size: int, limit: float) -> None:
    """One line of the table."""
    print(f"{what:28}{rate:10.0f}{size or '':>8}{rate / limit:20.0%}")  # noqa: T201


def show_memory(when: str, server: Server) -> None:
    """One line of the table."""
    sizes = ", ".join(f"{name} {size:.0f} MB" for name, size in server.memory().items())
    print(f"memory of the worker {when}: {sizes}")  # noqa: T201


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as kept:
        measure_serving(kept)
