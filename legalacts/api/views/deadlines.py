"""Until which day: a situation and a person's dates in the body of a POST, the safe days out; nothing is kept."""

from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ParseError
from rest_framework.response import Response
from rest_framework.views import APIView

from legalacts.api.asking import EARLIEST, LATEST, Asking
from legalacts.api.errors import WrongParameter, told_in
from legalacts.api.fields import basis_of
from legalacts.api.serializers.situation import DeadlinesSerializer, SituationSerializer
from legalacts.rights import EVENTS, BadPeriod, count_dates, dated_rules, regimes_for

from .compare import read_jurisdiction, read_regimes


@method_decorator(sensitive_post_parameters(), name="dispatch")
class Deadlines(Asking, APIView):
    """Count the days that the rules of a regime give from entry or a contract, in every reading, the safe one first."""

    http_method_names = ["post", "options"]

    @extend_schema(request=SituationSerializer, responses=DeadlinesSerializer, operation_id="deadlines")
    def post(self, request):
        given = self._read(self._sent(request))
        day = given.get("on") or timezone.localdate()
        destination = read_jurisdiction("destination", given["destination"])
        regimes = self._regimes(given, destination, day)
        events = {name: given[name] for name in EVENTS if name in given}
        if not events:
            raise WrongParameter("entry", _("Give at least one of %(known)s."), known=", ".join(EVENTS))
        try:
            found = count_dates(dated_rules(destination, regimes, day), events, given["used"])
        except BadPeriod as error:
            raise WrongParameter(next(iter(events)), _("This day is out of reach.")) from error
        language = self.asked.shown_language
        return Response(
            {
                "on": day,
                "regimes": [regime.key for regime in regimes],
                "results": [date_data(item, language) for item in found],
            }
        )

    def _sent(self, request):
        """The body as sent; what is no JSON or lies too deep in it is a mistake of the sender."""
        try:
            return request.data
        except (RecursionError, ParseError) as error:
            raise WrongParameter("", _("Send a JSON object.")) from error

    def _read(self, data) -> dict:
        """The checked body; says which field is wrong."""
        if not isinstance(data, dict):
            raise WrongParameter("", _("Send a JSON object."))
        serializer = SituationSerializer(data=data)
        with override(told_in(self.request)):
            if not serializer.is_valid():
                name, messages = next(iter(serializer.errors.items()))
                message = messages[0] if isinstance(messages, list) else gettext("This value cannot be understood.")
                raise WrongParameter(name, str(message))
        given = serializer.validated_data
        for name in ("on", *EVENTS):
            if name in given and not EARLIEST <= given[name] <= LATEST:
                raise WrongParameter(name, _("This day is out of reach."))
        return given

    def _regimes(self, given, destination, day):
        if "regimes" in given:
            return read_regimes(",".join(given["regimes"]))
        if "citizenship" not in given:
            raise WrongParameter("citizenship", _("Give a citizenship or regimes."))
        citizenship = read_jurisdiction("citizenship", given["citizenship"])
        applied = regimes_for(citizenship.key, destination.key, day, given.get("purpose", ""))
        return [found.regime for found in applied]

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers["Access-Control-Allow-Headers"] = "Content-Type"
        response.headers.pop("Cache-Control", None)
        patch_cache_control(response, no_store=True, private=True)
        return response


def date_data(item, language: str) -> dict:
    """One rule's day."""
    rule = item.rule
    kind = "from" if item.is_earliest else "until" if item.is_stay else "by"
    readings = [
        {
            "last_day": reading.last_day,
            "counting": reading.counting,
            "event_day_counts": reading.event_day_counts,
            "moved": reading.moved,
        }
        for reading in item.deadline.readings
    ]
    return {
        "rule": rule.key,
        "title": rule.indicator.title.best(language).text,
        "text": rule.text.best(language).text,
        "counted_from": item.event,
        "kind": kind,
        "day": item.day,
        "readings": readings,
        "basis": basis_of(rule, language),
        "status": rule.checked,
        "url": rule.get_absolute_url(),
    }
