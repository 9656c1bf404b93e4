"""What an act or provision cites and is linked to, and what cites it and is linked to it: one list, both ways."""

import csv
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from legalacts.language.cells import without_formula
from legalacts.models import Act, Citation, Jurisdiction, Provision, Relation, Status

from .labels import place_label
from .sentences import sentence_at

CITES = "cites"
PREDICATES = [(CITES, _("cites")), *Relation.Predicate.choices]
OUT, IN = "out", "in"
COLUMNS = (
    "direction", "predicate", "act", "provision", "other_act", "other_provision", "other_jurisdiction", "date", "words",
    "sentence", "language", "status", "sources", "address",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """Whose links, and which of them."""

    act: Act
    provisions: tuple[int, ...] = ()
    """The provision and what lies in it; of the whole act when there are none."""
    direction: str = ""
    predicate: str = ""
    since: date | None = None
    until: date | None = None
    jurisdiction: Jurisdiction | None = None
    inside: bool = False
    """Whether what the act cites of itself is asked for too."""


@dataclass(frozen=True)
class Link:
    """One link as it is read from the side of the act or provision that is shown."""

    direction: str
    predicate: str
    label: str
    here: Act | Provision
    there: Act | Provision
    date: str
    status: str = ""
    status_label: str = ""
    sentence: str = ""
    words: str = ""
    at: int = 0
    language: str = ""
    record: Relation | None = None
    """The relation with its note and sources; a citation rests on the wording itself."""

    @property
    def other_act(self) -> Act:
        return act_of(self.there)

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence before the words that cite, these words, and the rest."""
        end = self.at + len(self.words)
        return self.sentence[: self.at], self.sentence[self.at : end], self.sentence[end:]


def act_of(record: Act | Provision) -> Act:
    """The act, or the act of the provision."""
    return record.act if isinstance(record, Provision) else record


class LinkList:
    """Relations first, then citations; counted and cut into pages by the database."""

    def __init__(self, asked: Asked):
        self.asked = asked
        self.relations = [find_relations(asked, way) for way in ways(asked)]
        self.citations = [find_citing(asked, way) for way in ways(asked)]
        self.counts: list[int] | None = None

    def count(self) -> int:
        """How many links there are; one query for each kind and direction."""
        if self.counts is None:
            self.counts = [found.count() for found in (*self.relations, *self.citations)]
        return sum(self.counts)

    __len__ = count

    def counted(self, direction: str) -> int:
        """How many citations there are in one direction."""
        self.count()
        both = dict(zip(ways(self.asked), self.counts[len(self.relations) :], strict=True))
        return both.get(direction, 0)

    def __getitem__(self, cut: slice) -> list[Link]:
        self.count()
        start, stop = cut.start or 0, cut.stop if cut.stop is not None else self.count()
        found, passed = [], 0
        sources = [
            *((query, way, link_of_relation) for query, way in zip(self.relations, ways(self.asked), strict=True)),
            *((query, way, link_of_citation) for query, way in zip(self.citations, ways(self.asked), strict=True)),
        ]
        for (query, way, made), size in zip(sources, self.counts, strict=True):
            first, last = max(start - passed, 0), min(stop - passed, size)
            if first < last:
                found += [made(record, way) for record in query[first:last]]
            passed += size
        return found


def ways(asked: Asked) -> list[str]:
    """The directions that are asked for."""
    return [asked.direction] if asked.direction else [OUT, IN]


def find_relations(asked: Asked, way: str):
    """The public relations of one direction, with acts, provisions and sources fetched along."""
    here, there = ("from", "to") if way == OUT else ("to", "from")
    found = Relation.objects.public().filter(**own_side(asked, f"{here}_act", f"{here}_provision"))
    for side in ("from", "to"):
        found = found.filter(Q(**{f"{side}_provision": None}) | Q(**{f"{side}_provision__status": Status.PUBLISHED}))
    if asked.predicate:
        found = found.filter(predicate=asked.predicate)
    if asked.jurisdiction:
        found = found.filter(**{f"{there}_act__jurisdiction": asked.jurisdiction})
    found = between(found, asked, "date")
    named = (
        "from_act__jurisdiction",
        "to_act__jurisdiction",
        "from_provision__act__jurisdiction",
        "to_provision__act__jurisdiction",
    )
    return found.select_related(*named).prefetch_related("evidence__source").order_by("predicate", "date", "pk")


def find_citing(asked: Asked, way: str):
    """The public citations of one direction; not those of a provision in itself, nor of an act in itself unasked."""
    if asked.predicate not in ("", CITES):
        return Citation.objects.none()
    mine = "wording__provision"
    sides = (f"{mine}__act", mine) if way == OUT else ("to_act", "to_provision")
    other = "to_act" if way == OUT else f"{mine}__act"
    found = Citation.objects.public().filter(**own_side(asked, *sides))
    if asked.provisions:
        inside = {f"{'to_provision' if way == OUT else mine}__in": asked.provisions}
        found = found.exclude(**inside)
    elif not asked.inside:
        found = found.exclude(to_act=F("wording__provision__act"))
    if asked.jurisdiction:
        found = found.filter(**{f"{other}__jurisdiction": asked.jurisdiction})
    found = between(found, asked, "wording__valid_from")
    named = ("wording__provision__act__jurisdiction", "to_act__jurisdiction", "to_provision__act__jurisdiction")
    order = ("wording__provision__act__key", "wording__provision__position", "wording", "start", "pk")
    return found.select_related(*named).order_by(*order)


def own_side(asked: Asked, act: str, provision: str) -> dict:
    """Conditions on the side that is shown."""
    return {f"{provision}__in": asked.provisions} if asked.provisions else {act: asked.act}


def between(found, asked: Asked, field: str):
    """Only those of the asked period."""
    if asked.since:
        found = found.filter(**{f"{field}__gte": asked.since})
    return found.filter(**{f"{field}__lte": asked.until}) if asked.until else found


def link_of_relation(relation: Relation, way: str) -> Link:
    """A relation read from one side."""
    sides = (relation.from_provision or relation.from_act, relation.to_provision or relation.to_act)
    here, there = sides if way == OUT else sides[::-1]
    label = relation.get_predicate_display() if way == OUT else relation.reverse_predicate
    return Link(way, relation.predicate, label, here, there, relation.shown, record=relation)


def link_of_citation(citation: Citation, way: str) -> Link:
    """A citation read from one side, with the sentence that cites."""
    wording = citation.wording
    sides = (wording.provision, citation.to_provision or citation.to_act)
    here, there = sides if way == OUT else sides[::-1]
    sentence, at = sentence_at(wording.text, citation.start, citation.end)
    return Link(
        way,
        CITES,
        _("cites") if way == OUT else _("cited by"),
        here,
        there,
        wording.starts,
        citation.status,
        citation.get_status_display(),
        sentence,
        citation.text,
        at,
        wording.language,
    )


def write_links(links: LinkList, language: str, out: TextIO, most: int) -> None:
    """Write one line a link, UTF-8 with a byte-order mark so that spreadsheets read Kyrgyz."""
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for link in links[:most]:
        writer.writerow([without_formula(value) for value in line_of(link, language)])


def line_of(link: Link, language: str) -> list[str]:
    """The cells of one link."""
    evidence = link.record.evidence.all() if link.record else ()
    return [
        link.direction,
        link.predicate,
        act_of(link.here).key,
        place_of(link.here, language),
        link.other_act.key,
        place_of(link.there, language),
        act_of(link.there).jurisdiction.key,
        link.date,
        link.words,
        link.sentence,
        link.language,
        link.status,
        "; ".join(f"{item.source.key} {item.locator}".strip() for item in evidence),
        link.there.get_absolute_url(),
    ]


def place_of(record: Act | Provision, language: str) -> str:
    """A provision's place in words; nothing for an act."""
    return (place_label(record, language) or record.eid) if isinstance(record, Provision) else ""
