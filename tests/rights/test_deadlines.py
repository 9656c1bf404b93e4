"""Dates worked out by hand against the calendars of the states; then that the safe day is safe whatever the case."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalacts.rights.deadlines import BadPeriod, Counting, Period, count_deadline, count_stay, same_day_later

# state, period, event, the safe day, the day of the mildest reading
CASES = [
    # thirty days, kind of days not stated: the day of entry counts, and days off count
    ("ru", (30, "day"), "2026-03-02", "2026-03-31", "2026-04-14"),  # Mon; 31 March is a Tuesday
    ("ru", (30, "day"), "2026-03-03", "2026-04-01", "2026-04-15"),
    ("ru", (30, "day"), "2026-03-06", "2026-04-03", "2026-04-20"),  # ends on Saturday 4 April: Friday before
    ("ru", (30, "day"), "2026-03-07", "2026-04-03", "2026-04-20"),  # ends on Sunday 5 April
    # 30 calendar days ending inside the New Year holidays: the last working day before them is 30 December
    ("ru", (30, "day", "calendar"), "2025-12-05", "2025-12-30", "2026-01-12"),
    ("ru", (30, "day", "calendar"), "2025-12-02", "2025-12-30", "2026-01-12"),
    ("ru", (30, "day", "calendar"), "2025-12-14", "2026-01-12", "2026-01-13"),
    ("ru", (30, "day", "calendar"), "2025-11-30", "2025-12-29", "2025-12-30"),
    # across the end of February
    ("ru", (30, "day", "calendar"), "2026-02-01", "2026-03-02", "2026-03-03"),
    ("ru", (30, "day", "calendar"), "2024-02-01", "2024-03-01", "2024-03-04"),  # leap year; 2 March is a Saturday
    ("ru", (30, "day", "calendar"), "2024-02-29", "2024-03-29", "2024-04-01"),  # 30 and 31 March: weekend
    # seven working days
    ("ru", (7, "day", "working"), "2026-03-16", "2026-03-24", "2026-03-25"),
    ("ru", (7, "day", "working"), "2026-03-14", "2026-03-24", "2026-03-24"),  # Saturday: begins on Monday anyhow
    ("ru", (7, "day", "working"), "2025-12-29", "2026-01-16", "2026-01-19"),  # 31 December to 11 January are free
    ("ru", (7, "day", "working"), "2026-04-30", "2026-05-12", "2026-05-13"),  # 1 May free, 9 May moved to Monday 11th
    ("ru", (7, "day", "working"), "2026-06-08", "2026-06-17", "2026-06-18"),  # Friday 12 June free
    ("ru", (7, "day", "working"), "2025-10-30", "2025-11-10", "2025-11-11"),  # Sat 1 Nov worked, 3 and 4 Nov free
    ("ru", (3, "day", "working"), "2026-02-19", "2026-02-24", "2026-02-25"),  # Monday 23 February free
    ("ru", (3, "day", "working"), "2026-03-05", "2026-03-10", "2026-03-11"),  # 8 March moved to Monday 9th
    # one day
    ("ru", (1, "day", "calendar"), "2026-03-17", "2026-03-17", "2026-03-18"),
    ("ru", (1, "day", "calendar"), "2026-03-21", "2026-03-21", "2026-03-23"),  # Saturday: no earlier day than arrival
    # fifteen days to find work after the contract has ended
    ("ru", (15, "day"), "2026-03-31", "2026-04-14", "2026-04-21"),
    ("ru", (15, "day"), "2026-12-20", "2026-12-30", "2027-01-19"),
    # ninety days, not at an office: a stay ends on any day
    ("ru", (90, "day", "calendar", False), "2026-09-26", "2026-12-24", "2026-12-25"),
    ("ru", (90, "day", "calendar", False), "2026-11-01", "2027-01-29", "2027-01-30"),
    ("ru", (90, "day", "calendar", False), "2023-12-01", "2024-02-28", "2024-02-29"),
    ("ru", (90, "day", "calendar", False), "2026-01-01", "2026-03-31", "2026-04-01"),
    # months and years end on the same number of the month, or on the last day of a shorter one
    ("ru", (1, "month"), "2024-01-31", "2024-02-28", "2024-02-29"),
    ("ru", (1, "month"), "2026-01-31", "2026-02-27", "2026-03-02"),  # 28 February is a Saturday
    ("ru", (1, "month"), "2026-03-31", "2026-04-29", "2026-04-30"),
    ("ru", (3, "month"), "2026-11-30", "2027-02-26", "2027-03-01"),  # 27 and 28 February: weekend
    ("ru", (1, "year"), "2024-02-29", "2025-02-27", "2025-02-28"),
    ("ru", (1, "year"), "2023-02-28", "2024-02-27", "2024-02-28"),
    ("ru", (6, "month"), "2025-08-31", "2026-02-27", "2026-03-02"),
    ("ru", (12, "month"), "2026-01-15", "2027-01-14", "2027-01-15"),
    # hours are whole days, never longer
    ("ru", (24, "hour"), "2026-03-17", "2026-03-17", "2026-03-18"),
    ("ru", (72, "hour"), "2026-03-17", "2026-03-19", "2026-03-20"),
    # Kazakhstan: Nauryz and Independence Day
    ("kz", (30, "day", "calendar"), "2026-03-02", "2026-03-31", "2026-04-01"),
    ("kz", (3, "day", "working"), "2026-03-20", "2026-03-27", "2026-03-30"),  # 21-23 free, Nauryz moved to 24 and 25
    ("kz", (30, "day", "calendar"), "2026-11-17", "2026-12-15", "2026-12-17"),  # 16 December free
    # Kyrgyzstan and a state whose days off are not known
    ("kg", (3, "day", "working"), "2026-08-28", "2026-09-02", "2026-09-03"),  # Monday 31 August free
    ("", (5, "day", "working"), "2026-03-02", "2026-03-06", "2026-03-09"),
]  # fmt: skip


def period(state, given):
    amount, unit, days, office = (*given, *("day", "unstated", True)[len(given) - 1 :])
    return Period(amount, unit, days, state, office)


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(("state", "given_period", "event", "safe", "latest"), CASES)
def test_a_day_worked_out_by_hand(state, given_period, event, safe, latest):
    found = count_deadline(period(state, given_period), day(event))
    assert (found.safe, found.latest.last_day) == (day(safe), day(latest))


def test_there_are_at_least_forty_such_days():
    assert len(CASES) >= 40


def test_an_arrival_late_in_the_evening_counts_from_the_earlier_day_of_any_clock_of_the_state():
    arrived = datetime(2026, 3, 17, 0, 30, tzinfo=ZoneInfo("Asia/Bishkek"))  # 16 March, 21:30 in Moscow
    found = count_deadline(Period(30, "day", "calendar", "ru"), arrived)
    assert found.earliest.counted_from == date(2026, 3, 16)
    assert found.safe == date(2026, 4, 14)


def test_an_arrival_at_noon_in_moscow_is_the_same_day_everywhere_in_russia():
    arrived = datetime(2026, 3, 17, 12, tzinfo=ZoneInfo("Europe/Moscow"))
    found = count_deadline(Period(30, "day", "calendar", "ru"), arrived)
    assert {reading.counted_from for reading in found.readings} == {date(2026, 3, 17)}


def test_an_evening_in_moscow_is_already_the_next_day_on_kamchatka_and_both_are_read():
    arrived = datetime(2026, 3, 17, 22, tzinfo=ZoneInfo("Europe/Moscow"))
    found = count_deadline(Period(30, "day", "calendar", "ru"), arrived)
    assert {reading.counted_from for reading in found.readings} == {date(2026, 3, 17), date(2026, 3, 18)}
    assert found.safe == date(2026, 4, 15)


def test_when_the_last_day_is_a_day_off_the_safe_day_lies_before_it_and_the_milder_reading_after_it():
    found = count_deadline(Period(30, "day", "calendar", "ru"), date(2026, 3, 6))
    assert found.brought_forward
    assert found.earliest.last_day == date(2026, 4, 4)
    assert found.latest.moved
    assert found.latest.last_day == date(2026, 4, 6)


def test_unstated_days_are_read_both_ways_and_the_calendar_ones_lead():
    found = count_deadline(Period(30, state="ru"), date(2026, 3, 2))
    assert found.earliest.counting == Counting.CALENDAR
    assert found.latest.counting == Counting.WORKING


def test_days_of_an_earlier_stay_shorten_this_one():
    assert count_stay(90, date(2026, 1, 1), "ru", used=60).safe == date(2026, 1, 30)
    assert count_stay(90, date(2026, 1, 1), "ru", used=500).safe == date(2026, 1, 1)


@pytest.mark.parametrize("amount", [0, -1, 4000])
def test_a_period_of_no_length_or_beyond_ten_years_is_refused(amount):
    with pytest.raises(BadPeriod):
        Period(amount)


@pytest.mark.parametrize("event", [date(1, 1, 1), date(9999, 12, 31), datetime.max.replace(tzinfo=UTC)])
def test_a_day_beyond_the_calendars_is_refused(event):
    with pytest.raises(BadPeriod):
        count_deadline(Period(30, state="ru"), event)


periods = st.builds(
    Period,
    st.integers(1, 120),
    st.sampled_from(["hour", "day", "month", "year"]).filter(lambda unit: unit != "year"),
    st.sampled_from(["calendar", "working", "unstated"]),
    st.sampled_from(["ru", "kz", "kg", "by", "am", ""]),
    st.booleans(),
)
days = st.dates(date(2005, 1, 1), date(2040, 12, 31))
moments = st.datetimes(datetime(2005, 1, 1), datetime(2040, 12, 31), timezones=st.timezones())


@given(periods, days | moments)
def test_the_safe_day_is_never_later_than_any_reading_nor_before_the_event(period, event):
    found = count_deadline(period, event)
    assert all(found.safe <= reading.last_day for reading in found.readings)
    assert found.safe >= min(reading.counted_from for reading in found.readings) - timedelta(days=1)
    assert list(found.readings) == sorted(found.readings)


@given(periods, days)
def test_a_later_event_never_gives_an_earlier_safe_day(period, event):
    assert count_deadline(period, event).safe <= count_deadline(period, event + timedelta(days=1)).safe


@given(st.integers(1, 90), st.integers(0, 120), days)
def test_an_earlier_stay_never_lengthens_this_one(amount, used, entry):
    assert count_stay(amount, entry, "ru", used).safe <= count_stay(amount, entry, "ru").safe


@given(days, st.integers(0, 240))
def test_months_later_is_the_same_number_of_the_month_or_the_last_day_of_a_shorter_one(start, months):
    later = same_day_later(start, months)
    assert later.day == start.day or (later.day < start.day and (later + timedelta(days=1)).day == 1)
