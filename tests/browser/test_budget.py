"""A page on a slow phone: what has to come over the wire before it can be read."""

import json
import re
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from tests.browser.pages import FAMILIES, LANGUAGES

BUDGET = 50 * 1024


def fetch(address):
    """The body as it travels, and as text."""
    request = Request(quote(address, safe=":/?&=%,"), headers={"Accept-Encoding": "br, gzip"})
    try:
        answer = urlopen(request)
    except HTTPError as error:
        answer = error
    with answer:
        return answer.read(), answer.headers.get("Content-Encoding")


def text_of(site, path):
    """The page without compression, to find what it needs."""
    try:
        answer = urlopen(quote(f"{site}{path}", safe=":/?&=%,"))
    except HTTPError as error:
        answer = error
    with answer:
        return answer.read().decode()


def weights(site, path):
    """What each part of the page weighs."""
    found = {"page": len(fetch(f"{site}{path}")[0])}
    for needed in re.findall(
        r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*?(?:href|src)="([^"]+)"', text_of(site, path)
    ):
        found[needed] = len(fetch(f"{site}{needed}")[0])
    return found


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
