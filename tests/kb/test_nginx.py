"""nginx, started with the file of `deploy/` before a site that tells which version of a page it sends."""

import os
import socket
import ssl
import subprocess
import time
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from threading import Thread

import pytest

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
NGINX = which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not installed")
PUBLIC = "public, max-age=0, must-revalidate"
# nginx counts whole seconds.
A_SECOND_AND_MORE = 2.1


class Site(BaseHTTPRequestHandler):
    """A site whose pages say the version, and which may be crowded or ask to keep nothing."""

    version, status, keeping = "old", 200, PUBLIC

    def do_GET(self):
        body = self.version.encode()
        self.send_response(self.status)
        self.send_header("Cache-Control", self.keeping)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Says nothing."""


def free_port():
    with socket.socket() as given:
        given.bind(("127.0.0.1", 0))
        return given.getsockname()[1]


def configured(folder, site, port):
    """The file of `deploy/` with other folders and ports."""
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=example.org"]
    certificate += ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run(certificate, check=True, capture_output=True)
    text = (DEPLOY / "nginx.conf").read_text()
    for place in ("/etc/letsencrypt/live/example.org", "/var/cache/nginx/rights-path", "/var/log/nginx"):
        text = text.replace(place, str(folder))
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{site}").replace("listen 443", f"listen 127.0.0.1:{port}")
    text = text.replace("listen 80", f"listen 127.0.0.1:{free_port()}")
    (folder / "site.conf").write_text(text)
    own = "".join(f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    whole = folder / "nginx.conf"
    user = "user root;" if os.getuid() == 0 else ""
    whole.write_text(
        f"daemon off; {user} pid {folder}/pid; error_log stderr crit; events {{}}"
        f" http {{ {own} include {folder}/site.conf; }}"
    )
    return whole


@pytest.fixture
def site(tmp_path):
    """What a reader gets through nginx, and the site behind it."""
    behind = type("SiteOfATest", (Site,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), behind)
    Thread(target=server.serve_forever, daemon=True).start()
    port = free_port()
    nginx = subprocess.Popen([NGINX, "-c", configured(tmp_path, server.server_port, port)], stderr=subprocess.DEVNULL)
    try:
        yield behind, Reader(port)
    finally:
        nginx.terminate()
        nginx.wait()
        server.shutdown()
        server.server_close()


class Reader:
    """Somebody who asks nginx for a page."""

    def __init__(self, port):
        self.port = port
        self.trusting = ssl._create_unverified_context()

    def read(self, path="/ky/", patience=60):
        """What the page says; until nginx has started, it is asked again."""
        until = time.monotonic() + patience
        while True:
            asking = HTTPSConnection("127.0.0.1", self.port, context=self.trusting, timeout=patience)
            try:
                asking.request("GET", path, headers={"Host": "example.org"})
                return asking.getresponse().read().decode()
            except ConnectionRefusedError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
            finally:
                asking.close()


def test_the_first_reader_after_an_edit_gets_what_was_edited(site):
    behind, reader = site
    assert reader.read() == "old"
    behind.version = "new"
    time.sleep(A_SECOND_AND_MORE)
    assert reader.read() == "new"


def test_while_the_site_is_crowded_readers_get_what_was_there(site):
    behind, reader = site
    assert reader.read() == "old"
    behind.version, behind.status = "crowded", 503
    time.sleep(A_SECOND_AND_MORE)
    assert reader.read() == "old"


def test_what_a_person_asked_for_is_kept_for_nobody(site):
    behind, reader = site
    behind.keeping = "private, no-cache"
    assert reader.read("/ky/search/?q=a") == "old"
    behind.version = "new"
    assert reader.read("/ky/search/?q=a") == "new"
