"""Search: what the reader asked, what answers it, and what else to try when nothing does."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from legalacts.models import Act, Jurisdiction, Problem, Status
from legalacts.search import Query, WrongQuery, find

from .asking import WrongAsking, answers_wrong_asking


@answers_wrong_asking
def search(request):
    """Show the search box and, once words are given, what they found."""
    try:
        query = Query.parse(request.GET.dict(), get_language())
    except WrongQuery as wrong:
        raise WrongAsking(wrong.parameter, _("This value is not known here; choose one from the list.")) from wrong
    results = find(query)
    if query.page > max(1, results.pages):
        raise Http404
    context = {"query": query, "results": results, "today": timezone.localdate()}
    if not results.count:
        context["problems"] = Problem.objects.published()[:6]
    context["names"] = _facet_names(results)
    return render(request, "search/results.html", context)


def _facet_names(results) -> dict[str, dict[str, str]]:
    """What the values of the facets are called; two queries."""
    acts = [value for value, _count in results.facets.get("act", ())]
    return {
        "jurisdiction": {item.key: str(item) for item in Jurisdiction.objects.all()},
        "act": {item.key: str(item) for item in Act.objects.filter(key__in=acts, status=Status.PUBLISHED)},
    }
