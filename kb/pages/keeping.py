"""Answer from what this process has made already, while it is what would be made now.

Kept are finished, compressed answers that anybody may keep (caching.py), each with how far the database was and the day
on which it was made. A change anywhere, or a new day, and the page is made anew: the next reader sees every edit. What
a person asks - searches, answers of the guide, forms - is never kept, nor is anything but a good answer.
"""

import zlib

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError, InterfaceError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe

from kb.replicas import chosen_for
from legalacts.models import level_of
from legalacts.models.databases import reading_from

from .caching import are_known
from .compression import coding_for
from .store import Kept, Store

LANGUAGES = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)
LONGEST = 400
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")


def keep_pages(get_response):
    """Answer with a kept page; keep what is made for one that may be."""
    if not settings.PAGES_KEPT_MB:
        return get_response
    store = Store(settings.PAGES_KEPT_MB * 1024 * 1024)

    def middleware(request):
        key = key_of(request)
        level = level_for(request) if key else None
        if level is None:
            return get_response(request)
        kept = store.get(key)
        if kept is not None and kept.level == level:
            request.resolver_match = kept.match
            response = HttpResponse(unpacked(kept), headers=kept.headers)
        else:
            read_from = request.reads_from
            response = made_whole(get_response, request)
            if request.method == "GET" and is_for_everybody(response) and request.reads_from == read_from:
                store.put(key, Kept(level, dict(response.items()), packed(response), request.resolver_match))
        return as_asked(request, response)

    return middleware


def packed(response) -> bytes:
    """What an answer says, small: those who read it uncompressed are few, and it would take the room of ten."""
    return response.content if "Content-Encoding" in response else zlib.compress(response.content, 1)


def unpacked(kept: Kept) -> bytes:
    """What a kept answer says, as it was."""
    return kept.content if "Content-Encoding" in kept.headers else zlib.decompress(kept.content)


def key_of(request) -> tuple | None:
    """What an answer depends on besides the records; None for what is not kept."""
    path, query = request.META["PATH_INFO"], request.META.get("QUERY_STRING", "")
    if request.method not in ("GET", "HEAD") or not path.startswith(LANGUAGES):
        return None
    if not are_known(query) or is_signed_in(request):
        return None
    try:
        key = request.scheme, request.get_host(), request.META.get("SCRIPT_NAME", ""), path, query, coding_for(request)
    except DisallowedHost:
        return None
    return key if sum(map(len, key)) <= LONGEST else None


def is_signed_in(request) -> bool:
    """Whether somebody may see more than everybody does."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "HTTP_AUTHORIZATION" in request.META


def level_for(request) -> tuple | None:
    """How far the database is that this request reads from, and the day; None when that cannot be told."""
    alias = chosen_for(request)
    try:
        with reading_from(alias):
            level = level_of(alias)
    except (DatabaseError, InterfaceError):
        return None
    return level and (timezone.localdate(), *level)


def made_whole(get_response, request):
    """The answer as for a reader who has none yet; what they have already is compared afterwards."""
    asked = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
    response = get_response(request)
    request.META |= asked
    return response


def is_for_everybody(response) -> bool:
    """Whether it is a good answer that anybody may keep and that depends on nothing but its address and coding."""
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")} - {""}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "public" in response.get("Cache-Control", "")
        and varies <= {"accept-encoding"}
    )


def as_asked(request, response):
    """The answer, or that what the reader has is still good."""
    tag, changed = response.get("ETag"), parse_http_date_safe(response.get("Last-Modified") or "")
    return get_conditional_response(request, tag, changed, response) if tag or changed else response
