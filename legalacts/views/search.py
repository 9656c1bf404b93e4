"""Search."""

from django.shortcuts import render


def search(request):
    """Placeholder until the index is there."""
    return render(request, "search/results.html", {})
