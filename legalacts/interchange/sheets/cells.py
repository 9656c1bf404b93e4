"""How a cell of a table is read into a column of a record, and written from it."""

from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.widgets import ManyToManyWidget, Widget

from legalacts.interchange.content.reading import partial_day
from legalacts.models import Provision
from legalacts.models.dates import shown_date

BETWEEN = "|"
YES = {"true", "yes", "1", "да", "ооба", "истина"}
NO = {"false", "no", "0", "нет", "жок", "ложь"}


class Words(Widget):
    """A text as it stands."""

    def clean(self, value, row=None, **options):
        return (value or "").strip()

    def render(self, value, obj=None, **options):
        return "" if value is None else str(value)


class Choice(Words):
    """One of some slugs."""

    def __init__(self, choices):
        super().__init__()
        self.slugs = [str(value) for value, _label in choices]

    def clean(self, value, row=None, **options):
        word = super().clean(value).lower()
        if word and word not in self.slugs:
            raise ValueError(_("write one of: %(words)s") % {"words": ", ".join(self.slugs)})
        return word


class YesNo(Words):
    """Yes, no, or neither where the column may be empty."""

    def __init__(self, *, empty):
        super().__init__()
        self.empty = empty

    def clean(self, value, row=None, **options):
        word = super().clean(value).lower()
        if not word:
            return self.empty
        if word not in YES | NO:
            raise ValueError(_("write yes or no"))
        return word in YES

    def render(self, value, obj=None, **options):
        return "" if value is None else "yes" if value else "no"


class Number(Words):
    """A decimal, with a point or a comma."""

    def clean(self, value, row=None, **options):
        word = super().clean(value).replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace(",", ".")
        try:
            number = Decimal(word) if word else None
        except InvalidOperation as error:
            raise ValueError(_("write a number")) from error
        if number is not None and not number.is_finite():
            raise ValueError(_("write a number"))
        return number

    def render(self, value, obj=None, **options):
        if value is None:
            return ""
        return str(int(value)) if value == int(value) else f"{value.normalize():f}"


class Whole(Words):
    """A whole number from 0."""

    def __init__(self, *, empty):
        super().__init__()
        self.empty = empty

    def clean(self, value, row=None, **options):
        word = super().clean(value)
        if not word:
            return self.empty
        if not (word.isascii() and word.isdecimal() and len(word) < 10):
            raise ValueError(_("write a whole number"))
        return int(word)


class Day(Words):
    """A day that is known exactly."""

    def clean(self, value, row=None, **options):
        word = super().clean(value)
        try:
            return date.fromisoformat(word) if word else None
        except ValueError as error:
            raise ValueError(_("write a day like 2026-11-22")) from error

    def render(self, value, obj=None, **options):
        return value.isoformat() if value else ""


class Link(Words):
    """Another record, by its key; each is looked up once."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        self.known = {}

    def clean(self, value, row=None, **options):
        key = super().clean(value)
        return self.find(key) if key else None

    def find(self, key: str):
        """The record with a key; ValueError when there is none."""
        if key not in self.known:
            self.known[key] = self.look_up(key)
        if self.known[key] is None:
            kind = self.model._meta.verbose_name
            raise ValueError(_("there is no %(kind)s with the key “%(key)s”") % {"kind": kind, "key": key[:120]})
        return self.known[key]

    def look_up(self, key: str):
        if self.model is Provision:
            act, _hash, eid = key.partition("#")
            return Provision.objects.filter(act__key=act, eid=eid).select_related("act").first()
        return self.model.objects.filter(key=key).first()

    def render(self, value, obj=None, **options):
        return value.key if value else ""


class Links(ManyToManyWidget):
    """Other records, by their keys, with `|` between them."""

    def __init__(self, model):
        super().__init__(model, separator=BETWEEN, field="key")
        self.link = Link(model)

    def clean(self, value, row=None, **options):
        return [self.link.find(key) for key in parts(value)]

    def render(self, value, obj=None, **options):
        return "" if value is None else keys_of(value.all())


def keys_of(records) -> str:
    """The keys of some records in one cell, always in the same order."""
    return f" {BETWEEN} ".join(sorted(record.key for record in records))


def parts(value) -> list[str]:
    """The words of a cell, each once."""
    return list(dict.fromkeys(filter(None, (part.strip() for part in (value or "").split(BETWEEN)))))


class PartialDay(Field):
    """A first or last day, perhaps known only to the month or the year: 2015, 2015-08, 2015-08-12."""

    def __init__(self, name: str, precision: str, *, last: bool):
        super().__init__(attribute=name, column_name=name, widget=Words())
        self.precision, self.last = precision, last

    def get_value(self, instance):
        return shown_date(getattr(instance, self.attribute), getattr(instance, self.precision))

    def save(self, instance, row, is_m2m=False, **options):
        word = self.clean(row)
        try:
            day, known = partial_day(word, last=self.last) if word else (None, "day")
        except (ValueError, OverflowError) as error:
            raise ValueError(_("write a day, a month or a year: 2015-08-12, 2015-08 or 2015")) from error
        setattr(instance, self.attribute, day)
        setattr(instance, self.precision, known)


class Labels(Field):
    """Other names in one language, with `|` between them."""

    def __init__(self, name: str, language: str):
        super().__init__(attribute=name, column_name=f"{name}_{language}", widget=Words())
        self.language = language

    def get_value(self, instance):
        return f" {BETWEEN} ".join(getattr(instance, self.attribute).get(self.language) or [])

    def save(self, instance, row, is_m2m=False, **options):
        words = parts(row[self.column_name])
        if any(len(word) > 200 for word in words):
            raise ValueError(_("a name may have 200 letters"))
        kept = {
            language: said for language, said in getattr(instance, self.attribute).items() if language != self.language
        }
        setattr(instance, self.attribute, {**kept, self.language: words} if words else kept)


class StatusWord(Field):
    """The state of publication: an unknown one is refused, a known one is only read; what is imported is a draft."""

    def save(self, instance, row, is_m2m=False, **options):
        self.clean(row)


def precision_of(model: type[models.Model], name: str) -> str:
    """The column that says how far a day is known; empty where it is known exactly."""
    for column in (f"{name}_precision", "adopted_precision" if name == "adopted_on" else ""):
        try:
            return model._meta.get_field(column).name
        except FieldDoesNotExist:
            continue
    return ""
