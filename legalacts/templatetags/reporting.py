"""The way from a page to the form that says what is wrong on it."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

register = template.Library()

# What else an address says of the page; never what was searched for or answered.
SAID = ("on", "with", "from", "to", "destination", "regimes")
LONGEST = 200


@register.simple_tag(takes_context=True)
def report_address(context):
    """The address of the form, with the page it is about."""
    request = context.get("request")
    if request is None:
        return reverse("report")
    given = {} if "/guide/" in request.path else request.GET
    said = {name: given[name] for name in SAID if given.get(name)}
    page = f"{request.path}?{urlencode(said, safe=',')}" if said else request.path
    return f"{reverse('report')}?{urlencode({'page': page[:LONGEST]}, safe='/')}"
