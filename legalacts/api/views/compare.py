"""Regimes side by side, as on the page: in several states or on several days too."""

from datetime import date
from itertools import product

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from legalacts.api.asking import Asking, read_day
from legalacts.api.errors import WrongParameter, shown
from legalacts.api.matrix import matrix_data
from legalacts.api.serializers.compare import ComparisonSerializer
from legalacts.comparison import Column, compare_columns
from legalacts.models import Jurisdiction, Regime, Rule
from legalacts.rights import regimes_where

MOST_COLUMNS = 12
TOO_WIDE = _("Compare up to %(most)s columns at once: fewer regimes, destinations or days.")
PARAMETERS = [
    OpenApiParameter("destination", description="Keys of the states, separated by commas; Russia (`ru`) without."),
    OpenApiParameter("regimes", description="Keys of regimes, separated by commas."),
    OpenApiParameter("citizenship", description="Instead of regimes: those that apply to its citizens there and then."),
    OpenApiParameter(
        "on", description="Days as year-month-day, separated by commas, from 1900 to 2100; today without."
    ),
]


class Compare(Asking, APIView):
    """What each regime answers in one or several destinations on one or several days, with basis and sources.

    Without `regimes` and `citizenship`: every regime with a published rule there. Where a regime has no rule of
    its own, that of its wider regime is its answer. At most twelve columns: regimes × destinations × days.
    """

    parameters = ("destination", "regimes", "citizenship", "on")

    @extend_schema(parameters=PARAMETERS, responses=ComparisonSerializer, operation_id="compare")
    def get(self, request):
        keys = self._listed("destination") or ["ru"]
        days = [read_day(text) for text in self._listed("on")] or [self.asked.day]
        if len(keys) * len(days) > MOST_COLUMNS:
            raise WrongParameter("destination", TOO_WIDE, most=MOST_COLUMNS)
        destinations = [read_jurisdiction("destination", key) for key in keys]
        columns = self._columns(destinations, days)
        if len(columns) > MOST_COLUMNS:
            raise WrongParameter("regimes", TOO_WIDE, most=MOST_COLUMNS)
        return Response(matrix_data(compare_columns(columns), destinations, days, self.asked.shown_language))

    def _listed(self, name: str) -> list[str]:
        return listed(self.given.get(name, ""))

    def _columns(self, destinations: list[Jurisdiction], days: list[date]) -> list[Column]:
        if "citizenship" in self.given and "regimes" in self.given:
            raise WrongParameter("citizenship", _("Give either regimes or a citizenship."))
        if "citizenship" in self.given:
            citizenship = read_jurisdiction("citizenship", self.given["citizenship"])
            found = regimes_where(citizenship, destinations, days)
            return [Column(one.applied.regime, one.destination, one.day) for one in found]
        regimes = read_regimes(self.given.get("regimes", "")) or regimes_of(destinations)
        return [Column(*chosen) for chosen in product(regimes, destinations, days)]


def regimes_of(destinations: list[Jurisdiction]) -> list[Regime]:
    """Every regime with a published rule in one of the states."""
    rules = Rule.objects.published().filter(destination__in=destinations)
    return list(Regime.objects.filter(pk__in=rules.values("regime")))


def listed(text: str) -> list[str]:
    """The values of a parameter, separated by commas, each once."""
    return list(dict.fromkeys(value.strip() for value in text.split(",") if value.strip()))


def read_jurisdiction(parameter: str, key: str) -> Jurisdiction:
    """The jurisdiction a parameter names."""
    found = Jurisdiction.objects.filter(key=key).first()
    if found is None:
        raise WrongParameter(
            parameter, _("There is no jurisdiction “%(key)s”; see /api/v1/jurisdictions/."), key=shown(key)
        )
    return found


def read_regimes(text: str) -> list[Regime]:
    """The regimes of a list of keys, in its order."""
    keys = listed(text)
    if len(keys) > MOST_COLUMNS:
        raise WrongParameter("regimes", TOO_WIDE, most=MOST_COLUMNS)
    found = {regime.key: regime for regime in Regime.objects.filter(key__in=keys)}
    if unknown := [key for key in keys if key not in found]:
        message = _("There is no regime “%(key)s”; see /api/v1/regimes/.")
        raise WrongParameter("regimes", message, key=shown(unknown[0]))
    return [found[key] for key in keys]
