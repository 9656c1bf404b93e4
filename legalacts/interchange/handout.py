"""Several records on one paper: what a lawyer collects by address or citation for a client; nothing is kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from django.db.models import Q

from legalacts.citations import cite, resolve
from legalacts.models import Act, Institution, Problem, Provision, Rule, Wording

MOST_ITEMS, LONGEST_NAME, MOST_PARTS = 20, 300, 400
# What an address of a page here says; and how an item is named in the address of a hand-out.
PAGE = re.compile(
    r"(?:https?://[^/\s]{1,200})?/(?:ky|kg|ru|en)/(?P<kind>acts|rules|problems|institutions)/(?P<key>[-\w]{1,120})"
    r"(?:/(?P<eid>[-\w]{1,160}))?/?(?:[?#]\S{0,300})?\Z",
    re.ASCII,
)
NAME = re.compile(
    r"(?:(?P<kind>rule|problem|institution):)?(?P<key>[-\w]{1,120})(?:[/#](?P<eid>[-\w]{1,160}))?\Z", re.ASCII
)
PREFIX = {"rules": "rule", "problems": "problem", "institutions": "institution"}
PAGES_OF_ACTS = ("changes", "links", "chain")


@dataclass
class Item:
    """One record of a hand-out, under the name it has in the address."""

    name: str
    kind: str
    record: Act | Provision | Rule | Problem | Institution
    parts: list[Provision] = field(default_factory=list)
    """Of a provision: itself and what lies in it, with the wordings of the day."""

    @property
    def edition(self) -> str:
        """The first day of the law's own words shown, ISO; empty where only our summary is."""
        said = [wording for part in self.parts for wording in part.wordings_shown]
        starts = [wording.starts for wording in said if wording.nature != Wording.Nature.SUMMARY and wording.text]
        return max(filter(None, starts), default="")

    def citation(self, day: date, language: str) -> str:
        """How a lawyer cites it; empty for what is no act or provision."""
        if self.kind not in ("act", "provision"):
            return ""
        return getattr(cite(self.record, day, self.edition), language)


@dataclass
class Handout:
    """The items that are public, in the order asked; the names that mean nothing here; how many were left out."""

    items: list[Item]
    missing: list[str]
    left_out: int = 0


def read_names(text: str) -> list[str]:
    """The names of items in an address, each once."""
    return list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def name_of(line: str, day: date) -> str:
    """The item that a line means: an address of a page here, a name, or a citation; empty when it means nothing."""
    line = line.strip()
    if len(line) > LONGEST_NAME * 3:
        return ""
    if found := PAGE.match(line):
        return item_name(PREFIX.get(found["kind"], ""), found["key"], found["eid"] or "")
    if (found := NAME.match(line)) and not line.isdigit():
        return item_name(found["kind"] or "", found["key"], found["eid"] or "")
    best = next(iter(resolve(line, on=day)), None)
    return item_name("", best.act, best.eid) if best else ""


def item_name(kind: str, key: str, eid: str) -> str:
    """The name of an item in an address."""
    if kind:
        return f"{kind}:{key}"
    return f"{key}/{eid}" if eid and eid not in PAGES_OF_ACTS else key


def read_handout(names: list[str], day: date) -> Handout:
    """The public records of some names with their texts on the day; a constant number of queries."""
    left_out = max(0, len(names) - MOST_ITEMS)
    names = [name[:LONGEST_NAME].replace("\0", "") for name in names[:MOST_ITEMS]]
    parsed = {
        name: (found["kind"] or "", found["key"], found["eid"] or "") for name in names if (found := NAME.match(name))
    }
    found = dict(chain(find_law(parsed, day), find_others(parsed)))
    return Handout([found[name] for name in names if name in found], [n for n in names if n not in found], left_out)


def find_law(parsed: dict, day: date) -> Iterable[tuple[str, Item]]:
    """The acts and provisions among the items."""
    places = {name: (key, eid) for name, (kind, key, eid) in parsed.items() if not kind}
    acts = Act.objects.published().for_list().with_evidence().with_force(day)
    whole = acts.in_bulk([key for key, eid in places.values() if not eid], field_name="key")
    wanted, inside = Q(pk__in=()), Q(pk__in=())
    for key, eid in places.values():
        if eid:
            wanted |= Q(act__key=key, eid=eid)
            inside |= Q(act__key=key, eid__startswith=f"{eid}__")
    public = Provision.objects.public().select_related("act__jurisdiction").with_evidence()
    held = {(part.act.key, part.eid): part for part in public.filter(wanted).with_wordings(day, links=False)}
    below = public.filter(inside).with_wordings(day, links=False).order_by("act", "position", "id")[:MOST_PARTS]
    below = list(below)
    for name, (key, eid) in places.items():
        if not eid and key in whole:
            yield name, Item(name, "act", whole[key])
        elif shown := held.get((key, eid)):
            parts = [part for part in below if part.act.key == key and part.eid.startswith(f"{eid}__")]
            yield name, Item(name, "provision", shown, [shown, *parts])


def find_others(parsed: dict) -> Iterable[tuple[str, Item]]:
    """The rules, problems and institutions among the items."""
    sets = {
        "rule": Rule.objects.published().for_cells(),
        "problem": Problem.objects.published().with_evidence().prefetch_related("steps"),
        "institution": Institution.objects.published().prefetch_related("contacts"),
    }
    for kind, records in sets.items():
        names = {key: name for name, (said, key, _eid) in parsed.items() if said == kind}
        for key, record in (records.in_bulk(list(names), field_name="key") if names else {}).items():
            yield names[key], Item(names[key], kind, record)
