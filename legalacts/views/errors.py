"""Pages for what went wrong; they do without a database when there is none. Programs are told in JSON."""

from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError
from django.http import JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from legalacts.language.asked import language_asked
from legalacts.models import Recheck

# More hidden at once than a knowledge base in good order has.
MOST_HIDDEN = 100


def told(message: str, status: int):
    """A page that does not read what it cannot: too many parameters; below /api/ the message takes its place."""

    def decorate(page):
        def view(request, exception=None):
            if request.path.startswith("/api/"):
                language = language_asked(request.headers.get("Accept-Language", ""))
                with override(language):
                    error = {"parameter": None, "message": str(message)}
                return JsonResponse({"error": error}, status=status, headers={"Content-Language": language})
            try:
                request.GET  # noqa: B018 - read on the first look
            except SuspiciousOperation:
                request.GET = QueryDict()
            return page(request)

        return view

    return decorate


@told(_("The address or a header cannot be understood."), 400)
def bad_request(request):
    """Say that the address cannot be understood."""
    return render(request, "errors/400.html", status=400)


@told(_("This is not open."), 403)
def permission_denied(request):
    """Say that this is not open."""
    return render(request, "errors/403.html", status=403)


@told(_("There is no such record, or it is not public."), 404)
def page_not_found(request):
    """Say that there is no such page and where to go on; or that it is hidden while it is checked."""
    return render(request, "errors/404.html", {"is_being_checked": _is_being_checked(request.path)}, status=404)


def _is_being_checked(path: str) -> bool:
    """Whether a record with this address is hidden until somebody has looked at it."""
    try:
        asked = Recheck.objects.open().filter(because=Recheck.Because.HIDDEN).prefetch_related("record")
        records = [recheck.record for recheck in asked[:MOST_HIDDEN]]
        return any(record.get_absolute_url() == path for record in records if hasattr(record, "get_absolute_url"))
    except DatabaseError:
        return False


@told(_("The fault is ours. Please try again later."), 500)
def server_error(request):
    """Say that the fault is ours."""
    return render(request, "errors/500.html", status=500)
