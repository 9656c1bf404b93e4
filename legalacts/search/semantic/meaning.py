"""What a question means, compared with every passage there is."""

from functools import cached_property, lru_cache

import numpy as np

from legalacts.models import LANGUAGES

from .provider import Provider
from .vectors import Kept, Vectors

# What is found by meaning alone: of each language so many at most, each at least so near, and none unless the best is
# clearly nearer: otherwise this knowledge base has nothing on what was asked.
MOST = 30
NEAR, CLEARLY = 0.0, 0.1


class Meaning:
    """How near every passage is to one question."""

    def __init__(self, vectors: Vectors, near: np.ndarray):
        self.vectors, self.near = vectors, near
        self.units: dict[str, list[int]] = {}
        """By language, what the nearest passages belong to; filled when it is needed."""

    @cached_property
    def nearest(self) -> dict[str, list[int]]:
        """By language, the numbers of the passages that may answer although they share no word."""
        return {language: self.nearest_in(place) for place, language in enumerate(LANGUAGES)}

    def nearest_in(self, place: int) -> list[int]:
        """The numbers of the nearest passages in one language."""
        rows = self.vectors.in_language[place]
        near = self.near[rows]
        best = np.argpartition(-near, MOST)[:MOST] if len(near) > MOST else np.arange(len(near))
        best = best[np.argsort(-near[best], kind="stable")]
        if not len(best) or near[best[0]] < CLEARLY:
            return []
        return self.vectors.rows.texts[rows[best[near[best] >= NEAR]]].tolist()

    @cached_property
    def means(self) -> list[float]:
        """How near the passages of each language are on the whole."""
        return [float(self.near[rows].mean()) if len(rows) else 0.0 for rows in self.vectors.in_language]

    def above_mean(self, texts: list[int]) -> list[float | None]:
        """How much nearer than those of their language some passages are; nothing for one that was not read yet."""
        rows = [self.vectors.places.get(text) for text in texts]
        languages = self.vectors.rows.languages
        return [None if row is None else max(0.0, float(self.near[row]) - self.means[languages[row]]) for row in rows]


def meaning_in(text: str, language: str, provider: Provider) -> Meaning | None:
    """What a question in a language means; nothing while no passage has been read."""
    vectors = kept_by(provider.name, provider.size).current()
    if not len(vectors.rows):
        return None
    asked = provider.encode([text], asked=True)[0]
    return Meaning(vectors, vectors.nearness(asked, language))


@lru_cache(maxsize=2)
def kept_by(model: str, size: int) -> Kept:
    """The vectors of a model that this process holds."""
    return Kept(model, size)
