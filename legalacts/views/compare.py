"""Regimes, countries or days side by side, as a page and as CSV; and the permanent page of one rule."""

from dataclasses import dataclass
from itertools import product

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from legalacts.comparison import Column, Matrix, compare_columns
from legalacts.comparison.table import write_matrix
from legalacts.models import Jurisdiction, Regime, Rule
from legalacts.rights import AppliedWhere, regimes_where

from .asking import WrongAsking, answers_wrong_asking, asked_jurisdiction, read_day
from .beside import conflicts_of

DEFAULT_DESTINATION = "ru"
DEFAULT_REGIMES = {"ru": ["cis-patent", "eaeu-worker"], "kz": ["cis-worker", "eaeu-worker"]}
MOST_COLUMNS = 4
LISTS = ("destination", "regimes", "on")
TOO_WIDE = _("Compare four columns at most: fewer regimes, countries or days.")


@dataclass(frozen=True)
class Asked:
    """What the address asks to be compared."""

    matrix: Matrix
    citizenship: Jurisdiction | None
    applied: list[AppliedWhere]
    """The regimes that apply to a citizen, where and when, with reasons."""


def _listed(request, name: str) -> list[str]:
    """The values of a parameter, separated by commas, each once."""
    given = ",".join(request.GET.getlist(name)).replace("\0", "")
    return list(dict.fromkeys(value.strip() for value in given.split(",") if value.strip()))


def _joined(request) -> str:
    """The address with the boxes of the form ticked as one list each; empty when it is so already."""
    params = request.GET.copy()
    repeated = [name for name in LISTS if len(params.getlist(name)) > 1]
    for name in repeated:
        params[name] = ",".join(_listed(request, name))
    return f"{request.path}?{params.urlencode(safe=',')}" if repeated else ""


def _asked(request) -> Asked:
    days = [read_day(text) for text in _listed(request, "on")] or [timezone.localdate()]
    destinations = _found(Jurisdiction, "destination", _listed(request, "destination") or [DEFAULT_DESTINATION])
    citizenship = asked_jurisdiction(request, "citizenship")
    if len(destinations) * len(days) > MOST_COLUMNS:
        raise WrongAsking("destination", TOO_WIDE)
    applied = regimes_where(citizenship, destinations, days) if citizenship else []
    named = _listed(request, "regimes")
    if citizenship and not named:
        columns = [Column(found.applied.regime, found.destination, found.day) for found in applied]
    else:
        columns = [Column(*chosen) for chosen in product(_regimes(named, applied, destinations[0]), destinations, days)]
    if len(columns) > MOST_COLUMNS:
        raise WrongAsking("regimes", TOO_WIDE)
    return Asked(compare_columns(columns), citizenship, applied)


def _found(model, parameter: str, keys: list[str]) -> list:
    """The records named, in the order of the address."""
    found = {record.key: record for record in model.objects.filter(key__in=keys[: MOST_COLUMNS + 1])}
    if unknown := [key for key in keys if key not in found]:
        message = _("“%(key)s” is not known here, or there are too many; choose from the list.")
        raise WrongAsking(parameter, message % {"key": unknown[0][:60]})
    return [found[key] for key in keys]


def _regimes(keys: list[str], applied: list[AppliedWhere], destination: Jurisdiction) -> list[Regime]:
    """The regimes named, the reader's own first; without names the usual ones there."""
    if keys:
        own = {found.applied.regime for found in applied}
        return sorted(_found(Regime, "regimes", keys), key=lambda regime: regime not in own)
    usual = DEFAULT_REGIMES.get(destination.key, [])
    if found := list(Regime.objects.filter(key__in=usual)):
        return sorted(found, key=lambda regime: usual.index(regime.key))
    return list(Regime.objects.filter(rules__destination=destination).distinct()[:MOST_COLUMNS])


@answers_wrong_asking
def compare(request):
    """Show what each regime answers in a destination on a day; or one regime in several places or on several days."""
    if address := _joined(request):
        return redirect(address)
    asked = _asked(request)
    matrix = asked.matrix
    only_differing = request.GET.get("show") == "differing"
    context = {
        "matrix": matrix,
        "rows": [row for row in matrix.rows if row.differs] if only_differing else matrix.rows,
        "only_differing": only_differing,
        "citizenship": asked.citizenship,
        "applied": asked.applied,
        "states": Jurisdiction.objects.filter(kind=Jurisdiction.Kind.STATE),
        "destinations": Jurisdiction.objects.filter(rules__status="published").distinct(),
        "regimes": Regime.objects.filter(rules__status="published").distinct(),
        "chosen": _listed(request, "regimes"),
        "places": _listed(request, "destination") or [DEFAULT_DESTINATION],
        "days": _listed(request, "on") or [timezone.localdate().isoformat()],
        "today": timezone.localdate(),
    }
    return render(request, "compare/compare.html", context)


@answers_wrong_asking
def compare_csv(request):
    """Send the same comparison as CSV, with notes, sources and dates."""
    matrix = _asked(request).matrix
    names = [*(place.key for place in matrix.destinations), *(day.isoformat() for day in matrix.days)]
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{"-".join(["compare", *names])}.csv"'
    write_matrix(matrix, get_language(), response)
    return response


def rule(request, key):
    """Show one rule: the permanent address of a cell."""
    shown = get_object_or_404(Rule.objects.published().for_cells().select_related("disputes"), key=key)
    history = Rule.objects.published().filter(
        regime=shown.regime, destination=shown.destination, indicator=shown.indicator
    )
    context = {
        "rule": shown,
        "history": history.order_by("valid_from"),
        "conflicts": conflicts_of(shown),
        "problems": shown.problems.published(),
        "today": timezone.localdate(),
    }
    return render(request, "compare/rule.html", context)
