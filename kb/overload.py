"""When more is asked than can be answered: some readers are told to come back at once, nobody waits for long.

A process makes a few pages at a time (`PAGES_AT_ONCE`) and lets a few more requests wait, shortly. Whoever comes beyond
that gets 503 with `Retry-After`. Files, health checks and pages that a reader already has do not count. The admin has
places of its own, so that curators can work while readers crowd, and the other way round.
"""

from contextlib import contextmanager
from functools import lru_cache
from threading import BoundedSemaphore, Lock

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language_from_path, gettext, override

from legalacts.language.asked import language_asked

RETRY_AFTER = 5
PATIENCE = 2.0
FREE = ("/healthz", "/readyz", "/metrics", "/robots.txt", "/sw.js")


class Crowded(Exception):
    """Every place is taken, and enough others wait already."""


class Gate:
    """So many at once, and so many waiting for at most `patience` seconds."""

    def __init__(self, places: int, queue: int, patience: float = PATIENCE):
        self.places = BoundedSemaphore(places)
        self.queue = queue
        self.patience = patience
        self.waiting = 0
        self.counting = Lock()

    @contextmanager
    def place(self):
        """Hold a place; raises Crowded when there is none to be had soon."""
        if not self.places.acquire(blocking=False):
            self.wait()
        try:
            yield
        finally:
            self.places.release()

    def wait(self):
        """Wait for a place, unless too many do."""
        with self.counting:
            if self.waiting >= self.queue:
                raise Crowded
            self.waiting += 1
        came = self.places.acquire(timeout=self.patience)
        with self.counting:
            self.waiting -= 1
        if not came:
            raise Crowded


READERS = Gate(settings.PAGES_AT_ONCE, settings.PAGES_WAITING)
CURATORS = Gate(2, 4, patience=10)


def turn_away(get_response):
    """Answer while there is a place; otherwise say when to come back."""

    def middleware(request):
        if request.path in FREE:
            return get_response(request)
        gate = CURATORS if request.path.startswith("/admin/") else READERS
        try:
            with gate.place():
                return get_response(request)
        except Crowded:
            return come_back(request)

    return middleware


def come_back(request, retry_after=RETRY_AFTER):
    """503 in the reader's language, or as JSON; made once a language, because there is no time for more."""
    if request.path.startswith("/api/"):
        with override(language_asked(request.headers.get("Accept-Language", ""))):
            message = gettext("Too much is asked at the moment. Please try again in a few seconds.")
        response = JsonResponse({"error": {"parameter": None, "message": message}}, status=503)
    else:
        language = get_language_from_path(request.path) or settings.LANGUAGE_CODE
        response = HttpResponse(page(language), status=503)
        response["Content-Language"] = language
    response["Retry-After"] = str(retry_after)
    response["Cache-Control"] = "no-store"
    return response


@lru_cache
def page(language: str) -> bytes:
    """The page that says so; it speaks of no address, so it is the same for all."""
    with override(language):
        return render(None, "errors/503.html").content
