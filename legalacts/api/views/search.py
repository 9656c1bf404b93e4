"""Search and suggestions, as the public pages do them."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from legalacts.api.asking import Asking
from legalacts.api.errors import NoSuchPage, WrongParameter
from legalacts.api.serializers.search import SearchSerializer, SuggestSerializer
from legalacts.models import LANGUAGES
from legalacts.search import KINDS, Advice, Hit, Query, Results, WrongQuery, advise, find, suggest
from legalacts.search.query import STATUSES

PARAMETERS = [
    OpenApiParameter("q", description="Words in Kyrgyz, Russian or English, a citation, a number of an act."),
    OpenApiParameter("kind", enum=KINDS, description="Only records of a kind."),
    OpenApiParameter("jurisdiction", description="Only of a jurisdiction, by key."),
    OpenApiParameter("act", description="Only in an act, by key."),
    OpenApiParameter("topic", description="Only on a topic, by key."),
    OpenApiParameter("language", enum=LANGUAGES, description="Only texts in a language."),
    OpenApiParameter("status", enum=STATUSES, description="Only by force."),
    OpenApiParameter("correct", enum=["no"], description="`no`: words are searched for as they are typed."),
    OpenApiParameter("page", {"type": "integer", "minimum": 1, "maximum": 1_000_000}),
]
BEGUN = [OpenApiParameter("q", description="The words typed so far, the last one begun; at least two letters of it.")]


class Search(Asking, APIView):
    """Public records that answer, the best first. Long personal numbers in `q` are not looked for."""

    personal = True
    dated = True
    parameters = tuple(parameter.name for parameter in PARAMETERS)

    @extend_schema(parameters=PARAMETERS, responses=SearchSerializer, operation_id="search")
    def get(self, request):
        try:
            query = Query.parse(self.given, self.asked.shown_language)
        except WrongQuery as wrong:
            raise WrongParameter(wrong.parameter, _("This value is not known here.")) from wrong
        found = find(query)
        if query.page > max(1, found.pages):
            raise NoSuchPage
        others = found.other_language if found.pages <= 1 else ()
        advice = advise(query) if query.asks and not found.count else None
        return Response(
            {
                "count": found.count + len(others),
                "pages": max(found.pages, len(others) and 1),
                "results": [hit_data(hit) for hit in (*found.hits, *others)],
                "facets": {name: dict(values) for name, values in found.facets.items()},
                "suggestion": found.suggestion or (nearest_words(advice) if advice else None),
                "correction": correction_data(query, found),
                "understood": dict(found.understood),
                "advice": advice and advice_data(advice),
            }
        )


class Suggest(Asking, APIView):
    """What may be meant by the words typed so far: problems, acts, institutions, terms, provisions that are cited."""

    personal = True
    parameters = ("q",)

    @extend_schema(parameters=BEGUN, responses=SuggestSerializer, operation_id="suggest")
    def get(self, request):
        found = suggest(self.given.get("q", ""), self.asked.shown_language)
        results = [
            {"text": each.text, "kind": each.kind, "key": each.key, "language": each.language, "url": each.page}
            for each in found
        ]
        return Response({"results": results})


def nearest_words(advice: Advice) -> str | None:
    """The known words nearest to those that nothing was found for."""
    return next((way.words for way in advice.nearest), None)


def correction_data(query: Query, found: Results) -> dict | None:
    """What was searched for instead of what was typed, and why."""
    if not found.suggestion:
        return None
    return {"typed": query.q, "searched": found.suggestion, "reason": found.correction}


def advice_data(advice: Advice) -> dict:
    """What else to ask, each with how much it finds."""
    return {
        "unknown": list(advice.unknown),
        "nearest": [{"q": way.words, "count": way.count} for way in advice.nearest],
        "without": {way.what: way.count for way in advice.ways},
    }


def hit_data(hit: Hit) -> dict:
    """One result as plain data."""
    return {
        "kind": hit.kind,
        "key": hit.key,
        "act": hit.act or None,
        "eid": hit.eid or None,
        "language": hit.language,
        "title": hit.title,
        "snippet": "".join(words for words, _searched in hit.snippet),
        "marks": marks_of(hit.snippet),
        "url": hit.page,
        "score": hit.score,
        "cited": hit.pinned,
        "status": hit.status or None,
        "since": hit.since or None,
        "until": hit.until or None,
        "as_of": hit.as_of or None,
    }


def marks_of(snippet: tuple[tuple[str, bool], ...]) -> list[list[int]]:
    """Where in the snippet the words stand that were searched for."""
    marks, at = [], 0
    for words, searched in snippet:
        if searched:
            marks.append([at, at + len(words)])
        at += len(words)
    return marks
