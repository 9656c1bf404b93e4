"""The chain of norms: act or provision, day -> what it rests on and what rests on it, step by step, as links say.

Only links that curators recorded are followed; no rank is concluded from the kind of an act.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from legalacts.models import Act, Provision, Relation, Status

KINDS = Relation.Predicate
# Who implements rests on what is implemented; what is approved rests on who approves.
RESTS = (KINDS.BASED_ON, KINDS.IMPLEMENTS, KINDS.RATIFIES, KINDS.SUPPLEMENTS, KINDS.INTERPRETS, KINDS.ADAPTS)
BEARS = (KINDS.APPROVES,)
MOST_STEPS, DEEPEST = 120, 5
Place = tuple[int, int | None]


@dataclass
class Step:
    """One link of the chain, with what follows on it."""

    relation: Relation
    act: Act
    provision: Provision | None
    """What the step leads to; without a provision the act as a whole."""
    side: Provision | None
    """The provision on the side it comes from, where the link is not of the act as a whole."""
    label: str
    depth: int
    again: bool = False
    """Whether it stands in this chain already; then nothing is repeated below it."""
    steps: list["Step"] = field(default_factory=list)

    @property
    def there(self) -> Act | Provision:
        """The act or provision it leads to."""
        return self.provision or self.act


@dataclass
class Chain:
    """What an act or provision rests on, and what rests on it."""

    above: list[Step]
    below: list[Step]
    is_cut: bool = False

    def all_steps(self) -> Iterable[tuple[str, Step]]:
        """Every step with its direction, in reading order."""
        for direction, steps in (("above", self.above), ("below", self.below)):
            for step in flat(steps):
                yield direction, step


def flat(steps: list[Step]) -> Iterable[Step]:
    """The steps and those below each, in reading order."""
    for step in steps:
        yield step
        yield from flat(step.steps)


def read_chain(act: Act, provision: Provision | None, day: date) -> Chain:
    """Follow the links of `day` both ways; a query for each level, and one for the acts."""
    places = [(act.pk, None), *((act.pk, pk) for pk in (family(provision) if provision else ()))]
    above, cut_above = follow(places, day, upwards=True, whole=provision is None)
    below, cut_below = follow(places, day, upwards=False, whole=provision is None)
    chain = Chain(above, below, cut_above or cut_below)
    steps = [step for _direction, step in chain.all_steps()]
    forces = Act.objects.published().for_list().with_force(day).in_bulk({step.act.pk for step in steps})
    for step in steps:
        step.act = forces.get(step.act.pk, step.act)
    return chain


def family(provision: Provision) -> list[int]:
    """A provision, what it lies in, and what lies in it: links of all of them concern it."""
    parts = provision.eid.split("__")
    outer = ["__".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    near = Provision.objects.public().filter(
        Q(eid__in=outer) | Q(eid__startswith=f"{provision.eid}__"), act_id=provision.act_id
    )
    return list(near.values_list("pk", flat=True))


def follow(places: list[Place], day: date, *, upwards: bool, whole: bool) -> tuple[list[Step], bool]:
    """The steps from some places in one direction; whether there were more than are shown."""
    tops: list[Step] = []
    seen: set[Place] = set(places)
    open_ends: dict[Place, list[Step]] = dict.fromkeys(places, tops)
    count = 0
    for depth in range(1, DEEPEST + 2):
        following: dict[Place, list[Step]] = {}
        for relation in links_from(open_ends, day, upwards=upwards, whole=whole or depth > 1):
            step, here = step_of(relation, depth, upwards=upwards)
            holder = end_of(open_ends, here)
            if depth > DEEPEST or count >= MOST_STEPS:
                return tops, True
            place = (step.act.pk, step.provision and step.provision.pk)
            step.again = place in seen
            holder.append(step)
            count += 1
            if not step.again:
                seen.add(place)
                following[place] = step.steps
        if not following:
            break
        open_ends = following
    return tops, False


def end_of(open_ends: dict[Place, list[Step]], here: Place) -> list[Step]:
    """Where a link goes on: at its provision, else at its act, else at the provision of it that is open."""
    if here in open_ends:
        return open_ends[here]
    if (here[0], None) in open_ends:
        return open_ends[(here[0], None)]
    return next(steps for (act, _provision), steps in open_ends.items() if act == here[0])


def links_from(ends: Iterable[Place], day: date, *, upwards: bool, whole: bool):
    """The public links of a day from some places in one direction; one query and its sources."""
    acts = {act for act, _provision in ends}
    provisions = {provision for _act, provision in ends if provision}
    wholes = {act for act, provision in ends if not provision} if whole else set()
    asked = Q(pk__in=())
    for kinds, side in ((RESTS, "from" if upwards else "to"), (BEARS, "to" if upwards else "from")):
        own = Q(**{f"{side}_act__in": wholes}) | Q(**{f"{side}_provision__in": provisions})
        own |= Q(**{f"{side}_act__in": acts, f"{side}_provision": None})
        asked |= Q(predicate__in=kinds) & own
    links = Relation.objects.public().filter(asked).exclude(date__gt=day)
    links = links.filter(Q(from_provision=None) | Q(from_provision__status=Status.PUBLISHED))
    links = links.filter(Q(to_provision=None) | Q(to_provision__status=Status.PUBLISHED))
    links = links.select_related("from_act", "to_act", "from_provision__act", "to_provision__act")
    return links.with_evidence().order_by("date", "predicate", "from_act__key", "to_act__key", "pk")


def step_of(relation: Relation, depth: int, *, upwards: bool) -> tuple[Step, Place]:
    """A link as a step, and the place it comes from."""
    forwards = upwards == (relation.predicate in RESTS)
    source = (relation.from_act, relation.from_provision)
    target = (relation.to_act, relation.to_provision)
    if not forwards:
        source, target = target, source
    label = relation.get_predicate_display() if forwards else relation.reverse_predicate
    here = (source[0].pk, source[1].pk if source[1] else None)
    return Step(relation, *target, source[1], str(label), depth), here
