"""What the log must not keep."""

import logging


class WithoutQuery(logging.Filter):
    """Cut query strings from the request lines that Django's own server logs."""

    def filter(self, record):
        if record.name == "django.server" and isinstance(record.args, tuple):
            record.args = tuple(without_query(value) for value in record.args)
        return True


def without_query(value):
    """Turn "GET /ky/search/?q=x HTTP/1.1" into "GET /ky/search/ HTTP/1.1"."""
    if not isinstance(value, str) or "?" not in value:
        return value
    head, _, tail = value.partition("?")
    return head + "".join(tail.partition(" ")[1:])
