"""What a page brings over a slow line, with the shipped content: few parts, few bytes, no trace left behind."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import TestCase

from tests.browser.pages import FAMILIES, LANGUAGES

STATIC = Path(__file__).resolve().parents[2] / "static"
MOST_PARTS = 4
KILOBYTE = 1024
GUIDE = "guide/?citizenship=kg&destination=ru&purpose=contract&since=month&papers=none"
# Page, style sheet, icon and script together; the whole of it otherwise fits fifty.
LIMITS = {
    "": 16,
    "guide/": 16,
    GUIDE: 16,
    f"{GUIDE}&trouble=none": 22,
    f"{GUIDE}&trouble=seized": 22,
    "problems/employer-does-not-pay/": 22,
    "problems/police-demand-money/": 22,
    "problems/police-demand-money/card/": 16,
    "problems/papers-lost/": 22,
    "institutions/kg-consulates-ru/": 20,
    "institutions/?state=ru": 20,
    "about/": 20,
    "acts/eaeu-treaty-2014/art_97/": 24,
    "compare/?destination=ru,kz&regimes=eaeu-worker": 50,
    "compare/?destination=ru&regimes=eaeu-worker,cis-patent,foreigner,union-state": 50,
}
PARTS = re.compile(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*?(?:href|src)="/static/([^"]+)"')


def compressed(content: bytes) -> int:
    """What it weighs for a browser that knows no better than gzip."""
    return len(gzip.compress(content, 6))


def parts(html: bytes) -> dict[str, int]:
    """The page and what it needs, with what each weighs compressed."""
    found = PARTS.findall(html.decode())
    return {"page": compressed(html), **{name: compressed((STATIC / name).read_bytes()) for name in found}}


@pytest.mark.usefixtures("loaded")
class Weight(TestCase):
    def test_of_every_family_is_small_and_comes_in_four_parts(self):
        limits = {**dict.fromkeys(FAMILIES.values(), 50), **LIMITS}
        for number, (path, limit) in enumerate(limits.items()):
            language = LANGUAGES[number % 3]
            with self.subTest(path, language=language):
                found = parts(self.client.get(f"/{language}/{path}").content)
                self.assertLessEqual(sum(found.values()), limit * KILOBYTE, found)
                self.assertLessEqual(len(found), MOST_PARTS, found)

    def test_of_the_kyrgyz_pages_a_migrant_needs_is_small(self):
        for path, limit in LIMITS.items():
            with self.subTest(path):
                self.assertLessEqual(sum(parts(self.client.get(f"/ky/{path}").content).values()), limit * KILOBYTE)

    def test_holds_nothing_of_other_sites_and_no_cookie(self):
        for path in FAMILIES.values():
            with self.subTest(path):
                response = self.client.get(f"/ru/{path}")
                self.assertFalse(response.cookies)
                self.assertNotRegex(
                    response.content.decode(), r'<(?:img|script|iframe|link rel="stylesheet")[^>]*https?:'
                )
