"""How many searches and API requests one network address may make a minute; beyond that it is told to wait.

Whole towns share an address of a telephone company, so the limits are far above what readers need: they stop programs
that copy everything at once. What is remembered says nothing of anybody (`legalacts.views.limiting`).
"""

import re

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language_from_path, gettext, override

from legalacts.language.asked import language_asked
from legalacts.views.limiting import too_often

MINUTE = 60
FAMILIES = re.compile(r"\A/(?:(?P<api>api/v1/)|[a-z]{2}/(?:(?P<suggest>suggest)|(?P<search>search)))")
IN_JSON = ("api", "suggest")


def limit_rates(get_response):
    """Answer until the minute's share is used up."""

    def middleware(request):
        found = FAMILIES.match(request.path)
        family = found.lastgroup if found else None
        most = settings.RATES.get(family) if family else None
        if most and too_often(request, family, most=most, seconds=MINUTE):
            return slow_down(request, family, most)
        return get_response(request)

    return middleware


def slow_down(request, family, most):
    """429 in the reader's language, or as JSON for programs."""
    if family in IN_JSON:
        with override(language_asked(request.headers.get("Accept-Language", ""))):
            message = gettext("More than %(most)s requests a minute came from this address. Please wait a minute.")
        response = JsonResponse({"error": {"parameter": None, "message": message % {"most": most}}}, status=429)
    else:
        with override(get_language_from_path(request.path) or settings.LANGUAGE_CODE):
            response = HttpResponse(render(request, "errors/429.html").content, status=429)
    response["Retry-After"] = str(MINUTE)
    response["Cache-Control"] = "no-store"
    return response
