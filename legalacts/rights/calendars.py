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


@lru_cache(maxsize=32)
def official_days_off(state: str):
    """The state's holidays with the days moved by decree, as far as they are published; none for an unknown state."""
    import holidays  # noqa: PLC0415 - large, and only the counting of days needs it

    code = state.upper()
    return holidays.country_holidays(code) if code in holidays.list_supported_countries() else None


def is_weekday(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < SATURDAY


def is_open(day: date, state: str) -> bool:
    """Whether offices of the state work on a day: a five-day week, its holidays, and days moved by decree."""
    official = official_days_off(state)
    return is_weekday(day) if official is None else official.is_working_day(day)


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
