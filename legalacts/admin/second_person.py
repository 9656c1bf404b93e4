"""What the public sees changes when a second person agrees: until then an edit waits as a proposal.

An edit of a record that is not public is simply saved. An administrator's edit of a public record is saved with a
reason, and a second person is asked to look at it.
"""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext

from legalacts.models import Proposal, Recheck, Status
from legalacts.models.authorship import substance_of
from legalacts.models.moving import newest_version
from legalacts.models.noting import owners_of
from legalacts.models.publishing import has_state
from legalacts.models.recheck import flag
from legalacts.models.roles import may_publish_alone

from .links import is_number

BUTTONS = ("csrfmiddlewaretoken", "_save", "_continue", "_addanother", "_state", "_another", "_basis")
# What curators say of the site's own reading of a text is not what the text says.
NOT_TEXT = ("citation", "recheck", "proposal", "planned")
# What is said of the step itself.
ASIDE = {"why", "minor", "publish_on", "DELETE", "id"}
LONGEST = 2000


@dataclass
class Sent:
    """What a form that was sent would change: the fields by name, as a reader of proposals sees them."""

    changes: list[dict] = field(default_factory=list)
    live: bool = False
    proposing: bool = False
    accepting: Proposal | None = None
    form: object = None
    title: str = ""

    @property
    def writing(self) -> bool:
        """Whether it changes what the record says."""
        return bool(self.changes)


class SecondPerson:
    """For admins: an edit of what is public waits for a second person."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Look first what was sent, then save it; what needs a second person is undone and kept as a proposal."""
        sent = request.sent = Sent(accepting=getattr(request, "accepting", None))
        if request.method == "POST" and (object_id is None or is_number(object_id)):
            self._read_sent(request, object_id)
        with transaction.atomic():
            response = super().changeform_view(request, object_id, form_url, extra_context)
            waits = sent.proposing and sent.form is not None
            transaction.set_rollback(waits or transaction.get_rollback())
        if waits:
            self._propose(request, object_id)
        return response

    def has_delete_permission(self, request, obj=None):
        """A part that the public sees goes by an edit of its whole, which waits; at once only by an administrator."""
        allowed = super().has_delete_permission(request, obj)
        if obj is None or has_state(self.model) or self.opts.model_name in NOT_TEXT:
            return allowed
        return allowed and (may_publish_alone(request.user) or not is_live(obj))

    def delete_model(self, request, record):
        """Delete it; of a part of what the public sees, ask a second person to look at the whole."""
        whole = shown_of(record)
        if whole != record and is_live(whole) and self.opts.model_name not in NOT_TEXT:
            words = f"{str(record)[:300]}: {gettext('deleted')}"
            flag(whole, Recheck.Because.ALONE, words=words, made_by=request.user)
        super().delete_model(request, record)

    def _read_sent(self, request, object_id):
        record = self.get_object(request, object_id) if object_id else None
        if object_id and (record is None or not self.has_change_permission(request, record)):
            return
        if not object_id and not self.has_add_permission(request):
            return
        form = self.get_form(request, record, change=bool(record))(request.POST, instance=record)
        # The instance the form fills is its own: what is stored is asked for anew.
        formsets, _inlines = self._create_formsets(request, form.instance, change=bool(record))
        sent = request.sent
        sent.changes = [*changes_of(form), *(change for formset in formsets for change in changes_of_parts(formset))]
        if record:
            self.note_forged(request, self.get_object(request, object_id), form, formsets)
            sent.live = is_live(self.get_object(request, object_id)) and not leaves(form)
        if not sent.live and not has_state(self.model) and form.is_valid():
            # A part is public as soon as it is given to a public record, be it new or another's so far.
            sent.live = any(is_live(owner) for owner in owners_of(form.instance))
        sent.proposing = self._waits(request, sent)

    def _waits(self, request, sent):
        needs_two = sent.live and sent.writing and self.opts.model_name not in NOT_TEXT
        return needs_two and not (sent.accepting or may_publish_alone(request.user))

    def save_related(self, request, form, formsets, change):
        """Save the parts too; of an administrator's edit, ask a second person to look at it."""
        super().save_related(request, form, formsets, change)
        sent = request.sent
        sent.form, sent.title = form, str(form.instance)[:300]
        if sent.live and sent.writing and not sent.accepting and self.opts.model_name not in NOT_TEXT:
            reason = form.cleaned_data.get("why") or ""
            flag(shown_of(form.instance), Recheck.Because.ALONE, words=reason, made_by=request.user)

    def _propose(self, request, object_id):
        sent = request.sent
        Proposal.objects.create(
            record_type=self.content_type_model_cls.objects.get_for_model(self.model),
            record_id=int(object_id) if object_id else None,
            title=sent.title,
            version=newest_version(self.get_object(request, object_id)) if object_id else 0,
            sent={name: values for name, values in request.POST.lists() if name not in BUTTONS},
            changes=sent.changes,
            why=sent.form.cleaned_data.get("why") or "",
            made_by=request.user,
        )

    def response_change(self, request, record):
        return self._told(request, record) if request.sent.proposing else super().response_change(request, record)

    def response_add(self, request, record, post_url_continue=None):
        if request.sent.proposing:
            return self._told(request, record)
        return super().response_add(request, record, post_url_continue)

    def _told(self, request, record):
        said = gettext("Your change waits for a second person; until then the public sees what was there before.")
        self.message_user(request, said, messages.SUCCESS)
        return self.response_post_save_change(request, record)


def leaves(form) -> bool:
    """Whether the same step takes the record from the public; a state that is not the user's to set does not."""
    field = form.fields.get("status")
    return field is not None and not field.disabled and form.data.get("status") != Status.PUBLISHED


def changes_of(form) -> list[dict]:
    """What a form changes of what its record says: field, before, after."""
    meta = form._meta.model._meta
    columns = {column.name for column in (*meta.fields, *meta.many_to_many)}
    aside = columns - substance_of(form._meta.model) | ASIDE
    return [_change(form, name) for name in form.changed_data if name not in aside]


def changes_of_parts(formset) -> list[dict]:
    """What is changed, added or removed of the parts of a record."""
    found = []
    title = str(capfirst(formset.model._meta.verbose_name))
    for form in formset.forms:
        if formset.data.get(form.add_prefix("DELETE")) and form.instance.pk:
            found.append({"part": title, "of": str(form.instance), "field": "", "old": str(form.instance), "new": ""})
        elif form.has_changed():
            of = str(form.instance) if form.instance.pk else gettext("new")
            found += [change | {"part": title, "of": of} for change in changes_of(form)]
    return found


def _change(form, name: str) -> dict:
    model = form._meta.model
    old = form.get_initial_for_field(form.fields[name], name) if form.instance.pk else ""
    sent = form[name].data
    return {
        "field": name,
        "model": model._meta.model_name,
        "old": _words(model, name, old),
        "new": _words(model, name, sent),
    }


def _words(model, name, value) -> str:
    """A value as a person reads it: linked records by their names, choices by their labels."""
    if value in (None, "", [], {}):
        return ""
    try:
        column = model._meta.get_field(name)
    except FieldDoesNotExist:
        column = None
    if column is not None and column.is_relation and column.related_model:
        many = value if isinstance(value, list | tuple | models.QuerySet) else [value]
        keys = [key for key in (str(getattr(one, "pk", one)) for one in many) if is_number(key)]
        return ", ".join(str(found) for found in column.related_model._base_manager.filter(pk__in=keys))
    choices = dict(getattr(column, "flatchoices", ()) or ())
    if not isinstance(value, list | dict):
        value = choices.get(value, value)
    return Truncator(str(value)).chars(LONGEST)


def is_live(record) -> bool:
    """Whether the public sees it now: by its own state, or by that of the records it is shown with."""
    if has_state(type(record)):
        return record.status == Status.PUBLISHED
    owners = owners_of(record)
    return any(is_live(owner) for owner in owners) if owners else True


def shown_of(record):
    """The record of which the public is told that it is to be looked at again: of a part, the whole."""
    return record if has_state(type(record)) else next(iter(owners_of(record)), record)
