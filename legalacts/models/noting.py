"""What search, caches and people must follow: an edited record, and the records it is a part of."""

from django.db import models

from .change import record_change
from .impact import flag_impact

# Parts, and the attributes that hold the records they are shown with.
OWNERS = {
    "wording": ["provision"],
    "note": ["provision", "act"],
    "lifecycleevent": ["act"],
    "party": ["act"],
    "citation": ["wording"],
    "contact": ["institution"],
    "succession": ["predecessor", "successor"],
    "membership": ["organisation", "state"],
    "step": ["problem"],
    "share": ["problem"],
    "answer": ["question"],
    "observation": ["dataset"],
    "conflictrecord": ["conflict", "record"],
    "evidence": ["record"],
}


def note_change(record: models.Model) -> None:
    """Record that `record` changed, and with it the records that show it; in the transaction of the edit.

    What rests on it is to be looked at again, unless only a slip was mended (`record.only_a_slip`).
    """
    if hasattr(type(record), "history"):
        flag_impact(record, minor=getattr(record, "only_a_slip", False))
    for changed in {record, *owners_of(record)}:
        record_change(changed)


def owners_of(record: models.Model) -> list[models.Model]:
    """The records `record` is shown with: the problem of a step, the act of a party."""
    owners = [getattr(record, name) for name in OWNERS.get(record._meta.model_name, [])]
    return [owner for owner in owners if owner is not None]
