"""What of an entry is read for its meaning, and the number that this text goes by."""

from collections.abc import Mapping
from hashlib import blake2b

LONGEST = 1600


def passage(shown: Mapping[str, str]) -> str:
    """The heading and the beginning of the text, about as much as a model reads at once.

    Of a provision without the name of its act, which all provisions of the act would share.
    """
    return ". ".join(part for part in (heading(shown), shown["text"]) if part)[:LONGEST]


def heading(shown: Mapping[str, str]) -> str:
    """What an entry is headed with."""
    return (shown["short"] or shown["title"])[:LONGEST]


def passage_number(shown: Mapping[str, str]) -> int:
    """The number of an entry's passage, the same on every machine; another text has another."""
    read = f"{shown['language']}\n{passage(shown)}"
    return int.from_bytes(blake2b(read.encode(), digest_size=8).digest(), "big") >> 1
