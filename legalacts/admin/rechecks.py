"""What is to be looked at again: a list to work off, one click for each."""

from django.contrib import admin
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from legalacts.models import Recheck

from .lists import CarefulList
from .proposals import GROUP, link_to


class Due(admin.SimpleListFilter):
    """What is to be done now, what a change to come will ask for, what is done."""

    title = pgettext_lazy("of work", "state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("coming", _("of changes to come")), ("done", _("done"))]

    def choices(self, changelist):
        shown = {"selected": self.value() is None, "query_string": changelist.get_query_string(remove=["state"])}
        return [shown | {"display": _("to be done")}, *list(super().choices(changelist))[1:]]

    def queryset(self, request, queryset):
        if self.value() == "done":
            return queryset.exclude(done_at=None)
        due = queryset.due(timezone.localdate())
        return queryset.open().exclude(pk__in=due.values("pk")) if self.value() == "coming" else due


@admin.register(Recheck)
class RecheckAdmin(CarefulList, admin.ModelAdmin):
    """The list: choose, say that it is still right, or follow the link and mend it."""

    group = GROUP
    list_display = ["leads", "kind", "language", "because", "words", "since", "made_by", "done_by", "outcome"]
    list_display_links = None
    list_filter = [Due, "because", "language", ("record_type", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["record_type", "made_by", "done_by"]
    list_per_page = 50
    show_full_result_count = False
    actions = ["still_right", "corrected"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("record")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        """Records are worked off in the list alone."""
        return obj is None and super().has_change_permission(request)

    @admin.display(description=_("record"))
    def leads(self, recheck):
        """A link to the record that is to be looked at."""
        title = str(recheck.record) if recheck.record is not None else "–"
        return link_to(recheck.record_type, recheck.record_id, title)

    @admin.display(description=_("kind"))
    def kind(self, recheck):
        """What kind of record it is."""
        return recheck.record_type.name

    @admin.action(description=_("Looked at: still right"), permissions=["change"])
    def still_right(self, request, queryset):
        """They stay as they are."""
        self._done(request, queryset, gettext("still right"))

    @admin.action(description=_("Looked at: corrected"), permissions=["change"])
    def corrected(self, request, queryset):
        """They have been mended."""
        self._done(request, queryset, gettext("corrected"))

    @transaction.atomic
    def _done(self, request, queryset, outcome):
        asked = queryset.open()
        own = asked.filter(because=Recheck.Because.ALONE, made_by=request.user)
        hidden = asked.filter(because=Recheck.Because.HIDDEN)
        left = own.count() + hidden.count()
        done = asked.exclude(pk__in=own.values("pk")).exclude(pk__in=hidden.values("pk"))
        count = done.settle(request.user, outcome)
        said = ngettext("%(count)s is done.", "%(count)s are done.", count) % {"count": count}
        self.message_user(request, said)
        if left:
            said = gettext("Left: what you published alone, and what is hidden until it is published again.")
            self.message_user(request, said, "warning")
