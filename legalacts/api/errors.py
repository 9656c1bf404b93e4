"""What went wrong, as JSON: `{"error": {"parameter": "lang", "message": "…"}}`, in the reader's language or English."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from rest_framework import status
from rest_framework.exceptions import APIException, NotFound
from rest_framework.response import Response

from legalacts.language.asked import language_asked
from legalacts.models import LANGUAGES


class WrongParameter(APIException):
    """A parameter is unknown, or its value cannot be understood."""

    status_code = status.HTTP_400_BAD_REQUEST

    def __init__(self, parameter: str, message: str, **values):
        super().__init__(message)
        self.parameter, self.message, self.values = shown(parameter), message, values


class NoSuchPage(NotFound):
    """A page beyond the end of a list."""

    parameter = "page"
    default_detail = _("The list has no such page.")


class NotPublic(NotFound):
    """There is no such public record."""

    default_detail = _("There is no such record, or it is not public.")


class NotHeld(NotPublic):
    """As above; `nearest` are the addresses of pages with those around it."""

    def __init__(self, nearest: list[dict]):
        super().__init__()
        self.nearest = nearest


def told_in(request) -> str:
    """The language to say a refusal in: `lang`, else what Accept-Language likes best, else English."""
    try:
        language = request.query_params.get("lang")
    except SuspiciousOperation:
        language = None
    return language if language in LANGUAGES else language_asked(request.headers.get("Accept-Language", ""))


def shown(text: str) -> str:
    """What was sent, short and safe to repeat."""
    return text[:60].encode("utf-8", "replace").decode()


def problem(exception, context):
    """Answer a failure with JSON; anything unforeseen stays a server error."""
    if isinstance(exception, Http404 | PermissionDenied):
        exception = NotPublic()
    elif isinstance(exception, SuspiciousOperation):
        exception = WrongParameter("", _("The address cannot be understood."))
    if not isinstance(exception, APIException):
        return None
    headers = {"Retry-After": str(int(wait))} if (wait := getattr(exception, "wait", None)) else {}
    language = told_in(context["request"])
    with override(language):
        message = said(exception, context["request"])
    headers["Content-Language"] = language
    error = {"parameter": getattr(exception, "parameter", None) or None, "message": message}
    if hasattr(exception, "nearest"):
        error["nearest"] = exception.nearest
    return Response({"error": error}, status=exception.status_code, headers=headers)


def said(exception: APIException, request) -> str:
    """What is wrong, in the language that is active."""
    if isinstance(exception, WrongParameter):
        return str(exception.message) % exception.values if exception.values else str(exception.message)
    # Not its `detail`: that was put into words when it was raised, in whatever language was active then.
    return str(exception.default_detail).format(method=request.method, media_type=shown(request.content_type or ""))
