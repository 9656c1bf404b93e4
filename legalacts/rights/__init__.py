"""A situation in -> what applies to the person.

regimes.py    citizenship, destination, day, purpose -> the regimes that apply, with reasons
deadlines.py  a period and a day -> every reading of the last day, the safe one first (calendars.py: days off, clocks)
dates.py      rules and a person's own dates -> days to act by
places.py     a city as typed -> the known city that was meant
guide.py      answers -> the next question, or the result; linting.py: what is wrong with the questions
"""

from .dates import EVENTS, RuleDate, count_dates
from .deadlines import BadPeriod, Deadline
from .guide import Guide, Path, Result, dated_rules, result_of
from .linting import lint_guide
from .places import City, is_written_so, known_cities, nearest_city
from .regimes import Applied, AppliedWhere, regimes_for, regimes_where

__all__ = [
    "EVENTS",
    "Applied",
    "AppliedWhere",
    "BadPeriod",
    "City",
    "Deadline",
    "Guide",
    "Path",
    "Result",
    "RuleDate",
    "count_dates",
    "dated_rules",
    "is_written_so",
    "known_cities",
    "lint_guide",
    "nearest_city",
    "regimes_for",
    "regimes_where",
    "result_of",
]
