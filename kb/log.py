"""What the log says, and what it must not keep: who asked, and what for."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime

# Addresses of machines and of people, and numbers as long as those of passports and telephones: what somebody types
# into the bar for addresses. Repetitions are bounded or take all there is, so that a hostile line costs little.
PERSONAL = re.compile(
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b"
    r"|(?<![\w:])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}(?![\w:])"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|\d{7,}"
)
LONGEST = 2000
DEEPEST = 40


class WithoutQuery(logging.Filter):
    """Cut query strings from the request lines that Django's own server logs."""

    def filter(self, record):
        if record.name == "django.server" and isinstance(record.args, tuple):
            record.args = tuple(without_query(value) for value in record.args)
        return True


class JsonLines(logging.Formatter):
    """One JSON object a line.

    Of an error it keeps its kind and where it arose, not its words, which may quote a reader.
    """

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_persons(without_query(record.getMessage()))[:LONGEST],
        }
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            line["error"] = f"{kind.__module__}.{kind.__qualname__}"
            line["trace"] = [f"{step.filename}:{step.lineno} {step.name}" for step in traceback.extract_tb(trace)]
            line["trace"] = line["trace"][-DEEPEST:]
        return json.dumps(line, ensure_ascii=False)


def without_query(value):
    """Turn "GET /ky/search/?q=x HTTP/1.1" into "GET /ky/search/ HTTP/1.1"; a broken query may hold spaces."""
    if not isinstance(value, str) or "?" not in value:
        return value
    head, _, tail = value.partition("?")
    return head + "".join(tail.rpartition(" HTTP/")[1:] if " HTTP/" in tail else "")


def without_persons(text):
    """A line without addresses of machines and of people."""
    return PERSONAL.sub("[…]", text)


def access_line(method, path, status, size, milliseconds):
    """What is kept of a request, as JSON: neither who sent it nor what was asked for."""
    line = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "level": "INFO",
        "logger": "access",
        "method": method,
        "path": without_persons(path[:LONGEST]),
        "status": status,
        "bytes": size,
        "ms": milliseconds,
    }
    return json.dumps(line, ensure_ascii=False)
