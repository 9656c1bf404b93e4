"""How gunicorn serves the site: `gunicorn --config kb/server.py kb.wsgi`."""

import ctypes
import gc
import logging
import os
import time
from contextlib import suppress
from pathlib import Path

from gunicorn.glogging import Logger

from kb.log import JsonLines, access_line

bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# More than make pages at once (PAGES_AT_ONCE): the others wait for a place, send files, or say when to come back.
threads = int(os.environ.get("WEB_THREADS", "16"))
# What is connected beyond this waits in the kernel, and beyond `backlog` is refused: nothing grows without end.
worker_connections = 256
backlog = 256
timeout = 60
# As long an address as gunicorn can take: 1,300 letters of Cyrillic, 600 of any alphabet.
limit_request_line = 8190
# No proxy may say below which path the site lies: one that hands on all headers would let any reader say so, and every
# link of a page that is kept for everybody would lead there.
forwarder_headers = ""
# A worker that has grown is replaced, at different times.
max_requests = int(os.environ.get("WEB_MAX_REQUESTS", "50000"))
max_requests_jitter = max_requests // 10
COUNTS_EVERY = 60
# The first page is not to wait for what is made ready beside it.
WARMED_AFTER = 1.0
# The C library gives each thread a heap of its own, most of it free, and keeps large pieces that are free again. One
# heap serves all (M_ARENA_MAX); pieces of this size go back at once (M_MMAP_THRESHOLD, M_TRIM_THRESHOLD). Other C
# libraries have no such call.
LARGE = 32 * 1024
MEMORY = {-8: 1, -3: LARGE, -1: LARGE}
control_socket_disable = True
accesslog = "-"
# Method, path without the query, status, bytes, milliseconds: not what was asked for, nor who asked.
access_log_format = "%(m)s %(U)s %(s)s %(B)s %(M)sms"


class Lines(Logger):
    """The log of a deployment: one JSON object a line."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLines())
        for handler in self.access_log.handlers:
            handler.setFormatter(logging.Formatter("%(message)s"))

    def access(self, resp, req, environ, request_time):
        if self.access_log_enabled:
            milliseconds = round(request_time.total_seconds() * 1000)
            status = int(resp.status_code)
            line = access_line(environ["REQUEST_METHOD"], environ["PATH_INFO"], status, resp.sent, milliseconds)
            self.access_log.info("%s", line)


if (os.environ.get("LOG_FORMAT") or ("json" if "ALLOWED_HOSTS" in os.environ else "plain")) == "json":
    logger_class = Lines


def on_starting(server):
    """Let the threads of each process share their free memory, and begin the figures of a new run.

    The figures of processes that are gone would be added to those that come.
    """
    with suppress(AttributeError):
        for option, value in MEMORY.items():
            ctypes.CDLL(None).mallopt(option, value)
    if os.environ.get("METRICS_TOKEN"):
        for kept in Path(os.environ.get("VAR_DIR", "var"), "metrics").glob("*.db"):
            kept.unlink()


def post_worker_init(worker):
    """Open the index, glossary and dictionaries before the first reader asks; beside the serving, never in its way."""
    from threading import Thread  # noqa: PLC0415 - gunicorn reads this file before the site is there

    Thread(target=warm, daemon=True).start()
    Thread(target=keep_counts, daemon=True).start()


def worker_exit(server, worker):
    """Write down what has been counted since the last time."""
    write_counts()


def keep_counts():
    """Write down each minute what was searched for, and give back the memory that is free; beside the serving."""
    while True:
        time.sleep(COUNTS_EVERY)
        write_counts()
        give_back_memory()


def give_back_memory():
    """What large answers needed is free again, but stays with the process until it is asked for."""
    gc.collect()
    with suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def write_counts():
    """Bring the counts of searches to the database; without one they wait."""
    from django.db import connection  # noqa: PLC0415

    from legalacts.search import write_counts as write  # noqa: PLC0415

    with suppress(Exception):
        write()
    connection.close()


def warm():
    """Search once, and set apart what stays. Without a database or an index there is nothing to open yet."""
    time.sleep(WARMED_AFTER)
    from django.db import connection  # noqa: PLC0415

    from legalacts.language.analysis import word_keys  # noqa: PLC0415
    from legalacts.search import Query, find  # noqa: PLC0415

    with suppress(Exception):
        find(Query.parse({"q": "укук право right"}, "ky"))
    connection.close()
    # The words of all names were read for once; should they be read again, their stems are still known.
    word_keys.cache_clear()
    # What is there now stays: looking through it for what is no longer used would cost time, and is therefore put off
    # until a quarter more has gathered. Set apart it is left alone, and garbage is found sooner.
    give_back_memory()
    gc.freeze()
    # Counts anew from here on: from now on a quarter of what came since.
    gc.collect()
