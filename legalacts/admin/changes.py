"""What search and caches must follow: what goes with a deleted record."""

from django.contrib.admin.utils import NestedObjects
from django.db import models, router

from legalacts.models import record_change
from legalacts.models.noting import owners_of


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
