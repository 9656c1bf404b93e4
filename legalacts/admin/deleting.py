"""What would go with a record, as curators call it; mere links between records are counted, not listed one by one."""

from django.apps import apps
from django.utils.text import capfirst


class SaysWhatGoes:
    """For admins: the confirmation of a deletion."""

    def get_deleted_objects(self, objs, request):
        """Django lists each row of a link table under the name of a class."""
        listed, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        tables = list(link_tables())
        rows = tuple(f"{capfirst(table._meta.verbose_name)}: " for table, _name in tables)
        names = {str(table._meta.verbose_name_plural): name for table, name in tables}
        counted = {names.get(str(kind), kind): count for kind, count in counts.items()}
        return without(listed, rows), counted, forbidden, protected


def link_tables():
    """Each table that only links two kinds of records, and what it links in words."""
    for model in apps.get_models():
        for column in model._meta.local_many_to_many:
            table = column.remote_field.through
            if table._meta.auto_created:
                yield table, f"{model._meta.verbose_name_plural} – {column.verbose_name}"


def without(listed: list, beginnings: tuple[str, ...]) -> list:
    """A list of lists without what begins so, and without lists that hold nothing else."""
    kept = [without(item, beginnings) if isinstance(item, list) else item for item in listed]
    return [item for item in kept if item and not (isinstance(item, str) and item.startswith(beginnings))]
