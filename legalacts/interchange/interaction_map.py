"""Who works with whom, out as a drawing: boxes in four columns, a line for each cooperation."""

import textwrap
from collections import defaultdict
from dataclasses import dataclass

from legalacts.models import Cooperation, Institution

WIDTH, BOX, GAP, ROW, TOP = 1080, 200, 93, 62, 12
LINE_LENGTH, MOST_LINES, LINE_HEIGHT = 27, 3, 14
CIVIL = {"ngo", "diaspora", "union", "employers", "intermediary", "network", "group"}
COMMON = {"eaeu", "cis", "un", "ilo", "iom", "eurasec", "union-state", "customs-union", "ses", "eu"}


@dataclass(frozen=True)
class Box:
    """An institution on the map; places in the drawing's units."""

    institution: Institution
    name: str
    x: int
    y: int

    @property
    def lines(self) -> list[tuple[int, str]]:
        """The name in short lines, each with its base line."""
        short = textwrap.wrap(self.name, LINE_LENGTH, max_lines=MOST_LINES, placeholder=" …")
        first = self.y + (ROW - 14 - LINE_HEIGHT * len(short)) // 2 + 11
        return [(first + place * LINE_HEIGHT, line) for place, line in enumerate(short)]

    @property
    def text_x(self) -> int:
        """Where its words begin."""
        return self.x + 8

    @property
    def middle(self) -> int:
        """The height at which lines meet it."""
        return self.y + (ROW - 14) // 2


@dataclass(frozen=True)
class Line:
    """A cooperation on the map."""

    cooperation: Cooperation
    path: str

    @property
    def form(self) -> str:
        """The class of its stroke: how close, and whether only proposed."""
        return f"link-{self.cooperation.strength} link-{self.cooperation.nature}"


@dataclass(frozen=True)
class Drawing:
    """The whole map."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    height: int
    width: int = WIDTH
    box_width: int = BOX
    box_height: int = ROW - 14


def draw_map(links: list[Cooperation], language: str) -> Drawing | None:
    """Place the institutions of the links in columns; None when there is nothing to draw.

    Columns from the left: unions and organisations, the Kyrgyz state, migrants and civil society, host states.
    """
    columns: dict[int, list[Institution]] = defaultdict(list)
    seen = set()
    for link in links:
        for institution in (link.one, link.other):
            if institution.pk not in seen:
                seen.add(institution.pk)
                columns[_column(institution)].append(institution)
    if not seen:
        return None
    boxes = {}
    for column, institutions in columns.items():
        for place, institution in enumerate(institutions):
            name = (institution.short_title or institution.title).best(language).text
            boxes[institution.pk] = Box(institution, name, 4 + column * (BOX + GAP), TOP + place * ROW)
    lines = tuple(Line(link, _path(boxes[link.one_id], boxes[link.other_id])) for link in links)
    height = TOP * 2 + ROW * max(len(column) for column in columns.values())
    return Drawing(tuple(boxes.values()), lines, height)


def _column(institution: Institution) -> int:
    if institution.jurisdiction.key in COMMON and institution.kind not in CIVIL:
        return 0
    if institution.kind in CIVIL:
        return 2
    return 1 if institution.jurisdiction.key == "kg" else 3


def _path(one: Box, other: Box) -> str:
    """A curve between the facing sides of two boxes; between boxes of one column it bends to the right."""
    if one.x == other.x:
        x = one.x + BOX
        bend = x + 18 + abs(one.y - other.y) // 12
        return f"M{x} {one.middle}C{bend} {one.middle} {bend} {other.middle} {x} {other.middle}"
    left, right = (one, other) if one.x < other.x else (other, one)
    start, end = left.x + BOX, right.x
    half = (start + end) // 2
    curve = (
        f"M{start} {left.middle}C{half} {left.middle} {half} {right.middle} {end} {right.middle}"
        if left is one
        else f"M{end} {right.middle}C{half} {right.middle} {half} {left.middle} {start} {left.middle}"
    )
    return curve
