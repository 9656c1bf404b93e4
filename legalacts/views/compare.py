"""Regimes side by side, as a page and as CSV; and the permanent page of one rule."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from legalacts.comparison import compare_regimes
from legalacts.comparison.table import write_matrix
from legalacts.models import Jurisdiction, Regime, Rule
from legalacts.rights import regimes_for

from .asking import WrongAsking, answers_wrong_asking, asked_day, asked_jurisdiction
from .beside import conflicts_of

DEFAULT_REGIMES = {"ru": ["cis-patent", "eaeu-worker"], "kz": ["cis-worker", "eaeu-worker"]}
MOST_REGIMES = 4


def _asked_regimes(request, destination, citizenship, day):
    """The regimes of `?regimes=`, those that apply to a citizen, or the usual ones for the destination."""
    if keys := [key.strip() for key in request.GET.get("regimes", "").replace("\0", "").split(",") if key.strip()]:
        found = {regime.key: regime for regime in Regime.objects.filter(key__in=keys[:MOST_REGIMES])}
        if unknown := [key for key in keys if key not in found]:
            message = _("There is no regime “%(key)s”, or there are too many.") % {"key": unknown[0][:60]}
            raise WrongAsking("regimes", message)
        return [found[key] for key in dict.fromkeys(keys)], []
    if citizenship:
        applied = regimes_for(citizenship.key, destination.key, day)
        return [found.regime for found in applied], applied
    usual = DEFAULT_REGIMES.get(destination.key)
    regimes = Regime.objects.filter(rules__destination=destination).distinct()
    if usual:
        return sorted(regimes.filter(key__in=usual), key=lambda regime: usual.index(regime.key)), []
    return list(regimes[:MOST_REGIMES]), []


def _asked_matrix(request):
    day = asked_day(request)
    destination = asked_jurisdiction(request, "destination", "ru")
    citizenship = asked_jurisdiction(request, "citizenship")
    regimes, applied = _asked_regimes(request, destination, citizenship, day)
    return compare_regimes(destination, regimes, day), citizenship, applied


@answers_wrong_asking
def compare(request):
    """Show what each regime answers in a destination on a day."""
    matrix, citizenship, applied = _asked_matrix(request)
    rows = matrix.rows
    only_differing = request.GET.get("show") == "differing"
    if only_differing:
        rows = [row for row in rows if row.differs]
    context = {
        "matrix": matrix,
        "rows": rows,
        "only_differing": only_differing,
        "citizenship": citizenship,
        "applied": applied,
        "states": Jurisdiction.objects.filter(kind=Jurisdiction.Kind.STATE),
        "destinations": Jurisdiction.objects.filter(rules__status="published").distinct(),
        "regimes": Regime.objects.all(),
        "chosen": [regime.key for regime in matrix.regimes],
        "today": timezone.localdate(),
    }
    return render(request, "compare/compare.html", context)


@answers_wrong_asking
def compare_csv(request):
    """Send the same comparison as CSV, with notes, sources and dates."""
    matrix, _citizenship, _applied = _asked_matrix(request)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"compare-{matrix.destination.key}-{matrix.day.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
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
