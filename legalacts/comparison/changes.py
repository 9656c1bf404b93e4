"""What changed between two days of an act, provision by provision; and what was only corrected."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from legalacts.models import Act, Provision, Status, Wording, reading_order

from .words import Difference, compare_texts

ONE_DAY = timedelta(days=1)
PUBLISHED = Status.PUBLISHED


class ChangeKind(models.TextChoices):
    """What became of a provision."""

    ADDED = "added", _("added")
    REMOVED = "removed", _("removed")
    CHANGED = "changed", _("changed")
    OTHER_TEXT = "other_text", _("held in other languages or as another kind of text on the two days")


@dataclass(frozen=True)
class ProvisionChange:
    """A provision that does not say the same on two days."""

    provision: Provision
    kind: str
    before: Wording | None
    after: Wording | None
    on: date | None
    """The day of the change, where it is known."""
    by: tuple[Act, ...] = ()

    @property
    def wording(self) -> Wording:
        """The wording to name its language and nature by."""
        return self.after or self.before

    @property
    def heading(self) -> Difference:
        """What became of its heading."""
        return compare_texts(*(side.heading if side else "" for side in (self.before, self.after)))

    @property
    def text(self) -> Difference:
        """What became of its text."""
        return compare_texts(*(side.text if side else "" for side in (self.before, self.after)))


@dataclass(frozen=True)
class DaysCompared:
    """The changes between two days, and how many provisions stayed as they were."""

    changes: tuple[ProvisionChange, ...]
    same: int

    def count(self, kind: str) -> int:
        """How many changes are of a kind."""
        return sum(change.kind == kind for change in self.changes)


def compare_days(act: Act, first: date, second: date, language: str, causes: dict) -> DaysCompared:
    """Compare what an act says on two days, in `language` where it is held; two queries."""
    held = Wording.objects.published().filter(_on(first) | _on(second))
    found = act.provisions.public().prefetch_related(Prefetch("wordings", held, to_attr="both_days"))
    changes, same = [], 0
    for provision in found.select_related("act").order_by("position", "id"):
        before = [wording for wording in provision.both_days if wording.holds_on(first)]
        after = [wording for wording in provision.both_days if wording.holds_on(second)]
        if not (before or after):
            continue
        change = change_of(provision, before, after, language, causes)
        same += change is None
        if change:
            changes.append(change)
    return DaysCompared(tuple(changes), same)


def _on(day: date) -> Q:
    starts = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return starts & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def change_of(provision, before: list[Wording], after: list[Wording], language: str, causes: dict):
    """The change of one provision; None where it says the same."""
    old, new = pair(before, after, language)
    if old and new and (old.pk == new.pk or (old.heading, old.text) == (new.heading, new.text)):
        return None
    if old and new:
        kind = ChangeKind.CHANGED
    elif before and after:
        kind, old, new = ChangeKind.OTHER_TEXT, old or before[0], new or after[0]
    else:
        kind = ChangeKind.ADDED if after else ChangeKind.REMOVED
    on = new.valid_from if kind in (ChangeKind.CHANGED, ChangeKind.ADDED) else None
    if kind == ChangeKind.REMOVED and old.valid_to:
        on = old.valid_to + ONE_DAY
    return ProvisionChange(provision, kind, old, new, on, causes.get(on, ()))


def pair(before: list[Wording], after: list[Wording], language: str) -> tuple[Wording | None, Wording | None]:
    """The wordings of the two days to compare: of one language and nature, best for a reader of `language`."""
    for tongue in reading_order(language):
        for nature in Wording.NATURE_ORDER:
            sides = [_pick(side, tongue, nature) for side in (before, after)]
            if all(sides) or (any(sides) and not (before and after)):
                return sides[0], sides[1]
    return None, None


def _pick(wordings: Iterable[Wording], language: str, nature: str) -> Wording | None:
    return next((found for found in wordings if (found.language, found.nature) == (language, nature)), None)


@dataclass(frozen=True)
class Correction:
    """A wording that was mended within its period: the law did not change, our record of it did."""

    wording: Wording
    at: datetime
    before: str
    after: str

    @property
    def difference(self) -> Difference:
        """What became of the words."""
        return compare_texts(self.before, self.after)


def list_corrections(wordings, since: date | None = None, until: date | None = None, most: int = 50):
    """The corrections of some published wordings that the public could see, newest first; three queries.

    `wordings` is a queryset of Wording. What a text said is read from its history.
    """
    shown = wordings.published().filter(provision__status=PUBLISHED, provision__act__status=PUBLISHED)
    rows = Wording.history.model.objects.filter(status=PUBLISHED)
    mended = rows.filter(id__in=shown.order_by().values("pk")).order_by().values("id")
    mended = mended.annotate(texts=Count("text", distinct=True), headings=Count("heading", distinct=True))
    numbers = mended.filter(Q(texts__gt=1) | Q(headings__gt=1)).values_list("id", flat=True)[:500]
    known = {wording.pk: wording for wording in shown.select_related("provision__act").filter(pk__in=list(numbers))}
    past = Wording.history.model.objects.filter(id__in=known).order_by("id", "history_date", "history_id")
    found = [correction for correction in corrections_among(past, known) if _within(correction.at, since, until)]
    return sorted(found, key=lambda correction: correction.at, reverse=True)[:most]


def _within(moment: datetime, since: date | None, until: date | None) -> bool:
    return (since is None or since <= moment.date()) and (until is None or moment.date() <= until)


def corrections_among(past, known: dict[int, Wording]):
    """The steps of some histories in which public words changed and the period did not begin anew."""
    before = None
    for row in past:
        is_next = before is not None and before.id == row.id
        if is_next and before.status == row.status == PUBLISHED and before.valid_from == row.valid_from:
            old, new = (f"{side.heading}\n{side.text}".strip() for side in (before, row))
            if old != new:
                yield Correction(known[row.id], row.history_date, old, new)
        before = row
