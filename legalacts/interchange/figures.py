"""A dataset out: as CSV, and as the bars of a small chart."""

import csv
from dataclasses import dataclass
from typing import TextIO

from legalacts.language.cells import without_formula
from legalacts.models import Dataset

WIDTH, ROW = 280, 40
MOST_BARS = 16


@dataclass(frozen=True)
class Bar:
    """One bar with the places of its label and number, in the drawing's units."""

    label: str
    value: float
    y: int
    width: int

    @property
    def text_y(self) -> int:
        """Where the label stands: above the bar."""
        return self.y - 5

    @property
    def value_x(self) -> int:
        """Where the number stands: behind the bar."""
        return self.width + 6

    @property
    def value_y(self) -> int:
        """The number's base line."""
        return self.y + 10


@dataclass(frozen=True)
class Chart:
    """The bars of one column."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """The height of the whole drawing."""
        return ROW * len(self.bars) + 4


def bar_chart(dataset: Dataset, language: str) -> Chart | None:
    """Bars for a dataset of one column of numbers, none of them negative; nothing where a chart would mislead."""
    rows = list(dataset.observations.all())
    numbers = [row.values[0] for row in rows if len(row.values) == 1 and isinstance(row.values[0], int | float)]
    if not 2 <= len(numbers) == len(rows) <= MOST_BARS or min(numbers) < 0 or not max(numbers):
        return None
    bars = [
        Bar(row.label.best(language).text, number, place * ROW + 18, round(WIDTH * number / max(numbers)))
        for place, (row, number) in enumerate(zip(rows, numbers, strict=True))
    ]
    return Chart(dataset.title.best(language).text, tuple(bars))


def write_dataset(dataset: Dataset, language: str, out: TextIO) -> None:
    """Write the table with a head line, UTF-8 with a byte-order mark."""
    out.write("\ufeff")
    writer = csv.writer(out)
    titles = [(column.get("title") or {}).get(language) or column["key"] for column in dataset.columns]
    writer.writerow([without_formula(dataset.unit.best(language).text), *map(without_formula, titles)])
    for row in dataset.observations.all():
        writer.writerow(
            [without_formula(row.label.best(language).text), *("" if value is None else value for value in row.values)]
        )
