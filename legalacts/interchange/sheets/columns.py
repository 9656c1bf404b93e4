"""The columns of a kind of record in a table, made from its model."""

from django.db import models
from import_export.fields import Field

from legalacts.models import LANGUAGES
from legalacts.models.labels import valid_labels

from .cells import Choice, Day, Labels, Link, Links, Number, PartialDay, StatusWord, Whole, Words, YesNo, precision_of


def columns_of(model: type[models.Model], names: str) -> dict[str, Field]:
    """The columns in the order of `names`; a text in three languages and other names make three."""
    found = {}
    for name in names.split():
        found |= {column.column_name: column for column in _columns(model, name)}
    return found


def _columns(model, name):
    if name in getattr(model, "translated_names", {}):
        return [_plain(f"{name}_{language}", Words()) for language in LANGUAGES]
    column = model._meta.get_field(name)
    if valid_labels in column.validators:
        return [Labels(name, language) for language in LANGUAGES]
    if isinstance(column, models.DateField) and (precision := precision_of(model, name)):
        return [PartialDay(name, precision, last=name == "valid_to")]
    if name == "status":
        return [StatusWord(attribute=name, column_name=name, widget=Choice(column.choices))]
    return [_plain(name, _widget(column))]


def _plain(name, widget):
    return Field(attribute=name, column_name=name, widget=widget)


def _widget(column):
    if column.many_to_many:
        return Links(column.related_model)
    if column.is_relation:
        return Link(column.related_model)
    if column.choices:
        return Choice(column.choices)
    return _widget_of_type(column)


def _widget_of_type(column):
    if isinstance(column, models.BooleanField):
        return YesNo(empty=None if column.null else column.get_default())
    if isinstance(column, models.DecimalField):
        return Number()
    if isinstance(column, models.IntegerField):
        return Whole(empty=None if column.null else column.get_default())
    return Day() if isinstance(column, models.DateField) else Words()
