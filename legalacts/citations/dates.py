"""Dates as acts are cited by: «2000-жылдын 17-июлундагы», «от 17 июля 2000 года», "17 July 2000", 17.07.2000."""

import re
from datetime import date

from legalacts.language import fold

MONTH_STARTS = "янв фев мар апр май июн июл авг сен окт ноя дек jan feb mar apr may jun jul aug sep oct nov dec мая"
MONTHS = {start: place % 12 + 1 for place, start in enumerate(MONTH_STARTS.split())} | {"мая": 5}
MONTH = r"(?P<month>[а-яa-z]{3,12})"
FORMS = [
    re.compile(r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})[ -]{0,2}ж[а-я]{0,12}\.? {0,2}(?P<day>\d{1,2})[ -]{0,2}" + MONTH),
    re.compile(r"(?P<day>\d{1,2})[ -]{0,2}" + MONTH + r",? {0,2}(?P<year>\d{4})"),
    re.compile(MONTH + r" {1,2}(?P<day>\d{1,2}),? {0,2}(?P<year>\d{4})"),
]
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def find_dates(text: str) -> list[date]:
    """The full dates in a text."""
    folded = fold(text)
    return [day for form in FORMS for match in form.finditer(folded) if (day := read_date(match))]


def find_years(text: str) -> set[int]:
    """The years in a text, also those of full dates."""
    return {int(year) for year in YEAR.findall(text)}


def read_date(match: re.Match) -> date | None:
    """The date a match stands for, if there is such a day."""
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else MONTHS.get(parts["month"][:3])
    try:
        return date(int(parts["year"]), month or 0, int(parts["day"]))
    except ValueError:
        return None
