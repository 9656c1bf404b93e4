"""Entries of the timeline, the studies' figures and recommendations, and the conflicts between sources."""

from collections.abc import Callable, Iterator
from datetime import date

from legalacts.models import LANGUAGES, Conflict, Dataset, Event, Recommendation

from .acts import chosen
from .entries import Entry, joined

LONGEST_TITLE = 140
# History, figures and what is said of sources stand behind law and advice that answer as well.
RANK = 0.0


def event_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of published events."""
    yield from _entries("event", chosen(Event.objects.published(), keys), "title", ("description", "note"))


def dataset_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of published datasets."""
    yield from _entries("dataset", chosen(Dataset.objects.published(), keys), "title", ("unit", "note"))


def recommendation_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of published recommendations."""
    yield from _entries("recommendation", chosen(Recommendation.objects.published(), keys), "text", ("note",))


def conflict_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of published conflicts."""
    yield from _entries("conflict", chosen(Conflict.objects.published(), keys), "title", ("explanation", "treatment"))


def _entries(kind: str, records, title: str, texts: tuple[str, ...]) -> Iterator[Entry]:
    """One entry for each record and language it has a title in."""
    for record in records:
        for language in LANGUAGES:
            read = _reader(record, language)
            if name := read(title):
                yield Entry(
                    kind=kind,
                    record_id=record.pk,
                    key=record.key,
                    language=language,
                    title=_short(name),
                    text=joined(name if len(name) > LONGEST_TITLE else "", *(read(column) for column in texts)),
                    rank=RANK,
                )


def _reader(record, language: str) -> Callable[[str], str]:
    return lambda column: getattr(record, f"{column}_{language}")


def _short(name: str) -> str:
    """The words of a title that fit a line."""
    return name if len(name) <= LONGEST_TITLE else f"{name[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"
