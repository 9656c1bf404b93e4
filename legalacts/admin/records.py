"""The admin every record shares: folded search, history with reasons, changes noted for search, sources at hand."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.contenttypes.admin import GenericStackedInline
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.db import transaction
from django.forms.models import BaseInlineFormSet
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from legalacts.models import Evidence
from legalacts.models.moving import after_move, stored_status
from legalacts.models.noting import note_change
from legalacts.models.publishing import Sourced, has_state

from .aids import Aided
from .changes import note_deletion
from .deleting import SaysWhatGoes
from .forms import PartForm, PartFormSet, PlainFields, RecordForm
from .history import WithStory
from .languages import in_languages
from .links import open_reports
from .lists import CarefulList
from .roles import IN_ONE_LANGUAGE, ForTranslators, RoleAdmin
from .searching import FoldedSearch
from .second_person import SecondPerson

# More than a record has, and fewer than would keep the server busy.
MOST_PARTS = 200


class InlineFormSet(PartFormSet, BaseInlineFormSet):
    """Parts of one record."""


class EvidenceFormSet(PartFormSet, BaseGenericInlineFormSet):
    """Sources of one record."""


class Part(PlainFields, ForTranslators):
    """What parts of a record have in common, in rows or in blocks."""

    form = PartForm
    formset = InlineFormSet
    extra = 0
    max_num = MOST_PARTS
    show_change_link = True

    def get_formset(self, request, obj=None, **options):
        formset = super().get_formset(request, obj, absolute_max=MOST_PARTS, **options)
        formset.form.request = request
        return formset

    def has_change_permission(self, request, obj=None):
        """Also of who may translate its texts."""
        allowed = super().has_change_permission(request, obj)
        texts = self.opts.model_name not in IN_ONE_LANGUAGE and self.own_columns(request, obj)
        return allowed or bool(self.translating(request) and texts)


class Rows(Part, admin.TabularInline):
    """Parts with few fields, one on each line."""


class Blocks(Part, admin.StackedInline):
    """Parts with texts in three languages."""


class EvidenceInline(Part, GenericStackedInline):
    """The sources a record rests on."""

    model = Evidence
    formset = EvidenceFormSet
    ct_field = "record_type"
    ct_fk_field = "record_id"
    readonly_fields = ["checked_by"]

    def get_extra(self, request, obj=None, **options):
        """Room for the first source, also where no script runs."""
        return 0 if obj and obj.evidence.exists() else 1

    fieldsets = [
        (None, {"fields": [("source", "locator", "as_of"), ("status", "checked_on", "checked_by")]}),
        (_("Note to the reader"), {"fields": in_languages(Evidence, "note"), "classes": ["collapse"]}),
    ]


class RecordList(ChangeList):
    """A list whose columns cost a constant number of queries."""

    def get_queryset(self, request, **options):
        return super().get_queryset(request, **options).prefetch_related(*self.model_admin.list_prefetch)


class RecordAdmin(
    Aided, WithStory, SecondPerson, RoleAdmin, SaysWhatGoes, CarefulList, FoldedSearch, PlainFields, SimpleHistoryAdmin
):
    """A record of the knowledge base; subclasses say what is in lists and forms.

    `group` is its place on the start page, `list_prefetch` what columns of the list need beside the record.
    """

    form = RecordForm
    group = None
    list_prefetch = ()
    list_per_page = 50
    save_on_top = True
    show_full_result_count = False
    change_form_template = "admin/legalacts/change_form.html"

    # what is shown

    @admin.display(description=_("name"), ordering="key")
    def named(self, record):
        """The name in the language of the admin, and the key."""
        return format_html('{} <span class="kb-key">{}</span>', record, record.key)

    @admin.display(description=_("period"), ordering="valid_from")
    def during(self, record):
        """The first and the last day as far as they are known."""
        return f"{record.starts or '…'} – {record.ends}".strip() if record.starts or record.ends else None

    @admin.display(description=_("date"), ordering="date")
    def shown(self, record):
        """The date as far as it is known."""
        return record.shown or None

    def label_of(self, record):
        """How the record is called in links to it."""
        return str(record)

    def get_changelist(self, request, **options):
        return RecordList

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*(self.list_select_related or ()))

    def get_fieldsets(self, request, obj=None):
        return [*self.fieldsets, (None, {"fields": [("why", "minor")]})]

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change, **options)
        form.request = request
        return form

    def get_inlines(self, request, obj):
        return [*self.inlines, EvidenceInline] if issubclass(self.model, Sourced) else self.inlines

    def list_tools(self, request):
        """What else can be done from the list; pairs of name and address."""
        return []

    def changelist_view(self, request, extra_context=None):
        tools = {"list_tools": list(self.list_tools(request))}
        return super().changelist_view(request, {**tools, **(extra_context or {})})

    def links(self, record):
        """Lists of what belongs to the record but is not edited here; pairs of name and address."""
        return []

    def render_change_form(self, request, context, *args, obj=None, **options):
        """Offer those lists above the form."""
        stored = self.get_queryset(request).filter(pk=obj.pk).first() if obj else None
        context["links"] = [*self.links(stored), *open_reports(stored)] if stored else []
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def view_on_site(self, record):
        """The record's public page, if the public has one."""
        # As it is stored: the form may hold what will be refused.
        record = self.get_queryset(None).filter(pk=record.pk).first()
        shown_with = [getattr(record, name, record) for name in ("act", "institution")]
        if not hasattr(record, "get_absolute_url") or any(hidden(part) for part in (record, *shown_with)):
            return None
        return record.get_absolute_url()

    # what is kept

    def save_model(self, request, record, form, change):
        """Save it with the reason of the edit, and note the change."""
        record._change_reason = form.cleaned_data.get("why") or None
        record.only_a_slip = form.cleaned_data.get("minor", False)
        super().save_model(request, record, form, change)
        if isinstance(record, Evidence):
            stamp_check(record, form.changed_data, request.user)
        note_change(record)

    def save_formset(self, request, form, formset, change):
        """Save the parts and note their changes."""
        parts = formset.save(commit=False)
        note_deletion(formset.deleted_objects)
        for part in formset.deleted_objects:
            part.delete()
        changed = dict(formset.changed_objects)
        for part in parts:
            why, before = form.cleaned_data.get("why") or "", stored_status(part)
            part._change_reason = why or None
            part.only_a_slip = form.cleaned_data.get("minor", False)
            part.save()
            if has_state(type(part)) and part.status != before:
                after_move(part, before, request.user, why=why, alone=self._alone(formset, part))
            if isinstance(part, Evidence):
                stamp_check(part, changed.get(part, ["status"]), request.user)
            note_change(part)
        formset.save_m2m()

    @staticmethod
    def _alone(formset, part):
        return next((form.alone for form in formset.forms if form.instance is part), False)

    def delete_model(self, request, record):
        note_deletion([record])
        super().delete_model(request, record)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        # One by one, so that each leaves its last state in the history.
        for record in queryset:
            self.delete_model(request, record)


def hidden(record):
    """Whether the record has a state of publication and is not public."""
    return not getattr(record, "is_published", True)


def stamp_check(evidence, changed, user):
    """Who checked a source is who says so here; without a day given, today."""
    if evidence.status == Evidence.Status.VERIFIED and {"status", "checked_on"} & set(changed):
        evidence.checked_by = user
        evidence.checked_on = evidence.checked_on or timezone.localdate()
        evidence.save()
