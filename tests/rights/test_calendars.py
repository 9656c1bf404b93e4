"""On which days offices are closed."""

from datetime import date
from itertools import product

import pytest

from legalacts.rights.calendars import closed_days, is_open
from tests.threads import at_once

STATES = ("ru", "kz", "kg", "by", "am")
YEARS = range(2012, 2032)


def new_year(place):
    """Which of the first days of a year offices of a state are open."""
    state, year = place
    return [is_open(date(year, 1, day), state) for day in range(1, 15)]


def test_readers_who_ask_at_once_are_told_what_each_is_told_alone():
    places = list(product(STATES, YEARS))
    closed_days.cache_clear()
    alone = [new_year(place) for place in places]
    closed_days.cache_clear()
    assert at_once(new_year, places, turn=1e-5) == alone


@pytest.mark.parametrize(
    ("day", "state", "answer"),
    [
        (date(2026, 1, 5), "ru", False),  # a Monday of the New Year holidays
        (date(2026, 1, 5), "kg", False),
        (date(2026, 1, 5), "kz", True),
        (date(2024, 12, 28), "ru", True),  # a Saturday worked instead of 30 December
        (date(2024, 12, 30), "ru", False),
        (date(2026, 11, 21), "xx", False),  # a Saturday, and a Monday, where the holidays are not known
        (date(2026, 1, 5), "xx", True),
    ],
)
def test_offices_are_open_on_working_days(day, state, answer):
    assert is_open(day, state) is answer
