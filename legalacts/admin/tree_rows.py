"""What the pages of an act's tree show: which provisions, what they say, where a text may be cut."""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.db.models.functions import Substr
from django.http import Http404

from legalacts.models import Act, Provision, Status, Wording
from legalacts.models.tree import Node, block

from .links import address_of

# With more provisions than this the tree is shown down to articles, and what lies in one on a page of its own.
MOST_AT_ONCE = 300
MOST_PIECES = 300
PIECE = re.compile(r"\n+|(?<=[.;:!?»”])[ \t]+(?=\S)")


@dataclass
class TreeRow:
    """A provision of the tree with the beginning of what it says, and the form of a new one inside it."""

    node: Node
    wordings: list[dict]
    add: str


def rows_of(act: Act, nodes: list[Node], shown: list[Node]) -> list[TreeRow]:
    """The rows of some of the nodes; one query."""
    said = said_in(shown)
    places = {node.provision.pk: place for place, node in enumerate(nodes)}
    rows = []
    for node in shown:
        last = nodes[places[node.provision.pk] + node.inside].provision
        rows.append(TreeRow(node, said[node.provision.pk], add_address(act, node.provision, last.position + 1)))
    return rows


def add_address(act: Act, parent: Provision, position: int) -> str:
    """The form of a new provision inside another, behind what lies there."""
    return address_of(Provision, "add", act=act.pk, parent=parent.pk, position=position)


def standing(provision: Provision):
    """The wordings that are not withdrawn."""
    return provision.wordings.exclude(status=Status.WITHDRAWN).order_by("language", "valid_from", "pk")


def visible(nodes: list[Node], inside: str) -> tuple[Node | None, list[Node]]:
    """The nodes to show: all of a short act, of a long one those down to articles, or what lies in one of them."""
    if inside:
        top = next((node for node in nodes if node.provision.eid == inside), None)
        if top is None:
            raise Http404
        return top, nodes[block(nodes, top.provision)]
    if len(nodes) <= MOST_AT_ONCE:
        return None, nodes
    return None, [node for node in nodes if node.provision.kind not in Provision.ITEMS]


def said_in(nodes: list[Node]) -> dict[int, list[dict]]:
    """What each provision says, the beginning of each wording; one query."""
    rows = (
        Wording.objects.filter(provision__in=[node.provision.pk for node in nodes])
        .exclude(status=Status.WITHDRAWN)
        .order_by("language", "valid_from")
        .values("pk", "provision_id", "language", "heading", "status", start=Substr("text", 1, 90))
    )
    found = defaultdict(list)
    for row in rows:
        found[row["provision_id"]].append(row)
    return found


def pieces(text: str) -> list[tuple[int, str]]:
    """Where a text may be cut: the places lines and sentences begin, with their first words."""
    starts = [match.end() for match in PIECE.finditer(text)][:MOST_PIECES]
    return [(start, f"{text[start : start + 100].strip()}…") for start in starts if text[start:].strip()]


def next_name(provision: Provision) -> tuple[str, str]:
    """A free name for what is split off: art_5 → art_5-1, and its number."""
    known = set(provision.act.provisions.values_list("eid", flat=True))
    for extra in range(1, len(known) + 2):
        if (eid := f"{provision.eid}-{extra}") not in known:
            return eid, f"{provision.number}-{extra}" if provision.number else ""
    return "", ""


def resting_on(provision: Provision) -> list[tuple[str, int]]:
    """How many records lead to a provision, by kind; they stay with it when it is merged."""
    found = []
    for relation in Provision._meta.related_objects:
        model = relation.related_model
        if relation.name in {"children", "wordings", "editors_notes"} or model._meta.model_name.startswith(
            "historical"
        ):
            continue
        if count := model._base_manager.filter(**{relation.field.name: provision}).count():
            found.append((str(model._meta.verbose_name_plural), count))
    return found
