"""Measure the server as it is deployed: cached pages against a static file of the same size, its memory, its start."""

import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

REQUESTS = 400
PAGE = "/ky/problems/employer-does-not-pay/"


def measure_serving(folder: str) -> None:
    """Start gunicorn with one worker, ask it, print what it did."""
    page = measured_page()
    static = Path(folder, "static", "bench.bin")
    static.parent.mkdir(exist_ok=True)
    static.write_bytes(os.urandom(len(page)))
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    settings = {"PORT": str(port), "WEB_CONCURRENCY": "1", "STATIC_ROOT": str(static.parent), "LOG_LEVEL": "ERROR"}
    started = time.perf_counter()
    command = [sys.executable, "-m", "gunicorn", "--config", "kb/server.py", "--access-logfile", "/dev/null", "kb.wsgi"]
    server = subprocess.Popen(command, env=os.environ | settings, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        print(f"\nstarted and answering after {time.perf_counter() - started:.1f} s")  # noqa: T201
        rates(port)
        print(f"memory of the worker after that: {memory(server.pid):.0f} MB")  # noqa: T201
    finally:
        server.terminate()
        server.wait()


def measured_page() -> bytes:
    """The page that is asked for, as long as it is sent."""
    from django.test import Client  # noqa: PLC0415

    return Client(HTTP_HOST="localhost").get(PAGE, headers={"accept-encoding": "gzip"}).content


def wait_for(port: int) -> None:
    """Until the server answers, a minute at most."""
    for _ in range(600):
        try:
            ask(http.client.HTTPConnection("127.0.0.1", port), "/healthz")
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError


def rates(port: int) -> None:
    """How many a second over one kept connection: the static file, the page made, the page still good (304)."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    ask(connection, PAGE)
    _, headers = ask(connection, PAGE)
    cases = {
        "static file": ("/static/bench.bin", {}),
        "page": (PAGE, {}),
        "page, revalidated": (PAGE, {"If-None-Match": headers.get("etag", "")}),
    }
    limit = 0.0
    for name, (path, asked) in cases.items():
        times = []
        for _ in range(REQUESTS):
            start = time.perf_counter()
            status, _ = ask(connection, path, asked)
            times.append(time.perf_counter() - start)
        rate = 1 / statistics.median(times)
        limit = limit or rate
        print(f"{name:20} {status} {rate:8.0f} a second {rate / limit:6.0%} of the static file")  # noqa: T201


def ask(connection, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str]]:
    """One request; its status and headers."""
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", **(headers or {})})
    response = connection.getresponse()
    response.read()
    return response.status, {name.lower(): value for name, value in response.getheaders()}


def memory(pid: int) -> float:
    """The resident megabytes of a server's only worker."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    sizes = [re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{child}/status").read_text())[1] for child in children]
    return max(map(int, sizes)) / 1000
