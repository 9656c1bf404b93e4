"""Which regime a person falls under follows from facts: who is a member of what on that day."""

from dataclasses import dataclass
from datetime import date

from legalacts.models import Membership, Regime


@dataclass(frozen=True)
class Applied:
    """A regime that applies, and the memberships it follows from (the person's state, the destination)."""

    regime: Regime
    because: tuple[Membership, ...]


def regimes_for(citizenship: str, destination: str, day: date) -> list[Applied]:
    """The personal regimes for a citizen of one state in another on `day`, first the most favourable.

    A regime applies when the person's state is a member of its organisation, and the destination either is named by
    the regime or is a member too; it gives way when a regime it yields to applies. A constant number of queries.
    Nobody is a foreigner at home: the same state twice gives nothing.
    """
    if citizenship == destination:
        return []
    memberships = _memberships(citizenship, destination, day)
    candidates = Regime.objects.filter(personal=True).select_related("organisation")
    applied = {}
    for regime in candidates.prefetch_related("destinations", "yields_to"):
        because = _because(regime, citizenship, destination, memberships)
        if because:
            applied[regime.key] = Applied(regime, because)
    return [
        found
        for found in applied.values()
        if not any(stronger.key in applied for stronger in found.regime.yields_to.all())
    ]


def _memberships(citizenship: str, destination: str, day: date) -> dict[tuple[int, str], Membership]:
    held = Membership.objects.published().on(day).filter(state__key__in=[citizenship, destination])
    found = held.select_related("organisation", "state")
    return {(membership.organisation_id, membership.state.key): membership for membership in found}


def _because(regime: Regime, citizenship: str, destination: str, memberships: dict) -> tuple[Membership, ...]:
    """The memberships a regime follows from; nothing when it does not apply."""
    own = memberships.get((regime.organisation_id, citizenship))
    there = memberships.get((regime.organisation_id, destination))
    named = [state.key for state in regime.destinations.all()]
    if own is None or (destination not in named if named else there is None):
        return ()
    return tuple(membership for membership in (own, there) if membership)
