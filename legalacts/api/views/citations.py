"""A citation in words in, the acts and provisions it may mean out."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from legalacts.api.asking import Asking
from legalacts.api.errors import WrongParameter
from legalacts.api.link_filters import CitationFilter
from legalacts.api.serializers.citations import CitationSerializer, ReadingsSerializer
from legalacts.citations import Context, Reading, resolve, sentence_at
from legalacts.citations.neighbours import acts_near, provisions_near
from legalacts.models import Citation, Provision

from .records import Numbered, Records, nearest_data

CONTEXT = OpenApiParameter(
    "context", description="Where the text stands, as `act` or `act#eid`: read «ушул берененин 2-пункту» from there."
)
TEXT = OpenApiParameter(
    "text",
    required=True,
    description="A citation in Kyrgyz, Russian or English, or a text with citations; up to 2000 characters.",
)


class Resolve(Asking, APIView):
    """The public acts and provisions that a citation may mean, the best reading first; none when nothing is known."""

    personal = True
    parameters = ("text", "context")
    longest = 2000
    dated = True

    @extend_schema(parameters=[TEXT, CONTEXT], responses=ReadingsSerializer, operation_id="citations_resolve")
    def get(self, request):
        if "text" not in self.given:
            raise WrongParameter("text", _("Give the words of a citation."))
        readings = resolve(self.given["text"], asked_context(self.given.get("context")), self.asked.on)
        nearest = nearest_data(near(self.given["text"], readings))
        return Response({"results": [reading_data(reading) for reading in readings], "nearest": nearest})


def near(text: str, readings: list[Reading]) -> list:
    """What is held near a number that is cited and not held; nothing where it is."""
    best = readings[0] if readings else None
    if best and best.wanted:
        return provisions_near(best.act, best.wanted)
    return acts_near(text) if best is None or not best.eid else []


def asked_context(text: str | None) -> Context | None:
    """The public provision or act that a text stands in."""
    if not text:
        return None
    act, _sign, eid = text.partition("#")
    public = Provision.objects.public().filter(act__key=act)
    if not (public.filter(eid=eid) if eid else public).exists():
        raise WrongParameter("context", _("There is no such act or provision; write it as act or act#eid."))
    return Context(act, eid)


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


class Citations(Numbered, Records):
    """What provisions cite, with the sentence; with `act` or `provision`, both ways, or as `direction` says."""

    queryset = (
        Citation.objects.public()
        .select_related("wording__provision__act", "to_act", "to_provision__act")
        .order_by("wording__provision__act__key", "wording__provision__position", "wording", "start", "pk")
    )
    serializer_class = CitationSerializer
    filterset_class = CitationFilter

    def paginate_queryset(self, queryset):
        return with_sentences(super().paginate_queryset(queryset))

    def get_object(self):
        return with_sentences([super().get_object()])[0]


def with_sentences(citations) -> list[Citation]:
    """Say of each citation in which sentence it stands and what it leads to."""
    for citation in citations:
        citation.to_side = citation.to_provision or citation.to_act
        citation.sentence = sentence_at(citation.wording.text, citation.start, citation.end)[0]
    return list(citations)
