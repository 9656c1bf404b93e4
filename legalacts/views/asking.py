"""What the reader asked in the address, or a clear answer about what is wrong with it."""

from datetime import date
from functools import wraps

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from legalacts.models import LANGUAGES, Jurisdiction

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


class WrongAsking(Exception):
    """A parameter cannot be understood; `message` says so in the reader's language."""

    def __init__(self, parameter: str, message: str):
        super().__init__(message)
        self.parameter = parameter
        self.message = message


def answers_wrong_asking(view):
    """Show what is wrong with the address instead of the page, as a client error."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except WrongAsking as wrong:
            return render(request, "errors/wrong_asking.html", {"wrong": wrong}, status=400)

    return answer


def asked_day(request: HttpRequest, parameter: str = "on") -> date:
    """The day a parameter gives, today when it is not given."""
    return read_day(request.GET.get(parameter, ""), parameter) or timezone.localdate()


def read_day(text: str, parameter: str = "on") -> date | None:
    """A day in ISO form within reach; None for an empty text."""
    text = text.strip()
    if not text:
        return None
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= LATEST:
        raise WrongAsking(parameter, _("Write the date as year-month-day, for example 2018-06-01."))
    return day


def asked_language(request: HttpRequest) -> str:
    """The language of `?language=ru`, the page's own when it is not given."""
    given = request.GET.get("language", "").strip()
    if given and given not in LANGUAGES:
        message = _("There is no language “%(language)s” here; write ky, ru or en.") % {"language": given[:20]}
        raise WrongAsking("language", message)
    return given or get_language() or "ky"


def asked_choice(request: HttpRequest, parameter: str, allowed) -> str:
    """The value of a parameter that must be one of `allowed`; empty when it is not given."""
    value = request.GET.get(parameter, "").strip()
    if value and value not in allowed:
        raise WrongAsking(parameter, _("This value is not known here; choose one from the list."))
    return value


def asked_jurisdiction(request: HttpRequest, parameter: str, default: str = "") -> Jurisdiction | None:
    """The jurisdiction a parameter names."""
    key = request.GET.get(parameter, "").strip() or default
    if not key:
        return None
    found = Jurisdiction.objects.filter(key=key[:60].replace("\0", "")).first()
    if found is None:
        raise WrongAsking(parameter, _("This state or organisation is not known here; choose one from the list."))
    return found


def asked_page(request: HttpRequest, records, size: int = 50):
    """One page of a list; a page beyond the end does not exist."""
    try:
        return Paginator(records, size).page(request.GET.get("page") or 1)
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404 from error
