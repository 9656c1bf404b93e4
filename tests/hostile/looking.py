"""What an answer may never be, whatever was asked: an error of the server, an echo, a cookie, a way to another site."""

import gzip
import json
from collections.abc import Iterator
from urllib.parse import urljoin

import brotli

from tests.hostile.values import MARK

TOLD = (400, 404, 405)
UNPACKED = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
HERE = "http://localhost"
PROTECTED = ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")
READ_AS_MARKUP = ("text/html", "application/xhtml", "text/xml", "application/xml", "application/atom", "image/svg")


def faults(answer, path: str) -> Iterator[str]:
    """Say what is wrong with an answer."""
    yield from _broken(answer, path)
    yield from _echoed(answer)
    yield from _careless(answer, path)


def _broken(answer, path: str) -> Iterator[str]:
    if answer.status_code >= 500 and not (answer.status_code == 503 and "Retry-After" in answer):
        yield str(answer.status_code)
    if path.startswith("/api/v1/") and answer.content and answer.status_code in TOLD and not _is_told(answer):
        yield "an error of the API without words"


def _is_told(answer) -> bool:
    return answer["Content-Type"] == "application/json" and "message" in json.loads(content_of(answer))["error"]


def content_of(answer) -> bytes:
    """What an answer says, unpacked as its coding tells; the answer to a HEAD says nothing."""
    return UNPACKED[answer.get("Content-Encoding", "")](answer.content) if answer.content else b""


def _echoed(answer) -> Iterator[str]:
    kind = answer.get("Content-Type", "")
    if kind.startswith(READ_AS_MARKUP) and not answer.streaming and MARK.encode() in content_of(answer):
        yield "echo"
    if any("\n" in value or MARK in value for value in answer.headers.values()):
        yield "echo in a header"


def _careless(answer, path: str) -> Iterator[str]:
    if "Set-Cookie" in answer.headers or (answer.cookies and not path.startswith("/admin/")):
        yield "cookie"
    if missing := [name for name in PROTECTED if name not in answer.headers]:
        yield f"without {', '.join(missing)}"
    goal = urljoin(HERE + "/", answer.get("Location", "").replace("\\", "/"))
    if not goal.startswith((f"{HERE}/", "http://testserver/")):
        yield f"leads away to {goal[:80]}"
