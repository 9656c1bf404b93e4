"""What the studies tell besides law: the timeline, tables, recommendations, models."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from legalacts.models import Dataset, Event, ManagementModel, Observation, Recommendation

from .guide import ObservationInline
from .languages import in_languages
from .law import PERIOD
from .published import PublishedAdmin
from .records import RecordAdmin

GROUP = _("From the studies")


@admin.register(Event)
class EventAdmin(PublishedAdmin):
    """The timeline."""

    group = GROUP
    list_display = ["named", "kind", "during"]
    list_filter = ["kind", ("jurisdictions", admin.RelatedOnlyFieldListFilter)]
    date_hierarchy = "valid_from"
    search_fields = ["key", *in_languages(Event, "title")[0], *in_languages(Event, "description")[0]]
    fieldsets = [
        (None, {"fields": [("key", "kind"), PERIOD]}),
        (_("What happened"), {"fields": in_languages(Event, "title", "description")}),
        (_("Concerns"), {"fields": ["jurisdictions", "acts", "institutions"]}),
    ]


@admin.register(Dataset)
class DatasetAdmin(PublishedAdmin):
    """Tables with exact numbers."""

    group = GROUP
    list_display = ["named", "period", "table"]
    search_fields = ["key", "table", *in_languages(Dataset, "title")[0]]
    inlines = [ObservationInline]
    fieldsets = [
        (None, {"fields": [("key", "period", "table"), "topics"]}),
        (_("Names"), {"fields": in_languages(Dataset, "title", "unit")}),
        (_("Columns"), {"fields": ["columns"]}),
    ]


@admin.register(Observation)
class ObservationAdmin(RecordAdmin):
    """All rows of tables."""

    group = GROUP
    list_display = ["__str__", "dataset", "position"]
    list_select_related = ["dataset"]
    search_fields = [*in_languages(Observation, "label")[0], "dataset__key"]
    fieldsets = [
        (None, {"fields": [("dataset", "position")]}),
        (_("Row"), {"fields": [*in_languages(Observation, "label"), "values"]}),
    ]


@admin.register(Recommendation)
class RecommendationAdmin(PublishedAdmin):
    """What the studies recommend, and to whom."""

    group = GROUP
    list_display = ["named", "part", "position"]
    list_filter = ["group"]
    search_fields = ["key", *in_languages(Recommendation, "text")[0]]
    fieldsets = [
        (None, {"fields": [("key", "group", "position"), "to", "topics"]}),
        (_("Recommendation"), {"fields": in_languages(Recommendation, "text")}),
    ]

    @admin.display(description=_("part of the study"), ordering="group")
    def part(self, recommendation):
        """Where it stands; `group` is the place of this list on the start page."""
        return recommendation.group


@admin.register(ManagementModel)
class ManagementModelAdmin(PublishedAdmin):
    """How labour migration is, or should be, managed."""

    group = GROUP
    list_display = ["named", "position"]
    search_fields = ["key", *in_languages(ManagementModel, "title")[0]]
    fieldsets = [
        (None, {"fields": [("key", "position")]}),
        (_("Names"), {"fields": in_languages(ManagementModel, "title", "purpose")}),
        (_("Components"), {"fields": ["components"]}),
    ]
