"""Institutions: whom they followed, how to reach them, what they are responsible for, whom they work with."""

from django.contrib import admin
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from legalacts.models import Contact, Cooperation, Institution, Responsibility, Succession
from legalacts.models.noting import note_change

from .filters import BeginsLater, HasBasis, Tried
from .languages import in_languages
from .law import PERIOD
from .links import address_of
from .published import PublishedAdmin
from .records import Blocks, RecordAdmin, Rows
from .sheets import InSheets
from .tasks import InTasks

GROUP = _("Institutions")
NAMES = ["key", *in_languages(Institution, "title")[0], *in_languages(Institution, "short_title")[0], "aliases"]


class ContactInline(Blocks):
    """How to reach it."""

    model = Contact
    fieldsets = [
        (None, {"fields": [("kind", "value"), ("languages", "source"), ("checked_on", "no_answer_on")]}),
        (_("City and hours"), {"fields": in_languages(Contact, "city", "hours"), "classes": ["collapse"]}),
    ]


class PredecessorInline(Rows):
    """Whom it followed."""

    model = Succession
    fk_name = "successor"
    fields = ["predecessor", "date", "precision"]
    verbose_name = _("predecessor")
    verbose_name_plural = _("predecessors")


class SuccessorInline(Rows):
    """Who followed it."""

    model = Succession
    fk_name = "predecessor"
    fields = ["successor", "date", "precision"]
    verbose_name = _("successor")
    verbose_name_plural = _("successors")


@admin.register(Institution)
class InstitutionAdmin(InSheets, PublishedAdmin):
    """Ministries, agencies, courts, organisations."""

    group = GROUP
    list_display = ["named", "kind", "jurisdiction"]
    list_filter = ["kind", ("jurisdiction", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["jurisdiction"]
    search_fields = NAMES
    inlines = [ContactInline, PredecessorInline, SuccessorInline]
    fieldsets = [
        (None, {"fields": [("key", "kind"), ("jurisdiction", "parent", "url"), PERIOD]}),
        (_("Names"), {"fields": [*in_languages(Institution, "title", "short_title"), "aliases"]}),
        (_("In plain words"), {"fields": in_languages(Institution, "description")}),
    ]

    def links(self, institution):
        """Its responsibilities are a list of their own."""
        count = institution.responsibilities.count()
        return [
            (
                gettext("Responsibilities: %(count)s") % {"count": count},
                address_of(Responsibility, institution__id__exact=institution.pk),
            ),
            (gettext("Add a responsibility"), address_of(Responsibility, "add", institution=institution.pk)),
            (
                gettext("Works with: %(count)s") % {"count": institution.cooperation_out.count()},
                address_of(Cooperation, one__id__exact=institution.pk),
            ),
        ]


@admin.register(Responsibility)
class ResponsibilityAdmin(InTasks, InSheets, PublishedAdmin):
    """Who does what."""

    group = GROUP
    list_display = ["function_shown", "institution", "nature", "during"]
    list_filter = ["nature", BeginsLater, HasBasis, ("institution__jurisdiction", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["institution"]
    search_fields = ["key", *in_languages(Responsibility, "function")[0], *(f"institution__{name}" for name in NAMES)]
    fieldsets = [
        (None, {"fields": [("key", "position"), ("institution", "nature", "territory")]}),
        (_("Function"), {"fields": in_languages(Responsibility, "function")}),
        (_("Period"), {"fields": [PERIOD]}),
        (_("Basis"), {"fields": ["basis_provisions", "basis_acts", "topics"]}),
    ]

    @admin.display(description=_("function"))
    def function_shown(self, responsibility):
        """The beginning of the function."""
        return Truncator(responsibility.function).chars(100) or responsibility.key


@admin.register(Cooperation)
class CooperationAdmin(PublishedAdmin):
    """Who works with whom."""

    group = GROUP
    list_display = ["one", "other", "strength", "nature", "direction", "model"]
    list_display_links = ["one", "other"]
    list_filter = ["strength", "nature", "direction", "model"]
    list_select_related = ["one", "other"]
    search_fields = [*(f"one__{name}" for name in NAMES), *(f"other__{name}" for name in NAMES)]
    fieldsets = [
        (None, {"fields": [("one", "other"), ("strength", "nature", "direction", "model")]}),
        (_("Description"), {"fields": in_languages(Cooperation, "description")}),
    ]


@admin.register(Contact)
class ContactAdmin(InSheets, RecordAdmin):
    """Telephones and addresses of all institutions, the longest unchecked first."""

    group = GROUP
    list_display = ["value", "kind", "institution", "city_shown", "checked_on", "no_answer_on"]
    list_filter = ["kind", Tried, ("institution__jurisdiction", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["institution", "source"]
    date_hierarchy = "checked_on"
    ordering = ["checked_on", "pk"]
    search_fields = ["value", *in_languages(Contact, "city")[0], *(f"institution__{name}" for name in NAMES)]
    actions = ["checked_today", "no_answer"]
    fieldsets = [
        (None, {"fields": ["institution", ("kind", "value"), ("languages", "source"), ("checked_on", "no_answer_on")]}),
        (_("City and hours"), {"fields": in_languages(Contact, "city", "hours")}),
    ]

    @admin.display(description=_("city"))
    def city_shown(self, contact):
        """Where it is."""
        return str(contact.city)

    @admin.action(description=_("Checked today"), permissions=["change"])
    def checked_today(self, request, queryset):
        """These contacts work."""
        self._tried(request, queryset, gettext("Checked today"), checked_on=timezone.localdate(), no_answer_on=None)

    @admin.action(description=_("No answer"), permissions=["change"])
    def no_answer(self, request, queryset):
        """Tried today in vain; the day of the last good check stays."""
        self._tried(request, queryset, gettext("No answer"), no_answer_on=timezone.localdate())

    @transaction.atomic
    def _tried(self, request, queryset, what, **columns):
        count = 0
        for contact in queryset:
            for name, value in columns.items():
                setattr(contact, name, value)
            contact._change_reason = what
            contact.save()
            note_change(contact)
            self.log_change(request, contact, [{"changed": {"fields": list(columns)}}])
            count += 1
        said = ngettext("%(what)s: %(count)s contact.", "%(what)s: %(count)s contacts.", count)
        self.message_user(request, said % {"what": what, "count": count})


@admin.register(Succession)
class SuccessionAdmin(RecordAdmin):
    """Who followed whom."""

    group = GROUP
    list_display = ["predecessor", "successor", "shown"]
    list_display_links = ["predecessor", "successor"]
    list_select_related = ["predecessor", "successor"]
    date_hierarchy = "date"
    search_fields = [*(f"predecessor__{name}" for name in NAMES), *(f"successor__{name}" for name in NAMES)]
    fieldsets = [
        (None, {"fields": [("predecessor", "successor"), ("date", "precision")]}),
        (_("Note to the reader"), {"fields": in_languages(Succession, "note")}),
    ]
