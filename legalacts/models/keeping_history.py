"""The history of many records at once, copied by the database from the rows themselves."""

from collections.abc import Iterable

from django.db import connections, models, router
from django.utils import timezone

# So many keys any database takes in one statement.
PART = 900


def keep_history(records: Iterable[models.Model], *, new: bool, user=None, why: str = "") -> None:
    """Write a line of history for each of some records of one model, as they stand in the database.

    Does what `bulk_history_create` of django-simple-history does, without reading or making a row in Python; call it
    in the transaction that wrote the records.
    """
    records = sorted(records, key=lambda record: record.pk)
    if not records:
        return
    model = type(records[0])
    history = model.history.model
    user = getattr(records[0], "_history_user", None) or user or history.get_default_history_user(records[0])
    database = connections[router.db_for_write(history)]
    said = [timezone.now(), why, "+" if new else "~", user.pk if user else None]
    fixed = ("history_date", "history_change_reason", "history_type", "history_user")
    values = [
        history._meta.get_field(name).get_db_prep_save(value, database) for name, value in zip(fixed, said, strict=True)
    ]
    quote = database.ops.quote_name
    copied = ", ".join(quote(field.column) for field in history.tracked_fields)
    columns = ", ".join(quote(history._meta.get_field(name).column) for name in fixed)
    for first in range(0, len(records), PART):
        keys = [record.pk for record in records[first : first + PART]]
        with database.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {quote(history._meta.db_table)} ({copied}, {columns}) "
                f"SELECT {copied}, %s, %s, %s, {'NULL' if values[-1] is None else '%s'} "
                f"FROM {quote(model._meta.db_table)} WHERE id IN ({', '.join(['%s'] * len(keys))}) ORDER BY id",
                [value for value in values if value is not None] + keys,
            )
