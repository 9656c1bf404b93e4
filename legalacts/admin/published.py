"""The admin of records with a state of publication: draft → in review → published → withdrawn."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from legalacts.models import Evidence, Published, Status
from legalacts.models.moving import after_move, move, objections, plan, stored_status
from legalacts.models.publishing import Sourced, missing_for_publication
from legalacts.models.roles import may_publish

from .filters import Checked, MissingLanguage, ReviewDue
from .forms import PublishedForm
from .hiding import hide_page, may_hide
from .languages import in_languages, language_name, missing_languages
from .links import address_of_record
from .records import RecordAdmin
from .standing import Standing, moves_of, people_of, waiting_of

MOST_MESSAGES = 20


class PublishedAdmin(RecordAdmin):
    """A record that is shown to the public once it is published."""

    form = PublishedForm
    actions = ["send_to_review", "publish", "withdraw"]
    list_prefetch = ["evidence"]

    def get_list_display(self, request):
        first, *rest = self.list_display
        return [first, "standing", *rest]

    def get_list_filter(self, request):
        ours = ["status", MissingLanguage]
        if issubclass(self.model, Sourced):
            ours.append(Checked)
        if issubclass(self.model, Published):
            ours.append(ReviewDue)
        return [*ours, *self.list_filter]

    def get_fieldsets(self, request, obj=None):
        step = ("publish_on", "why", "minor") if may_publish(request.user) else ("why", "minor")
        tail = [(_("Publication"), {"fields": [("status",), step]})]
        if issubclass(self.model, Published):
            note = {"fields": in_languages(self.model, "note")}
            tail = [
                (_("Note to the reader"), note if obj and obj.note else {**note, "classes": ["collapse"]}),
                (_("Publication"), {"fields": [("status", "review_by"), step]}),
            ]
        return [*self.fieldsets, *tail]

    # the second column of the list, so that a telephone shows it

    @admin.display(description=_("status"), ordering="status")
    def standing(self, record):
        """Its state, how far it is checked, which languages it lacks; in one column, because three do not fit."""
        words = [mark(record.status, record.get_status_display()), *self._warnings(record), self._languages(record)]
        if record.status == Status.PUBLISHED:
            hide = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_hide")
            words.append(format_html('<a href="{}?record={}">{}</a>', hide, record.pk, gettext("Hide now")))
        return format_html(
            '<div class="kb-stand">{}</div>', format_html_join("", "<div>{}</div>", ((w,) for w in words))
        )

    def _warnings(self, record):
        if getattr(record, "review_by", None) and record.review_by < timezone.localdate():
            yield mark("overdue", gettext("review overdue"))
        if not isinstance(record, Sourced):
            return
        if record.evidence.all():
            yield mark(record.checked, Evidence.Status(record.checked).label)
        elif record.needs_evidence:
            yield mark("none", gettext("without source"))

    def _languages(self, record):
        missing = self.missing_languages(record)
        return format_html_join(
            " ",
            '<span class="kb-language{}" title="{}">{}</span>',
            ((" kb-missing" if texts else "", lacking(texts), language) for language, texts in missing.items()),
        )

    def get_urls(self):
        """Add the page that hides records."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_hide"
        page = path("hide/", self.admin_site.admin_view(lambda request: hide_page(request, self)), name=name)
        return [page, *super().get_urls()]

    # top of the form

    def missing_languages(self, record):
        """For each language, what lacks it."""
        return missing_languages(record)

    def wanted(self, record):
        """What would make the record better; sentences."""
        for language, texts in self.missing_languages(record).items():
            if texts:
                names = get_text_list([str(text) for text in texts], gettext("and"))
                yield gettext("%(language)s is missing: %(texts)s.") % {
                    "language": language_name(language),
                    "texts": names,
                }
        if hasattr(record, "basis_acts") and not (record.basis_acts.exists() or record.basis_provisions.exists()):
            yield gettext("No legal basis is named.")
        if isinstance(record, Sourced) and record.checked in {"unverified", "disputed", "outdated"}:
            yield gettext("Sources: %(state)s.") % {"state": Evidence.Status(record.checked).label}
        if getattr(record, "review_by", None) and record.review_by < timezone.localdate():
            yield gettext("The date of review has passed.")

    def render_change_form(self, request, context, *args, obj=None, **options):
        """Say above the form where the record stands."""
        if obj is not None and obj.pk:
            stored = self.get_queryset(request).get(pk=obj.pk)
            may_edit = self.has_change_permission(request, obj) and not self.translating(request)
            context["standing"] = Standing(
                stored.status,
                stored.get_status_display(),
                people_of(stored, request.user),
                [self.said(missing) for missing in missing_for_publication(stored)],
                list(self.wanted(stored)),
                moves_of(stored, request.user) if may_edit else [],
                may_hide=stored.status == Status.PUBLISHED and may_hide(request.user, self),
                **waiting_of(stored),
            )
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def said(self, missing):
        """What is missing, with the name of the field."""
        names = {field.name: field.verbose_name for field in self.opts.get_fields() if hasattr(field, "verbose_name")}
        if missing.field in names and missing.field != "evidence":
            return f"{names[missing.field]}: {missing.message}"
        return str(missing.message)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Let a button set the state along with everything else in the form."""
        if state := request.POST.get("_state"):
            request.POST = request.POST.copy()
            request.POST["status"] = state
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, record, form, change):
        """Save it in its new state; one that is to become public on a day to come waits for it."""
        before = stored_status(record)
        form.day = form.planned_day
        if form.day:
            record.status = Status.IN_REVIEW
        super().save_model(request, record, form, change)
        if record.status != before:
            after_move(record, before, request.user, why=form.cleaned_data.get("why") or "", alone=form.alone)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.day:
            plan(form.instance, form.day, request.user, why=form.cleaned_data.get("why") or "")

    # actions on the list

    def has_move_permission(self, request):
        """Whether they may bring records to another state; what exactly is asked of each record."""
        return request.user.has_perm(f"legalacts.change_{self.opts.model_name}")

    def has_hide_permission(self, request):
        return may_hide(request.user, self)

    @admin.action(description=_("Send to review"), permissions=["move"])
    def send_to_review(self, request, queryset):
        """Drafts and withdrawn records into review."""
        self._move(request, queryset.filter(status__in=[Status.DRAFT, Status.WITHDRAWN]), Status.IN_REVIEW)

    @admin.action(description=_("Publish"), permissions=["move"])
    def publish(self, request, queryset):
        """Records that lack nothing, and that another person wrote, to the public; what hinders the others is said."""
        self._move(request, queryset.exclude(status=Status.PUBLISHED), Status.PUBLISHED)

    @admin.action(description=_("Hide now"), permissions=["hide"])
    def withdraw(self, request, queryset):
        """Published records out of sight, at once; asks why."""
        chosen = queryset.filter(status=Status.PUBLISHED).values_list("pk", flat=True)
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_hide")
        return HttpResponseRedirect(f"{address}?{urlencode([('record', pk) for pk in chosen])}")

    @transaction.atomic
    def _move(self, request, queryset, status):
        moved, refused = 0, []
        for record in queryset:
            missing = missing_for_publication(record) if status == Status.PUBLISHED else []
            missing += objections(record, status, request.user)
            if missing:
                refused.append((record, missing))
                continue
            move(record, status, request.user)
            self.log_change(request, record, [{"changed": {"fields": [gettext("status")]}}])
            moved += 1
        self._report(request, moved, refused, Status(status).label)

    def _report(self, request, moved, refused, state):
        for record, missing in refused[:MOST_MESSAGES]:
            address = address_of_record(record)
            reasons = " ".join(self.said(reason) for reason in missing)
            self.message_user(
                request,
                format_html('<a href="{}">{}</a>: {}', address, self.label_of(record), reasons),
                messages.ERROR,
            )
        if len(refused) > MOST_MESSAGES:
            more = len(refused) - MOST_MESSAGES
            said = ngettext("%(count)s more is not ready.", "%(count)s more are not ready.", more) % {"count": more}
            self.message_user(request, said, messages.ERROR)
        counted = ngettext("%(count)s record is now: %(state)s.", "%(count)s records are now: %(state)s.", moved)
        level = messages.SUCCESS if moved else messages.WARNING
        self.message_user(request, counted % {"count": moved, "state": state}, level)


def lacking(texts):
    """What a language lacks, in a few words."""
    names = ", ".join(map(str, texts))
    return gettext("missing: %(texts)s") % {"texts": names} if names else gettext("complete")


def mark(state, label):
    """A word in a colour of its own."""
    return format_html('<span class="kb-state kb-{}">{}</span>', state, label)
