"""Search, as the public page does it."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from legalacts.api.asking import Asking
from legalacts.api.errors import NoSuchPage, WrongParameter
from legalacts.api.serializers.search import SearchSerializer
from legalacts.models import LANGUAGES
from legalacts.search import Hit, Query, WrongQuery, find

PARAMETERS = [
    OpenApiParameter("q", description="Words in Kyrgyz, Russian or English, a citation, a number of an act."),
    OpenApiParameter("kind", description="Only records of a kind: act, provision, rule, problem, institution …"),
    OpenApiParameter("jurisdiction", description="Only of a jurisdiction, by key."),
    OpenApiParameter("act", description="Only in an act, by key."),
    OpenApiParameter("topic", description="Only on a topic, by key."),
    OpenApiParameter("language", enum=LANGUAGES, description="Only texts in a language."),
    OpenApiParameter("status", description="Only by force: in_force, not_yet, suspended, ended, unknown."),
    OpenApiParameter("page", int, description="From 1."),
]


class Search(Asking, APIView):
    """Public records that answer, the best first. Long personal numbers in `q` are not looked for."""

    dated = True
    parameters = tuple(parameter.name for parameter in PARAMETERS)

    @extend_schema(parameters=PARAMETERS, responses=SearchSerializer, operation_id="search")
    def get(self, request):
        try:
            query = Query.parse(self.given, self.asked.shown_language)
        except WrongQuery as wrong:
            raise WrongParameter(wrong.parameter, "This value is not known here.") from wrong
        found = find(query)
        if query.page > max(1, found.pages):
            raise NoSuchPage
        others = found.other_language if found.pages <= 1 else ()
        return Response(
            {
                "count": found.count + len(others),
                "pages": max(found.pages, len(others) and 1),
                "results": [hit_data(hit) for hit in (*found.hits, *others)],
                "facets": {name: dict(values) for name, values in found.facets.items()},
                "suggestion": found.suggestion,
            }
        )


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
    }


def marks_of(snippet: tuple[tuple[str, bool], ...]) -> list[list[int]]:
    """Where in the snippet the words stand that were searched for."""
    marks, at = [], 0
    for words, searched in snippet:
        if searched:
            marks.append([at, at + len(words)])
        at += len(words)
    return marks
