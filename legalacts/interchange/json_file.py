"""An act with all that is said of it, as JSON: the record, its lifecycle and parties, its provisions with wordings."""

import json
from datetime import date

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils.translation import gettext as _

from legalacts.models import Act, Provision, Status, Wording

from .edition import NothingHeld
from .record_data import record_data

LICENCE = "Our own words: CC BY 4.0. Official texts of acts: as their states publish them."


def write_json(act: Act, languages: tuple[str, ...], day: date) -> str:
    """The file; the wordings are those of `languages` that hold on `day`."""
    prefetch_related_objects([act], "topics", "evidence__source")
    provisions = _provisions(act, languages, day)
    if not any(provision.wordings_shown for provision in provisions):
        raise NothingHeld(_("There is no text of this act in this language on this day."))
    notes = act.editors_notes.public().on(day).filter(language__in=languages)
    whole = {
        "format": "rights-path act 1",
        "on": day.isoformat(),
        "languages": [language for language in languages if _speaks(provisions, language)],
        "force": act.force_on(day),
        "licence": LICENCE,
        "act": record_data(act),
        "lifecycle": [_without_act(event) for event in _lifecycle(act)],
        "parties": [_without_act(party) for party in _parties(act)],
        "provisions": [_provision(provision) for provision in provisions],
        "notes": [_without_act(note) for note in notes.select_related("provision__act").order_by("position", "pk")],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _provisions(act: Act, languages: tuple[str, ...], day: date) -> list[Provision]:
    shown = Wording.objects.published().on(day).filter(language__in=languages).select_related("provision__act")
    shown = shown.select_related("provision__act__jurisdiction").order_by("language", "nature", "valid_from")
    found = act.provisions.public().select_related("act__jurisdiction", "parent__act").prefetch_related("topics")
    return list(
        found.with_evidence()
        .prefetch_related(Prefetch("wordings", shown, to_attr="wordings_shown"))
        .order_by("position", "id")
    )


def _lifecycle(act: Act):
    public = Q(provision=None) | Q(provision__status=Status.PUBLISHED)
    found = act.lifecycle.filter(public).select_related("provision__act", "by_act")
    return found.prefetch_related("evidence__source")


def _parties(act: Act):
    return act.parties.select_related("state").prefetch_related("evidence__source")


def _provision(provision: Provision) -> dict:
    wordings = [record_data(wording) for wording in provision.wordings_shown]
    for wording in wordings:
        del wording["provision"]
    return {**_without_act(provision), "wordings": wordings}


def _without_act(record) -> dict:
    data = record_data(record)
    del data["act"]
    return data


def _speaks(provisions: list[Provision], language: str) -> bool:
    return any(wording.language == language for provision in provisions for wording in provision.wordings_shown)
