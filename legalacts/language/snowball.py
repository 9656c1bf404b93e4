"""Snowball's stemmers of single languages: its package loads those of all 36, which would fill three megabytes."""

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec

PACKAGE = "snowballstemmer"


def snowball(language: str):
    """The stemmer of a language, by its English name."""
    known = sys.modules.get(PACKAGE)
    if known is None:
        # The package as a folder alone; whoever imports it elsewhere gets it whole.
        sys.modules[PACKAGE] = module_from_spec(find_spec(PACKAGE))
    try:
        module = import_module(f"{PACKAGE}.{language}_stemmer")
    finally:
        if known is None:
            del sys.modules[PACKAGE]
    return getattr(module, f"{language.title()}Stemmer")()
