"""What the system check says of the semantic layer."""

from django.conf import settings
from django.core.checks import Warning as Doubt
from django.core.checks import register

from .provider import Unavailable, load


@register
def semantic_layer(app_configs, **options):
    """Warn when search by meaning is switched on and cannot work here; the site then searches by words alone."""
    if not settings.SEMANTIC:
        return []
    try:
        load(settings.SEMANTIC_PROVIDER)
    except Unavailable as reason:
        return [Doubt(f"SEMANTIC is on, but search goes by words alone: {reason}.", id="legalacts.W001")]
    return []
