"""A table → what it would change, or what is wrong in which row and column; written as a whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models, transaction
from django.utils.translation import gettext as _
from rapidfuzz import process

from legalacts.interchange.document import UnreadableText

from .files import Sheet
from .resources import KINDS, RecordResource


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell; a column of "" speaks of the whole row."""

    row: int
    column: str
    value: str
    message: str


@dataclass(frozen=True)
class RowChange:
    """What one row does to one record."""

    row: int
    record: models.Model
    is_new: bool
    was_public: bool
    changed: list[tuple[str, str, str]]
    """Column, before, after; only cells that differ."""


@dataclass
class Outcome:
    """What a table did or would do; with faults, nothing."""

    rows: int
    faults: list[Fault] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)

    @property
    def same(self) -> int:
        """Rows that say what is known already."""
        return self.rows - len(self.changes) - len({fault.row for fault in self.faults})

    @property
    def new(self) -> int:
        """Rows that bring a new record."""
        return sum(change.is_new for change in self.changes)

    @property
    def leaving(self) -> int:
        """Published records that become drafts, because they are changed."""
        return sum(change.was_public for change in self.changes)


def import_sheet(
    kind: str,
    sheet: Sheet,
    *,
    save: bool,
    reason: str = "",
    object_to: Callable[[RowChange], str] | None = None,
    after: Callable[[RowChange], None] | None = None,
) -> Outcome:
    """Read a table into records of a kind; without `save` only say what it would do.

    `object_to` says why a change may not be made, or nothing; `after` is called for each record that was written, in
    the same transaction.
    """
    resource = KINDS[kind](reason)
    _check_head(resource, sheet)
    if faults := list(_twins(resource, sheet)):
        return Outcome(len(sheet.rows), faults)
    with transaction.atomic():
        outcome = _read(resource, sheet)
        if object_to:
            said = [(change, object_to(change)) for change in outcome.changes]
            outcome.faults += [
                Fault(change.row, "", str(change.record), message) for change, message in said if message
            ]
        if save and not outcome.faults:
            for change in outcome.changes if after else ():
                after(change)
        else:
            transaction.set_rollback(True)
    return outcome


def _check_head(resource: RecordResource, sheet: Sheet) -> None:
    """Every column is known, and those that say which record is meant are there."""
    known = resource.get_export_headers()
    for name in sheet.head:
        if name not in known:
            near = process.extractOne(name, known, score_cutoff=60)
            message = _("there is no column “%(name)s”") % {"name": name[:60]}
            raise UnreadableText(0, f"{message}: {near[0]}?" if near else f"{message}; {', '.join(known)}")
    for name in resource.get_import_id_fields():
        if name not in sheet.head:
            raise UnreadableText(0, _("the column “%(name)s” is missing") % {"name": name})


def _twins(resource: RecordResource, sheet: Sheet):
    """Rows about a record that an earlier row is about."""
    places = [sheet.head.index(name) for name in resource.get_import_id_fields()]
    seen = {}
    for number, cells in sheet.rows:
        name = resource.identity(*(cells[place] for place in places))
        if name in seen and any(name):
            message = _("row %(number)s is about the same record") % {"number": seen[name]}
            yield Fault(number, resource.get_import_id_fields()[-1], " ".join(name), message)
        seen.setdefault(name, number)


class KnownRecords:
    """The records that the rows of a table are about, fetched at once."""

    def __init__(self, resource: RecordResource, sheet: Sheet):
        self.resource = resource
        self.columns = [resource.fields[name] for name in resource.get_import_id_fields()]
        first = self.columns[0]
        place = sheet.head.index(first.column_name)
        words = {cells[place] for _number, cells in sheet.rows}
        path = f"{first.attribute}__key" if first.attribute != "key" else "key"
        found = resource.whole(resource.get_queryset().filter(**{f"{path}__in": words}))
        self.known = {}
        for record in found:
            self.known[resource.identity(*(column.export(record) for column in self.columns))] = resource.remember(
                record
            )

    def get_instance(self, row: dict[str, str]) -> models.Model | None:
        """The record of one row; None when it is new."""
        return self.known.get(self.resource.identity(*(row[column.column_name] for column in self.columns)))


def _read(resource: RecordResource, sheet: Sheet) -> Outcome:
    """Read row by row, each in a savepoint of its own; the table as a whole is undone by who called."""
    outcome = Outcome(len(sheet.rows))
    loader = KnownRecords(resource, sheet)
    for number, cells in sheet.rows:
        row = dict(zip(sheet.head, cells, strict=True))
        with transaction.atomic():
            resource.changed = []
            result = resource.import_row(row, loader, row_number=number, dry_run=False, using_transactions=True)
            if not result.is_valid():
                transaction.set_rollback(True)
        if result.is_valid():
            if not result.is_skip():
                outcome.changes.append(_change(number, result, resource.changed))
        else:
            outcome.faults += _faults(number, row, result)
    return outcome


def _change(number: int, result, changed) -> RowChange:
    before = result.original
    was_public = getattr(before, "status", "") == "published"
    return RowChange(
        number, result.instance, result.is_new(), was_public, [change for change in changed if any(change[1:])]
    )


def _faults(number: int, row: dict[str, str], result) -> list[Fault]:
    if result.validation_error is None:
        # Nothing a cell can hold leads here, as far as is known: the database refused the row.
        return [Fault(number, "", "", str(error.error)[:300]) for error in result.errors]
    found = result.validation_error.message_dict
    return [
        Fault(number, "" if name == NON_FIELD_ERRORS else _column(name, row), _value(name, row), message)
        for name, messages in found.items()
        for message in messages
    ]


def _column(name: str, row: dict[str, str]) -> str:
    """The column of the table that a field of the record stands in."""
    return name if name in row else next((column for column in row if column.startswith(f"{name}_")), name)


def _value(name: str, row: dict[str, str]) -> str:
    value = row.get(_column(name, row), "")
    return value if len(value) <= 120 else f"{value[:120]}…"
