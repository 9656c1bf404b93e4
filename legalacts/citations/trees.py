"""The provisions of acts by eId; and which of them «this article» and «the preceding paragraph» are, seen from one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from legalacts.models import Provision

from .places import Place

# The beginnings of an eId's part that a unit may be kept under.
KEPT_AS = {
    "art": ("art_", "rule_"),
    "para": ("para_", "point_"),
    "clause": ("para_", "point_"),
    "point": ("point_", "para_"),
    "chp": ("chp_",),
    "sec": ("sec_", "part_"),
    "annex": ("annex_",),
}


@dataclass(frozen=True)
class Context:
    """Where a text stands: the act and the provision that say it."""

    act: str
    eid: str = ""


@dataclass
class Tree:
    """The provisions of one act."""

    keys: dict[str, int] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    levels: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def ancestors(self, eid: str) -> Iterable[str]:
        """The provision and all it lies in, from the inside out."""
        for _step in range(12):
            if not eid:
                return
            yield eid
            eid = self.parents.get(eid) or eid.rpartition("__")[0]

    def this(self, eid: str, unit: str) -> str:
        """The article, paragraph, chapter … in which a provision lies; empty where it lies in none."""
        beginnings = KEPT_AS.get(unit, ())
        around = [name for name in self.ancestors(eid) if name.rpartition("__")[2].startswith(beginnings)]
        if not around:
            return ""
        return around[0] if unit == "point" else around[-1]

    def beside(self, eid: str, unit: str, step: int) -> str:
        """The unit before (-1) or after (1) the one in which a provision lies."""
        here = self.this(eid, unit)
        if not here:
            return ""
        beginning = here.rpartition("__")[2].partition("_")[0]
        parent = here.rpartition("__")[0]
        siblings = self.level(parent, beginning)
        at = siblings.index(here) + step if here in siblings else -1
        return siblings[at] if 0 <= at < len(siblings) else ""

    def level(self, parent: str, beginning: str) -> list[str]:
        """The units of one kind inside the same provision, in order."""
        known = self.levels.get((parent, beginning))
        if known is None:
            known = [eid for eid in self.order if eid.rpartition("__")[0] == parent and is_kept(eid, beginning)]
            self.levels[parent, beginning] = known
        return known

    def meant(self, place: Place, eid: str, named: str) -> str:
        """The provision at which a place points, seen from `eid`; «the said paragraph» is of the place cited before."""
        part = next(part for part in place.levels if part.points)
        if part.points == "named":
            return self.this(named, part.unit) if named else ""
        if part.points == "this":
            return self.this(eid, part.unit)
        return self.beside(eid, part.unit, -1 if part.points == "before" else 1)


def is_kept(eid: str, beginning: str) -> bool:
    """Whether the last part of an eId is of a kind."""
    return eid.rpartition("__")[2].partition("_")[0] == beginning


def read_trees(acts: Iterable[str]) -> dict[str, Tree]:
    """The provisions of some acts, in their order; one query."""
    acts = set(acts)
    trees: dict[str, Tree] = {act: Tree() for act in acts}
    if not acts:
        return trees
    rows = Provision.objects.filter(act__key__in=acts).order_by("act_id", "position", "id")
    for act, key, eid, parent in rows.values_list("act__key", "pk", "eid", "parent__eid"):
        tree = trees[act]
        tree.keys[eid] = key
        tree.order.append(eid)
        if parent:
            tree.parents[eid] = parent
    return trees
