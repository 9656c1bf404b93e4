"""Filters of the lists: what lacks a language, a source, a check."""

from datetime import timedelta

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from legalacts.models import LANGUAGES, Evidence, Provision, Wording

from .languages import lacks, language_name


class MissingLanguage(admin.SimpleListFilter):
    """Records that lack a language."""

    title = _("missing language")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [(language, language_name(language)) for language in LANGUAGES]

    def queryset(self, request, queryset):
        if self.value() not in LANGUAGES:
            return queryset
        if queryset.model is Provision:
            said = Wording.objects.filter(provision=OuterRef("pk"))
            return queryset.filter(Exists(said), ~Exists(said.filter(language=self.value())))
        return queryset.filter(lacks(queryset.model, self.value()))


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
        kind = ContentType.objects.get_for_model(queryset.model)
        evidence = Evidence.objects.filter(record_type=kind, record_id=OuterRef("pk"))

        def says(*states):
            return Exists(evidence.filter(status__in=states))

        meanings = {
            "none": ~Exists(evidence),
            "disputed": says("disputed"),
            "verified": says("verified") & ~says("disputed"),
            "outdated": says("outdated") & ~says("disputed", "verified"),
            "unverified": Exists(evidence) & ~says("disputed", "verified", "outdated"),
        }
        return queryset.filter(meanings[self.value()]) if self.value() in meanings else queryset


class ReviewDue(admin.SimpleListFilter):
    """Records whose date of review has passed or is near."""

    title = _("review")
    parameter_name = "review"

    def lookups(self, request, model_admin):
        return [("past", _("overdue")), ("month", _("within a month")), ("none", _("no date"))]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        meanings = {
            "past": Q(review_by__lt=today),
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
