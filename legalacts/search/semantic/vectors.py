"""All vectors of a model, held by the process as 8-bit numbers and taken over from the database when rows were added.

A model sees first of all which language a text is in, and holds some short texts near to everything. Both are measured
on the vectors themselves and taken off: the mean of each language, and how near a passage is to questions at large,
for which a sample of titles, read as questions, stands.
"""

import threading
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from legalacts.models import LANGUAGES, Vector

BLOCK = 512
OVERLAP = 2000
LARGEST = 127
# Of fewer vectors the mean is believed less.
FEW = 1
# The titles nearest to a passage tell how near it is to questions at large.
CLOSEST = 10
CROWDED = 0.8
# The measures are taken anew when there are so many times as many vectors.
GROWN = 1.1


@dataclass(frozen=True)
class Rows:
    """Vectors side by side: row n belongs to the text `texts[n]`, which is in the language `languages[n]`."""

    ids: np.ndarray
    texts: np.ndarray
    languages: np.ndarray
    asked: np.ndarray
    numbers: np.ndarray
    lengths: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)

    def __add__(self, other: "Rows") -> "Rows":
        return Rows(*(np.concatenate([mine, getattr(other, name)]) for name, mine in vars(self).items()))

    def only(self, chosen: np.ndarray) -> "Rows":
        """Some of the rows."""
        return Rows(*(column[chosen] for column in vars(self).values()))

    def dots(self, asked: np.ndarray) -> np.ndarray:
        """The cosine of each with a vector of length 1."""
        near = np.empty(len(self), np.float32)
        block = np.empty((BLOCK, self.numbers.shape[1]), np.float32)
        for start in range(0, len(self), BLOCK):
            part = self.numbers[start : start + BLOCK]
            np.copyto(block[: len(part)], part)
            np.dot(block[: len(part)], asked, out=near[start : start + BLOCK])
        return near / self.lengths

    def directions(self) -> np.ndarray:
        """The vectors as such, each of length 1; eight times as large as they are held."""
        return self.numbers / self.lengths[:, None]


def packed(vector: np.ndarray) -> bytes:
    """A vector as 8-bit numbers; its direction is what counts."""
    return np.rint(vector / max(float(np.abs(vector).max()), 1e-9) * LARGEST).astype(np.int8).tobytes()


def is_whole(numbers: bytes, size: int) -> bool:
    """Whether kept numbers can be a vector of a size."""
    return len(numbers) == size and any(numbers)


def rows_of(columns: list[tuple[int, int, str, bool, bytes]], size: int) -> Rows:
    """Rows of the database side by side, damaged ones left out."""
    whole = [row for row in columns if row[2] in LANGUAGES and is_whole(row[4], size)]
    numbers = np.frombuffer(b"".join(bytes(row[4]) for row in whole), np.int8).reshape(-1, size)
    return Rows(
        ids=np.array([row[0] for row in whole], np.int64),
        texts=np.array([row[1] for row in whole], np.int64),
        languages=np.array([LANGUAGES.index(row[2]) for row in whole], np.int8),
        asked=np.array([row[3] for row in whole], bool),
        numbers=numbers,
        lengths=np.concatenate([lengths(part.astype(np.float32)) for part in blocks(numbers)] or [np.empty(0, "f4")]),
    )


def blocks(rows: np.ndarray) -> list[np.ndarray]:
    """Rows in parts that are worked on at once."""
    return [rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK)]


def lengths(vectors: np.ndarray) -> np.ndarray:
    """The lengths of vectors, never nought."""
    return np.maximum(np.linalg.norm(vectors, axis=1), 1e-6).astype(np.float32)


class Scale:
    """What is taken off: the mean of each language's passages, and the sample of questions."""

    def __init__(self, passages: Rows, questions: Rows):
        self.count = len(passages) + len(questions)
        self.means = np.stack([mean_of(passages, place) for place in range(len(LANGUAGES))])
        self.questions = []
        for place, mean in enumerate(self.means):
            sample = questions.only(questions.languages == place).directions() - mean
            self.questions.append(sample / lengths(sample)[:, None])

    def centred(self, rows: Rows) -> np.ndarray:
        """The vectors of some rows without the mean of their language."""
        return rows.directions() - self.means[rows.languages]

    def crowding(self, rows: Rows) -> tuple[np.ndarray, np.ndarray]:
        """Of each row the length without the mean, and how near it is to questions in each language."""
        sizes, crowds = [], []
        for start in range(0, len(rows), BLOCK):
            vectors = self.centred(rows.only(slice(start, start + BLOCK)))
            size = lengths(vectors)
            sizes.append(size)
            crowds.append(np.stack([crowd(vectors / size[:, None], sample) for sample in self.questions], axis=1))
        if not sizes:
            return np.empty(0, np.float32), np.empty((0, len(LANGUAGES)), np.float32)
        return np.concatenate(sizes), np.concatenate(crowds)


def mean_of(rows: Rows, place: int) -> np.ndarray:
    """The mean of the vectors of a language, nearer to nought the fewer there are."""
    chosen = rows.only(rows.languages == place)
    total = np.zeros(rows.numbers.shape[1], np.float32)
    for start in range(0, len(chosen), BLOCK):
        total += chosen.only(slice(start, start + BLOCK)).directions().sum(axis=0, dtype=np.float32)
    return total / (len(chosen) + FEW)


def crowd(vectors: np.ndarray, sample: np.ndarray) -> np.ndarray:
    """How near vectors are to the questions of a sample that are closest, the very closest left out."""
    most = min(CLOSEST, len(sample) - 1)
    if most < 1:
        return np.zeros(len(vectors), np.float32)
    near = vectors @ sample.T
    return np.sort(np.partition(near, -most - 1, axis=1)[:, -most - 1 :], axis=1)[:, :-1].mean(axis=1)


@dataclass(frozen=True)
class Vectors:
    """The passages of a model with their measures."""

    rows: Rows
    sizes: np.ndarray
    crowds: np.ndarray
    scale: Scale

    @cached_property
    def in_language(self) -> list[np.ndarray]:
        """The rows of each language."""
        return [np.flatnonzero(self.rows.languages == place) for place in range(len(LANGUAGES))]

    @cached_property
    def places(self) -> dict[int, int]:
        """Of each text its row."""
        return {text: row for row, text in enumerate(self.rows.texts.tolist())}

    def nearness(self, asked: np.ndarray, language: str) -> np.ndarray:
        """How near each passage is to a question asked in a language: about 0 if they have nothing in common."""
        place = LANGUAGES.index(language)
        question = asked - self.scale.means[place]
        question = question / max(float(np.linalg.norm(question)), 1e-6)
        from_means = self.scale.means @ question
        cosines = (self.rows.dots(question) - from_means[self.rows.languages]) / self.sizes
        return cosines - CROWDED * self.crowds[:, place]


class Kept:
    """The vectors of one model, level with the database."""

    def __init__(self, model: str, size: int):
        self.model, self.size = model, size
        self.lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """Begin anew with nothing."""
        self.last, self.questions = 0, rows_of([], self.size)
        self.vectors = measured(self.questions, self.questions, None)

    def current(self) -> Vectors:
        """All vectors there are now; one query when no row was added."""
        with self.lock:
            newest = Vector.objects.order_by("-id").values_list("id", flat=True).first() or 0
            if newest < self.last:
                self.forget()
            if newest != self.last:
                self.take_over(newest)
            return self.vectors

    def take_over(self, newest: int) -> None:
        """Add the new rows, also such as another process numbered earlier but committed later."""
        columns = ("id", "text", "language", "asked", "numbers")
        rows = Vector.objects.filter(model=self.model, id__gt=self.last - OVERLAP).values_list(*columns)
        ids = np.concatenate([self.vectors.rows.ids, self.questions.ids])
        known = set(ids[ids > self.last - OVERLAP].tolist())
        fresh = rows_of([row for row in rows.order_by("id").iterator(5000) if row[0] not in known], self.size)
        self.questions += fresh.only(fresh.asked)
        self.vectors = measured(self.vectors.rows + fresh.only(~fresh.asked), self.questions, self.vectors)
        self.last = newest


def measured(passages: Rows, questions: Rows, before: Vectors | None) -> Vectors:
    """Passages with their measures; by the scale there was before unless there are many more."""
    if before is None or len(passages) + len(questions) > before.scale.count * GROWN:
        scale = Scale(passages, questions)
        return Vectors(passages, *scale.crowding(passages), scale)
    sizes, crowds = before.scale.crowding(passages.only(slice(len(before.rows), None)))
    return Vectors(
        passages, np.concatenate([before.sizes, sizes]), np.concatenate([before.crowds, crowds]), before.scale
    )
