"""Regimes side by side."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from legalacts.api.asking import Asking
from legalacts.api.errors import WrongParameter, shown
from legalacts.api.matrix import matrix_data
from legalacts.api.serializers.compare import ComparisonSerializer
from legalacts.comparison import compare_regimes
from legalacts.models import Jurisdiction, Regime, Rule
from legalacts.rights import regimes_for

MOST_REGIMES = 12
PARAMETERS = [
    OpenApiParameter("destination", description="Key of the state to work in; Russia (`ru`) without."),
    OpenApiParameter("regimes", description=f"Keys of up to {MOST_REGIMES} regimes, separated by commas."),
    OpenApiParameter("citizenship", description="Instead of regimes: those that apply to its citizens on the day."),
]


class Compare(Asking, APIView):
    """What each regime answers in a destination on a day, in one language, with basis and sources.

    Without `regimes` and `citizenship`: every regime with a published rule there. Where a regime has no rule of
    its own, that of its wider regime is its answer.
    """

    dated = True
    parameters = ("destination", "regimes", "citizenship")

    @extend_schema(parameters=PARAMETERS, responses=ComparisonSerializer, operation_id="compare")
    def get(self, request):
        destination = read_jurisdiction("destination", self.given.get("destination", "ru"))
        matrix = compare_regimes(destination, self._regimes(destination), self.asked.day)
        return Response(matrix_data(matrix, destination, self.asked.day, self.asked.shown_language))

    def _regimes(self, destination) -> list[Regime]:
        if "citizenship" in self.given and "regimes" in self.given:
            raise WrongParameter("citizenship", "Give either regimes or a citizenship.")
        if "citizenship" in self.given:
            citizenship = read_jurisdiction("citizenship", self.given["citizenship"])
            return [applied.regime for applied in regimes_for(citizenship.key, destination.key, self.asked.day)]
        if "regimes" in self.given:
            return read_regimes(self.given["regimes"])
        rules = Rule.objects.published().filter(destination=destination)
        return list(Regime.objects.filter(pk__in=rules.values("regime")))


def read_jurisdiction(parameter: str, key: str) -> Jurisdiction:
    """The jurisdiction a parameter names."""
    found = Jurisdiction.objects.filter(key=key).first()
    if found is None:
        raise WrongParameter(parameter, f"There is no jurisdiction “{shown(key)}”; see /api/v1/jurisdictions/.")
    return found


def read_regimes(text: str) -> list[Regime]:
    """The regimes of a list of keys, in its order."""
    keys = list(dict.fromkeys(key.strip() for key in text.split(",") if key.strip()))
    if len(keys) > MOST_REGIMES:
        raise WrongParameter("regimes", f"Compare up to {MOST_REGIMES} regimes at once.")
    found = {regime.key: regime for regime in Regime.objects.filter(key__in=keys)}
    if unknown := [key for key in keys if key not in found]:
        raise WrongParameter("regimes", f"There is no regime “{shown(unknown[0])}”; see /api/v1/regimes/.")
    return [found[key] for key in keys]
