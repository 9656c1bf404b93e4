"""Which days offices are closed, and what day it is, in the states concerned."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

# Every hour difference a state has; a person's day there is one of these.
ZONES = {
    "am": ("Asia/Yerevan",),
    "by": ("Europe/Minsk",),
    "kg": ("Asia/Bishkek",),
    "kz": ("Asia/Almaty", "Asia/Aqtau"),
    "ru": (
        "Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk",
        "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka",
    ),
    "tj": ("Asia/Dushanbe",),
    "uz": ("Asia/Tashkent",),
}  # fmt: skip
ONE_DAY = timedelta(days=1)
SATURDAY = 5


@lru_cache(maxsize=256)
def closed_days(state: str, year: int) -> frozenset[date] | None:
    """The days of a year on which offices of a state are closed: weekends and holidays, with the days moved by decree.

    As far as they are published; None for a state that is not known. What the library gives fills itself year by year
    when it is asked, which threads would see half done; so a year is read whole, and with it those beside it, which
    may move days into it.
    """
    import holidays  # noqa: PLC0415 - large, and only the counting of days needs it

    code = state.upper()
    if code not in holidays.list_supported_countries():
        return None
    official = holidays.country_holidays(code, years=range(year - 1, year + 2), expand=False)
    days = map(date.fromordinal, range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1))
    return frozenset(day for day in days if not official.is_working_day(day))


def is_weekday(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < SATURDAY


def is_open(day: date, state: str) -> bool:
    """Whether offices of the state work on a day: a five-day week, its holidays, and days moved by decree."""
    closed = closed_days(state, day.year)
    return is_weekday(day) if closed is None else day not in closed


def last_open_day(day: date, state: str) -> date:
    """The day itself or the nearest before it on which offices work; New Year takes at most two weeks."""
    while not is_open(day, state):
        day -= ONE_DAY
    return day


def next_open_day(day: date, state: str) -> date:
    """The day itself or the nearest after it on which offices work."""
    while not is_open(day, state):
        day += ONE_DAY
    return day


def local_days(moment: date | datetime, state: str) -> tuple[date, ...]:
    """The calendar days that a moment may be in the state, earliest first; a plain date is taken as it is.

    A moment with a clock and a zone may be one day at the border and another in the office that counts.
    """
    if not isinstance(moment, datetime):
        return (moment,)
    days = {moment.date(), *(moment.astimezone(ZoneInfo(name)).date() for name in ZONES.get(state, ()))}
    return tuple(sorted(days))
