"""“Hide now”: one page that asks why, reached from a record and from each line of a list; one person is enough."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from legalacts.models import Status
from legalacts.models.moving import move
from legalacts.models.roles import languages_of

from .links import address_of_record, is_number

MOST_AT_ONCE = 200


def hide_page(request, model_admin):
    """Take the records named in the address from the public, with a reason."""
    sent = request.POST if request.method == "POST" else request.GET
    numbers = [number for number in sent.getlist("record") if is_number(number)][:MOST_AT_ONCE]
    records = list(model_admin.get_queryset(request).filter(pk__in=numbers, status=Status.PUBLISHED))
    if not may_hide(request.user, model_admin):
        raise PermissionDenied
    why = request.POST.get("why", "").replace("\x00", "").strip()[:100]
    if request.method == "POST" and why and records:
        hide(request, model_admin, records, why)
        return HttpResponseRedirect(_back(model_admin, records))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": gettext("Hide now"),
        "opts": model_admin.opts,
        "records": [(record, model_admin.label_of(record)) for record in records],
        "unsaid": request.method == "POST" and not why,
    }
    return TemplateResponse(request, "admin/legalacts/hide.html", context)


def may_hide(user, model_admin) -> bool:
    """Whoever may edit or translate something of its kind may hide it: a wrong figure does not wait for a second."""
    name = model_admin.opts.model_name
    translates = user.has_perm(f"legalacts.view_{name}") and languages_of(user)
    return user.has_perm(f"legalacts.change_{name}") or bool(translates)


@transaction.atomic
def hide(request, model_admin, records, why):
    """Hide them at once; while they are checked the page says so, what is withdrawn for good is gone."""
    for_good = "for_good" in request.POST
    for record in records:
        move(record, Status.WITHDRAWN, request.user, why=why, hidden=not for_good)
        model_admin.log_change(request, record, why)
    said = ngettext("%(count)s record is hidden.", "%(count)s records are hidden.", len(records))
    messages.success(request, said % {"count": len(records)})


def _back(model_admin, records):
    opts = model_admin.opts
    if len(records) == 1:
        return address_of_record(records[0])
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
