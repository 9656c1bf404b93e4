"""The kinds of records that travel in tables, and what a row does to a record."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ManyToManyWidget

from legalacts.models import Contact, Evidence, Institution, Provision, Responsibility, Rule, Source, Status, Term
from legalacts.models.phones import normal_phone
from legalacts.models.publishing import Sourced
from legalacts.models.values import VALUE_FIELDS, value_faults

from .cells import Link, Words, keys_of
from .columns import columns_of
from .files import Sheet

# Where an assertion comes from: one source a row.
EVIDENCE = ("source", "source_place", "source_as_of")


class NoDiff:
    """Stands in for the comparison that would read every cell of every record twice."""

    def __init__(self, *_given):
        pass

    def compare_with(self, *_given):
        pass


class RecordResource(ModelResource):
    """Rows of one kind; `changed` says what the row that was read last changes: column, before, after."""

    changed: list[tuple[str, str, str]]

    class Meta:
        import_id_fields = ["key"]
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        store_instance = True
        skip_html_diff = True
        use_transactions = True

    def __init__(self, reason: str = ""):
        super().__init__()
        self.reason = reason
        self.sources = Link(Source)
        self.is_sourced = issubclass(self._meta.model, Sourced)
        self.before: dict[int, dict[str, str]] = {}
        self.rests_on: dict[int, set[tuple[str, str]]] = {}

    @classmethod
    def get_diff_class(cls):
        """Cells are compared once, by `changed`."""
        return NoDiff

    def identity(self, *cells: str) -> tuple[str, ...]:
        """What makes a record the same, from the cells that name it."""
        return cells

    def get_instance(self, instance_loader, row):
        """The record a row is about."""
        return instance_loader.get_instance(row)

    def whole(self, records: models.QuerySet) -> models.QuerySet:
        """Records with all that their cells say, in a constant number of queries."""
        columns = [column for column in self.get_export_fields() if column.attribute]
        links = [column.attribute for column in columns if isinstance(column.widget, Link)]
        many = [_prefetched(column) for column in columns if _is_many(column)]
        evidence = ["evidence__source"] if self.is_sourced else []
        return records.select_related(*links).prefetch_related(*many, *evidence)

    def remember(self, record: models.Model) -> models.Model:
        """Keep what the cells of a record say before a row changes it."""
        columns = [column for column in self.get_export_fields() if column.attribute]
        self.before[record.pk] = {column.column_name: column.export(record) for column in columns}
        if self.is_sourced:
            self.rests_on[record.pk] = {(item.source.key, item.locator) for item in record.evidence.all()}
        # What was fetched along has been read, and would be fetched again for each copy.
        record._prefetched_objects_cache = {}
        return record

    def import_instance(self, instance, row, **options):
        """Read every column, and say of each what is wrong with it."""
        faults = {}
        for column in self.get_import_fields():
            if column.column_name not in row:
                continue
            try:
                if isinstance(column.widget, ManyToManyWidget):
                    column.clean(row)
                else:
                    self.import_field(column, instance, row, **options)
            except ValueError as error:
                faults[column.column_name] = ValidationError(str(error))
        faults |= self._evidence_faults(row)
        if faults:
            raise ValidationError(faults)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        """Leave a row that says what is known already."""
        self.changed = [] if import_validation_errors else list(self._changes(instance, original, row))
        return bool(original.pk and not self.changed and not import_validation_errors)

    def _changes(self, instance, original, row):
        for column in self.get_import_fields():
            name = column.column_name
            if name not in row or not column.attribute:
                continue
            before = self.before[original.pk][name] if original.pk else ""
            after = keys_of(column.clean(row)) if _is_many(column) else column.export(instance)
            if before != after:
                yield name, before, after
        if named := self._new_evidence(original, row):
            yield EVIDENCE[0], "", " ".join(filter(None, named))

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """What is imported is a draft, checked as one."""
        if hasattr(instance, "status"):
            instance.status = Status.DRAFT
        super().validate_instance(instance, import_validation_errors, validate_unique)

    def before_save_instance(self, instance, row, **options):
        """Leave the reason in the history."""
        instance._change_reason = self.reason[:100]

    def save_m2m(self, instance, row, **options):
        """Save the links, and the source."""
        super().save_m2m(instance, row, **options)
        if self._new_evidence(instance, row):
            source, place, as_of = (row.get(name, "").strip() for name in EVIDENCE)
            Evidence.objects.create(record=instance, source=self.sources.find(source), locator=place, as_of=as_of)

    def _evidence_faults(self, row) -> dict[str, ValidationError]:
        if not self.is_sourced:
            return {}
        key, place, as_of = (row.get(name, "").strip() for name in EVIDENCE)
        if not key:
            return {EVIDENCE[0]: ValidationError(_("name the source of this place"))} if place else {}
        try:
            evidence = Evidence(source=self.sources.find(key), locator=place, as_of=as_of)
            evidence.clean_fields(exclude=["record_type", "record_id"])
        except ValidationError as error:
            names = {"locator": EVIDENCE[1], "as_of": EVIDENCE[2]}
            return {names.get(field, EVIDENCE[0]): found for field, found in error.error_dict.items()}
        except ValueError as error:
            return {EVIDENCE[0]: ValidationError(str(error))}
        return {}

    def _new_evidence(self, record, row) -> tuple[str, str] | None:
        """The source and the place a row names and the record does not rest on yet."""
        key, place = (row.get(name, "").strip() for name in EVIDENCE[:2])
        if not self.is_sourced or not key:
            return None
        return None if (key, place) in self.rests_on.get(record.pk, ()) else (key, place)

    def evidence_cells(self, record) -> list[str]:
        """The first source of a record, as cells."""
        first = next(iter(record.evidence.all()), None)
        return [first.source.key, first.locator, first.as_of] if first else [""] * len(EVIDENCE)


def _is_many(column: Field) -> bool:
    return isinstance(column.widget, ManyToManyWidget)


class RuleResource(RecordResource):
    """Rules; their value is of its kind."""

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        faults = dict(import_validation_errors or {})
        if instance.indicator_id and instance.kind and "kind" not in faults:
            given = {name: getattr(instance, name) for name in VALUE_FIELDS}
            found = value_faults(instance.kind, instance.indicator, given)
            faults |= {name: fault for name, fault in found.items() if name not in faults}
        super().validate_instance(instance, faults, validate_unique)


class ContactResource(RecordResource):
    """Contacts; a telephone is known again however it is written."""

    def identity(self, *cells):
        institution, kind, value = cells
        return institution, kind, re.sub(r"\D", "", value) if kind == Contact.Kind.PHONE else value

    def before_import_row(self, row, **options):
        if (row.get("kind") or "").strip() != Contact.Kind.PHONE:
            return
        try:
            institution = self.fields["institution"].widget.clean(row.get("institution"))
            row["value"] = normal_phone(row.get("value") or "", institution.jurisdiction.key if institution else "")
        except (ValueError, ValidationError):
            return


def resource(model: type[models.Model], names: str, *, by=("key",), form=RecordResource) -> type[RecordResource]:
    """The resource of a model with some of its columns."""
    columns = columns_of(model, names)
    if issubclass(model, Sourced):
        columns |= {name: Field(column_name=name, widget=Words()) for name in EVIDENCE}
    order = {"fields": list(columns), "import_order": list(columns), "export_order": list(columns)}
    meta = type("Meta", (RecordResource.Meta,), {"model": model, "import_id_fields": list(by), **order})
    return type(f"{model.__name__}Resource", (form,), {**columns, "Meta": meta})


KINDS = {
    "institution": resource(
        Institution,
        "key status kind jurisdiction title short_title description aliases parent url valid_from valid_to review_by "
        "note",
    ),
    "contact": resource(
        Contact,
        "institution kind value city hours languages source checked_on no_answer_on",
        by=("institution", "kind", "value"),
        form=ContactResource,
    ),
    "responsibility": resource(
        Responsibility,
        "key status institution nature function territory basis_acts basis_provisions topics position "
        "valid_from valid_to review_by note",
    ),
    "term": resource(
        Term,
        "key status category title abbreviations alternative_labels definition editorial defined_by review_by note",
    ),
    "rule": resource(
        Rule,
        "key status regime destination indicator text conditions kind yes amount upper unit days counted_from bound "
        "per_amount per_unit percent otherwise currency basis_acts basis_provisions as_of topics valid_from valid_to "
        "review_by note",
        form=RuleResource,
    ),
    "source": resource(Source, "key kind title language label author year url seen_on note"),
}


def blank_sheet(kind: str) -> Sheet:
    """The head of a table, to fill in."""
    return Sheet(KINDS[kind]().get_export_headers())


def export_sheet(kind: str, records: models.QuerySet) -> Sheet:
    """Records as rows, which an import takes back without a change; a constant number of queries."""
    made = KINDS[kind]()
    columns = [column for column in made.get_export_fields() if column.attribute]
    found = made.whole(records)
    rows = [(number, _cells(made, columns, record)) for number, record in enumerate(found, 2)]
    return Sheet(made.get_export_headers(), rows)


def _prefetched(column: Field) -> Prefetch:
    model = column.widget.model
    return Prefetch(
        column.attribute, model.objects.select_related("act") if model is Provision else model.objects.all()
    )


def _cells(made: RecordResource, columns: list[Field], record) -> list[str]:
    cells = [column.export(record) for column in columns]
    return [*cells, *made.evidence_cells(record)] if made.is_sourced else cells
