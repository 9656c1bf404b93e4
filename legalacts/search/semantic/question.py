"""What was asked, as the model is to read it."""

import logging
from importlib import import_module
from typing import TYPE_CHECKING

from legalacts.language import tokenize
from legalacts.search.words import Asked

from .provider import provider

if TYPE_CHECKING:
    from .meaning import Meaning

log = logging.getLogger(__name__)


def meaning_of(query: str, asked: Asked, spoken: str) -> "Meaning | None":
    """What the words of a query mean; nothing when the layer is off, cannot work, or there are no words."""
    model = provider()
    if model is None or not asked.words:
        return None
    try:
        return import_module("legalacts.search.semantic.meaning").meaning_in(as_meant(query, asked), spoken, model)
    except Exception:
        log.exception("Searching by words alone: the model failed.")
        return None


def as_meant(query: str, asked: Asked) -> str:
    """The query as it was meant: mistyped words mended, without words to leave out and marks of search."""
    mended = {word.typed: word.mended for word in asked.words if word.mended}
    excluded = {word.typed for word in asked.excluded}
    tokens = [(query[token.start : token.end], token.folded) for token in tokenize(query)]
    if mended and not any(folded in mended for _, folded in tokens):
        return " ".join(word.mended or word.typed for word in asked.words)
    return " ".join(mended.get(folded, written) for written, folded in tokens if folded not in excluded)
