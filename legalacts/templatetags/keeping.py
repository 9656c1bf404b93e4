"""Keeping a page on the reader's own phone."""

from django import template
from django.utils import timezone

register = template.Library()


@register.inclusion_tag("parts/_keep.html")
def keep_page(warning=""):
    """The control that saves this page, with the day that a saved copy shows and what to beware of."""
    return {"today": timezone.localdate(), "warning": warning}
