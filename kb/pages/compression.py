"""How answers are compressed: as the browser asks, Brotli before gzip."""

from functools import lru_cache

import brotli
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

# Pages are made small once and sent often; the highest qualities take longer than the page itself.
QUALITY = 5
SMALLEST = 200
LONGEST = 200
CODINGS = ("br", "gzip")


@lru_cache(maxsize=256)
def coding_in(accepted: str) -> str:
    """The best coding that an Accept-Encoding header allows, "" when there is none."""
    allowed = set()
    for part in accepted.lower().split(","):
        name, _, parameters = part.partition(";")
        weight = parameters.replace(" ", "").removeprefix("q=")
        if not parameters or weight.strip("0."):
            allowed.add(name.strip())
    return next((coding for coding in CODINGS if coding in allowed), "")


def coding_for(request) -> str:
    """How an answer to this request is compressed."""
    return coding_in(request.META.get("HTTP_ACCEPT_ENCODING", "")[:LONGEST])


class Compression(GZipMiddleware):
    """Compress what is worth it.

    What nobody may keep (the admin, forms with tokens) is left to gzip, which Django pads so that its length
    tells nothing of what it holds.
    """

    def process_response(self, request, response):
        coding = coding_for(request)
        if coding == "br" and fits(response):
            return in_brotli(response)
        if coding:
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        return response


def fits(response) -> bool:
    """Whether it is an answer for everybody, long enough, and not compressed yet."""
    return (
        not response.streaming
        and "public" in response.get("Cache-Control", "")
        and len(response.content) >= SMALLEST
        and not response.has_header("Content-Encoding")
    )


def in_brotli(response):
    """The answer made small, if it becomes smaller; its tag then speaks of what it says, not of its bytes."""
    patch_vary_headers(response, ("Accept-Encoding",))
    small = brotli.compress(response.content, quality=QUALITY)
    if len(small) < len(response.content):
        response.content = small
        response.headers["Content-Length"] = str(len(small))
        response.headers["Content-Encoding"] = "br"
        tag = response.get("ETag")
        if tag and tag.startswith('"'):
            response.headers["ETag"] = f"W/{tag}"
    return response
