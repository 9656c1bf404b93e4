"""The addresses that belong to no language."""

from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache


def choose_language(request):
    """Send the reader to the start page in the language their browser asks for."""
    return HttpResponseRedirect(f"/{get_language()}/")


@never_cache
def healthz(request):
    """Tell a load balancer that the process runs and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
