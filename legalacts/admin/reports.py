"""Reports of readers: what they say is wrong, and what became of it."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from legalacts.models import ReaderReport

from .links import address_of_record
from .lists import CarefulList
from .published import mark
from .searching import FoldedSearch
from .sources import name_of

Status = ReaderReport.Status
# States of records whose colours say the same.
COLOURS = {Status.NEW: "overdue", Status.LOOKED_AT: "in_review", Status.FIXED: "published", Status.REFUSED: "draft"}


@admin.register(ReaderReport)
class ReaderReportAdmin(CarefulList, FoldedSearch, admin.ModelAdmin):
    """They come from the public form only, and what the reader said is never edited."""

    group = _("Upkeep")
    list_display = ["said", "state", "kind", "record_shown", "page_shown", "language", "sent_on"]
    list_filter = ["status", "kind", "language", ("record_type", admin.RelatedOnlyFieldListFilter)]
    list_per_page = 50
    date_hierarchy = "sent_on"
    search_fields = ["text", "page", "answer"]
    list_select_related = ["record_type"]
    show_full_result_count = False
    save_on_top = True
    actions = ["looked_at", "fixed", "refused"]
    readonly_fields = [
        "page_shown", "record_shown", "kind", "language", "text", "sent_on", "handled_by", "closed_on"
    ]  # fmt: skip
    fieldsets = [
        (
            _("What the reader says"),
            {"fields": ["page_shown", "record_shown", "kind", "text", ("language", "sent_on")]},
        ),
        (_("What becomes of it"), {"fields": ["status", "answer", ("handled_by", "closed_on")]}),
    ]

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("record")

    @admin.display(description=_("what the reader says"))
    def said(self, report):
        """The beginning of the words; the kind where there are none."""
        return Truncator(report.text).chars(90) or report.get_kind_display()

    @admin.display(description=_("status"), ordering="status")
    def state(self, report):
        """The status in its colour."""
        return mark(COLOURS[report.status], report.get_status_display())

    @admin.display(description=_("page"), ordering="page")
    def page_shown(self, report):
        """The page the report is about, as the public sees it."""
        return format_html('<a href="{}">{}</a>', report.page, report.page) if report.page else None

    @admin.display(description=_("record"))
    def record_shown(self, report):
        """The record to mend."""
        record = report.record
        if record is None:
            return None
        address = address_of_record(record)
        if not address:
            return str(record)
        return format_html('<a href="{}">{}: {}</a>', address, record._meta.verbose_name, name_of(record))

    def save_model(self, request, report, form, change):
        """Remember who gave it its status."""
        if "status" in form.changed_data:
            report.handle(request.user, report.status, timezone.localdate())
        super().save_model(request, report, form, change)

    @admin.action(description=_("Looked at"), permissions=["change"])
    def looked_at(self, request, queryset):
        """Somebody is at it."""
        self._handle(request, queryset, Status.LOOKED_AT)

    @admin.action(description=_("Fixed"), permissions=["change"])
    def fixed(self, request, queryset):
        """The page has been corrected."""
        self._handle(request, queryset, Status.FIXED)

    @admin.action(description=_("Refused"), permissions=["change"])
    def refused(self, request, queryset):
        """Nothing is wrong, or nothing can be done."""
        self._handle(request, queryset, Status.REFUSED)

    def _handle(self, request, queryset, status):
        reports = list(queryset)
        for report in reports:
            report.handle(request.user, status, timezone.localdate())
            report.save()
            self.log_change(request, report, [{"changed": {"fields": [gettext("status")]}}])
        counted = ngettext("%(count)s record is now: %(state)s.", "%(count)s records are now: %(state)s.", len(reports))
        self.message_user(request, counted % {"count": len(reports), "state": status.label})
