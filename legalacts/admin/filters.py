"""Filters of the lists: what lacks a language, a source, a check."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from legalacts.models import LANGUAGES, Evidence
from legalacts.upkeep.conditions import HARM, begins_later, checked, lacks, overdue, unchecked_contact, unsourced
from legalacts.upkeep.desk import HARM_NAMES

from .languages import language_name


class MissingLanguage(admin.SimpleListFilter):
    """Records that lack a language."""

    title = _("missing language")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [(language, language_name(language)) for language in LANGUAGES]

    def queryset(self, request, queryset):
        known = self.value() in LANGUAGES
        return queryset.filter(lacks(queryset.model, self.value())) if known else queryset


class MissingLabels(admin.SimpleListFilter):
    """Records that have no other words in a language."""

    title = _("no other words in")
    parameter_name = "labels"

    def lookups(self, request, model_admin):
        return [(language, language_name(language)) for language in LANGUAGES]

    def queryset(self, request, queryset):
        language = self.value()
        if language not in LANGUAGES:
            return queryset
        some = Q(alternative_labels__has_key=language) & ~Q(**{f"alternative_labels__{language}": []})
        return queryset.filter(~some)


class Checked(admin.SimpleListFilter):
    """Records by the most cautious word of their sources."""

    title = _("sources")
    parameter_name = "checked"

    def lookups(self, request, model_admin):
        return [("none", _("without source")), *Evidence.Status.choices]

    def queryset(self, request, queryset):
        if self.value() == "none":
            return queryset.filter(unsourced(queryset.model))
        known = self.value() in Evidence.Status.values
        return queryset.filter(checked(queryset.model, self.value())) if known else queryset


class ReviewDue(admin.SimpleListFilter):
    """Records whose date of review has passed or is near."""

    title = _("review")
    parameter_name = "review"

    def lookups(self, request, model_admin):
        return [("past", _("overdue")), ("month", _("within a month")), ("none", _("no date"))]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        meanings = {
            "past": overdue(today),
            "month": Q(review_by__range=(today, today + timedelta(days=31))),
            "none": Q(review_by__isnull=True),
        }
        return queryset.filter(meanings[self.value()]) if self.value() in meanings else queryset


class HasBasis(admin.SimpleListFilter):
    """Rules with and without a legal basis."""

    title = _("legal basis")
    parameter_name = "basis"

    def lookups(self, request, model_admin):
        return [("none", _("without legal basis")), ("some", _("with legal basis"))]

    def queryset(self, request, queryset):
        without = queryset.filter(basis_acts__isnull=True, basis_provisions__isnull=True)
        if self.value() == "none":
            return without
        return queryset.exclude(pk__in=without.values("pk")) if self.value() == "some" else queryset


class BeginsLater(admin.SimpleListFilter):
    """What begins to hold in the future: coming changes of the law."""

    title = _("begins")
    parameter_name = "begins"

    def lookups(self, request, model_admin):
        return [("later", _("in the future"))]

    def queryset(self, request, queryset):
        later = self.value() == "later"
        return queryset.filter(begins_later(queryset.model, timezone.localdate())) if later else queryset


class Harm(admin.SimpleListFilter):
    """Rules by the harm they do if they are wrong."""

    title = _("harm if wrong")
    parameter_name = "harm"

    def lookups(self, request, model_admin):
        return list(HARM_NAMES.items())

    def queryset(self, request, queryset):
        return queryset.filter(HARM[self.value()]) if self.value() in HARM else queryset


class Tried(admin.SimpleListFilter):
    """Contacts that nobody has tried for long."""

    title = _("tried")
    parameter_name = "tried"

    def lookups(self, request, model_admin):
        return [("long_ago", _("not for a year"))]

    def queryset(self, request, queryset):
        long_ago = self.value() == "long_ago"
        return queryset.filter(unchecked_contact(timezone.localdate())) if long_ago else queryset
