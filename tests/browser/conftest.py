"""Real Chromium against a real server with the shipped content.

Tests here name the fixtures `page_at` (open a page and see what it did), `site` (the server's address) or
`curator` (a name and a password for the admin).
"""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@dataclass
class Visit:
    """A page in a browser, and what it did that a reader would not see."""

    page: Page
    third_party: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def cookies(self):
        return self.page.context.cookies()

    def follow(self, selector):
        """Click what leads to another page, and wait for that page."""
        with self.page.expect_navigation():
            self.page.click(selector)

    def watch(self, site):
        """Start to record."""
        self.page.on("request", lambda request: self.saw_request(request.url, site))
        self.page.on("console", lambda message: self.saw_message(message.type, message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def saw_request(self, url, site):
        self.requests.append(url)
        if not url.startswith((site, "data:", "blob:")):
            self.third_party.append(url)

    def saw_message(self, kind, text):
        if "Content Security Policy" in text:
            self.violations.append(text)
        elif kind == "error":
            self.errors.append(text)


@pytest.fixture(scope="session")
def curator():
    """Return the name and password of an account that may do everything."""
    return "curator", "a long password for tests"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory, curator):
    """Return the folder of a site that is ready to serve; the first worker that needs it makes it for all."""
    run = tmp_path_factory.getbasetemp()
    shared = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    folder = shared / "prepared"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            prepare(folder, curator)
            (folder / "ready").touch()
    return folder


def prepare(folder, curator):
    """Make a site ready as `make run` does, with an account."""
    account = {
        "DJANGO_SUPERUSER_EMAIL": "curator@example.org",
        "DJANGO_SUPERUSER_PASSWORD": curator[1],
        "DJANGO_SUPERUSER_USERNAME": curator[0],
    }
    environment = environment_of(folder) | account
    for command in (["-m", "kb.prepare"], ["manage.py", "createsuperuser", "--noinput"]):
        done = subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True)
        if done.returncode:
            pytest.fail(f"The site could not be made ready:\n{done.stdout}{done.stderr}", pytrace=False)


def environment_of(folder):
    """What makes a site live in a folder."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"ALLOWED_HOSTS", "DEBUG"}}
    return inherited | {
        "DATABASE_URL": f"sqlite:///{folder / 'kb.sqlite3'}",
        "HTTPS": "0",
        "INDEX_DIR": str(folder / "index"),
        "STATIC_ROOT": str(folder / "static"),
        "VAR_DIR": str(folder),
    }


@pytest.fixture(scope="session")
def site(prepared, tmp_path_factory):
    """Serve a site of the worker's own, and yield its address."""
    folder = shutil.copytree(prepared, tmp_path_factory.mktemp("site") / "copy")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = environment_of(folder) | {"PORT": str(port)}
    serve = [sys.executable, "-m", "gunicorn", "--config", "kb/server.py", "--log-level", "warning", "kb.wsgi"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(serve, cwd=ROOT, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(process, address, folder / "log")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(process, address, log):
    """Return once the server answers."""
    for _ in range(150):
        try:
            urlopen(f"{address}/healthz").close()
        except URLError:
            if process.poll() is not None:
                break
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The server did not start:\n{log.read_text()}", pytrace=False)


def chromium():
    """Return the path of the browser."""
    named = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else []
    found = next(filter(None, map(shutil.which, [*named, *CHROMIUM_NAMES])), None)
    return found or pytest.fail("Missing: Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM.")


@pytest.fixture(scope="session")
def browser():
    """Start one Chromium for all tests."""
    # Playwright keeps an event loop in this thread; the database is not used from inside it.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS, headless=True)
        yield browser
        browser.close()


@pytest.fixture
def page_at(browser, site):
    """Return a function that opens a page in a fresh browser profile.

    `page_at("compare/", lang="ru")` opens /ru/compare/; a path that starts with a slash is taken as it is.
    """
    contexts = []

    def open_page(path="", width=360, lang="ky", javascript=True, **options):
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 800},
            locale=lang,
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.watch(site)
        answer = visit.page.goto(path if path.startswith("/") else f"/{lang}/{path}")
        assert answer.status < 500, f"The server failed: {answer.status} {answer.url}"
        return visit

    yield open_page
    for context in contexts:
        context.close()
