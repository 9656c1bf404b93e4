"""The content files into the database: all or nothing, and never over a curator's work."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import override
from simple_history.utils import bulk_create_with_history, update_change_reason

from legalacts.citations import find_again_what_leads_nowhere, keep_citations
from legalacts.models import Act, Change, Published, Shipped, Status, Wording, record_change

from . import chronicle, guide, law, people, rules
from .checking import overlapping_periods
from .planning import LATER, ORDER, REASON, Names, Plan, columns_of, is_curated, plan_content, row_digest
from .reading import ContentError, fingerprint, kind_files, read_kind
from .rows import Ref, Row

READERS = {
    "sources": law.source_rows,
    "jurisdictions": rules.jurisdiction_rows,
    "topics": rules.topic_rows,
    "institutions": people.institution_rows,
    "acts": law.act_rows,
    "provisions": law.provision_file_rows,
    "relations": law.relation_rows,
    "cooperations": people.cooperation_rows,
    "regimes": rules.regime_rows,
    "indicators": rules.indicator_rows,
    "rules": rules.rule_rows,
    "terms": people.term_rows,
    "problems": people.problem_rows,
    "questions": guide.question_rows,
    "outcomes": guide.outcome_rows,
    "events": chronicle.event_rows,
    "datasets": chronicle.dataset_rows,
    "recommendations": chronicle.recommendation_rows,
    "models": chronicle.model_rows,
    "conflicts": rules.conflict_rows,
}


@dataclass(frozen=True)
class Report:
    """What loading did, or would do: how many rows were new, changed, the same, kept for a curator's sake, gone."""

    new: Counter
    changed: Counter
    same: Counter
    kept: tuple[str, ...]
    gone: tuple[str, ...]
    unchanged_files: bool = False


def load_content(folder: Path, *, dry_run=False, progress: Callable[[str], None] = lambda line: None) -> Report:
    """Bring the records of the files in `folder` into the database; raises ContentError and writes nothing."""
    digest = fingerprint(folder)
    if Shipped.objects.filter(kind="files", name="all", digest=digest).exists():
        return Report(Counter(), Counter(), Counter(), (), (), unchanged_files=True)
    # Choices and messages are compared in one language, whatever the shell's.
    with override("en"):
        rows = read_rows(folder, progress)
        plan = plan_content(rows)
        if plan.problems:
            raise ContentError(plan.problems)
        if not dry_run:
            with transaction.atomic():
                _write(plan, progress)
                if problems := overlapping_periods(_wordings_beside(plan)):
                    raise ContentError(problems)
                Shipped.objects.update_or_create(kind="files", name="all", defaults={"digest": digest})
    return Report(
        new=Counter(row.kind for row in plan.new),
        changed=Counter(row.kind for row in plan.changed),
        same=Counter(row.kind for row in plan.same),
        kept=tuple(f"{row.kind} {row.name}" for row in plan.kept),
        gone=tuple(f"{item.kind} {item.name}" for item in plan.gone),
    )


def read_rows(folder: Path, progress: Callable[[str], None] = lambda line: None) -> list[Row]:
    """All rows of the content files; raises ContentError with every mistake found."""
    problems: list[str] = []
    rows: list[Row] = []
    if not any(kind_files(folder, kind) for kind in READERS):
        raise ContentError([f"{folder.name}: there are no content files"])
    for kind, reader in READERS.items():
        before = len(rows)
        for position, entry in enumerate(read_kind(folder, kind, problems), 1):
            rows.extend(reader(entry, position))
        progress(f"read {kind}: {len(rows) - before} rows")
    if problems:
        raise ContentError(problems)
    return rows


def _write(plan: Plan, progress: Callable[[str], None]) -> None:
    names = plan.names
    _remove(plan.gone)
    for model in ORDER:
        new = [row for row in plan.new if row.model is model]
        if new:
            _create(model, new, names)
            progress(f"wrote {model._meta.model_name}: {len(new)}")
    for row in plan.changed:
        _update(row, names)
    _find_citations(plan.written, names)
    Shipped.objects.bulk_create(
        [
            Shipped(
                kind=row.kind,
                name=row.name,
                record_id=names.keys[row.ref],
                digest=row_digest(row),
                columns=columns_of(row),
            )
            for row in plan.written
        ],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["kind", "name"],
        update_fields=["digest", "columns", "record_id"],
    )


def _find_citations(rows: list[Row], names: Names) -> None:
    """What the written wordings cite; and what led nowhere until an act came with this content, if one did."""
    keep_citations(Wording.objects.filter(pk__in=[names.keys[row.ref] for row in rows if row.model is Wording]))
    if any(row.model is Act for row in rows):
        find_again_what_leads_nowhere()


def _wordings_beside(plan: Plan) -> models.QuerySet:
    """The wordings of all provisions of which one was written."""
    written = [row.columns["provision"] for row in plan.written if row.model is Wording]
    return Wording.objects.filter(provision__in=[plan.names.keys[provision] for provision in written])


def _create(model: type[models.Model], rows: list[Row], names: Names) -> None:
    """New records of one model, their history, their links and their entries in the change log."""
    kind = model._meta.model_name
    later = LATER.get(kind)
    made = [model(**_columns(row, names, without=later)) for row in rows]
    made = bulk_create_with_history(made, model, batch_size=400, default_change_reason=REASON)
    for row, record in zip(rows, made, strict=True):
        names.add(row.ref, record.pk)
    if later:
        _set_later(model, later, rows, made, names)
    _link(model, rows, names)
    Change.objects.bulk_create([Change(kind=kind, record_id=record.pk) for record in made], batch_size=500)


def _set_later(model, later: str, rows: list[Row], made: list[models.Model], names: Names) -> None:
    """Links between records of one kind, once all of them are there."""
    waiting = []
    for row, record in zip(rows, made, strict=True):
        if target := row.columns.get(later):
            setattr(record, f"{later}_id", names.keys[target])
            waiting.append(record)
    model.objects.bulk_update(waiting, [later], batch_size=400)
    # The history of a new record begins with the record as it is, so that its first state can be brought back whole.
    targets = {record.pk: getattr(record, f"{later}_id") for record in waiting}
    rows = list(model.history.filter(id__in=targets))
    for row in rows:
        setattr(row, f"{later}_id", targets[row.id])
    model.history.model.objects.bulk_update(rows, [later], batch_size=400)


def _link(model: type[models.Model], rows: list[Row], names: Names) -> None:
    """Many-to-many links of new records."""
    for name in {name for row in rows for name in row.links}:
        field = model._meta.get_field(name)
        through = field.remote_field.through
        here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        pairs = [
            through(**{here: names.keys[row.ref], there: names.keys[target]})
            for row in rows
            for target in row.links.get(name, [])
        ]
        through.objects.bulk_create(pairs, batch_size=500)


def _update(row: Row, names: Names) -> None:
    record = row.model.objects.get(pk=names.keys[row.ref])
    for name, value in _columns(row, names).items():
        setattr(record, name, value)
    record.save()
    for name, linked in row.links.items():
        getattr(record, name).set([names.keys[target] for target in linked])
    update_change_reason(record, REASON)
    record_change(record)


def _columns(row: Row, names: Names, without: str | None = None) -> dict:
    """The row's columns as the model takes them, references as primary keys."""
    columns = {}
    for name, value in row.columns.items():
        if name == without:
            continue
        field = row.model._meta.get_field(name)
        if isinstance(field, GenericForeignKey):
            model = next(model for model in ORDER if model._meta.model_name == value.kind)
            columns["record_type"] = ContentType.objects.get_for_model(model)
            columns["record_id"] = names.keys[value]
        elif isinstance(value, Ref):
            columns[f"{name}_id"] = names.keys[value]
        else:
            columns[name] = value
    return columns


def _remove(gone: list[Shipped]) -> None:
    """What the files no longer hold: public records are withdrawn, parts of records deleted."""
    for model in reversed(ORDER):
        kind = model._meta.model_name
        for item in [item for item in gone if item.kind == kind]:
            record = model.objects.filter(pk=item.record_id).first()
            if record is None or is_curated(record):
                continue
            if isinstance(record, Published):
                record.status = Status.WITHDRAWN
                record._change_reason = REASON
                record.save()
                record_change(record)
            else:
                record_change(record)
                record.delete()
    Shipped.objects.filter(pk__in=[item.pk for item in gone]).delete()
