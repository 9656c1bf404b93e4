"""A model for tests: a few things by their words in three languages, so that what means the same lies together."""

from zlib import crc32

import numpy as np

THINGS = [
    ("айлык", "эмгек акы", "зарплат", "wage", "salary", "платит", "маяна"),
    ("паспорт", "документ", "passport", "күбөлүк"),
    ("куш", "зымырык", "птица", "bird", "бүркүт"),
    ("үй", "батир", "квартир", "house", "flat"),
    ("жол", "дорог", "road"),
]
LANGUAGES = {"ky": "ңөү", "ru": "ыщъ", "en": "abcdefghijklmnopqrstuvwxyz"}


class FakeModel:
    """Vectors of one number a thing, and some of the letters, which tell the language."""

    name = "fake-1"
    size = 64

    def __init__(self):
        self.read = []

    def encode(self, texts, *, asked):
        self.read += texts
        return np.stack([self.vector(text.lower()) for text in texts])

    def vector(self, text):
        things = [3.0 * any(word in text for word in words) for words in THINGS]
        letters = [1.0 * any(letter in text for letter in some) for some in LANGUAGES.values()]
        rest = np.zeros(self.size - len(things) - len(letters))
        rest[crc32(text.encode()) % len(rest)] = 0.5
        vector = np.array([*things, *letters, *rest], np.float32)
        return vector / np.linalg.norm(vector)


class OtherModel(FakeModel):
    """A later model, whose vectors are of another size."""

    name = "fake-2"
    size = 80


class BrokenModel(FakeModel):
    """Reads passages, but fails at questions."""

    def encode(self, texts, *, asked):
        if asked:
            raise RuntimeError("broken")
        return super().encode(texts, asked=asked)
