"""A page on a slow phone: what has to come over the wire before it can be read."""

import gzip
import json
import re
from functools import cache
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import brotli
import pytest

from tests.browser.pages import FAMILIES, LANGUAGES

BUDGET = 50 * 1024
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


def fetch(address):
    """The body as it travels, and how it is compressed."""
    request = Request(quote(address, safe=":/?&=%,"), headers={"Accept-Encoding": "br, gzip"})
    try:
        answer = urlopen(request)
    except HTTPError as error:
        answer = error
    with answer:
        return answer.read(), answer.headers.get("Content-Encoding")


@cache
def weight(address):
    """What a file weighs as it travels."""
    return len(fetch(address)[0])


def weights(site, path):
    """What each part of the page weighs."""
    body, packed = fetch(f"{site}{path}")
    page = UNPACK[packed](body).decode()
    needed = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*?(?:href|src)="([^"]+)"', page)
    return {"page": len(body), **{part: weight(f"{site}{part}") for part in needed}}


@pytest.mark.parametrize("name", FAMILIES)
def test_comes_within_fifty_kilobytes(site, name, record_property):
    parts = {language: weights(site, f"/{language}/{FAMILIES[name]}") for language in LANGUAGES}
    record_property("weights", json.dumps(parts))
    heavy = {language: sum(part.values()) for language, part in parts.items() if sum(part.values()) > BUDGET}
    assert heavy == {}


def test_travels_compressed(site):
    for path in ("/ky/", "/ky/compare/"):
        assert fetch(f"{site}{path}")[1] in ("br", "gzip")
    for needed in weights(site, "/ky/"):
        if needed != "page":
            assert fetch(f"{site}{needed}")[1] in ("br", "gzip"), needed
