"""What went wrong, as JSON: `{"error": {"parameter": "lang", "message": "…"}}`, in English, for programs."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from rest_framework import status
from rest_framework.exceptions import APIException, NotFound
from rest_framework.response import Response


class WrongParameter(APIException):
    """A parameter is unknown, or its value cannot be understood."""

    status_code = status.HTTP_400_BAD_REQUEST

    def __init__(self, parameter: str, message: str):
        super().__init__(message)
        self.parameter = shown(parameter)


class NoSuchPage(NotFound):
    """A page beyond the end of a list."""

    parameter = "page"
    default_detail = "The list has no such page."


class NotHeld(NotFound):
    """There is no such public record; `nearest` are the addresses of pages with those around it."""

    default_detail = "There is no such record, or it is not public."

    def __init__(self, nearest: list[dict]):
        super().__init__()
        self.nearest = nearest


def shown(text: str) -> str:
    """What was sent, short and safe to repeat."""
    return text[:60].encode("utf-8", "replace").decode()


def problem(exception, context):
    """Answer a failure with JSON; anything unforeseen stays a server error."""
    if isinstance(exception, Http404 | PermissionDenied):
        exception = NotFound("There is no such record, or it is not public.")
    elif isinstance(exception, SuspiciousOperation):
        exception = WrongParameter("", "The address cannot be understood.")
    if not isinstance(exception, APIException):
        return None
    headers = {"Retry-After": str(int(wait))} if (wait := getattr(exception, "wait", None)) else {}
    error = {"parameter": getattr(exception, "parameter", None) or None, "message": str(exception.detail)}
    if hasattr(exception, "nearest"):
        error["nearest"] = exception.nearest
    return Response({"error": error}, status=exception.status_code, headers=headers)
