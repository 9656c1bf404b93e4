"""Something wrong on this page? Readers say so in a form; nothing of who they are is asked or kept.

There is no cookie, so the usual token against forgery has no place to be: the form carries a signed one that lasts a
day and is taken once, and what another site makes a browser send is refused by where it says it comes from.
"""

import re

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, models, transaction
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from legalacts.models import Act, Dataset, Institution, Problem, Provision, ReaderReport, Rule, Source

from .errors import permission_denied
from .limiting import too_often
from .report_form import ReportForm, new_token, page_of

LARGEST = 16 * 1024
MOST_AN_HOUR = 10
MOST_A_DAY = 500
HOUR = 60 * 60
NUMBER = re.compile(r"[\d+ ()*#-]{3,40}", re.ASCII)
RECORDS = {
    "act": Act,
    "dataset": Dataset,
    "institution": Institution,
    "problem": Problem,
    "provision": Provision,
    "rule": Rule,
    "source": Source,
}


@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report(request):
    """Show the form, or take what was sent."""
    if request.method == "POST":
        return taken(request)
    page = page_of(request.GET.get("page", ""))
    return show(request, ReportForm(initial={"page": page, "token": new_token(), **already_said(request.GET)}), page)


@require_safe
def report_thanks(request):
    """Say thank you, and what happens next."""
    return render(request, "report/thanks.html")


def already_said(asked) -> dict[str, str]:
    """What the address says already: that a telephone does not answer, and which."""
    number = asked.get("number", "")
    known = asked.get("kind") in ReaderReport.Kind.values
    kind = {"kind": asked["kind"]} if known else {}
    return {**kind, "text": number} if NUMBER.fullmatch(number) else kind


def taken(request: HttpRequest):
    """Keep a report, or say why not."""
    if is_foreign(request):
        return permission_denied(request)
    if length_of(request) > LARGEST:
        form = ReportForm(initial={"token": new_token()})
        return show(request, form, status=413, refused=_("This is too long to be sent: at most 2000 characters."))
    form = ReportForm(request.POST)
    if form.by_a_program:
        return redirect("report_thanks")
    if not form.is_valid():
        return show(request, form, page_of(request.POST.get("page", "")), status=400)
    return kept(request, form)


def kept(request: HttpRequest, form: ReportForm):
    """Write a valid report down, unless there are too many."""
    page = form.cleaned_data["page"]
    if too_often(request, "report", most=MOST_AN_HOUR, seconds=HOUR):
        form.renew()
        refused = _("Many reports came from your network within an hour. Please try again later.")
        return show(request, form, page, status=429, refused=refused)
    try:
        written = not form.first_time() or write_report(form.cleaned_data)
    except DatabaseError:
        written = False
    if not written:
        form.renew()
        refused = _("Reports cannot be taken just now. Please try again later.")
        return show(request, form, page, status=503, refused=refused)
    return redirect("report_thanks")


def show(request, form, page="", *, status=200, refused=""):
    """The page of the form."""
    response = render(request, "report/report.html", {"form": form, "page": page, "refused": refused}, status=status)
    if status in (429, 503):
        response["Retry-After"] = str(HOUR)
    return response


@transaction.atomic
def write_report(said: dict) -> bool:
    """Keep a report; the same words on the same page twice a day are one. False when the day has had too many."""
    today = timezone.localdate()
    reports = ReaderReport.objects.filter(sent_on=today)
    same = {name: said[name] for name in ("page", "kind", "text")}
    if reports.filter(**same).exists():
        return True
    if reports.count() >= MOST_A_DAY:
        return False
    record = record_at(said["page"])
    kind = ContentType.objects.get_for_model(record) if record else None
    ReaderReport.objects.create(
        record_type=kind, record_id=record.pk if record else None, language=get_language(), sent_on=today, **same
    )
    return True


def record_at(page: str) -> models.Model | None:
    """The public record whose page has this address, if it is the page of one."""
    try:
        # Addresses are known in their own language only.
        with override(page[1:3]):
            match = resolve(page.partition("?")[0])
    except Resolver404:
        return None
    model = RECORDS.get(match.url_name)
    if model is None:
        return None
    records = model.objects.published() if hasattr(model.objects, "published") else model.objects.all()
    if model is Provision:
        return records.filter(act__key=match.kwargs["key"], eid=match.kwargs["eid"]).first()
    return records.filter(key=match.kwargs["key"]).first()


def length_of(request: HttpRequest) -> int:
    """How many bytes are sent, as the browser says; a server reads no more than it says."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() and len(said) < 12 else LARGEST + 1


def is_foreign(request: HttpRequest) -> bool:
    """Whether a page of another site made the browser send this."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return bool(origin) and origin.partition("://")[2] != request.get_host()
