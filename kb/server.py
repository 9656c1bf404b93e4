"""How gunicorn serves the site: `gunicorn --config kb/server.py kb.wsgi`."""

import os

bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
control_socket_disable = True
accesslog = "-"
# Method, path without the query, status, bytes, milliseconds: not what was asked for, nor who asked.
access_log_format = "%(m)s %(U)s %(s)s %(B)s %(M)sms"


def post_worker_init(worker):
    """Open the index, glossary and dictionaries before the first reader asks; beside the serving, never in its way."""
    from threading import Thread  # noqa: PLC0415 - gunicorn reads this file before the site is there

    Thread(target=warm, daemon=True).start()


def warm():
    """Search once. Without a database or an index there is nothing to open yet."""
    from contextlib import suppress  # noqa: PLC0415

    from django.db import connection  # noqa: PLC0415

    from legalacts.search import Query, find  # noqa: PLC0415

    with suppress(Exception):
        find(Query.parse({"q": "укук право right"}, "ky"))
    connection.close()
