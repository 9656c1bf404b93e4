"""Search: what the reader asked, what answers it, and what else to try when nothing does; suggestions while typing."""

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from legalacts.models import Act, Institution, Problem
from legalacts.search import (
    PAGE,
    Hit,
    Query,
    Results,
    WrongQuery,
    advise,
    count_search,
    find,
    kind_name,
    suggest,
)

from .narrowing import chosen_filters, facets_shown, names_of

MOST_PROBLEMS = 6
MOST_HELPERS = 4
LARGEST_ANSWER = 2000
SUGGESTIONS_LAST = 600


@require_safe
def search(request):
    """Show the search box and, once words are given, what they found."""
    try:
        query = Query.parse(request.GET.dict(), get_language())
    except WrongQuery as wrong:
        context = {"query": wrong.rest, "wrong": wrong.parameter, "message": message_for(wrong.parameter)}
        return render(request, "search/wrong.html", context, status=400)
    results = find(query, by_act=True)
    count_search(query, results)
    if query.page > max(1, results.pages):
        return render(request, "search/no_such_page.html", {"query": query, "results": results}, status=404)
    return render(request, "search/results.html", what_is_shown(query, results))


def what_is_shown(query: Query, results: Results) -> dict:
    """Everything the page of results says."""
    names = names_of(query, results)
    context = {
        "query": query,
        "results": results,
        "today": timezone.localdate(),
        "names": names,
        "facets": facets_shown(query, results, names),
        "chosen": chosen_filters(query, names),
        "groups": [(group, names["act"].get(group.act)) for group in results.groups],
        "others": by_language(results),
        "unheld": with_acts(results),
        "first": (query.page - 1) * PAGE + 1,
        "previous": query.page - 1,
        "next": query.page + 1,
    }
    if query.asks and not results.count:
        context |= {"advice": advise(query), "problems": Problem.objects.published()[:MOST_PROBLEMS]}
        context["helpers"] = Institution.objects.published().who_help()[:MOST_HELPERS]
    return context


def with_acts(results: Results) -> list[tuple[str, list[Act]]]:
    """The numbers of acts that are not here, each with the acts of the nearest numbers."""
    keys = {key for unheld in results.unheld for key in unheld.nearest}
    acts = Act.objects.published().in_bulk(keys, field_name="key") if keys else {}
    return [(unheld.number, [acts[key] for key in unheld.nearest if key in acts]) for unheld in results.unheld]


def by_language(results: Results) -> list[tuple[str, list[Hit]]]:
    """What was found in other languages, apart for each, the better one first."""
    found: dict[str, list[Hit]] = {}
    for hit in results.other_language:
        found.setdefault(hit.language, []).append(hit)
    return list(found.items())


def message_for(parameter: str) -> str:
    """What is wrong with a parameter, and how to write it."""
    if parameter == "on":
        return _("Write the date as year-month-day, for example 2018-06-01.")
    if parameter == "page":
        return _("A page is a number from 1.")
    return _("This value is not known here; choose one from the list.")


@require_safe
def suggestions(request):
    """What may be meant by the words typed so far, as browsers read it: words, texts, kinds, addresses, languages.

    An empty address means: search for the text. The answer stays small whatever the titles are.
    """
    typed = request.GET.get("q", "").strip()
    found = suggest(typed, get_language())
    answer = as_opensearch(typed, found)
    while len(answer.encode()) > LARGEST_ANSWER:
        found = found[:-1]
        answer = as_opensearch(typed, found)
    response = HttpResponse(answer, content_type="application/x-suggestions+json; charset=utf-8")
    patch_cache_control(response, private=True, max_age=SUGGESTIONS_LAST)
    return response


def as_opensearch(typed: str, found: list) -> str:
    """Suggestions in the form of OpenSearch; what nothing was found for is not said again."""
    columns = [
        [each.text for each in found],
        [kind_name(each.kind) for each in found],
        ["" if each.kind == "term" else each.page for each in found],
        [each.language for each in found],
    ]
    return json.dumps([typed if found else "", *columns], ensure_ascii=False, separators=(",", ":"))


@require_safe
def opensearch(request):
    """Tell browsers how to search here from their own search box."""
    about = {
        "site": request.build_absolute_uri("/").rstrip("/"),
        "description": _("Search the rules, laws and institutions of labour migration"),
    }
    return render(request, "search/opensearch.xml", about, "application/opensearchdescription+xml")
