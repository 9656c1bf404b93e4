"""The way in: the list of addresses, the description, the page to try them; and what does not exist."""

from django.http import Http404
from django.utils import translation
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from legalacts.api.asking import NO_SUCH_PARAMETER, Asking, read_language, read_parameters
from legalacts.api.errors import WrongParameter


class Start(Asking, APIView):
    """The addresses of the API."""

    schema = None
    names: list[str] = []

    def get(self, request):
        return Response({name.removeprefix("api-"): reverse(name, request=request) for name in self.names})


class Nowhere(Asking, APIView):
    """An address of the API that does not exist."""

    schema = None

    def initial(self, request, *args, **kwargs):
        raise Http404


class Schema(SpectacularAPIView):
    """The description of the API, OpenAPI 3; in JSON with `?format=json`."""

    schema = None
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        given = read_parameters(request.query_params, ["lang", "format"])
        with translation.override(read_language(given.get("lang")) or "en"):
            return self._get_schema_response(request)


class Docs(SpectacularSwaggerSplitView):
    """The description as a page, without inline scripts or styles."""

    schema = None
    http_method_names = ["get", "head", "options"]
    template_name = "api/docs.html"
    title = "API"

    def get(self, request, *args, **kwargs):
        known = ["lang", "script"]
        if unknown := [name for name in request.query_params if name not in known]:
            raise WrongParameter(unknown[0], NO_SUCH_PARAMETER, known=", ".join(known))
        return super().get(request, *args, **kwargs)
