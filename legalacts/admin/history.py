"""The pages of a record's history: its story, and a former state that can be brought back as a draft."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from legalacts.models.publishing import has_state
from legalacts.models.restoring import restore
from legalacts.models.roles import may_publish_alone

from .links import address_of_record, is_number
from .story import Changed, named, said, story_of


class WithStory:
    """For admins: the history as a story, and the way back."""

    object_history_list_template = "admin/legalacts/object_history_list.html"

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        """The story below tells the changes, with those of the parts."""

    def history_view(self, request, object_id, extra_context=None):
        """Who, when, why, what; also of a record that is gone."""
        if not is_number(object_id):
            raise Http404
        story = {"story": story_of(self.model, int(object_id)), "may_restore": self.may_restore(request)}
        return super().history_view(request, object_id, {**story, **(extra_context or {})})

    def may_restore(self, request):
        """Who may edit the whole; what is public at all times, only an administrator."""
        edits = request.user.has_perm(f"legalacts.change_{self.opts.model_name}")
        return edits and (has_state(self.model) or may_publish_alone(request.user))

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """Show a former state beside the present one; bring it back, with a reason."""
        if not (is_number(object_id) and is_number(version_id)):
            raise Http404
        version = self.model.history.filter(id=object_id, history_id=version_id).exclude(history_type="-").first()
        if version is None:
            raise Http404
        present = self.model._base_manager.filter(pk=object_id).first()
        if not self.has_view_permission(request, present):
            raise PermissionDenied
        why = request.POST.get("why", "").replace("\x00", "").strip()[:100]
        if request.method == "POST":
            if not self.may_restore(request):
                raise PermissionDenied
            if why:
                return self._restored(request, version, why)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Former state: %(record)s") % {"record": version.instance},
            "opts": self.opts,
            "object_id": object_id,
            "version": version,
            "fields": [_beside(column, version, present) for column in self.model._meta.concrete_fields],
            "links": [_beside_links(column, version, present) for column in version._history_m2m_fields],
            "may_restore": self.may_restore(request),
            "unsaid": request.method == "POST",
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/legalacts/former_state.html", context)

    def _restored(self, request, version, why):
        record = restore(version, request.user, why)
        self.log_change(request, record, why)
        state = gettext("The former state is back as a draft.") if has_state(self.model) else gettext("It is back.")
        messages.success(request, state)
        return HttpResponseRedirect(address_of_record(record))


def _beside(column, version, present) -> Changed:
    """A field as it was, and as it is."""
    now = said(column, getattr(present, column.attname)) if present else ""
    return Changed(str(column.verbose_name), said(column, getattr(version, column.attname)), now)


def _beside_links(column, version, present) -> Changed:
    rows = getattr(version, column.name).values_list(f"{column.m2m_reverse_field_name()}_id", flat=True)
    now = [item.pk for item in getattr(present, column.name).all()] if present else []
    return Changed(str(column.verbose_name), named(column, set(rows)), named(column, set(now)))
