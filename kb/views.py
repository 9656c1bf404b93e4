"""The addresses that belong to no language."""

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache


def choose_language(request):
    """Send the reader to the start page in the language their browser asks for."""
    return HttpResponseRedirect(f"/{get_language()}/")


def robots(request):
    """Show crawlers where the pages are listed, and keep them out of the admin."""
    forms = [f"Disallow: /{language}/report/" for language, _name in settings.LANGUAGES]
    lines = ["User-agent: *", "Disallow: /admin/", *forms, f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@never_cache
def healthz(request):
    """Tell a load balancer that the process runs and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
