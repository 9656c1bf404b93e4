"""Until which day: every way a period can be counted, and the day that is safe under all of them.

Laws say «within 30 days» and leave open whether the day of entry counts, whether days off count, and what happens
when the last day is a day off. Offices differ too. So no single date is worked out: all readings are, and the
earliest of them leads. The rule of civil codes (a period begins on the day after the event and ends on the next
working day: for example Articles 191 and 193 of the Civil Code of Russia) stands beside the stricter practice.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from .calendars import ONE_DAY, is_open, last_open_day, local_days, next_open_day

LONGEST = {"hour": 24 * 3660, "day": 3660, "month": 120, "year": 10}
FIRST_YEAR, LAST_YEAR = 1991, 2089


class BadPeriod(ValueError):
    """A period or day that cannot be counted."""


class Counting(StrEnum):
    """Which days are counted."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True)
class Period:
    """A period as a rule states it.

    `unit`: hour, day, month, year. `days`: calendar, working, unstated. `office`: whether something must be done at an
    office by then, so that a closed office matters; a stay ends on any day. `state` is the key whose days off count.
    """

    amount: int
    unit: str = "day"
    days: str = "unstated"
    state: str = ""
    office: bool = True

    def __post_init__(self):
        if self.unit not in LONGEST or not 0 < self.amount <= LONGEST[self.unit]:
            raise BadPeriod(f"cannot count {self.amount} {self.unit}")


@dataclass(frozen=True, order=True)
class Reading:
    """One way of counting and the last day it gives."""

    last_day: date
    counting: Counting
    event_day_counts: bool
    moved: bool
    """Whether the last day was moved from a day off to the next working day."""
    counted_from: date


@dataclass(frozen=True)
class Deadline:
    """The safe day, and all readings, earliest first."""

    safe: date
    readings: tuple[Reading, ...]

    @property
    def earliest(self) -> Reading:
        """The strictest reading."""
        return self.readings[0]

    @property
    def latest(self) -> Reading:
        """The mildest reading."""
        return self.readings[-1]

    @property
    def brought_forward(self) -> bool:
        """Whether the safe day lies before the strictest reading because offices are closed then."""
        return self.safe < self.earliest.last_day


def count_deadline(period: Period, event: date | datetime) -> Deadline:
    """The safe day and all readings of a period counted from an event.

    The safe day is never later than any reading, and never before the earliest day that the event can have been.
    Raises BadPeriod for a day outside 1991-2089.
    """
    if not FIRST_YEAR <= event.year <= LAST_YEAR:
        raise BadPeriod("the day is too far away")
    days = local_days(event, period.state)
    readings = tuple(sorted({reading for day in days for reading in _readings(period, day)}))
    safe = readings[0].last_day
    if period.office:
        safe = max(last_open_day(safe, period.state), min(days[0], safe))
    return Deadline(safe, readings)


def _readings(period: Period, start: date) -> Iterator[Reading]:
    """Every way to count a period from one day."""
    if period.unit == "day" and period.days == "working":
        countings = [Counting.WORKING]
    elif period.unit == "day" and period.days == "unstated" and period.office:
        countings = [Counting.CALENDAR, Counting.WORKING]
    else:
        countings = [Counting.CALENDAR]
    for counting in countings:
        for event_day_counts in (True, False):
            end = _end(period, start, counting, event_day_counts)
            yield Reading(end, counting, event_day_counts, False, start)
            if period.office and not is_open(end, period.state):
                yield Reading(next_open_day(end, period.state), counting, event_day_counts, True, start)


def _end(period: Period, start: date, counting: Counting, event_day_counts: bool) -> date:
    """The last day of one way of counting."""
    if period.unit in ("month", "year"):
        months = period.amount * (12 if period.unit == "year" else 1)
        return same_day_later(start, months) - (ONE_DAY if event_day_counts else timedelta())
    days = period.amount if period.unit == "day" else max(1, period.amount // 24)
    if counting == Counting.CALENDAR:
        return start + timedelta(days=days - event_day_counts)
    return _working_end(start, days, event_day_counts, period.state)


def _working_end(start: date, days: int, event_day_counts: bool, state: str) -> date:
    """The day on which the given number of working days has passed."""
    day = start - ONE_DAY if event_day_counts else start
    while days:
        day += ONE_DAY
        days -= is_open(day, state)
    return day


def same_day_later(day: date, months: int) -> date:
    """The same number of the month some months later; the last day of the month where it has no such number."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def count_stay(amount: int, entry: date | datetime, state: str, used: int = 0) -> Deadline:
    """Until which day a stay of so many days may last, days of entry and leaving counted, `used` days gone before.

    The other readings leave out the day of entry. A stay that is used up ends on the day of entry.
    """
    left = max(1, amount - used)
    return count_deadline(Period(left, "day", "calendar", state, office=False), entry)
