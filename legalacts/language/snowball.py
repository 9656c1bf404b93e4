"""Snowball's stemmers of single languages: its package loads those of all 36, which would fill three megabytes."""

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec, module_from_spec

PACKAGE = "snowballstemmer"


def snowball(language: str) -> Callable[[str], str]:
    """What gives the stem of a folded word of a language, by its English name; many threads may ask it at once."""
    known = sys.modules.get(PACKAGE)
    if known is None:
        # The package as a folder alone; whoever imports it elsewhere gets it whole.
        sys.modules[PACKAGE] = module_from_spec(find_spec(PACKAGE))
    try:
        module = import_module(f"{PACKAGE}.{language}_stemmer")
    finally:
        if known is None:
            del sys.modules[PACKAGE]
    stemmer = getattr(module, f"{language.title()}Stemmer")
    # A stemmer holds the word that it works on, so each word gets one of its own: two threads with one between them
    # would work on each other's words.
    return lambda word: stemmer().stemWord(word)
