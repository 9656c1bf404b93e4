"""After five wrong tries an account is closed for a quarter of an hour to the place they came from, to no other."""

from datetime import timedelta

from django.shortcuts import render
from django.utils.translation import gettext as _

LOCKED_FOR = timedelta(minutes=15)


def locked_for(_request) -> timedelta:
    """How long it is closed."""
    return LOCKED_FOR


def locked(request, response, credentials):
    """Say that the account is closed from here, and for how long."""
    minutes = int(LOCKED_FOR.total_seconds() // 60)
    context = {"title": _("Too many tries"), "minutes": minutes}
    answer = render(request, "admin/locked.html", context, status=429)
    answer["Retry-After"] = str(int(LOCKED_FOR.total_seconds()))
    answer["Cache-Control"] = "no-store"
    return answer
