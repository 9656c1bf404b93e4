"""The filters of a search as links, each with what it would leave."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from legalacts.models import Act, Force, Jurisdiction, Topic
from legalacts.search import Query, Results, kind_name

LANGUAGES = {"ky": gettext_lazy("in Kyrgyz"), "ru": gettext_lazy("in Russian"), "en": gettext_lazy("in English")}
NAMES = ("kind", "jurisdiction", "act", "topic", "language", "status")
AT_ONCE = 6
MOST_VALUES = 40
Names = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Choice:
    """A value of a filter: its name, how many results it leaves, where it leads, whether it is chosen."""

    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A filter with its values, the most frequent first."""

    name: str
    choices: tuple[Choice, ...]

    @property
    def first(self) -> tuple[Choice, ...]:
        """The values that are shown at once."""
        return self.choices if len(self.choices) <= AT_ONCE + 1 else self.choices[:AT_ONCE]

    @property
    def rest(self) -> tuple[Choice, ...]:
        """The values that are folded away."""
        return self.choices[len(self.first) :]


def names_of(query: Query, results: Results) -> Names:
    """What the values of the filters are called, and the acts that results are grouped under; three queries."""
    acts = {key for key, _count in results.facets.get("act", ())[:MOST_VALUES]} | {query.act}
    acts |= {group.act for group in results.groups}
    return {
        "act": titles(Act.objects.published().filter(key__in=acts)),
        "jurisdiction": titles(Jurisdiction.objects.all()),
        "topic": titles(Topic.objects.all()),
        "status": dict(Force.choices),
        "language": LANGUAGES,
    }


def titles(records: Iterable) -> dict[str, object]:
    """Records by their key."""
    return {record.key: record for record in records}


def label_of(name: str, value: str, names: Names) -> str:
    """What a value of a filter is called."""
    return kind_name(value) if name == "kind" else str(names[name].get(value, value))


def facets_shown(query: Query, results: Results, names: Names) -> list[Facet]:
    """The filters that leave a choice. On a day of the past everything found was in force, so that is not asked."""
    found = []
    for name in NAMES:
        counts = results.facets.get(name, [])[:MOST_VALUES]
        if len(counts) > 1 and not (name == "status" and query.on):
            found.append(Facet(name, tuple(choices(query, name, counts, names))))
    return found


def choices(query: Query, name: str, counts: list[tuple[str, int]], names: Names) -> Iterable[Choice]:
    """The values of a filter; a chosen one leads back to all."""
    for value, count in counts:
        chosen = getattr(query, name) == value
        address = query.address(**{name: None if chosen else value})
        yield Choice(label_of(name, value, names), count, address, chosen)


def chosen_filters(query: Query, names: Names) -> list[tuple[str, str, str]]:
    """The filters that are set, without the day: the name, the value, the address without it."""
    return [
        (name, label_of(name, getattr(query, name), names), query.address(**{name: None}))
        for name in NAMES
        if getattr(query, name)
    ]
