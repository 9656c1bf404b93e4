"""Pages for what went wrong; they do without a database when there is none."""

from django.db import DatabaseError
from django.shortcuts import render

from legalacts.models import Recheck

# More hidden at once than a knowledge base in good order has.
MOST_HIDDEN = 100


def bad_request(request, exception=None):
    """Say that the address cannot be understood."""
    return render(request, "errors/400.html", status=400)


def permission_denied(request, exception=None):
    """Say that this is not open."""
    return render(request, "errors/403.html", status=403)


def page_not_found(request, exception=None):
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


def server_error(request):
    """Say that the fault is ours."""
    return render(request, "errors/500.html", status=500)
