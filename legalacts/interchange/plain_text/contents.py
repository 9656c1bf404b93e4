"""A table of contents at the start of a text: its headings stand again below, so it is left out."""

from .headings import Heading, read_heading
from .layout import Paragraph
from .notes import note_kind

LONGEST_ENTRY = 400
# Lines of chapters printed below their numbers, in proportion to all headings of a list.
SHARE = 3


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
    if again is not None and _only_entries(paragraphs[start:again], frames, again):
        end = again
    else:
        end = _end_of_list(paragraphs, frames)
    if not end:
        return paragraphs, 0
    if start and _names_contents(paragraphs[start - 1].text):
        start -= 1
    return paragraphs[:start] + paragraphs[_start_of_words(paragraphs, start, end) :], paragraphs[start].line


def _start_of_words(paragraphs: list[Paragraph], start: int, end: int) -> int:
    """Where, between the list and the first heading of the law, a preamble begins; `end` when there is none."""
    begins = end
    for place in range(end - 1, start, -1):
        text = paragraphs[place].text
        if read_heading(text) or not (note_kind(text) or text.endswith((".", ":", ";"))):
            break
        begins = place
    return begins


def _end_of_list(paragraphs: list[Paragraph], frames: list) -> int:
    """Where a list of articles ends whose headings are not all as they stand below; 0 when there is none.

    Its first article begins once more, and what stands between is hardly more than the headings of articles.
    """
    articles = [(place, heading) for place, heading in frames if heading.kind == "article"]
    if len(articles) < 6:
        return 0
    first = articles[0][1].number
    order, again = next(
        ((order, place) for order, (place, heading) in enumerate(articles[1:], 1) if heading.number == first), (0, 0)
    )
    last = articles[order - 1][0]
    listed = [(place, heading) for place, heading in frames if place <= last]
    others = last + 1 - listed[0][0] - len(listed)
    if order < 3 or others > len(listed) // SHARE or any(heading.kind == "annex" for _place, heading in listed):
        return 0
    return next((place for place, _heading in frames if last < place <= again), again)


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
