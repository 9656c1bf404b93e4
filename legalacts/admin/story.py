"""The history of a record as people read it: who, when, why and what, field by field, its parts included."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import ForeignKey
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext

from legalacts.interchange.content.planning import REASON as SHIPPED
from legalacts.models.authorship import linked, parts_of

MOST_ROWS = 300
LONGEST = 400


@dataclass(frozen=True)
class Changed:
    """One field: its name, what it said and what it says."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Step:
    """One step of the story."""

    when: datetime
    who: str
    why: str
    what: str
    part: str = ""
    version: int | None = None
    changes: list[Changed] = field(default_factory=list)


def story_of(model, number: int) -> list[Step]:
    """Everything that happened to a record and its parts, newest first; also of one that is gone."""
    rows = list(model.history.filter(id=number).select_related("history_user")[:MOST_ROWS])
    steps = _steps(rows, "")
    record = rows[0].instance if rows else None
    for part, owner in parts_of(model) if record else ():
        found = part.history.filter(**owner(record)).select_related("history_user")[:MOST_ROWS]
        groups = {}
        for row in found:
            groups.setdefault(row.id, []).append(row)
        for group in groups.values():
            steps += _steps(group, str(capfirst(part._meta.verbose_name)))
    return sorted(steps, key=lambda step: step.when, reverse=True)[:MOST_ROWS]


def _steps(rows: list, part: str) -> list[Step]:
    """The steps of one record, its rows newest first."""
    steps = []
    for row, older in zip(rows, [*rows[1:], None], strict=True):
        changes = _changes(row, older) if older is not None and row.history_type == "~" else []
        if row.history_type == "~" and older is not None and not changes:
            continue
        steps.append(
            Step(
                row.history_date,
                str(row.history_user or "–"),
                _why(row),
                {"+": gettext("entered"), "-": gettext("deleted")}.get(row.history_type, gettext("changed")),
                part,
                None if part else row.history_id,
                changes,
            )
        )
    return steps


def _why(row) -> str:
    """The reason as it was written; what came with the site is said in the reader's language."""
    reason = row.history_change_reason or ""
    return str(capfirst(gettext("the shipped content"))) if reason == SHIPPED else reason


def _changes(row, older) -> list[Changed]:
    found = []
    for column in row.instance_type._meta.concrete_fields:
        old, new = getattr(older, column.attname), getattr(row, column.attname)
        if old != new and column.name != "changed_at":
            found.append(Changed(str(column.verbose_name), said(column, old), said(column, new)))
    for column in row._history_m2m_fields if older.history_type != "+" else ():
        old, new = linked(older, column.name), linked(row, column.name)
        if old != new:
            found.append(Changed(str(column.verbose_name), named(column, old), named(column, new)))
    return found


def said(column, value) -> str:
    """A value in words: the label of a choice, the name of a linked record."""
    if value in (None, ""):
        return "–"
    if isinstance(column, ForeignKey):
        return named(column, [value])
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    labels = {choice: str(label) for choice, label in column.flatchoices or ()}
    return Truncator(labels.get(value, str(value)) if labels else str(value)).chars(LONGEST)


def named(column, keys) -> str:
    """Linked records by their names; by its number where one is gone."""
    found = column.related_model._base_manager.in_bulk(list(keys))
    return ", ".join(str(found.get(key, f"#{key}")) for key in sorted(keys)) or "–"
