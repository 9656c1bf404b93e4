"""Periods and dates that may be known only to the month or the year."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


def or_none(field: str) -> Coalesce:
    """A nullable column as unique constraints should see it: one missing value equals another, on both databases."""
    return Coalesce(field, Value(0), output_field=models.BigIntegerField())


def or_always(field: str) -> Coalesce:
    """A nullable date as unique constraints should see it: an open start is a day before all others."""
    return Coalesce(field, Value(date.min), output_field=models.DateField())


def shown_date(day: date | None, precision: str) -> str:
    """The date as far as it is known, in ISO form: `2015-08-12`, `2015-08`, `2015` or an empty string."""
    if day is None:
        return ""
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


class DatedQuerySet(models.QuerySet):
    """Records with a period."""

    def on(self, day: date):
        """Those that hold on `day`; both ends of a period belong to it, an open end always holds."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )

    def after(self, day: date):
        """Those that begin to hold after `day`."""
        return self.filter(valid_from__gt=day)


class Dated(models.Model):
    """A period: first and last day, both inclusive; an empty end is open."""

    valid_from = models.DateField(_("valid from"), null=True, blank=True, help_text=_("First day; empty: not known."))
    valid_from_precision = models.CharField(
        _("first day known to the"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    valid_to = models.DateField(_("valid to"), null=True, blank=True, help_text=_("Last day; empty: still valid."))
    valid_to_precision = models.CharField(
        _("last day known to the"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="%(class)s_ends_after_start",
                violation_error_message=_("The period ends before it starts."),
            )
        ]

    def clean(self):
        """Name the field when a period ends before it starts."""
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("The period ends before it starts.")})

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def overlaps(self, other: "Dated") -> bool:
        """Whether the two periods share a day."""
        starts_late = self.valid_from and other.valid_to and self.valid_from > other.valid_to
        ends_early = self.valid_to and other.valid_from and self.valid_to < other.valid_from
        return not (starts_late or ends_early)

    @property
    def starts(self) -> str:
        """The first day as far as it is known, ISO."""
        return shown_date(self.valid_from, self.valid_from_precision)

    @property
    def ends(self) -> str:
        """The last day as far as it is known, ISO."""
        return shown_date(self.valid_to, self.valid_to_precision)
