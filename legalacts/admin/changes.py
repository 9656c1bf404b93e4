"""What search and caches must follow: an edited record, the record it is a part of, what goes with a deleted one."""

from django.contrib.admin.utils import NestedObjects
from django.db import models, router

from legalacts.models import record_change
from legalacts.models.impact import flag_impact

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


def note_deletion(records) -> None:
    """Record that `records` and everything that goes with them will be gone; call it before they are deleted."""
    records = list(records)
    if not records:
        return
    collector = NestedObjects(using=router.db_for_write(type(records[0])), origin=records)
    collector.collect(records)
    gone = {record for kind in collector.model_objs.values() for record in kind if is_ours(record)}
    owners = {owner for record in gone for owner in owners_of(record)}
    for changed in gone | owners:
        record_change(changed)


def is_ours(record: models.Model) -> bool:
    """Whether it is a record of the knowledge base, not a row of links or of history."""
    meta = record._meta
    return meta.app_label == "legalacts" and hasattr(type(record), "history") and not meta.auto_created
