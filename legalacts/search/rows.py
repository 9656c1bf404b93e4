"""Provisions with what they say, as plain rows: entries need no more, and records would take twice as long.

Read act by act, in three queries each, or some by their ids.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import NamedTuple

from legalacts.citations.labels import provision_label, shows_hyphens
from legalacts.models import Act, Provision, Topic, Wording
from legalacts.models.databases import in_parts
from legalacts.models.dates import Dated, shown_date

CHUNK = 500
COLUMNS = ("act_id", "position", "pk", "eid", "number", "norm", "aliases", "parent_id", "parent__number")
SAYS = ("valid_from", "valid_to", "language", "nature", "heading", "text")
KNOWN = ("valid_from_precision", "valid_to_precision")


class Said(NamedTuple):
    """A wording."""

    valid_from: date | None = None
    valid_to: date | None = None
    language: str = ""
    nature: str = ""
    heading: str = ""
    text: str = ""
    starts: str = ""
    ends: str = ""

    holds_on = Dated.holds_on


@dataclass(slots=True)
class Part:
    """A provision; `written` are its public wordings, the earliest first."""

    act_id: int
    position: int
    pk: int
    eid: str
    number: str
    norm: str
    aliases: dict
    parent_id: int | None
    parent_number: str | None
    written: list[Said] = field(default_factory=list)
    subjects: list[Topic] = field(default_factory=list)
    inside: dict[str, str] = field(default_factory=dict)
    """The heading of what it lies in, by language."""

    def label(self, language: str) -> str:
        """Its place in words."""
        return provision_label(self.eid, language, self.number, bool(shows_hyphens(self.parent_number or "")))


def public_acts(keys: list[int] | None) -> Iterator[tuple[Act, list[Part]]]:
    """Each public act with its public provisions in their order: with all, or with those of some ids."""
    acts = Act.objects.published().select_related("jurisdiction").prefetch_related("lifecycle").order_by("pk")
    topics: dict[int, Topic] = {}
    if keys is None:
        for act in acts.iterator(chunk_size=CHUNK):
            yield act, read_parts(topics, act=act.pk)
        return
    found = [part for ids in in_parts(keys) for part in read_parts(topics, pk__in=ids)]
    found.sort(key=lambda part: (part.act_id, part.position, part.pk))
    known = acts.in_bulk({part.act_id for part in found})
    for act_id, parts in groupby(found, key=lambda part: part.act_id):
        yield known[act_id], list(parts)


def read_parts(topics: dict[int, Topic], **where) -> list[Part]:
    """The public provisions that answer a condition; `topics` keeps those that were read."""
    rows = Provision.objects.public().filter(**where).order_by("act_id", "position", "pk").values_list(*COLUMNS)
    parts = {row[2]: Part(*row) for row in rows}
    if parts:
        of_these = {f"provision__{column}": value for column, value in where.items()}
        add_wordings(parts, of_these)
        add_topics(parts, of_these, topics)
        add_headings(parts)
    return list(parts.values())


def add_wordings(parts: dict[int, Part], where: dict) -> None:
    """Add what each of some provisions says."""
    wordings = Wording.objects.published().filter(**where).order_by("valid_from", "pk")
    for provision_id, first_known, last_known, *said in wordings.values_list("provision_id", *KNOWN, *SAYS):
        if part := parts.get(provision_id):
            starts, ends = shown_date(said[0], first_known), shown_date(said[1], last_known)
            part.written.append(Said(*said, starts, ends))


def add_topics(parts: dict[int, Part], where: dict, topics: dict[int, Topic]) -> None:
    """Add the topics of each of some provisions."""
    links = Provision.topics.through.objects.filter(**where).order_by("topic__position", "topic__key")
    rows = list(links.values_list("provision_id", "topic_id"))
    topics |= Topic.objects.in_bulk({topic_id for _, topic_id in rows} - topics.keys())
    for provision_id, topic_id in rows:
        if part := parts.get(provision_id):
            part.subjects.append(topics[topic_id])


def add_headings(parts: dict[int, Part]) -> None:
    """Add the heading of what each of some provisions lies in, if the public may see it."""
    above = {part.parent_id for part in parts.values() if part.parent_id}
    headings = {pk: first_headings(parts[pk].written) for pk in above & parts.keys()} | read_headings(
        above - parts.keys()
    )
    for part in parts.values():
        part.inside = headings.get(part.parent_id, {})


def read_headings(ids: set[int]) -> dict[int, dict[str, str]]:
    """The headings of public provisions, by language."""
    wordings = Wording.objects.published().exclude(heading="").filter(provision__status="published")
    found: dict[int, dict[str, str]] = {}
    for some in in_parts(ids):
        rows = wordings.filter(provision__in=some).order_by("valid_from", "pk")
        for provision_id, language, heading in rows.values_list("provision_id", "language", "heading"):
            found.setdefault(provision_id, {}).setdefault(language, heading)
    return found


def first_headings(written: list[Said]) -> dict[str, str]:
    """The first heading in each language."""
    return {said.language: said.heading for said in reversed(written) if said.heading}
