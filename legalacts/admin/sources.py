"""Sources, and which record rests on which place in them."""

from collections import Counter

from django.contrib import admin
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from legalacts.models import Evidence, Source
from legalacts.models.noting import note_change

from .languages import in_languages
from .links import address_of, address_of_record
from .records import RecordAdmin
from .sheets import InSheets

GROUP = _("Sources")


@admin.register(Source)
class SourceAdmin(InSheets, RecordAdmin):
    """Studies, portals, publications."""

    group = GROUP
    list_display = ["named", "kind", "author", "year", "language", "seen_on"]
    list_filter = ["kind", "language"]
    search_fields = ["key", "title", "author", *in_languages(Source, "label")[0]]
    fieldsets = [
        (None, {"fields": [("key", "kind", "language"), "title", ("author", "year"), ("url", "seen_on")]}),
        (_("Short name"), {"fields": in_languages(Source, "label")}),
        (_("Note to the reader"), {"fields": in_languages(Source, "note"), "classes": ["collapse"]}),
    ]

    def links(self, source):
        """What rests on it."""
        name = gettext("Records that rest on it: %(count)s") % {"count": source.evidence.count()}
        return [(name, address_of(Evidence, source__id__exact=source.pk))]


@admin.register(Evidence)
class EvidenceAdmin(RecordAdmin):
    """All evidence; it is added on the page of the record that rests on it."""

    group = GROUP
    list_display = ["record_shown", "kind_shown", "source", "locator", "as_of", "status", "checked_on"]
    list_filter = ["status", ("record_type", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["source", "checked_by", "record_type"]
    list_prefetch = ["record"]
    date_hierarchy = "checked_on"
    search_fields = ["locator", *(f"source__{name}" for name in SourceAdmin.search_fields)]
    readonly_fields = ["record_shown", "checked_by"]
    actions = ["checked_today", "disputed"]
    fieldsets = [
        (None, {"fields": ["record_shown", ("source", "locator", "as_of"), ("status", "checked_on", "checked_by")]}),
        (_("Note to the reader"), {"fields": in_languages(Evidence, "note")}),
    ]

    def has_add_permission(self, request):
        return False

    def get_deleted_objects(self, objs, request):
        """The last source of a published record stays; withdraw the record, or name another source first."""
        deleted, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        leaving = Counter(evidence.record for evidence in objs if getattr(evidence.record, "is_published", False))
        bare = [record for record, count in leaving.items() if record.evidence.count() <= count]
        return deleted, counts, forbidden, [*protected, *map(str, bare)]

    @admin.display(description=_("record"))
    def record_shown(self, evidence):
        """The record that rests on the source, with a way to it."""
        record = evidence.record
        if record is None:
            return "–"
        address = address_of_record(record)
        if not address:
            return str(record)
        return format_html('<a href="{}">{}</a>', address, name_of(record))

    @admin.display(description=_("kind of record"), ordering="record_type")
    def kind_shown(self, evidence):
        """What kind of record rests on it."""
        return evidence.record_type.name

    @admin.action(description=_("Checked today"), permissions=["change"])
    def checked_today(self, request, queryset):
        """Seen in the source, by me, today."""
        today = timezone.localdate()
        self._judge(queryset, status=Evidence.Status.VERIFIED, checked_on=today, checked_by=request.user)

    @admin.action(description=_("Disputed"), permissions=["change"])
    def disputed(self, request, queryset):
        """Sources disagree."""
        self._judge(queryset, status=Evidence.Status.DISPUTED)

    @transaction.atomic
    def _judge(self, queryset, **columns):
        for evidence in queryset:
            for name, value in columns.items():
                setattr(evidence, name, value)
            evidence.save()
            note_change(evidence)


def name_of(record):
    """A name that costs no further query: a key, or the words of the record itself."""
    key = vars(record).get("key") or vars(record).get("eid")
    return key or f"{record._meta.verbose_name} {record.pk}"
