"""Figures for Prometheus at /metrics, for those who know `METRICS_TOKEN`; without the setting there is no such page.

Needs the extra `metrics`. Processes keep their figures in files of a folder, and any of them answers for all.
"""

import time
from functools import cache
from hmac import compare_digest

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from legalacts.models import last_change
from legalacts.search.index import NoIndex, open_current

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
METHODS = {"GET", "HEAD", "POST"}


@cache
def instruments():
    """What is counted of requests: by the name of the page, never by its address."""
    from prometheus_client import Counter, Histogram  # noqa: PLC0415 - an extra, and only where the setting is

    labels = ["page", "method", "status"]
    return (
        Counter("kb_requests_total", "Requests answered", labels),
        Histogram("kb_request_seconds", "Seconds until an answer was there", ["page"], buckets=BUCKETS),
    )


def measure(get_response):
    """Count requests and their times, where figures are wanted."""
    if not settings.METRICS_TOKEN:
        return get_response

    def middleware(request):
        start = time.perf_counter()
        response = get_response(request)
        page = request.resolver_match.view_name if request.resolver_match else "none"
        method = request.method if request.method in METHODS else "other"
        counted, timed = instruments()
        counted.labels(page, method, response.status_code).inc()
        timed.labels(page).observe(time.perf_counter() - start)
        return response

    return middleware


@never_cache
def metrics(request):
    """All figures as Prometheus reads them; a wrong token finds nothing here."""
    given = request.headers.get("Authorization", "")
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    if not settings.METRICS_TOKEN or not compare_digest(given.encode(), wanted.encode()):
        raise Http404
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest  # noqa: PLC0415
    from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415

    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=str(settings.METRICS_DIR))
    return HttpResponse(generate_latest(registry) + present().encode(), content_type=CONTENT_TYPE_LATEST)


def present() -> str:
    """What can be read off the search index at this moment; nothing of it when it or the database is away."""
    try:
        snapshot = open_current().snapshot
        behind, entries = last_change() - snapshot.state.sequence, snapshot.searcher.num_docs
    except (NoIndex, DatabaseError):
        return ""
    lines = [
        ("kb_index_entries", "Entries in the search index", entries),
        ("kb_index_changes_behind", "Changes that the index has not taken over yet", behind),
    ]
    return "".join(f"# HELP {name} {said}\n# TYPE {name} gauge\n{name} {value}\n" for name, said, value in lines)
