"""The curators' desk at the top of the admin: what waits, and the way to it."""

from urllib.parse import urlencode

from django import template
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from legalacts.search.semantic.provider import provider
from legalacts.search.semantic.reading import unread_soon
from legalacts.upkeep import Part, waiting

register = template.Library()


@register.simple_tag(takes_context=True)
def tasks(context):
    """The tasks of the person who is signed in."""
    request = context["request"]

    def may_see(model):
        entry = admin.site._registry.get(model)
        return entry is not None and entry.has_view_permission(request)

    return waiting(may_see, timezone.localdate())


@register.simple_tag
def texts_unread() -> int:
    """How many texts search by meaning cannot find yet; none where it is off."""
    model = provider()
    return unread_soon(model) if model else 0


@register.filter
def list_address(part: Part) -> str:
    """The list of the admin that shows just this."""
    address = reverse(f"admin:legalacts_{part.model._meta.model_name}_changelist")
    return f"{address}?{urlencode(part.filters)}" if part.filters else address
