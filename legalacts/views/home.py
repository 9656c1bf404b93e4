"""The first page: a question, the commonest problems, the ways in."""

from django.shortcuts import render
from django.utils import timezone

from legalacts.models import Jurisdiction, Problem, Rule


def home(request):
    """Show the search box, the problems people come with and what there is."""
    today = timezone.localdate()
    problems = Problem.objects.published().filter(level=Problem.Level.MIGRANT)[:6]
    coming = Rule.objects.published().after(today).select_related("destination", "indicator", "regime")
    context = {
        "problems": problems,
        "destinations": Jurisdiction.objects.filter(key__in=["ru", "kz", "kg"]),
        "coming": coming.order_by("valid_from")[:5],
        "today": today,
    }
    return render(request, "home/home.html", context)
