"""A site of another world: slow, moved, gone, endless, forbidden."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Pages(BaseHTTPRequestHandler):
    """What stands at each address; every request is remembered."""

    asked: list[tuple[str, str]] = []
    failing: list[int] = []

    def do_HEAD(self):
        self.answer("HEAD")

    def do_GET(self):
        self.answer("GET")

    def answer(self, method):
        self.asked.append((method, self.path))
        handle = getattr(self, f"page_{self.path.strip('/').partition('/')[0].partition('?')[0]}", self.page_missing)
        handle(method)

    def send(self, status, location="", body=b""):
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def page_(self, method):
        self.send(200)

    def page_good(self, method):
        self.send(200)

    def page_get(self, method):
        """Answers HEAD wrongly, as many do."""
        self.send(200 if method == "GET" else 404)

    def page_moved(self, method):
        self.send(301, "/good")

    def page_law(self, method):
        """Gone, and everybody is sent to the first page."""
        self.send(302, "/")

    def page_round(self, method):
        self.send(302, "/round")

    def page_inward(self, method):
        self.send(302, "http://169.254.169.254/latest/meta-data/")

    def page_file(self, method):
        self.send(302, "file:///etc/passwd")

    def page_forbidden(self, method):
        self.send(403)

    def page_fault(self, method):
        self.send(503)

    def page_once(self, method):
        """A fault that passes."""
        self.failing.append(1)
        self.send(200 if len(self.failing) > 2 else 503)

    def page_slow(self, method):
        time.sleep(1)

    def page_endless(self, method):
        """Begins an answer and never ends it."""
        self.send_response(200)
        self.end_headers()
        try:
            for _drop in range(200):
                self.wfile.write(b"x" * 1024)
                self.wfile.flush()
                if method == "GET":
                    time.sleep(0.02)
        except OSError:
            self.asked.append(("cut", self.path))

    def page_missing(self, method):
        self.send(404)

    def log_message(self, *words):
        pass


@contextmanager
def site():
    """Run it on a port of this machine; gives its address."""
    Pages.asked, Pages.failing = [], []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
