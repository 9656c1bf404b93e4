"""Which regime a person falls under follows from facts: who is a member of what on that day, and why they came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product

from legalacts.models import Jurisdiction, Membership, Party, Regime, Status


@dataclass(frozen=True)
class Applied:
    """A regime that applies, and the memberships it follows from (the person's state, the destination)."""

    regime: Regime
    because: tuple[Membership, ...]
    parties: tuple[Party, ...] = ()
    """What the two states are bound by, where the regime rests on a treaty between them."""
    if_purpose: str = ""
    """The purpose it hangs on, when the person has not said what they came for."""


def regimes_for(citizenship: str, destination: str, day: date, purpose: str | None = "") -> list[Applied]:
    """The personal regimes for a citizen of one state in another on `day`, first the most favourable.

    A regime applies when the person's state is a member of its organisation, and the destination either is named by
    the regime or is a member too; where it rests on a treaty, that is in force for both states. It gives way when a
    regime it yields to applies. Regimes for one purpose apply to those who came for it; with `purpose` None (not
    known) they are named as well, after the others, and nothing gives way to them. A constant number of queries.
    Nobody is a foreigner at home: the same state twice gives nothing.
    """
    if citizenship == destination:
        return []
    memberships = _memberships(citizenship, destination, day)
    bound = _parties(citizenship, destination, day)
    candidates = Regime.objects.filter(personal=True).select_related("organisation", "treaty")
    applied = {}
    for regime in candidates.prefetch_related("destinations", "yields_to"):
        if regime.purpose and purpose is not None and regime.purpose != purpose:
            continue
        because = _because(regime, citizenship, destination, memberships)
        parties = bound.get(regime.treaty_id, ())
        if because is not None and (regime.treaty_id is None or len(parties) > 1):
            applied[regime.key] = Applied(regime, because, parties, regime.purpose if purpose is None else "")
    prevailing = {found.regime.key for found in applied.values() if not found.if_purpose}
    standing = [
        found
        for found in applied.values()
        if not any(stronger.key in prevailing for stronger in found.regime.yields_to.all())
    ]
    return sorted(standing, key=lambda found: bool(found.if_purpose))


@dataclass(frozen=True)
class AppliedWhere:
    """A regime that applies in a state on a day."""

    applied: Applied
    destination: Jurisdiction
    day: date


def regimes_where(
    citizenship: Jurisdiction, destinations: Iterable[Jurisdiction], days: Iterable[date]
) -> list[AppliedWhere]:
    """The regimes for a citizen in each state on each day: what someone who moves, or stays on, falls under in turn."""
    return [
        AppliedWhere(applied, destination, day)
        for destination, day in product(destinations, days)
        for applied in regimes_for(citizenship.key, destination.key, day)
    ]


def _memberships(citizenship: str, destination: str, day: date) -> dict[tuple[int, str], Membership]:
    held = Membership.objects.published().on(day).filter(state__key__in=[citizenship, destination])
    found = held.select_related("organisation", "state")
    return {(membership.organisation_id, membership.state.key): membership for membership in found}


def _parties(citizenship: str, destination: str, day: date) -> dict[int, tuple[Party, ...]]:
    """By treaty that regimes rest on, which of the two states it is in force for."""
    in_force = Party.objects.on(day).filter(
        state__key__in=[citizenship, destination], valid_from__isnull=False, act__regimes__isnull=False
    )
    found: dict[int, tuple[Party, ...]] = {}
    for party in in_force.filter(act__status=Status.PUBLISHED).select_related("act", "state").distinct():
        found[party.act_id] = (*found.get(party.act_id, ()), party)
    return found


def _because(regime: Regime, citizenship: str, destination: str, memberships: dict) -> tuple[Membership, ...] | None:
    """The memberships a regime follows from; None when it does not apply."""
    named = [state.key for state in regime.destinations.all()]
    if regime.organisation_id is None:
        return () if destination in named or (regime.treaty_id and not named) else None
    own = memberships.get((regime.organisation_id, citizenship))
    there = memberships.get((regime.organisation_id, destination))
    if own is None or (destination not in named if named else there is None):
        return None
    return tuple(membership for membership in (own, there) if membership)
