"""The tree of an act and what curators do to it: change the order, split a provision, merge two."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from simple_history.utils import bulk_update_with_history

from .act import Act
from .change import record_change, record_changes
from .provision import Provision, Wording
from .publishing import Status
from .source import Evidence

OTHER_PERIODS = _("The wordings of the two hold in different periods or differ in state: make them alike first.")


@dataclass
class Node:
    """A provision in its place: how deep it lies, how much lies in it, whether it may go up or down."""

    provision: Provision
    depth: int
    inside: int = 0
    first: bool = True
    last: bool = True


def tree_of(act: Act) -> list[Node]:
    """All provisions of an act in the order of the tree; one query."""
    children: dict[int | None, list[Provision]] = {}
    for provision in act.provisions.order_by("position", "pk"):
        provision.act = act
        children.setdefault(provision.parent_id, []).append(provision)
    nodes: list[Node] = []
    _hang(children, None, 0, nodes)
    return nodes


def _hang(children, parent: int | None, depth: int, nodes: list[Node]) -> int:
    """Append what lies in a provision; returns how much that is."""
    siblings = children.get(parent, ())
    before = len(nodes)
    for place, provision in enumerate(siblings):
        node = Node(provision, depth, first=place == 0, last=place == len(siblings) - 1)
        nodes.append(node)
        node.inside = _hang(children, provision.pk, depth + 1, nodes)
    return len(nodes) - before


def block(nodes: list[Node], provision: Provision) -> slice:
    """Where a provision and all that lies in it stand in the list."""
    start = next(place for place, node in enumerate(nodes) if node.provision.pk == provision.pk)
    return slice(start, start + 1 + nodes[start].inside)


def neighbour(nodes: list[Node], provision: Provision, step: int) -> Provision | None:
    """The sibling before (-1) or after (1) a provision."""
    siblings = [node.provision for node in nodes if node.provision.parent_id == provision.parent_id]
    place = siblings.index(provision) + step
    return siblings[place] if 0 <= place < len(siblings) else None


def trade_places(provision: Provision, step: int) -> list[Provision]:
    """Let a provision go before (-1) or after (1) its neighbour; returns the provisions that move, unsaved."""
    nodes = tree_of(provision.act)
    other = neighbour(nodes, provision, step)
    if other is None:
        return []
    upper, lower = (block(nodes, one) for one in ((other, provision) if step < 0 else (provision, other)))
    order = [node.provision for node in [*nodes[: upper.start], *nodes[lower], *nodes[upper], *nodes[lower.stop :]]]
    places = sorted({one.position for one in order})
    if len(places) < len(order):
        places = range(1, len(order) + 1)
    moved = [(one, place) for one, place in zip(order, places, strict=True) if one.position != place]
    for one, place in moved:
        one.position = place
    return [one for one, _place in moved]


@transaction.atomic
def keep_order(moved: list[Provision], user, reason: str) -> None:
    """Save the places of provisions, each with its history, and tell search."""
    bulk_update_with_history(
        moved, Provision, ["position"], default_user=user, default_change_reason=reason[:100], batch_size=500
    )
    record_changes("provision", [one.pk for one in moved])


def make_room(act: Act, position: int) -> None:
    """Move what stands at a place, and all behind it, one further; their order stays, so that is no edit of them."""
    if act.provisions.filter(position=position).exists():
        act.provisions.filter(position__gte=position).update(position=F("position") + 1)


def place_after(provision: Provision) -> int:
    """The place behind a provision and all that lies in it."""
    nodes = tree_of(provision.act)
    return nodes[block(nodes, provision)][-1].provision.position + 1


@transaction.atomic
def split(provision: Provision, cuts: dict[Wording, int], eid: str, number: str, user, reason: str) -> Provision:
    """Part a provision in two: of each wording in `cuts`, what begins at its place goes to the new one behind it.

    The same words from the same sources: the new provision and its wordings have the state of the old.
    """
    position = place_after(provision)
    make_room(provision.act, position)
    new = Provision(
        act=provision.act, eid=eid, number=number, kind=provision.kind, parent=provision.parent, norm=provision.norm,
        position=position, status=provision.status,
    )  # fmt: skip
    new.full_clean()
    _save(new, user, reason)
    new.topics.set(provision.topics.all())
    for item in provision.evidence.all():
        Evidence.objects.create(
            record=new, source=item.source, locator=item.locator, as_of=item.as_of, status=item.status,
            checked_on=item.checked_on, checked_by=item.checked_by,
        )  # fmt: skip
    for wording, place in cuts.items():
        rest = Wording.objects.get(pk=wording.pk)
        rest.pk, rest._state.adding = None, True
        rest.provision, rest.heading, rest.text = new, "", wording.text[place:].strip()
        _save(rest, user, reason)
        wording.text = wording.text[:place].strip()
        _save(wording, user, reason)
    record_change(provision)
    record_change(new)
    return new


@transaction.atomic
def merge(first: Provision, second: Provision, user, reason: str) -> None:
    """Join the words of a provision to those of the one before it; the second is withdrawn, what lies in it moves."""
    joined = _joined(first, second)
    for wording in joined:
        _save(wording, user, reason)
    for wording in second.wordings.exclude(status=Status.WITHDRAWN):
        wording.status = Status.WITHDRAWN
        _save(wording, user, reason)
    for child in second.children.all():
        child.parent = first
        _save(child, user, reason)
        record_change(child)
    second.status = Status.WITHDRAWN
    _save(second, user, reason)
    record_change(first)
    record_change(second)


def _joined(first: Provision, second: Provision) -> list[Wording]:
    """The wordings of the first with the words of the second; ValidationError where they do not fit."""
    if first.status != second.status:
        raise ValidationError(OTHER_PERIODS)
    known = {name_of(wording): wording for wording in first.wordings.exclude(status=Status.WITHDRAWN)}
    found = []
    for wording in second.wordings.exclude(status=Status.WITHDRAWN):
        words = "\n".join(filter(None, (wording.heading, wording.text)))
        if mine := known.get(name_of(wording)):
            mine.text = "\n".join(filter(None, (mine.text, words)))
        else:
            mine = Wording(
                provision=first, text=words, language=wording.language, nature=wording.nature, status=wording.status,
                valid_from=wording.valid_from, valid_from_precision=wording.valid_from_precision,
                valid_to=wording.valid_to, valid_to_precision=wording.valid_to_precision,
            )  # fmt: skip
            if any(mine.overlaps(other) for other in known.values() if said_alike(other, mine)):
                raise ValidationError(OTHER_PERIODS)
        found.append(mine)
    return found


def said_alike(one: Wording, other: Wording) -> bool:
    """Whether both are of one language and nature."""
    return (one.language, one.nature) == (other.language, other.nature)


def name_of(wording: Wording) -> tuple:
    """What two wordings must share to become one."""
    return wording.language, wording.nature, wording.valid_from, wording.valid_to, wording.status


def _save(record, user, reason: str) -> None:
    record._history_user = user
    record._change_reason = reason[:100]
    record.save()
