"""Pages for what went wrong; they need no database."""

from django.shortcuts import render


def bad_request(request, exception=None):
    """Say that the address cannot be understood."""
    return render(request, "errors/400.html", status=400)


def permission_denied(request, exception=None):
    """Say that this is not open."""
    return render(request, "errors/403.html", status=403)


def page_not_found(request, exception=None):
    """Say that there is no such page and where to go on."""
    return render(request, "errors/404.html", status=404)


def server_error(request):
    """Say that the fault is ours."""
    return render(request, "errors/500.html", status=500)
