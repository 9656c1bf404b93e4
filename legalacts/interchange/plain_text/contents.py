"""A table of contents at the start of a text: its headings stand again below, so it is left out."""

from .headings import Heading, read_heading
from .layout import Paragraph

LONGEST_ENTRY = 400


def skip_contents(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], int]:
    """The paragraphs without a table of contents, and the line it began on (0 when there is none)."""
    frames = [
        (place, heading)
        for place, paragraph in enumerate(paragraphs)
        if (heading := read_heading(paragraph.text)) and not heading.is_item
    ]
    if len(frames) < 6:
        return paragraphs, 0
    start, first = frames[0]
    again = next((place for place, heading in frames[3:] if _same(first, heading)), None)
    if again is None or not _only_entries(paragraphs[start:again], frames, again):
        return paragraphs, 0
    if start and _names_contents(paragraphs[start - 1].text):
        start -= 1
    return paragraphs[:start] + paragraphs[again:], paragraphs[start].line


def _same(first: Heading, second: Heading) -> bool:
    return (first.kind, first.number, _words(first)) == (second.kind, second.number, _words(second)) or (
        (first.kind, first.number) == (second.kind, second.number) and not (first.rest and second.rest)
    )


def _words(heading: Heading) -> str:
    """The heading without the page number of a table of contents, and without case."""
    return heading.rest.lower().rstrip("0123456789 .…\t")[:60]


def _only_entries(between: list[Paragraph], frames: list, again: int) -> bool:
    """Whether there are headings and hardly anything else."""
    headings = sum(1 for place, _heading in frames if place < again)
    others = len(between) - headings
    return (
        headings >= 3
        and others <= headings
        and all(len(paragraph.text) <= LONGEST_ENTRY for paragraph in between)
        and sum(paragraph.text.endswith((";", ".")) for paragraph in between) < 0.7 * len(between)
    )


def _names_contents(text: str) -> bool:
    return text.strip(" .:").lower() in ("содержание", "оглавление", "мазмуну", "contents", "table of contents")
