"""Dates in words and in short, as far as they are known: ISO text in, the words of a language out."""

from datetime import date

KYRGYZ_MONTHS = (
    "январы", "февралы", "марты", "апрели", "майы", "июну", "июлу", "августу", "сентябры", "октябры", "ноябры",
    "декабры",
)  # fmt: skip
RUSSIAN_MONTHS = (
    ("январь", "января"), ("февраль", "февраля"), ("март", "марта"), ("апрель", "апреля"), ("май", "мая"),
    ("июнь", "июня"), ("июль", "июля"), ("август", "августа"), ("сентябрь", "сентября"), ("октябрь", "октября"),
    ("ноябрь", "ноября"), ("декабрь", "декабря"),
)  # fmt: skip
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


# After a month with its possessive ending (августу, апрели), and after «жыл».
BACK_ENDINGS = {"": "", "of": "ндагы", "on": "нда", "from": "нан", "to": "на"}
FRONT_ENDINGS = {"": "", "of": "ндеги", "on": "нде", "from": "нен", "to": "не"}
YEAR_ENDINGS = {"": "", "of": "дагы", "on": "ы", "from": "дан", "to": "га"}


def parts_of(value: date | str) -> tuple[int, ...]:
    """Year, month and day, as far as they are known."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    return tuple(int(part) for part in text[:10].split("-"))


def short_date(value: date | str, language: str) -> str:
    """12.08.2015, 08.2015, 2015; in English 2015-08-12."""
    if not value:
        return ""
    parts = parts_of(value)
    if language == "en":
        return "-".join(f"{part:02d}" for part in parts)
    return ".".join(f"{part:02d}" for part in reversed(parts))


def long_date(value: date | str, language: str, case: str = "") -> str:
    """«2015-жылдын 12-августу», «12 августа 2015», "12 August 2015"; a month or a year where no more is known.

    `case` is what a sentence needs of it: `of` (an edition of that day), `on`, `from` or `to` that day.
    """
    if not value:
        return ""
    year, *rest = parts_of(value)
    if language == "ky":
        return _kyrgyz_date(year, rest, case)
    if not rest:
        return f"{year} года" if language == "ru" and case else str(year)
    month = rest[0] - 1
    inflected = len(rest) > 1 or bool(case)
    name = RUSSIAN_MONTHS[month][inflected] if language == "ru" else ENGLISH_MONTHS[month]
    return f"{rest[1]} {name} {year}" if len(rest) > 1 else f"{name} {year}"


def _kyrgyz_date(year: int, rest: list[int], case: str) -> str:
    if not rest:
        return f"{year}-жыл{YEAR_ENDINGS[case]}"
    month = KYRGYZ_MONTHS[rest[0] - 1]
    month += (FRONT_ENDINGS if month.endswith("и") else BACK_ENDINGS)[case]
    return f"{year}-жылдын {rest[1]}-{month}" if len(rest) > 1 else f"{year}-жылдын {month}"
