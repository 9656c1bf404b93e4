"""How often one reader may send something, without knowing who it is.

What is remembered is a keyed hash of the network address, in the cache only, with a key that is thrown away after a
day: nobody can lead it back to an address, or one day's mark to another's.
"""

import hashlib
import hmac
import secrets
from contextlib import suppress
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

DAY = 24 * 60 * 60
# Of an IPv6 address, what a household or a telephone keeps.
HOUSEHOLD = 64


def too_often(request: HttpRequest, what: str, *, most: int, seconds: int) -> bool:
    """Count one more `what` from where the request comes from; tell whether there were more than `most` in the time."""
    # A cache that is away limits nobody; what is written has a limit of its own.
    with suppress(Exception):
        name = f"often:{what}:{mark_of(request)}"
        cache.add(name, 0, seconds)
        return cache.incr(name) > most
    return False


def once(name: str, seconds: int) -> bool:
    """Whether this is the first time the name is used."""
    with suppress(Exception):
        return cache.add(f"once:{name}", 1, seconds)
    return True


def mark_of(request: HttpRequest) -> str:
    """A word that is the same for all requests of one network address on one day, and says nothing of it."""
    day = timezone.localdate().isoformat()
    key = cache.get_or_set(f"often:key:{day}", lambda: secrets.token_hex(32), DAY)
    return hmac.new(key.encode(), network_of(request).encode(), hashlib.sha256).hexdigest()[:32]


def address_of(request: HttpRequest) -> str:
    """Where a request comes from: what the proxy before us says if there is one, never what the reader says."""
    said = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return said.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def network_of(request: HttpRequest) -> str:
    """The network of an address: the address itself, or what a household has of them; empty for what is none."""
    try:
        address = ip_address(address_of(request))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(int(address) >> (128 - HOUSEHOLD))
    return str(address)
