"""Records in and out as tables: upload, see what each row would change or what is wrong in it, then save.

Nothing is kept in between: the file travels through the page itself, packed, and is read and checked anew.
"""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from legalacts.interchange.document import UnreadableText
from legalacts.models import Recheck, Status
from legalacts.models.authorship import substance_of
from legalacts.models.noting import note_change, owners_of
from legalacts.models.publishing import Sourced, has_state
from legalacts.models.recheck import flag
from legalacts.models.roles import may_publish_alone

from .importing import packed, too_large, unpacked
from .links import address_of_record
from .second_person import is_live, shown_of

ONLY_AN_ADMINISTRATOR = _("The public reads this at once: change it on its own page, where a second person agrees.")
MOST_FAULTS = 200
MOST_CHANGES = 300
MOST_EXPORTED = 20_000


def sheets():
    """What reads and writes tables; loaded with the first of them, as most processes see none."""
    from legalacts.interchange import sheets  # noqa: PLC0415

    return sheets


class SheetForm(forms.Form):
    """The table, and why it is brought in."""

    file = forms.FileField(label=_("File"), required=False, help_text=_("CSV or XLSX."))
    packed = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Why"), required=False, max_length=100, help_text=_("The reason of the change; kept in the history.")
    )

    def data_and_name(self) -> tuple[bytes, str]:
        """The file as it was sent; raises UnreadableText when there is none."""
        if upload := self.cleaned_data["file"]:
            if upload.size > settings.IMPORT_LIMIT:
                raise UnreadableText(0, too_large())
            return upload.read(), upload.name
        if self.cleaned_data["packed"]:
            return unpacked(self.cleaned_data["packed"]), self.cleaned_data["name"]
        raise UnreadableText(0, gettext("Choose a file."))


class InSheets:
    """For admins of records that travel in tables."""

    def get_urls(self):
        """Add the pages of tables."""
        names = self.opts.app_label, self.opts.model_name
        view = self.admin_site.admin_view
        return [
            path("table/", view(self.import_table), name="{}_{}_table".format(*names)),
            path("table/<slug:form>/", view(self.export_table), name="{}_{}_export".format(*names)),
            path("table/blank/<slug:form>/", view(self.blank_table), name="{}_{}_blank".format(*names)),
            *super().get_urls(),
        ]

    def may_import(self, request) -> bool:
        """Those who may enter records by hand may bring them in; who only translates may not."""
        names = [self.opts.model_name, *(["evidence"] if issubclass(self.model, Sourced) else [])]
        return request.user.has_perms(f"legalacts.{verb}_{name}" for verb in ("add", "change") for name in names)

    def list_tools(self, request):
        """Offer the tables beside the list; what is exported is what the list shows."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        asked = f"?{request.GET.urlencode()}" if request.GET else ""
        if self.may_import(request):
            yield gettext("Import a table"), reverse(f"{name}_table")
        for form in sheets().FORMATS:
            yield (
                gettext("Export as %(format)s") % {"format": form.upper()},
                reverse(f"{name}_export", args=[form]) + asked,
            )
        yield from super().list_tools(request)

    def import_table(self, request):
        """The page: an empty form, what would change, or the list after it was saved."""
        if not self.may_import(request):
            raise PermissionDenied
        form = SheetForm(request.POST or None, request.FILES or None)
        title = gettext("Import a table: %(kind)s") % {"kind": self.opts.verbose_name_plural}
        context = {**self.admin_site.each_context(request), "title": title, "form": form, "opts": self.opts}
        context |= {
            "limit": settings.IMPORT_LIMIT // 1024 // 1024,
            "columns": sheets().blank_sheet(self.opts.model_name).head,
        }
        if request.method == "POST" and form.is_valid():
            try:
                data, name = form.data_and_name()
                save = "save" in request.POST
                outcome = self.read_table(request, data, name, form.cleaned_data["why"], save=save)
                if save and not outcome.faults:
                    return self._saved(request, outcome)
                context |= self._preview(outcome, data, name)
            except UnreadableText as error:
                context["refused"] = error
        return TemplateResponse(request, "admin/legalacts/table.html", context)

    def read_table(self, request, data, name, why, *, save):
        """Read the file; what is saved is noted for search and in the log, in one transaction with it."""
        reason = why or gettext("Imported from %(name)s") % {"name": name[-60:]}

        def after(change):
            note_change(change.record)
            self._log(request, change)
            if self._is_seen(change):
                flag(shown_of(change.record), Recheck.Because.ALONE, words=reason, made_by=request.user)

        def object_to(change):
            return ONLY_AN_ADMINISTRATOR if self._is_seen(change) and not may_publish_alone(request.user) else ""

        sheet = sheets().read_sheet(data)
        return sheets().import_sheet(
            self.opts.model_name, sheet, save=save, reason=reason, object_to=object_to, after=after
        )

    def _is_seen(self, change):
        """Whether the public would read at once what a row says, the record having no state of its own."""
        names = {column for column, _before, _after in change.changed}
        if has_state(self.model) or not names & substance_of(self.model):
            return False
        return any(map(is_live, owners_of(change.record))) if change.is_new else is_live(change.record)

    def _log(self, request, change):
        if change.is_new:
            self.log_addition(request, change.record, [{"added": {}}])
        else:
            columns = [column for column, _before, _after in change.changed]
            self.log_change(request, change.record, [{"changed": {"fields": columns}}])

    def _saved(self, request, outcome):
        said = ngettext(
            "%(count)s record was written as a draft.",
            "%(count)s records were written as drafts.",
            len(outcome.changes),
        )
        if not hasattr(self.model, "status"):
            said = ngettext("%(count)s record was written.", "%(count)s records were written.", len(outcome.changes))
        if not outcome.changes:
            said = gettext("Nothing was changed: all of it is known already.")
        messages.success(request, said % {"count": len(outcome.changes)})
        drafts = f"?status__exact={Status.DRAFT}" if outcome.changes and hasattr(self.model, "status") else ""
        return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist") + drafts)

    def _preview(self, outcome, data, name):
        shown = [(change, self._address(change)) for change in outcome.changes[:MOST_CHANGES]]
        return {
            "outcome": outcome,
            "faults": outcome.faults[:MOST_FAULTS],
            "more_faults": max(0, len(outcome.faults) - MOST_FAULTS),
            "changes": shown,
            "more_changes": max(0, len(outcome.changes) - MOST_CHANGES),
            "drafts": hasattr(self.model, "status"),
            "packed": packed(data),
            "file_name": name,
        }

    def _address(self, change):
        return "" if change.is_new else address_of_record(change.record)

    def export_table(self, request, form):
        """The records of the list as it is filtered."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        try:
            records = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))
        return self._file(
            sheets().export_sheet(self.opts.model_name, records[:MOST_EXPORTED]), form, timezone.localdate()
        )

    def blank_table(self, request, form):
        """The head of a table, to fill in."""
        if not self.may_import(request):
            raise PermissionDenied
        return self._file(sheets().blank_sheet(self.opts.model_name), form, "blank")

    def _file(self, sheet, form, label):
        if form not in sheets().FORMATS:
            raise Http404
        response = HttpResponse(sheets().write_sheet(sheet, form), content_type=sheets().FORMATS[form])
        name = f"{self.opts.model_name}-{label}.{form}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
