"""A change of the law in the reader's words, with the address that shows it: on pages, in feeds, in the API."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from legalacts.citations.labels import place_label

from .law_changes import LawChange, LawChangeKind

MOST_PLACES = 8


@dataclass(frozen=True)
class Told:
    """A change as it is told."""

    change: LawChange
    title: str
    text: str
    address: str


def tell(change: LawChange) -> Told:
    """Put a change into words."""
    title = TITLES[change.what](change)
    note = getattr(change.record, "note", "") if change.what != LawChangeKind.RULE else change.record.text
    return Told(change, title, str(note or ""), address_of(change))


def _event(change: LawChange) -> str:
    what = change.record.get_kind_display()
    if not change.provisions:
        return f"{change.act}: {what}"
    return f"{change.act}, {places_of(change)}: {what}"


def _wording(change: LawChange) -> str:
    words = {"act": str(change.act), "places": places_of(change)}
    return _("%(act)s: new wording of %(places)s") % words


def _rule(change: LawChange) -> str:
    rule = change.record
    return f"{rule.destination} · {rule.indicator} · {rule.regime}"


def _party(change: LawChange) -> str:
    return _("%(act)s: in force for %(state)s") % {"act": str(change.act), "state": str(change.record.state)}


def _membership(change: LawChange) -> str:
    words = {"organisation": str(change.record.organisation), "state": str(change.record.state)}
    return _("%(organisation)s: %(state)s becomes a member") % words


TITLES = {
    LawChangeKind.EVENT: _event,
    LawChangeKind.WORDING: _wording,
    LawChangeKind.RULE: _rule,
    LawChangeKind.PARTY: _party,
    LawChangeKind.MEMBERSHIP: _membership,
}


def places_of(change: LawChange) -> str:
    """The provisions of a change, as the reader calls them."""
    language = get_language() or "ky"
    names = [place_label(place, language) or place.number or place.eid for place in change.provisions]
    return "; ".join(names[:MOST_PLACES]) + (" …" if len(names) > MOST_PLACES else "")


def address_of(change: LawChange) -> str:
    """The page that shows the change."""
    if change.what == LawChangeKind.RULE:
        return change.record.get_absolute_url()
    if change.what == LawChangeKind.MEMBERSHIP:
        return reverse("acts") + f"?jurisdiction={change.record.organisation.key}"
    if change.what == LawChangeKind.PARTY:
        return f"{change.act.get_absolute_url()}?state={change.record.state.key}&on={change.day}"
    if change.what == LawChangeKind.EVENT and len(change.provisions) == 1:
        return f"{change.provisions[0].get_absolute_url()}?on={change.day}"
    before = change.day - timedelta(days=1)
    return reverse("act_changes", args=[change.act.key]) + f"?from={before}&to={change.day}"
