"""The model that reads texts, if the site has one: named by the settings, loaded once a process."""

import logging
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    import numpy

log = logging.getLogger(__name__)


class Provider(Protocol):
    """Texts → vectors. A site may name its own in SEMANTIC_PROVIDER."""

    name: str
    """The model with its version; vectors of another name are not compared with its own."""
    size: int
    """How many numbers a vector has."""

    def encode(self, texts: Sequence[str], *, asked: bool) -> "numpy.ndarray":
        """A vector a text, of length 1, as rows of float32; `asked` for questions, else for what may answer them."""
        ...


class Unavailable(Exception):
    """Search by meaning is switched on, but this installation or machine cannot do it; says why."""


def provider() -> Provider | None:
    """The model in use; none when the layer is off, or cannot work here."""
    return loaded(settings.SEMANTIC_PROVIDER) if settings.SEMANTIC else None


@lru_cache(maxsize=2)
def loaded(name: str) -> Provider | None:
    """The model of a name; when there is none, the log says so once and search goes on by words alone."""
    try:
        return load(name)
    except Unavailable as reason:
        log.warning("Searching by words alone: %s", reason)
        return None


def load(name: str) -> Provider:
    """Load a model, or raise `Unavailable`."""
    try:
        return import_string(name)()
    except Unavailable:
        raise
    except Exception as error:
        raise Unavailable(f"{type(error).__name__}: {error}") from error
