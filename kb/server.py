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
