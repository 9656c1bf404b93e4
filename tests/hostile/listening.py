"""Which parameters an address reads: whoever asks a query or a form for a name is overheard."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.http import QueryDict


@contextmanager
def overheard() -> Iterator[set[str]]:
    """Yield the names that are asked for while the block runs."""
    names: set[str] = set()
    with mock.patch.multiple(QueryDict, **{name: _noting(name, names) for name in ("__getitem__", "getlist")}):
        yield names


def _noting(name: str, names: set[str]):
    known = getattr(QueryDict, name)

    def asked(query, key, *more):
        names.add(key)
        return known(query, key, *more)

    return asked
