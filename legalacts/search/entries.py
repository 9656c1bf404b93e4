"""What is found: one entry for each public record and language, for provisions also for each wording."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

ALWAYS_FROM, ALWAYS_TO = date(1, 1, 1), date(9999, 12, 31)


@dataclass
class Entry:
    """One record in one language, as search sees and shows it."""

    kind: str
    record_id: int
    key: str
    language: str
    title: str
    """What the result is headed with."""
    heading: str | None = None
    """What of the title is searched, if not all of it: of a provision its own heading, not its number and act."""
    names: str = ""
    """Other names, numbers, abbreviations: as good as the title."""
    short: str = ""
    """What it is headed with under the name of its act; of an act its short title."""
    context: str = ""
    """What it belongs to: act, article, topics. Helps to rank, is not shown."""
    text: str = ""
    besides: str = ""
    """What its parts are found by besides their text, so that it is found, and counted, by whatever one of them is."""
    act: str = ""
    eid: str = ""
    parent: str = ""
    """Key of the record on whose page it stands."""
    jurisdiction: str = ""
    topics: list[str] = field(default_factory=list)
    status: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    since: str = ""
    """Its first day as far as it is known, ISO; of an act the day of its adoption."""
    as_of: str = ""
    """The day its source speaks of, as far as it is known, ISO."""
    until: str = ""
    """Its last day as far as it is known, ISO."""
    main: bool = True
    """Whether it is the record's entry when no day is asked for: of several wordings the one of today."""
    article: str = ""
    """Of a paragraph or point: the record of the article it is shown and counted with."""
    article_eid: str = ""
    rank: float = 0.5

    @property
    def record(self) -> str:
        """What the change log calls the record."""
        return record_name(self.kind, self.record_id)

    @property
    def unit(self) -> str:
        """The record it is counted with: its article, or itself."""
        return self.article or self.record

    @property
    def starts(self) -> int:
        """First day as a number that grows with time."""
        return day_number(self.valid_from or ALWAYS_FROM)

    @property
    def ends(self) -> int:
        """Last day as a number that grows with time."""
        return day_number(self.valid_to or ALWAYS_TO)

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies in its period."""
        return self.starts <= day_number(day) <= self.ends


def record_name(kind: str, record_id: int) -> str:
    return f"{kind}:{record_id}"


def day_number(day: date) -> int:
    """A day as one number: 20150812."""
    return day.year * 10000 + day.month * 100 + day.day


def period_status(starts: date | None, ends: date | None, day: date) -> str:
    """Whether a period has begun and not ended: in_force, not_yet or ended."""
    if starts and starts > day:
        return "not_yet"
    return "ended" if ends and ends < day else "in_force"


def joined(*parts: str, by: str = " ") -> str:
    """The parts that are not empty, in a row."""
    return by.join(part for part in parts if part)


def labels(columns: dict, language: str) -> list[str]:
    """The labels of one language in a column of labels."""
    return columns.get(language) or []


def with_topics(topics: Iterable, language: str) -> str:
    """The titles and other words of topics in a language."""
    return " ".join(
        joined(getattr(topic, f"title_{language}"), *labels(topic.alternative_labels, language)) for topic in topics
    )
