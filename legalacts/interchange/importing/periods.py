"""What an edition of a text does to the wordings held: which stay, which begin, which end the day before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from legalacts.models import Status, Wording

ONE_DAY = timedelta(days=1)
Said = tuple[str, str]


class Step(StrEnum):
    """What happens to one wording."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CLOSED = "closed"
    KEPT = "kept"


@dataclass
class Edition:
    """The text as it is imported: its first day, and the days on which the next and earlier ones known here begin."""

    starts: date | None
    begins: set[date] = field(default_factory=set)

    @property
    def ends(self) -> date | None:
        """The last day before the next edition known here; None when this is the newest."""
        later = [day for day in self.begins if self.starts is None or day > self.starts]
        return min(later) - ONE_DAY if later else None

    def holds(self, dated) -> bool:
        """Whether a wording or note holds on the first day of the edition."""
        return dated.valid_from is None if self.starts is None else dated.holds_on(self.starts)


@dataclass
class Change:
    """One wording and what happens to it; `ends` is its new last day when it is closed or extended."""

    step: Step
    wording: Wording | None
    said: Said | None = None
    before: Said | None = None


@dataclass
class Held:
    """The wordings of one provision in one language and nature, and what imports last wrote into each."""

    wordings: list[Wording]
    imported: dict[int, Said]

    def is_curated(self, wording: Wording) -> bool:
        """Whether a person wrote or changed it since it was imported."""
        return self.imported.get(wording.pk) != (wording.heading, wording.text)


def changes_for(held: Held, said: Said | None, edition: Edition) -> Iterable[Change]:
    """What the edition does to the wordings of one provision, which says `said` in it, or nothing any more."""
    current = next((wording for wording in held.wordings if edition.holds(wording)), None)
    if said is None:
        yield from _without_words(held, current, edition)
    elif current is None:
        yield from _first_words(held, said, edition)
    elif says(current) == said and current.status != Status.WITHDRAWN:
        yield Change(Step.SAME, current)
    elif current.valid_from == edition.starts:
        yield from _other_words_on_that_day(held, current, said)
    elif held.is_curated(current) and held.imported.get(current.pk) == said:
        # The law did not change; a person corrected what was imported.
        yield Change(Step.KEPT, current)
    else:
        ends = current.valid_to
        before = says(current)
        current.valid_to = edition.starts - ONE_DAY
        yield Change(Step.CLOSED, current, before=before)
        yield Change(Step.NEW, _wording(edition.starts, ends), said, before)


def says(wording: Wording) -> Said:
    """Its heading and words."""
    return wording.heading, wording.text


def _wording(starts: date | None, ends: date | None) -> Wording:
    return Wording(valid_from=starts, valid_to=ends)


def _without_words(held: Held, current: Wording | None, edition: Edition) -> Iterable[Change]:
    """The provision is not in the edition, or says nothing any more."""
    if current is None or edition.starts is None or current.status == Status.WITHDRAWN:
        return
    if current.pk not in held.imported or (current.valid_from == edition.starts and held.is_curated(current)):
        yield Change(Step.KEPT, current)
    elif current.valid_from == edition.starts:
        current.status = Status.WITHDRAWN
        yield Change(Step.CLOSED, current, before=says(current))
    else:
        current.valid_to = edition.starts - ONE_DAY
        yield Change(Step.CLOSED, current, before=says(current))


def _first_words(held: Held, said: Said, edition: Edition) -> Iterable[Change]:
    """Nothing held on the first day: the words begin, or those of the next edition prove to be older."""
    later = [w for w in held.wordings if w.valid_from and (edition.starts is None or w.valid_from > edition.starts)]
    following = min(later, key=lambda wording: wording.valid_from, default=None)
    ends = edition.ends
    if following is not None:
        before_it = following.valid_from - ONE_DAY
        if says(following) == said and (ends is None or ends == before_it) and following.pk in held.imported:
            following.valid_from = edition.starts
            yield Change(Step.CHANGED, following, said, said)
            return
        ends = min(before_it, ends) if ends else before_it
    yield Change(Step.NEW, _wording(edition.starts, ends), said)


def _other_words_on_that_day(held: Held, current: Wording, said: Said) -> Iterable[Change]:
    """The same edition, corrected; what a person wrote stays."""
    if held.is_curated(current):
        yield Change(Step.KEPT, current)
        return
    before = says(current)
    current.heading, current.text = said
    if current.status == Status.WITHDRAWN:
        current.status = Status.PUBLISHED
    yield Change(Step.CHANGED, current, said, before)
