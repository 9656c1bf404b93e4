"""What each role may touch: translators only the texts of their languages, whatever a browser sends."""

import logging
import re
from copy import copy

from django.contrib.admin.utils import flatten_fieldsets

from legalacts.models import Status, Wording
from legalacts.models.publishing import has_state
from legalacts.models.roles import languages_of

logger = logging.getLogger(__name__)
# Rows of one language each: what a translator may fill in of a new one, and edit of one that is there.
IN_ONE_LANGUAGE = {
    "wording": (["provision", "language", "nature", "heading", "text", "valid_from", "valid_from_precision",
                 "valid_to", "valid_to_precision"], ["heading", "text"]),
    "note": (["act", "provision", "language", "kind", "position", "text", "valid_from", "valid_from_precision",
              "valid_to", "valid_to_precision"], ["text"]),
}  # fmt: skip


class ForTranslators:
    """For admins and their parts: who may not edit the record may still edit its texts in their languages."""

    def translating(self, request) -> list[str]:
        """The languages the user may translate into here and must keep to; empty for who may edit the whole."""
        if request.user.has_perm(f"legalacts.change_{self.opts.model_name}"):
            return []
        return languages_of(request.user)

    def own_columns(self, request, record=None) -> list[str]:
        """The columns a translator may edit."""
        name, languages = self.opts.model_name, self.translating(request)
        if name in IN_ONE_LANGUAGE:
            return IN_ONE_LANGUAGE[name][1 if record else 0]
        names = getattr(self.model, "translated_names", {})
        return [f"{text}_{language}" for text in names for language in languages]

    def get_readonly_fields(self, request, obj=None):
        """To a translator everything but their own columns."""
        fixed = super().get_readonly_fields(request, obj)
        if not self.translating(request):
            return fixed
        mine = {*self.own_columns(request, obj), "why", "minor"}
        shown = set(flatten_fieldsets(self.get_fieldsets(request, obj))) & _columns(self.model)
        return [*fixed, *(name for name in shown if name not in mine and name not in fixed)]


class RoleAdmin(ForTranslators):
    """An admin that knows the roles."""

    def get_form(self, request, obj=None, change=False, **options):
        """To a translator, what the form asks beside the record's columns is shown and not read."""
        form = super().get_form(request, obj, change, **options)
        if self.translating(request):
            for name, field in form.base_fields.items():
                if name not in {*_columns(self.model), "why", "minor"}:
                    form.base_fields[name] = copy(field)
                    form.base_fields[name].disabled = True
        return form

    def has_change_permission(self, request, obj=None):
        """Of one record: also whoever may translate it. Of all of them: only who may edit the whole."""
        if super().has_change_permission(request, obj):
            return True
        languages = self.translating(request)
        if obj is None or not languages:
            return False
        if self.opts.model_name in IN_ONE_LANGUAGE:
            return obj.language in languages
        return bool(self.own_columns(request, obj))

    def has_add_permission(self, request):
        """A translator adds texts of one language, nothing else."""
        allowed = super().has_add_permission(request)
        return allowed or (self.opts.model_name in IN_ONE_LANGUAGE and bool(self.translating(request)))

    def formfield_for_choice_field(self, db_field, request, **options):
        """Offer a translator their own languages, and never the official text."""
        field = super().formfield_for_choice_field(db_field, request, **options)
        if languages := self.translating(request):
            if db_field.name == "language":
                field.choices = [choice for choice in field.choices if choice[0] in languages]
            if db_field.name == "nature":
                field.choices = [choice for choice in field.choices if choice[0] != Wording.Nature.OFFICIAL]
        return field

    def has_delete_permission(self, request, obj=None):
        """Nothing that has ever been public is deleted: it is withdrawn."""
        return super().has_delete_permission(request, obj) and (obj is None or not was_public(obj))

    def note_forged(self, request, record, form, formsets):
        """Keep in the log what was sent for fields that are not the user's to edit; it is ignored."""
        forged = [name for name in request.POST if name in _columns(self.model) and name not in form.fields]
        for formset in formsets:
            known = _columns(formset.model) - {
                "record_type",
                "record_id",
                getattr(getattr(formset, "fk", 0), "name", ""),
            }
            part = re.compile(rf"{re.escape(formset.prefix)}-\d+-(\w+)")
            found = {name: match[1] for name in request.POST if (match := part.fullmatch(name))}
            allowed = formset.form.base_fields
            forged += [name for name, column in found.items() if column in known and column not in allowed]
        if forged:
            who, names = request.user.get_username(), ", ".join(sorted(forged))[:300]
            logger.warning("%s sent fields they may not edit, of %s %s: %s", who, self.opts.model_name, record, names)
            self.log_change(request, record, f"Ignored, not theirs to edit: {names}")


def _columns(model):
    return {field.name for field in (*model._meta.fields, *model._meta.many_to_many)} - {"id"}


def was_public(record) -> bool:
    """Whether the public has ever seen the record itself; a query."""
    if not has_state(type(record)):
        return False
    return record.status == Status.PUBLISHED or record.history.filter(status=Status.PUBLISHED).exists()
