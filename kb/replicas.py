"""Public pages may read from database replicas; everything a curator does stays on the first database."""

import random
from contextvars import ContextVar

from django.conf import settings

reading_only = ContextVar("reading_only", default=False)
REPLICAS = [alias for alias in settings.DATABASES if alias != "default"]


def read_from_replica(get_response):
    """Mark requests that only read, outside the admin and the health check."""

    def middleware(request):
        public = not request.path.startswith(("/admin/", "/healthz"))
        mark = reading_only.set(public and request.method in {"GET", "HEAD"})
        try:
            return get_response(request)
        finally:
            reading_only.reset(mark)

    return middleware


class ReplicaRouter:
    """Send a reading request to one of the replicas, if there are any."""

    def db_for_read(self, model, **hints):
        return random.choice(REPLICAS) if REPLICAS and reading_only.get() else "default"

    def db_for_write(self, model, **hints):
        return "default"

    def allow_relation(self, *records, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return db == "default"
