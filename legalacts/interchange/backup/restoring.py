"""A backup into a database: first it is read to its end and found whole, then everything is written, or nothing."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from .file import Backup, DamagedBackup, Manifest, Table, check_seal, opened
from .writing import LEFT_OUT, columns_of, kept_models

CHUNK = 500


class NotRestored(Exception):
    """The backup is whole, but this is not the place for it; nothing was changed."""


def verify(path: Path) -> Manifest:
    """Read a backup to its end; raises DamagedBackup."""
    check_seal(path)
    with opened(path) as backup:
        for table in backup.manifest.tables:
            for row in backup.rows(table):
                if len(row) != len(table.columns):
                    raise DamagedBackup(f"A row of {table.name} has not as many values as there are columns.")
        return backup.manifest


def restore(path: Path, *, replace: bool = False) -> Manifest:
    """Bring a backup into a database that is empty, or in the place of everything it holds.

    The tables are then those of the version that wrote it: `migrate` brings them up to this one.
    """
    manifest = verify(path)
    executor = MigrationExecutor(connection)
    migrations = {tuple(name) for name in manifest.migrations}
    if unknown := migrations - set(executor.loader.disk_migrations):
        raise NotRestored(f"It comes from a later version: {', '.join(sorted('.'.join(name) for name in unknown))}.")
    if has_no_content(executor, migrations):
        make_tables(executor, migrations)
    elif set(executor.loader.applied_migrations) != migrations:
        raise NotRestored("Its tables are those of another version: restore it into a database without tables.")
    elif not replace and (filled := first_filled()):
        raise NotRestored(f"The database is not empty: there are rows in {filled}. Use --replace to give them up.")
    with opened(path) as backup:
        write(backup, models_at(migrations))
    ContentType.objects.clear_cache()
    return manifest


def has_no_content(executor: MigrationExecutor, migrations: set[tuple[str, str]]) -> bool:
    """Whether there are no tables, or only some and empty: a restore may have been ended while it made them."""
    applied = set(executor.loader.applied_migrations)
    return not applied or (applied < migrations and not any(map(has_rows, tables_of_ours())))


def tables_of_ours() -> list[str]:
    """The tables there are, of whichever version, that no migration writes rows into."""
    names = connection.introspection.table_names()
    return [name for name in names if name.startswith("legalacts_") or name == "auth_user"]


def has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
        return cursor.fetchone() is not None


def make_tables(executor: MigrationExecutor, migrations: set[tuple[str, str]]) -> None:
    """Make the tables as they were when the backup was written."""
    executor.migrate(last_of(executor, migrations))


def last_of(executor: MigrationExecutor, migrations: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The migrations that no other of the same app came after."""
    children = executor.loader.graph.node_map
    return [
        name
        for name in sorted(migrations)
        if not any(child.key in migrations and child.key[0] == name[0] for child in children[name].children)
    ]


def models_at(migrations: set[tuple[str, str]]):
    """The models as they were after some migrations: of today, or made from the migrations."""
    executor = MigrationExecutor(connection)
    if migrations == set(executor.loader.disk_migrations):
        return apps
    return executor.loader.project_state(last_of(executor, migrations)).apps


def first_filled() -> str:
    """A table with rows that no migration has written; empty when there is none."""
    ours = [model for model in kept_models(apps) if model._meta.app_label == "legalacts" or has_persons(model)]
    return next((model._meta.db_table for model in ours if model._base_manager.exists()), "")


def has_persons(model: type[models.Model]) -> bool:
    return model._meta.label_lower == "auth.user"


def write(backup: Backup, registry) -> None:
    """Write all tables in one transaction, in the place of what they hold."""
    held = {model._meta.db_table: model for model in registry.get_models(include_auto_created=True)}
    with transaction.atomic():
        for model in held.values():
            if model._meta.app_label in LEFT_OUT or model in kept_models(registry):
                empty(model)
        for table in backup.manifest.tables:
            if table.name not in held:
                raise NotRestored(f"There is no table {table.name}.")
            fill(held[table.name], table, backup.rows(table))
        connection.check_constraints()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), kept_models(registry)):
                cursor.execute(statement)


def empty(model: type[models.Model]) -> None:
    """Take all rows out of a table; readers see them until everything is written."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")


def fill(model: type[models.Model], table: Table, rows: Iterator[list]) -> None:
    """Write the rows of a table with their keys and times as they were."""
    by_column = {field.column: field for field in columns_of(model)}
    if set(by_column) != set(table.columns):
        raise NotRestored(f"The columns of {table.name} are not those of this version.")
    fields = [by_column[column] for column in table.columns]
    names = ", ".join(map(connection.ops.quote_name, table.columns))
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {connection.ops.quote_name(table.name)} ({names}) VALUES ({places})"
    with connection.cursor() as cursor:
        while part := list(islice(rows, CHUNK)):
            cursor.executemany(statement, [[stored(*pair) for pair in zip(fields, row, strict=True)] for row in part])


def stored(field: models.Field, value):
    """A value of a backup as the database takes it."""
    if isinstance(field, models.JSONField):
        if value is None and field.null:
            return None
        return field.get_db_prep_value(value, connection)
    return field.get_db_prep_save(None if value is None else field.to_python(value), connection)
