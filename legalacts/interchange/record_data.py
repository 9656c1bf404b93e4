"""A public record as plain data: what its columns say, with keys for what it points to; nothing of the database itself.

Dates stand as far as they are known, texts by language, references as keys of public records (null where hidden).
"""

from datetime import date, datetime
from decimal import Decimal

from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from legalacts.models import Provision, Status, shown_date

# Columns about the keeping of a record, not about the law.
UNTOLD = {"id", "changed_at", "checked_by", "record_type", "record_id", "reading"}
PRECISION = "precision"
# What all records share stands at the end.
LAST = ("note", "review_by", "akn", "eli", "evidence")


def record_data(record: models.Model) -> dict:
    """The record's columns and many-to-many references, in the order of the model.

    Costs no query when what it refers to and its evidence are fetched along.
    """
    translated = getattr(record, "translated_names", {})
    columns = {f"{name}_{language}": name for name in translated for language in ("ky", "ru", "en")}
    found: dict = {"key": record.key} if isinstance(getattr(type(record), "key", None), property) else {}
    for field in record._meta.concrete_fields:
        if field.name in UNTOLD or field.name.endswith(PRECISION) or _is_publication(field):
            continue
        if field.name in columns:
            name = columns[field.name]
            found.setdefault(name, vars_of(getattr(record, name)))
        else:
            found[field.name] = _value(record, field)
    for field in record._meta.many_to_many:
        found[field.name] = sorted(filter(None, (reference(item) for item in getattr(record, field.name).all())))
    if any(isinstance(field, GenericForeignKey) for field in record._meta.private_fields):
        found["record"] = _any_record(record.record)
    if hasattr(record, "evidence"):
        found["evidence"] = evidence_data(record)
    if hasattr(record, "akn"):
        found |= {"akn": record.akn, "eli": record.eli}
    first = [name for name in found if name not in LAST]
    return {name: found[name] for name in (*first, *(name for name in LAST if name in found))}


def evidence_data(record: models.Model) -> list[dict]:
    """What the record rests on, in a steady order."""
    found = sorted(record.evidence.all(), key=lambda item: (item.source.key, item.locator))
    return [
        {
            "source": item.source.key,
            "locator": item.locator,
            "as_of": item.as_of,
            "status": item.status,
            "checked_on": item.checked_on and item.checked_on.isoformat(),
            "note": vars_of(item.note),
        }
        for item in found
    ]


def vars_of(text) -> dict[str, str]:
    """The three versions of a text."""
    return {"ky": text.ky, "ru": text.ru, "en": text.en}


def reference(record: models.Model | None) -> str | None:
    """The key other records know it by; nothing when the public may not know of it."""
    if record is None or not getattr(record, "is_published", True):
        return None
    if isinstance(record, Provision) and not record.act.is_published:
        return None
    return getattr(record, "key", None) or getattr(record, "akn", None)


def _any_record(record: models.Model | None) -> str | None:
    """A record of any kind: `act:kg-law-2000-61`; nothing when the public may not know of it."""
    key = reference(record)
    return key and f"{record._meta.model_name}:{key}"


def _is_publication(field) -> bool:
    return field.name == "status" and (Status.PUBLISHED.value, Status.PUBLISHED.label) in (field.choices or ())


def _value(record, field):
    value = getattr(record, field.name)
    if isinstance(field, models.ForeignKey):
        return reference(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return shown_date(value, _precision(record, field.name))
    return value


def _precision(record, name: str) -> str:
    """How exactly a date is known: `valid_from` has a column `valid_from_precision`, `date` has `precision`."""
    for column in (f"{name}_{PRECISION}", f"{name.removesuffix('_on')}_{PRECISION}"):
        if hasattr(record, column):
            return getattr(record, column)
    return getattr(record, PRECISION, "day") if name == "date" else "day"
