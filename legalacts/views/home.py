"""The first page: a question, the commonest problems, the ways in."""

from django.shortcuts import render
from django.utils import timezone

from legalacts.models import Jurisdiction, Problem, Rule

DESTINATIONS = ["ru", "kz", "kg"]


def _usual_order(state: Jurisdiction) -> int:
    return DESTINATIONS.index(state.key)


def home(request):
    """Show the search box, the problems people come with and what there is."""
    today = timezone.localdate()
    problems = Problem.objects.published()[:6]
    coming = Rule.objects.published().after(today).select_related("destination", "indicator", "regime")
    context = {
        "problems": problems,
        "destinations": sorted(Jurisdiction.objects.filter(key__in=DESTINATIONS), key=_usual_order),
        "coming": coming.order_by("valid_from")[:5],
        "today": today,
    }
    return render(request, "home/home.html", context)
