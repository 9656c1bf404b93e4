"""Citations found in wordings: what people confirm, reject or lead elsewhere."""

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Count
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from legalacts.citations import sentence_at
from legalacts.models import Citation
from legalacts.models.noting import note_change

from .law import ACT_NAMES, GROUP
from .records import RecordAdmin


class LeadsNowhere(admin.SimpleListFilter):
    """Whether the act or the place that is cited is known here."""

    title = _("target")
    parameter_name = "target"

    def lookups(self, request, model_admin):
        return [("none", _("not known here")), ("act", _("an act as a whole")), ("provision", _("a provision"))]

    def queryset(self, request, queryset):
        known = {
            "none": {"to_act": None},
            "act": {"to_act__isnull": False, "to_provision": None},
            "provision": {"to_provision__isnull": False},
        }
        return queryset.filter(**known.get(self.value(), {}))


class CitingAct(admin.SimpleListFilter):
    """The act whose wordings cite; only those with citations to decide on, the most first."""

    title = _("act that cites")
    parameter_name = "act"

    def lookups(self, request, model_admin):
        path = "wording__provision__act"
        open_ones = Citation.objects.filter(status=Citation.Status.DETECTED).order_by()
        rows = open_ones.values_list(f"{path}__key").annotate(number=Count("pk")).order_by("-number")[:30]
        return [(key, f"{key} ({number})") for key, number in rows]

    def queryset(self, request, queryset):
        return queryset.filter(wording__provision__act__key=self.value()) if self.value() else queryset


@admin.register(Citation)
class CitationAdmin(RecordAdmin):
    """Places in texts that name other provisions: found by the machine, confirmed by people."""

    group = GROUP
    list_display = ["text", "sentence", "wording", "to_act", "to_provision", "status"]
    list_filter = ["status", LeadsNowhere, CitingAct, "wording__language"]
    list_select_related = ["wording__provision__act", "to_act", "to_provision__act"]
    search_fields = ["text", "wording__provision__eid", *(f"to_act__{name}" for name in ACT_NAMES)]
    readonly_fields = ["sentence", "reading"]
    actions = ["confirm", "reject"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "wording",
                    ("text", "start", "end"),
                    "sentence",
                    "reading",
                    ("to_act", "to_provision"),
                    "status",
                ]
            },
        )
    ]

    @admin.display(description=_("sentence"))
    def sentence(self, citation):
        """The sentence that cites, with the words that do."""
        if citation.pk is None:
            return None
        whole, at = sentence_at(citation.wording.text, citation.start, citation.end)
        end = at + len(citation.text)
        return format_html("{}<mark>{}</mark>{}", whole[:at], whole[at:end], whole[end:])

    def save_model(self, request, record, form, change):
        """To lead a citation elsewhere is to decide on it."""
        led_elsewhere = {"to_act", "to_provision"} & set(form.changed_data)
        if change and led_elsewhere and record.status == Citation.Status.DETECTED:
            record.status = Citation.Status.CONFIRMED
        text, start, end = record.wording.text, record.start, record.end
        record.before, record.after = text[max(0, start - 80) : start], text[end : end + 80]
        super().save_model(request, record, form, change)

    @admin.action(description=_("Confirm"), permissions=["change"])
    def confirm(self, request, queryset):
        """These citations are right; what leads nowhere cannot be."""
        nowhere = queryset.filter(to_act=None).count()
        self._judge(request, queryset.exclude(to_act=None), Citation.Status.CONFIRMED)
        if nowhere:
            left = ngettext(
                "%(count)s citation leads nowhere and was left: give it an act first.",
                "%(count)s citations lead nowhere and were left: give them an act first.",
                nowhere,
            )
            self.message_user(request, left % {"count": nowhere}, messages.WARNING)

    @admin.action(description=_("Reject"), permissions=["change"])
    def reject(self, request, queryset):
        """These are no citations."""
        self._judge(request, queryset, Citation.Status.REJECTED)

    @transaction.atomic
    def _judge(self, request, queryset, status):
        count = 0
        for citation in queryset:
            citation.status = status
            citation._change_reason = str(Citation.Status(status).label)
            citation.save()
            note_change(citation)
            self.log_change(request, citation, [{"changed": {"fields": [gettext("status")]}}])
            count += 1
        counted = ngettext("%(count)s record is now: %(state)s.", "%(count)s records are now: %(state)s.", count)
        self.message_user(request, counted % {"count": count, "state": Citation.Status(status).label})
