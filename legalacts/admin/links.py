"""Links to other records: typed and chosen, never a long list; a forged value is refused, not looked for."""

from urllib.parse import urlencode

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from legalacts.models import ReaderReport

# No record has this number; the field then says that there is no such choice.
NOBODY = "0"


class Link(AutocompleteSelect):
    """A link to one record."""

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return possible(value) if value else value


class Links(AutocompleteSelectMultiple):
    """Links to some records."""

    def value_from_datadict(self, data, files, name):
        return [possible(value) for value in super().value_from_datadict(data, files, name) or []]


def possible(value: str) -> str:
    """The value if it may be the number of a record: digits, and not more than a database takes."""
    return value if is_number(value) else NOBODY


def is_number(word: str) -> bool:
    """Whether it may be the number of a record."""
    return word.isascii() and word.isdecimal() and len(word) < 19


def open_reports(record) -> list[tuple[str, str]]:
    """The way to what readers say is wrong with a record, as a name and an address; nothing if nobody does."""
    kind = ContentType.objects.get_for_model(record)
    count = ReaderReport.objects.filter(record_type=kind, record_id=record.pk, closed_on=None).count()
    if not count:
        return []
    name = gettext("Open reports of readers: %(count)s") % {"count": count}
    return [(name, address_of(ReaderReport, record_type__id__exact=kind.pk, record_id__exact=record.pk))]


def address_of(model, page="changelist", **parameters):
    """A page of the admin, filtered or filled in."""
    return f"{reverse(f'admin:legalacts_{model._meta.model_name}_{page}')}?{urlencode(parameters)}"


def address_of_record(record) -> str:
    """The form of a record; empty when it has none."""
    try:
        return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    except NoReverseMatch:
        return ""
