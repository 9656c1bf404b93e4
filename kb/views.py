"""The addresses that belong to no language."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language


def choose_language(request):
    """Send the reader to the start page in the language their browser asks for."""
    return HttpResponseRedirect(f"/{get_language()}/")


def robots(request):
    """Show crawlers where the pages are listed, and keep them out of the admin."""
    forms = [f"Disallow: /{language}/report/" for language, _name in settings.LANGUAGES]
    lines = ["User-agent: *", "Disallow: /admin/", *forms, f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")
