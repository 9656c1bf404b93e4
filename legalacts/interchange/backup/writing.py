"""A database as it is at one moment into a file, while others read and write."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from .file import Manifest, Writer, seal

# Who is logged in, and who tried to, is nobody's business later.
LEFT_OUT = {"sessions", "axes"}
CHUNK = 2000


def write_backup(path: Path) -> Manifest:
    """Write everything to a file that only its owner may read; it has its name once it is whole and on the disk."""
    part = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
        try:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, moment():
                manifest = write_tables(Writer(archive))
            seal(file)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    part.replace(path)
    return manifest


@contextmanager
def moment() -> Iterator[None]:
    """See the database as it is now until the end of the block, in nobody's way; within a transaction, as that does."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # A transaction that only reads: one of Django's own would keep curators from writing.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def write_tables(writer: Writer) -> Manifest:
    """Write every table that is kept."""
    migrations = sorted(map(list, MigrationRecorder(connection).applied_migrations()))
    for model in kept_models(apps):
        writer.add(model._meta.db_table, [field.column for field in columns_of(model)], rows_of(model))
    return writer.close(timezone.now().isoformat(timespec="seconds"), connection.vendor, migrations)


def kept_models(registry) -> list[type[models.Model]]:
    """The models whose tables a backup holds, links between records among them, in the order of their tables."""
    found = [
        model
        for model in registry.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in LEFT_OUT
    ]
    return sorted(found, key=lambda model: model._meta.db_table)


def columns_of(model: type[models.Model]) -> list[models.Field]:
    """The fields that are columns of a table."""
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]


def rows_of(model: type[models.Model]) -> Iterator[tuple]:
    """All rows by their keys, some at a time: without cursors that a pooler could not keep."""
    names = [field.attname for field in columns_of(model)]
    ordered = model._base_manager.order_by("pk")
    key = names.index(model._meta.pk.attname)
    rows = list(ordered.values_list(*names)[:CHUNK])
    while rows:
        yield from rows
        rows = list(ordered.filter(pk__gt=rows[-1][key]).values_list(*names)[:CHUNK])
