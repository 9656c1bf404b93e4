"""Editors' notes beside the provisions and the act they speak of."""

from collections import defaultdict
from datetime import date

from django.db.models import Q
from django.utils.translation import get_language

from legalacts.models import Act, Note, Provision, reading_order


def notes_beside(act: Act, provisions: list[Provision], day: date, *, whole: bool) -> list[Note]:
    """Give each provision its `notes_shown` of the day and return those on the whole act; one query.

    An act in full length shows of each provision only that it was repealed; `whole` asks for all notes.
    """
    found = Note.objects.public().on(day).filter(act=act)
    if whole:
        found = found.filter(provision__in=provisions)
    else:
        found = found.filter(Q(provision=None) | Q(kind=Note.Kind.REPEALED))
    notes: dict[int | None, list[Note]] = defaultdict(list)
    for note in found.order_by("position", "id"):
        notes[note.provision_id].append(note)
    for provision in provisions:
        provision.notes_shown = _in_best_language(notes[provision.pk])
        provision.is_repealed = any(note.kind == Note.Kind.REPEALED for note in provision.notes_shown)
    return _in_best_language(notes[None])


def _in_best_language(notes: list[Note]) -> list[Note]:
    """The notes in the first language of the reader that has any."""
    for language in reading_order(get_language() or "ky"):
        if chosen := [note for note in notes if note.language == language]:
            return chosen
    return []
