"""What is being looked at again: the public is told so until it is done."""

from collections import defaultdict
from datetime import date

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from legalacts.models import Recheck

register = template.Library()


@register.inclusion_tag("parts/_recheck.html", takes_context=True)
def recheck_note(context, record):
    """Why a record is being looked at again, and since when, for its own page."""
    found = asked_again(context, record)
    return {
        "rechecks": [recheck for recheck in found if recheck["because"] != Recheck.Because.TRANSLATION],
        "outdated": any(recheck["because"] == Recheck.Because.TRANSLATION for recheck in found),
    }


def asked_again(context, record) -> list[dict]:
    """What is asked of a record on the page's day, earliest first; one query a page however many records."""
    request = getattr(context, "request", None) or context.get("request")
    found = getattr(request, "rechecks_due", None)
    if found is None:
        found = due_by_record(shown_day(request))
        if request is not None:
            request.rechecks_due = found
    asked = found.get((record._meta.model_name, record.pk), [])
    return [recheck for recheck in asked if recheck["language"] in ("", get_language())]


def due_by_record(day: date) -> dict:
    """The open questions whose cause has come by `day`, by kind and number of the record."""
    found = defaultdict(list)
    columns = ("record_type__model", "record_id", "because", "since", "language")
    for recheck in Recheck.objects.due(day).order_by("since").values(*columns):
        found[recheck["record_type__model"], recheck["record_id"]].append(recheck)
    return found


def shown_day(request) -> date:
    """The last day a page was asked for (`?on=`), or today."""
    asked = request.GET.get("on", "").split(",")[-1].strip() if request is not None else ""
    try:
        return date.fromisoformat(asked)
    except ValueError:
        return timezone.localdate()
