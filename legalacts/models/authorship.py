"""Who wrote what is not public yet, as the history tells it: they may not be the one who publishes it."""

from collections.abc import Iterator

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models

from .publishing import Status

# Saying where a record stands, or that its source was looked at, is not writing it.
NOT_SUBSTANCE = {"status", "review_by", "changed_at"}
CHECKING = {"status", "checked_on", "checked_by", "no_answer_on"}


def substance_of(model: type[models.Model]) -> set[str]:
    """The fields that say something to a reader."""
    aside = CHECKING if model._meta.model_name in ("evidence", "contact") else NOT_SUBSTANCE
    names = {field.name for field in model._meta.fields if not field.primary_key}
    return (names | {field.name for field in model._meta.many_to_many}) - aside


def authors_of(record: models.Model) -> set[int]:
    """Whoever changed what the record says since it was last public: the keys of users."""
    rows = list(record.history.order_by("-history_id").select_related(None))
    public = next((row for row in rows if getattr(row, "status", "") == Status.PUBLISHED), None)
    newer = rows[: rows.index(public)] if public else rows
    authors = set(_writers(newer, public))
    for part, owner in parts_of(type(record)):
        history = part.history.filter(**owner(record))
        since = history.filter(history_date__gt=public.history_date) if public else history
        authors |= _writers_of_parts(part, since)
    return authors - {None}


def _writers(rows: list, before) -> Iterator[int]:
    """Of history rows, newest first, those who changed the substance; `before` is the row they began with."""
    if not rows:
        return
    names = substance_of(rows[0].instance_type)
    for row, older in zip(rows, [*rows[1:], before], strict=True):
        if older is None or row.history_type == "-" or differs(row, older, names):
            yield row.history_user_id


def _writers_of_parts(part, since: models.QuerySet) -> set[int]:
    names = substance_of(part)
    found = set()
    for row in since.select_related(None):
        older = row.prev_record
        if older is None or row.history_type != "~" or differs(row, older, names):
            found.add(row.history_user_id)
    return found


def differs(row, older, names: set[str]) -> bool:
    """Whether two states of a record differ in one of these fields."""
    plain = [field.attname for field in row.instance_type._meta.fields if field.name in names]
    if any(getattr(row, name) != getattr(older, name) for name in plain):
        return True
    # A first state never holds links: they are made once the record is there.
    links = [] if older.history_type == "+" else row._history_m2m_fields
    links = [field.name for field in links if field.name in names]
    return any(linked(row, name) != linked(older, name) for name in links)


def linked(row, name: str) -> set[int]:
    """The keys a state of a record is linked to."""
    field = row.instance_type._meta.get_field(name)
    return set(getattr(row, name).values_list(f"{field.m2m_reverse_field_name()}_id", flat=True))


def parts_of(model: type[models.Model]) -> Iterator[tuple]:
    """What is edited on the record's page: pairs of a model and a function from a record to a filter."""
    for relation in model._meta.related_objects:
        part = relation.related_model
        if relation.one_to_many and part._meta.model_name in PARTS.get(model._meta.model_name, ()):
            column = relation.field.attname
            yield part, lambda record, column=column: {column: record.pk}
    for field in model._meta.private_fields:
        if isinstance(field, GenericRelation) and field.name == "evidence":
            yield field.related_model, _of_record


def _of_record(record):
    return {"record_type": ContentType.objects.get_for_model(record), "record_id": record.pk}


PARTS = {
    "act": {"lifecycleevent", "party"},
    "provision": {"wording"},
    "institution": {"contact", "succession"},
    "problem": {"step", "share"},
    "question": {"answer"},
    "dataset": {"observation"},
    "conflict": {"conflictrecord"},
}
