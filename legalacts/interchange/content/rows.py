"""What one database row should hold, with references to other rows by natural name."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import models

from legalacts import models as records

from .reading import Entry


class Ref(NamedTuple):
    """Another record: the name of its model and its natural name (`act`, `eaeu-treaty-2014`)."""

    kind: str
    name: str


@dataclass
class Row:
    """One row: its model, its natural name, its columns, and the records it is linked to."""

    model: type[models.Model]
    name: str
    place: str
    columns: dict = field(default_factory=dict)
    links: dict[str, list[Ref]] = field(default_factory=dict)

    def __post_init__(self):
        self.name = str(self.name)

    @property
    def kind(self) -> str:
        """The model's name."""
        return self.model._meta.model_name

    @property
    def ref(self) -> Ref:
        """How other rows refer to it."""
        return Ref(self.kind, self.name)

    def refs(self):
        """Every record it refers to."""
        yield from (value for value in self.columns.values() if isinstance(value, Ref))
        for linked in self.links.values():
            yield from linked


def ref(kind: str, name) -> Ref | None:
    """A reference, or None where no name is given."""
    return Ref(kind, str(name)) if name else None


def refs(kind: str, names: list) -> list[Ref]:
    """References to several records of one kind, each once."""
    return [Ref(kind, name) for name in dict.fromkeys(map(str, names))]


def split_basis(entry: Entry, name: str = "basis") -> dict[str, list[Ref]]:
    """`[ACT, ACT#EID]` as links to acts and to provisions."""
    names = list(dict.fromkeys(map(str, entry.take_list(name))))
    return {
        "basis_acts": [Ref("act", name) for name in names if "#" not in name],
        "basis_provisions": [Ref("provision", name) for name in names if "#" in name],
    }


def published_columns(entry: Entry) -> dict:
    """The columns every public record has."""
    review_by, _ = entry.take_day("review_by")
    return {"status": entry.take("status", "published"), "review_by": review_by, **entry.take_words("note")}


def day_columns(entry: Entry, name: str = "date", precision: str = "precision") -> dict:
    """A date and how exactly it is known."""
    day, known_to = entry.take_day(name)
    return {name: day, precision: known_to}


def evidence_rows(entry: Entry, owner: Row):
    """The sources an entry names, as rows that belong to `owner`."""
    for item in entry.nested("evidence"):
        source = item.take("source")
        locator = str(item.take("locator", ""))
        checked_on, _ = item.take_day("checked_on")
        as_of = item.take("as_of", "")
        columns = {
            "record": owner.ref,
            "source": ref("source", source),
            "locator": locator,
            "as_of": as_of.isoformat() if hasattr(as_of, "isoformat") else str(as_of),
            "status": item.take("status", "unverified"),
            "checked_on": checked_on,
            **item.take_words("note"),
        }
        item.done()
        yield Row(records.Evidence, f"{owner.kind}:{owner.name}|{source}|{locator}", item.place, columns)


def contact_source(entry: Entry) -> Ref | None:
    """The source of a contact: the first of its evidence."""
    items = entry.take_list("evidence")
    return ref("source", items[0].get("source")) if items and isinstance(items[0], dict) else None
