"""A citation in words in, the acts and provisions it may mean out."""

from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from legalacts.api.asking import Asking
from legalacts.api.errors import WrongParameter
from legalacts.api.serializers.citations import ReadingsSerializer
from legalacts.citations import Reading, resolve

TEXT = OpenApiParameter(
    "text",
    required=True,
    description="A citation in Kyrgyz, Russian or English, or a text with citations; up to 2000 characters.",
)


class Resolve(Asking, APIView):
    """The public acts and provisions that a citation may mean, the best reading first; none when nothing is known."""

    parameters = ("text",)
    longest = 2000

    @extend_schema(parameters=[TEXT], responses=ReadingsSerializer, operation_id="citations_resolve")
    def get(self, request):
        if "text" not in self.given:
            raise WrongParameter("text", "Give the words of a citation.")
        return Response({"results": [reading_data(reading) for reading in resolve(self.given["text"])]})


def reading_data(reading: Reading) -> dict:
    """What a citation may mean, and its page."""
    place = [reading.act, reading.eid] if reading.eid else [reading.act]
    return {
        "act": reading.act,
        "eid": reading.eid or None,
        "text": reading.words,
        "url": reverse("provision" if reading.eid else "act", args=place),
        "exact": reading.exact,
    }
