"""Public pages read from replicas of the database; everything a curator does stays on the first one.

A request reads from one database from beginning to end. A replica that does not answer, in between too, is left alone
for a while, and the page is made from another; without any it is made from the first database. When the first one is
away, replicas go on serving. After something was written here, a replica is read from only once it has that.

With replicas or without: a page asks a database several questions, and an edit may come in between, so that it looks
for what is gone. Such a page is made again.
"""

import logging
import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import chain

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, ProgrammingError, connections
from django.http import Http404
from django.utils import timezone

from kb.overload import come_back
from legalacts.models import last_changed
from legalacts.models.databases import AWAY, FIRST, is_resting, reading_from, reads, rest, wake

REPLICAS = [alias for alias in settings.DATABASES if alias != FIRST]
SAFE = {"GET", "HEAD", "OPTIONS"}
OWN = ("/admin/", "/healthz", "/readyz", "/metrics")
# A replica that has not followed for so long is behind, whatever was written.
REMEMBERED = 300
WHERE = "SELECT pg_current_wal_lsn()::text"
ANSWERS = "SELECT 1"
FOLLOWED = "SELECT COALESCE(pg_last_wal_replay_lsn() >= %s::pg_lsn, true)"
# Raised to say something to the reader.
SAID = (Http404, PermissionDenied, BadRequest, SuspiciousOperation)
# Changes are noted when they are made; those of a long load are seen this much later at most.
LATELY = timedelta(minutes=10)

logger = logging.getLogger(__name__)


class ReplicaRouter:
    """Read from where the request reads, write to the first database."""

    def db_for_read(self, model, **hints):
        return reads()

    def db_for_write(self, model, **hints):
        return FIRST

    def allow_relation(self, *records, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return db == FIRST


class ReadFromReplica:
    """Choose where a request reads from, and make the page anew when that fails."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.only_reads = request.method in {"GET", "HEAD"} and not request.path.startswith(OWN)
        if not REPLICAS:
            return self.get_response(request)
        if request.only_reads:
            with reading_from(chosen_for(request)):
                return self.get_response(request)
        response = self.get_response(request)
        if request.method not in SAFE:
            remember_writing()
        return response

    def process_view(self, request, view, args, kwargs):
        """Make the page; a view that only reads may be asked again."""
        if not request.only_reads:
            return None
        untouched, failure = vars(request).copy(), None
        for alias in chain([reads()], readable()):
            try:
                with reading_from(alias):
                    answer = made(view, request, args, kwargs)
                request.reads_from = alias
                return answer
            except AWAY:
                is_there = answers(alias)  # and leaves it alone if not
                if not REPLICAS:
                    if is_there:
                        raise
                    break
            except Exception as error:
                if not is_worth_another(error, alias, failure):
                    raise
                failure = error
            vars(request).clear()  # of what a page that was half made has noted on it
            vars(request).update(untouched)
        return come_back(request)

    def process_exception(self, request, error):
        """Without any database, or without the first one for what only it can do: say when to come back."""
        if isinstance(error, AWAY) and not answers(reads()):
            return come_back(request)
        return None


def chosen_for(request) -> str:
    """Where a request that only reads does so; chosen once."""
    if not hasattr(request, "reads_from"):
        request.reads_from = next(readable()) if REPLICAS else FIRST
    return request.reads_from


def made(view, request, args, kwargs):
    """The answer of a view with its body, so that what fails, fails here."""
    response = view(request, *args, **kwargs)
    if callable(getattr(response, "render", None)):
        response = response.render()
    return response


def is_worth_another(error: Exception, alias: str, before: Exception | None) -> bool:
    """Whether a page that failed may be made elsewhere; or, if it did not so before, now that an edit is through."""
    if isinstance(error, ProgrammingError) and alias != FIRST:
        rest(alias)  # one that has just begun again may lack a table made a moment ago
        return True
    if isinstance(error, (*SAID, DatabaseError, type(before))) or not has_changed_lately(alias):
        return False
    logger.warning("Made again: an edit may have come in between.", exc_info=error)
    return True


def has_changed_lately(alias: str) -> bool:
    """Whether the last change was noted so shortly ago that a page may have been begun before it was seen."""
    noted = last_changed(alias)
    return noted is not None and timezone.now() - noted < LATELY


def readable() -> Iterator[str]:
    """Where to read from, best first: replicas that have what was written, the first database, other replicas.

    When none is left, those too that were away a moment ago: one may be back.
    """
    behind = []
    written = last_written()
    replicas = random.sample(REPLICAS, len(REPLICAS))
    resting = [alias for alias in replicas if is_resting(alias)]
    for alias in replicas:
        if alias in resting:
            continue
        followed = has_followed(alias, written)
        if followed:
            yield alias
        elif followed is False:
            behind.append(alias)
    if not is_resting(FIRST) and answers(FIRST):
        yield FIRST
    yield from behind
    yield from filter(answers, resting)
    yield FIRST


def has_followed(alias: str, written: str | None) -> bool | None:
    """Whether a replica has what was written; None if it does not answer."""
    for _ in range(2):  # a kept connection may be one that the server has closed since
        try:
            with connections[alias].cursor() as cursor:
                asks_for_position = written and connections[alias].vendor == "postgresql"
                cursor.execute(*([FOLLOWED, [written]] if asks_for_position else [ANSWERS]))
                wake(alias)
                return bool(cursor.fetchone()[0])
        except AWAY:
            rest(alias)
    return None


def answers(alias: str) -> bool:
    """Whether a database answers."""
    return has_followed(alias, None) is True


def remember_writing() -> None:
    """Keep how far the first database had got when a request that may have written ended."""
    with suppress(Exception):  # a reader is answered all the same
        if connections[FIRST].vendor == "postgresql":
            with connections[FIRST].cursor() as cursor:
                cursor.execute(WHERE)
                caches["written"].set("position", cursor.fetchone()[0], REMEMBERED)


def last_written() -> str | None:
    """Where the first database stood when something was last written through any process."""
    with suppress(Exception):  # the cache may be away
        return caches["written"].get("position")
    return None
