"""Rows of the content files against the database: what is new, changed, the same, or kept as a curator left it."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.contrib.contenttypes.fields import GenericForeignKey
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from legalacts import models as records
from legalacts.models import Shipped, Status
from legalacts.models.databases import in_parts

from .rows import Ref, Row

# Rows are written in this order, so that what they refer to is there; only links to the same kind wait (see LATER).
ORDER = (
    records.Source, records.Jurisdiction, records.Topic, records.Institution, records.Membership, records.Act,
    records.Provision, records.Wording, records.LifecycleEvent, records.Party, records.Relation, records.Succession,
    records.Contact, records.Responsibility, records.Cooperation, records.Regime, records.Indicator, records.Rule,
    records.Term, records.Problem, records.Step, records.Share, records.Question, records.Answer, records.Outcome,
    records.Event, records.Dataset, records.Observation, records.Recommendation, records.ManagementModel,
    records.Conflict, records.ConflictRecord, records.Evidence,
)  # fmt: skip
REASON = "Shipped content"
PROVISION = "provision"
LATER = {
    "institution": "parent",
    "provision": "parent",
    "question": "leads_to",
    "regime": "wider",
    "rule": "disputes",
    "topic": "parent",
}


@dataclass
class Plan:
    """What loading would do; rows by what happens to them."""

    names: "Names"
    new: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    same: list[Row] = field(default_factory=list)
    kept: list[Row] = field(default_factory=list)
    gone: list[Shipped] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def written(self) -> list[Row]:
        """The rows that are written."""
        return [*self.new, *self.changed]


class Names:
    """Natural names of records and their primary keys, both ways."""

    def __init__(self):
        self.keys: dict[Ref, int] = {}
        self.names: dict[tuple[str, int], str] = {}

    def add(self, ref: Ref, key: int) -> None:
        """Note a record."""
        self.keys[ref] = key
        self.names[ref.kind, key] = ref.name

    @classmethod
    def of_database(cls, rows: list[Row]) -> "Names":
        """The names of all that has a key, of every shipped row, and of the provisions of acts that rows name."""
        names = cls()
        for kind, name, key in Shipped.objects.values_list("kind", "name", "record_id"):
            names.add(Ref(kind, name), key)
        named = (ref for row in rows for ref in (row.ref, *row.refs()) if ref.kind == PROVISION)
        acts = {ref.name.partition("#")[0] for ref in named}
        for model in ORDER:
            kind = model._meta.model_name
            if kind == PROVISION:
                for some in in_parts(acts):
                    names.add_provisions(model.objects.filter(act__key__in=some))
            elif has_key(model):
                for key, name in model.objects.values_list("pk", "key"):
                    names.add(Ref(kind, name), key)
        return names

    def add_provisions(self, provisions: models.QuerySet) -> None:
        """Note provisions, which are known by act and eId."""
        for key, act, eid in provisions.values_list("pk", "act__key", "eid"):
            self.add(Ref(PROVISION, f"{act}#{eid}"), key)

    def name(self, kind: str, key: int | None) -> str | None:
        """The natural name of a record, or its number where a curator made it without one.

        A provision of an act that no row names is looked up: there may be a million of these.
        """
        if key is not None and kind == PROVISION and (kind, key) not in self.names:
            self.add_provisions(records.Provision.objects.filter(pk=key))
        return None if key is None else self.names.get((kind, key), f"#{key}")


def has_key(model: type[models.Model]) -> bool:
    """Whether records of this model are known by a key of their own."""
    try:
        return isinstance(model._meta.get_field("key"), models.CharField)
    except FieldDoesNotExist:
        return False


def plan_content(rows: list[Row]) -> Plan:
    """Compare the rows with the database; reads only."""
    names = Names.of_database(rows)
    plan = Plan(names)
    known = _check_rows(rows, names, plan.problems)
    shipped = {(item.kind, item.name): item for item in Shipped.objects.exclude(kind="files")}
    stored = _stored_rows(rows, names)
    for row in rows:
        before = shipped.pop((row.kind, row.name), None)
        record = stored.get(row.ref)
        _sort_row(plan, row, before, record, names)
    plan.gone = [item for item in shipped.values() if (item.kind, item.name) not in known]
    return plan


def _sort_row(plan: Plan, row: Row, before: Shipped | None, record: models.Model | None, names: Names) -> None:
    if before is None and record is None:
        plan.new.append(row)
    elif before is None:
        (plan.changed if _was_withdrawn(record) else plan.kept).append(row)
    elif record is None or not _is_as_shipped(record, row, before, names):
        plan.kept.append(row)
    elif row_digest(row) in (before.digest, stored_digest(record, row, names)):
        plan.same.append(row)
    else:
        plan.changed.append(row)


def _is_as_shipped(record: models.Model, row: Row, before: Shipped, names: Names) -> bool:
    """Whether nobody has changed the record since it was shipped.

    It is compared in the columns that were shipped then. Columns that came since must be as empty as they came;
    where the columns were not noted yet, the history must say that nobody has touched it.
    """
    known = set(before.columns.split())
    if not known:
        return stored_digest(record, row, names) == before.digest or _is_untouched(record)
    then = replace(row, columns=_only(row.columns, known), links=_only(row.links, known))
    since = [name for name in (*row.columns, *row.links) if name not in known]
    return stored_digest(record, then, names) == before.digest and all(_is_empty(record, name) for name in since)


def _only(named: dict, names: set[str]) -> dict:
    return {name: value for name, value in named.items() if name in names}


def _is_empty(record: models.Model, name: str) -> bool:
    """Whether a column holds what a new column holds."""
    column = record._meta.get_field(name)
    if column.many_to_many:
        return not getattr(record, name).exists()
    return getattr(record, getattr(column, "attname", name)) in (column.get_default(), None, "")


def _is_untouched(record: models.Model) -> bool:
    """Whether the record is as its last shipping left it in the history."""
    newest = record.history.first()
    if newest is None or newest.history_change_reason != REASON:
        return False
    # When it was saved is no part of what it says; and a first state was once kept before its links to its own kind.
    aside = {"changed_at", LATER.get(record._meta.model_name) if newest.history_type == "+" else ""}
    columns = [column.attname for column in record._meta.concrete_fields if column.name not in aside]
    return all(getattr(newest, column) == getattr(record, column) for column in columns)


def columns_of(row: Row) -> str:
    """The names of what a row speaks of, as they are kept beside its digest."""
    return " ".join(sorted({*row.columns, *row.links}))


def _was_withdrawn(record: models.Model) -> bool:
    """Whether the files once held the record, dropped it, and nobody has touched it since."""
    return getattr(record, "status", None) == Status.WITHDRAWN and not is_curated(record)


def is_curated(record: models.Model) -> bool:
    """Whether somebody has edited the record since it was shipped; a query."""
    newest = record.history.first()
    return newest is not None and newest.history_change_reason != REASON


def _check_rows(rows: list[Row], names: Names, problems: list[str]) -> set[tuple[str, str]]:
    """Complain of names given twice, references that lead nowhere and values no column takes."""
    known: dict[Ref, Row] = {}
    for row in rows:
        if row.ref in known:
            problems.append(f"{row.place}: {row.kind} {row.name} is there already ({known[row.ref].place})")
        known[row.ref] = row
    for row in rows:
        for target in row.refs():
            if target not in known and target not in names.keys:
                problems.append(f"{row.place}: there is no {target.kind} {target.name}")
        problems.extend(f"{row.place}: {problem}" for problem in _value_problems(row))
    return {(ref.kind, ref.name) for ref in known}


def _value_problems(row: Row):
    """What the columns themselves refuse: a choice that does not exist, a text too long, a number that is none."""
    for name, value in row.columns.items():
        column = row.model._meta.get_field(name)
        if isinstance(value, Ref) or isinstance(column, GenericForeignKey):
            continue
        if column.is_relation:
            if value is None and not column.null:
                yield f"{name} is missing"
            continue
        try:
            row.columns[name] = column.clean(value, None)
        except (ValidationError, TypeError) as error:
            yield f"{name}: {' '.join(getattr(error, 'messages', [str(error)]))}"


def _stored_rows(rows: list[Row], names: Names) -> dict[Ref, models.Model]:
    """The records the rows already have in the database, with their links, by reference."""
    stored = {}
    for model in ORDER:
        wanted = {names.keys[row.ref]: row for row in rows if row.model is model and row.ref in names.keys}
        if not wanted:
            continue
        links = {name for row in wanted.values() for name in row.links}
        for some in in_parts(wanted):
            for record in model.objects.filter(pk__in=some).prefetch_related(*links):
                stored[wanted[record.pk].ref] = record
    return stored


def row_digest(row: Row) -> str:
    """A digest of what the row should hold."""
    plain = {name: _plain(value) for name, value in row.columns.items()}
    links = {name: sorted(link.name for link in linked) for name, linked in row.links.items()}
    return _digest(plain, links)


def stored_digest(record: models.Model, row: Row, names: Names) -> str:
    """A digest of what the record holds, in the columns the row speaks of."""
    plain = {name: _plain(_stored_value(record, name, names)) for name in row.columns}
    links = {
        name: sorted(names.name(item._meta.model_name, item.pk) for item in getattr(record, name).all())
        for name in row.links
    }
    return _digest(plain, links)


def _stored_value(record: models.Model, name: str, names: Names):
    column = record._meta.get_field(name)
    if isinstance(column, GenericForeignKey):
        kind = record.record_type.model
        return Ref(kind, names.name(kind, record.record_id))
    if column.is_relation:
        kind = column.related_model._meta.model_name
        key = getattr(record, column.attname)
        return None if key is None else Ref(kind, names.name(kind, key))
    return getattr(record, name)


def _plain(value):
    """A value as both sides write it: dates as ISO, decimals without trailing zeros, references by name."""
    if isinstance(value, Ref):
        return list(value)
    if isinstance(value, Decimal | float) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(Decimal(str(value)).normalize() + 0)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _digest(plain: dict, links: dict) -> str:
    text = json.dumps([plain, links], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
