"""Words that follow each other in names, as a tree: one node a word, shared by all names that begin so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Self

NOTHING_FOLLOWS: Mapping = MappingProxyType({})


@dataclass(eq=False, slots=True)
class Branch:
    """A word of a name, and what may follow. There are very many, and most end a name: those share one empty end."""

    after: Mapping[str, Self] = field(default_factory=lambda: NOTHING_FOLLOWS)

    def followed_by(self, word: str) -> Self:
        """The branch of a word after this one, made where there is none."""
        if self.after is NOTHING_FOLLOWS:
            self.after = {}
        return self.after.setdefault(word, type(self)())
