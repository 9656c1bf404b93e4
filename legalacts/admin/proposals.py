"""What waits: changes of public records for a second person, publications for their day."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from legalacts.models import Planned, Proposal
from legalacts.models.moving import newest_version
from legalacts.models.roles import may_publish, may_publish_alone

from .lists import CarefulList

GROUP = _("Publication")


class Open(admin.SimpleListFilter):
    """What waits still; everything on demand."""

    title = pgettext_lazy("of work", "state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("all", _("decided too"))]

    def choices(self, changelist):
        shown = {"selected": self.value() is None, "query_string": changelist.get_query_string(remove=["state"])}
        return [shown | {"display": _("waiting")}, *list(super().choices(changelist))[1:]]

    def queryset(self, request, queryset):
        return queryset if self.value() == "all" else queryset.open()


class WaitingAdmin(CarefulList, admin.ModelAdmin):
    """Lists of what waits; it is made elsewhere, and kept."""

    group = GROUP
    list_filter = [Open]
    list_select_related = ["record_type", "made_by", "decided_by"]
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=_("record"))
    def leads(self, waiting):
        """A link to the record."""
        return link_to(waiting.record_type, waiting.record_id, waiting.title)


@admin.register(Planned)
class PlannedAdmin(WaitingAdmin):
    """What becomes public on a day to come."""

    list_display = ["day", "leads", "made_by", "why", "answer"]
    fields = ["day", "leads", "made_by", "made_at", "why", "decided_at", "answer"]


@admin.register(Proposal)
class ProposalAdmin(WaitingAdmin):
    """Changes of public records that wait for a second person."""

    list_display = ["title", "kind", "made_by", "made_at", "why", "answer"]
    fields = ["leads", "made_by", "made_at", "why", "decided_by", "decided_at", "answer"]
    change_form_template = "admin/legalacts/proposal/change_form.html"

    @admin.display(description=_("kind"))
    def kind(self, proposal):
        """What kind of record it concerns."""
        return proposal.record_type.name

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show it; accept or refuse it."""
        proposal = self.get_object(request, object_id) if object_id else None
        if proposal is None or not self.has_view_permission(request, proposal):
            return super().changeform_view(request, object_id, form_url, extra_context)
        if request.method == "POST":
            return self._decide(request, proposal)
        hindered = hindrance(proposal, request.user)
        context = {"proposal": proposal, "changes": labelled(proposal.changes), "hindered": hindered}
        context["may_refuse"] = may_refuse(proposal, request.user)
        return super().changeform_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def _decide(self, request, proposal):
        answer = request.POST.get("answer", "").replace("\x00", "").strip()[:300]
        if "refuse" in request.POST:
            if not may_refuse(proposal, request.user):
                raise PermissionDenied
            decided(proposal, request.user, answer or gettext("refused"))
            return HttpResponseRedirect(reverse("admin:legalacts_proposal_changelist"))
        hindered = hindrance(proposal, request.user)
        if hindered:
            self.message_user(request, hindered, messages.ERROR)
            return HttpResponseRedirect(request.path)
        return self._accept(request, proposal, answer)

    def _accept(self, request, proposal, answer):
        """Save the form again as it was sent, in the name of who sent it."""
        reviewer, errors = request.user, []
        with transaction.atomic():
            locked = Proposal.objects.select_for_update().filter(pk=proposal.pk, decided_at=None)
            if not locked.exists():
                return HttpResponseRedirect(request.path)
            errors = replay(self.admin_site, request, proposal)
            request.user = reviewer
            if errors is None:
                decided(proposal, reviewer, answer or gettext("accepted"), accepted=True)
        if errors is None:
            self.message_user(request, gettext("The change is public."), messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:legalacts_proposal_changelist"))
        said = gettext("It no longer fits: %(errors)s") % {"errors": " ".join(errors)}
        self.message_user(request, said, messages.ERROR)
        return HttpResponseRedirect(request.path)


def hindrance(proposal, user) -> str:
    """Why the user may not accept the proposal; empty when they may."""
    record = proposal.record if proposal.record_id else None
    if proposal.decided_at:
        return gettext("It is decided.")
    if not may_publish(user):
        return gettext("Only a reviewer publishes: send it to review.")
    if proposal.made_by is None or (proposal.made_by == user and not may_publish_alone(user)):
        return gettext("You wrote it yourself: another person must publish it.")
    if proposal.record_id and (record is None or newest_version(record) != proposal.version):
        return gettext("The record has changed since: propose the change anew.")
    return ""


def may_refuse(proposal, user) -> bool:
    """A reviewer refuses it; who made it takes it back."""
    return proposal.decided_at is None and (may_publish(user) or proposal.made_by == user)


def decided(proposal, user, answer, *, accepted=False):
    """Keep who decided, when, and what they said."""
    proposal.decided_by, proposal.decided_at = user, timezone.now()
    proposal.answer, proposal.accepted = answer, accepted
    proposal.save()


def replay(site, request, proposal) -> list[str] | None:
    """Send the form again; the errors it meets now, or None when it is saved."""
    sent = QueryDict(mutable=True)
    for name, values in proposal.sent.items():
        sent.setlist(name, values)
    sent["why"] = f"{proposal.why} ✓ {request.user.get_username()}".strip()[:100]
    request.POST, request.user, request.accepting = sent, proposal.made_by, proposal
    model_admin = site._registry[proposal.record_type.model_class()]
    key = str(proposal.record_id) if proposal.record_id else None
    try:
        response = model_admin.changeform_view(request, key)
    except PermissionDenied:
        return [gettext("Who proposed it may no longer edit it.")]
    if request.sent.form is not None:
        return None
    return errors_of(getattr(response, "context_data", None) or {})


def errors_of(context) -> list[str]:
    """What a form that was refused says, in plain words."""
    return [str(error) for error in context.get("errors", [])] or [gettext("It cannot be saved.")]


def labelled(changes) -> list[dict]:
    """The changes with the names of fields in the reader's language."""
    return [change | {"label": label_of(change)} for change in changes]


def label_of(change) -> str:
    """The name of a field."""
    models = {model._meta.model_name: model for model in admin.site._registry}
    model = models.get(change.get("model"))
    names = (
        {field.name: field.verbose_name for field in model._meta.get_fields() if hasattr(field, "verbose_name")}
        if model
        else {}
    )
    return str(names.get(change["field"], change["field"]))


def link_to(kind, number, title):
    """A link to a record's form, or its name alone where it is gone."""
    if number is None or kind.model_class() not in admin.site._registry:
        return title
    return format_html(
        '<a href="{}">{}</a>', reverse(f"admin:{kind.app_label}_{kind.model}_change", args=[number]), title
    )
