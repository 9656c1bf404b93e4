"""Was a state bound by a treaty on a day? Yes, no or not known, with the reason and what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from legalacts.models import Act, Force, Jurisdiction, Membership, Party


class BoundReason(models.TextChoices):
    """Why a state is bound, is not, or why that is not known."""

    PARTY = "party", _("in force for this state")
    MEMBER = "member", _("bound as a member of the union whose treaty this is")
    NOT_YET_PARTY = "not_yet_party", _("not yet in force for this state on that day")
    ENDED_FOR_PARTY = "ended_for_party", _("no longer in force for this state on that day")
    NOT_SIGNED = "not_signed", _("not yet signed on that day")
    NOT_RATIFIED = "not_ratified", _("signed, but not ratified on that day")
    NO_RATIFICATION = "no_ratification", _("signed, but no ratification is recorded")
    NO_ENTRY = "no_entry", _("the day it entered into force for this state is not recorded")
    NOT_EXACT = "not_exact", _("the days are not known exactly enough")
    NOT_IN_FORCE = "not_in_force", _("the act itself was not in force on that day")
    NOT_MEMBER = "not_member", _("not a member of the union on that day")
    NOT_RECORDED = "not_recorded", _("this state is not among the parties recorded here")
    NOT_A_TREATY = "not_a_treaty", _("a national act has no parties")


ANSWERS = {
    BoundReason.PARTY: True,
    BoundReason.MEMBER: True,
    BoundReason.NOT_YET_PARTY: False,
    BoundReason.ENDED_FOR_PARTY: False,
    BoundReason.NOT_SIGNED: False,
    BoundReason.NOT_RATIFIED: False,
    BoundReason.NO_RATIFICATION: False,
    BoundReason.NOT_IN_FORCE: False,
    BoundReason.NOT_MEMBER: False,
}
# A signature alone does not bind where ratification is needed; an agreement of governments may need none.
RATIFIED_KINDS = (Act.Kind.TREATY, Act.Kind.CONVENTION)


@dataclass(frozen=True)
class TreatyStatus:
    """What a treaty is for a state on a day."""

    act: Act
    state: Jurisdiction
    day: date
    reason: BoundReason
    party: Party | None = None
    membership: Membership | None = None

    @property
    def bound(self) -> bool | None:
        """True, False, or None where it is not known."""
        return ANSWERS.get(self.reason)

    @property
    def record(self) -> Party | Membership | Act:
        """The record whose sources show it."""
        return self.party or self.membership or self.act

    @property
    def starts(self) -> str:
        """Since when it is bound, as far as it is known; empty where it is not bound."""
        held = self.party if self.reason == BoundReason.PARTY else self.membership
        return held.starts if self.bound and held else ""


def treaty_status(act: Act, state: Jurisdiction, day: date) -> TreatyStatus:
    """Tell whether a state was bound on a day; two queries besides those for the act's parties and lifecycle."""
    parties = [party for party in act.parties.all() if party.state_id == state.pk]
    if act.category == Act.Category.NATIONAL and not parties:
        return TreatyStatus(act, state, day, BoundReason.NOT_A_TREATY)
    memberships = list(_memberships(act, state)) if is_of_union(act) else []
    return status_from(act, state, day, parties, memberships)


def treaty_statuses(act: Act, day: date) -> list[TreatyStatus]:
    """What a treaty is on a day for each of its recorded parties, in their order."""
    found: dict[int, list[Party]] = {}
    for party in act.parties.all():
        found.setdefault(party.state_id, []).append(party)
    return [status_from(act, parties[0].state, day, parties, []) for parties in found.values()]


def is_of_union(act: Act) -> bool:
    """Whether whoever joins the union is bound: its founding treaty, not the agreements made inside it."""
    return act.kind == Act.Kind.TREATY and act.jurisdiction.kind == Jurisdiction.Kind.UNION


def _memberships(act: Act, state: Jurisdiction) -> Iterable[Membership]:
    found = Membership.objects.published().filter(organisation=act.jurisdiction_id, state=state)
    return found.select_related("organisation", "state").with_evidence().order_by("valid_from")


def status_from(act: Act, state: Jurisdiction, day: date, parties: list[Party], memberships: list[Membership]):
    """The status that follows from what is recorded: the treaty's own force, its party, then membership."""
    if act.force_on(day) in (Force.ENDED, Force.NOT_YET):
        return TreatyStatus(act, state, day, BoundReason.NOT_IN_FORCE)
    dated = [party for party in parties if party.valid_from or party.valid_to]
    if dated:
        party = nearest(dated, day)
        reason = {True: BoundReason.PARTY, None: BoundReason.NOT_EXACT}.get(held_on(party, day)) or outside(party, day)
        return TreatyStatus(act, state, day, reason, party)
    if memberships:
        membership = nearest(memberships, day)
        reason = {True: BoundReason.MEMBER, None: BoundReason.NOT_EXACT}.get(
            held_on(membership, day), BoundReason.NOT_MEMBER
        )
        return TreatyStatus(act, state, day, reason, parties[0] if parties else None, membership)
    if parties:
        return TreatyStatus(act, state, day, undated(act, parties[0], day), parties[0])
    return TreatyStatus(act, state, day, BoundReason.NOT_RECORDED)


def nearest(periods: list, day: date):
    """The period that holds on a day, else the last one before it, else the first."""
    for period in periods:
        if period.holds_on(day):
            return period
    before = [period for period in periods if period.valid_to and period.valid_to < day]
    return before[-1] if before else periods[0]


def held_on(period, day: date) -> bool | None:
    """Whether a period held on a day; None where its ends are not known exactly enough to tell."""
    started = None if period.valid_from is None or within(day, period.starts) else period.valid_from <= day
    over = False
    if period.valid_to is not None:
        over = None if within(day, period.ends) else period.valid_to < day
    if started is False or over is True:
        return False
    return None if started is None or over is None else True


def within(day: date, known: str) -> bool:
    """Whether a day lies in a month or year that is known no closer."""
    return 0 < len(known) < 10 and day.isoformat().startswith(known)


def is_not_exact(party: Party, day: date) -> bool:
    """Whether a day lies in the month or year of a signature or ratification that is known no closer."""
    return within(day, party.signed) or within(day, party.ratified)


def outside(party: Party, day: date) -> BoundReason:
    """Why a state is not bound outside the period in force for it."""
    if party.valid_to and party.valid_to < day:
        return BoundReason.ENDED_FOR_PARTY
    if is_not_exact(party, day):
        return BoundReason.NOT_EXACT
    if party.signed_on and day < party.signed_on:
        return BoundReason.NOT_SIGNED
    if party.signed_on and party.ratified_on and day < party.ratified_on:
        return BoundReason.NOT_RATIFIED
    return BoundReason.NOT_YET_PARTY


def undated(act: Act, party: Party, day: date) -> BoundReason:
    """What follows from signature and ratification where the day of entry into force is not recorded."""
    if is_not_exact(party, day):
        return BoundReason.NOT_EXACT
    if party.ratified_on and day >= party.ratified_on:
        return BoundReason.NO_ENTRY
    if party.ratified_on and not party.signed_on:
        return BoundReason.NOT_YET_PARTY
    if party.ratified_on and day >= party.signed_on:
        return BoundReason.NOT_RATIFIED
    if party.signed_on and day < party.signed_on:
        return BoundReason.NOT_SIGNED
    return BoundReason.NO_RATIFICATION if party.signed_on and act.kind in RATIFIED_KINDS else BoundReason.NO_ENTRY
