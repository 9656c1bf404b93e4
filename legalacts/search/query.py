"""What was asked: words and filters, checked once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from legalacts.language.personal import PERSONAL
from legalacts.models import LANGUAGES, Act, Jurisdiction, Topic

from .records import KINDS

LONGEST = 400
MOST_PAGES = 20
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class WrongQuery(ValueError):
    """A parameter has a value that cannot be understood or does not exist; names the parameter.

    `rest` is the query without what is wrong with it.
    """

    def __init__(self, parameter: str, value: str = "", rest: "Query | None" = None):
        super().__init__(f"{parameter}: {value}" if value else parameter)
        self.parameter = parameter
        self.value = value
        self.rest = rest


@dataclass(frozen=True)
class Query:
    """Words and filters of one search; `reader` is the language of the page it is asked on."""

    q: str = ""
    reader: str = "ky"
    kind: str = ""
    jurisdiction: str = ""
    act: str = ""
    topic: str = ""
    language: str = ""
    status: str = ""
    on: date | None = None
    page: int = 1
    refused: bool = False
    """Whether something that looked like a personal number was taken out of the words, unread."""
    is_cut: bool = False
    """Whether there were more words than are read."""
    correct: bool = True
    """Whether words that are known nowhere may be read as mistyped."""

    @classmethod
    def parse(cls, params: Mapping[str, str], language: str) -> "Query":
        """Read the parameters of a search; raise `WrongQuery` for a value that is not known."""
        given = {name: str(params.get(name) or "").strip() for name in PARAMETERS}
        words, refused = without_personal_numbers(given["q"][:LONGEST])
        is_cut = len(given["q"]) > LONGEST
        reader = language if language in LANGUAGES else LANGUAGES[0]
        values, wrong = {}, []
        for name, read in READERS.items():
            try:
                values[name] = read(name, given)
            except WrongQuery as error:
                wrong.append(error)
        query = cls(q=words, reader=reader, refused=refused, is_cut=is_cut, **values)
        if wrong:
            raise WrongQuery(wrong[0].parameter, wrong[0].value, query)
        return query

    @property
    def filters(self) -> dict[str, str]:
        """The facet filters that are set, without language."""
        names = ("kind", "jurisdiction", "act", "topic", "status")
        return {name: getattr(self, name) for name in names if getattr(self, name)}

    @property
    def asks(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.q or self.filters or self.language)

    def without(self, *names: str) -> "Query":
        """The same query without some of its filters."""
        return replace(self, **{name: getattr(Query, name) for name in names})

    def address(self, **changes: object) -> str:
        """The address of the page that asks this, some of it changed."""
        params = self.params(**changes)
        return f"{reverse('search')}?{urlencode(params)}" if params else reverse("search")

    def params(self, **changes: object) -> dict[str, str]:
        """The parameters that ask this again, some changed; None takes one away. A new choice begins on page one."""
        said = {name: getattr(self, name) for name in PARAMETERS}
        said |= {"correct": "" if self.correct else NO, "page": self.page if self.page > 1 and not changes else ""}
        return {name: str(value) for name, value in (said | changes).items() if value and (name, value) != ("page", 1)}


PARAMETERS = ("q", "kind", "jurisdiction", "act", "topic", "language", "status", "on", "correct", "page")
STATUSES = ("in_force", "not_yet", "suspended", "ended", "unknown")
NO = "no"


def without_personal_numbers(text: str) -> tuple[str, bool]:
    """The words of a query without numbers of passports and the like, and whether there were any."""
    plain = CONTROL.sub(" ", text)
    kept = PERSONAL.sub(" ", plain)
    return " ".join(kept.split()), kept != plain


def one_of(name: str, given: dict[str, str], allowed) -> str:
    """A value that must be in a fixed list."""
    if given[name] and given[name] not in allowed:
        raise WrongQuery(name, given[name])
    return given[name]


def existing(name: str, given: dict[str, str], records) -> str:
    """A value that must be the key of a record; costs a query when it is given."""
    key = given[name]
    if key and ("\0" in key or not records.filter(key=key[:200]).exists()):
        raise WrongQuery(name, key)
    return key


def day(name: str, given: dict[str, str]) -> date | None:
    """A day as year-month-day."""
    if not given[name]:
        return None
    try:
        value = date.fromisoformat(given[name]) if len(given[name]) == 10 else None
    except ValueError:
        value = None
    if value is None or not EARLIEST <= value <= LATEST:
        raise WrongQuery(name, given[name])
    return value


def page_number(name: str, given: dict[str, str]) -> int:
    """A page from 1."""
    text = given[name] or "1"
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 1_000_000):
        raise WrongQuery(name, given[name])
    return int(text[:9])


READERS = {
    "kind": lambda name, given: one_of(name, given, KINDS),
    "jurisdiction": lambda name, given: existing(name, given, Jurisdiction.objects.all()),
    "act": lambda name, given: existing(name, given, Act.objects.published()),
    "topic": lambda name, given: existing(name, given, Topic.objects.all()),
    "language": lambda name, given: one_of(name, given, LANGUAGES),
    "status": lambda name, given: one_of(name, given, STATUSES),
    "on": day,
    "correct": lambda name, given: one_of(name, given, (NO,)) != NO,
    "page": page_number,
}
