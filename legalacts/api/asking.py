"""What a request asks besides its filters: the language and the day; and what every address of the API shares."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.negotiation import BaseContentNegotiation

from legalacts.models import LANGUAGES

from .errors import WrongParameter, shown
from .schema import DescribedSchema

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
LONGEST = 400
NO_SUCH_PARAMETER = _("There is no such parameter here. Known: %(known)s.")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """The language and the day, as far as they are given."""

    language: str | None = None
    on: date | None = None

    @property
    def day(self) -> date:
        """The day asked for, else today."""
        return self.on or timezone.localdate()

    @property
    def shown_language(self) -> str:
        """The language of what exists in one language only: addresses of pages, labels."""
        return self.language or "ky"


def read_parameters(parameters, known: list[str], longest: int = LONGEST) -> dict[str, str]:
    """The parameters that say something; refuses what is unknown, repeated, unreadable or too long."""
    found = {}
    for name, values in parameters.lists():
        if name not in known:
            raise WrongParameter(name, NO_SUCH_PARAMETER, known=", ".join(sorted(known)) or "–")
        if len(values) > 1:
            raise WrongParameter(name, _("Give this parameter once."))
        value = values[0].strip()
        if len(value) > longest:
            raise WrongParameter(name, _("The value has more than %(most)s characters."), most=longest)
        if "\0" in value or value != value.encode("utf-8", "ignore").decode():
            raise WrongParameter(name, _("The value is not readable text."))
        if value:
            found[name] = value
    return found


def read_language(text: str | None, parameter: str = "lang") -> str | None:
    """One of the three languages."""
    if text is not None and text not in LANGUAGES:
        message = _("“%(text)s” is not a language here. Known: %(known)s.")
        raise WrongParameter(parameter, message, text=shown(text), known=", ".join(LANGUAGES))
    return text


def read_day(text: str | None, parameter: str = "on") -> date | None:
    """A day between 1900 and 2100."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text) if ISO_DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= LATEST:
        raise WrongParameter(parameter, _("Write a day as year-month-day, for example 2018-06-01, from 1900 to 2100."))
    return day


class AlwaysJson(BaseContentNegotiation):
    """There is one format, whatever a browser prefers."""

    def select_parser(self, request, parsers):
        return parsers[0]

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


class Asking:
    """A view that reads `lang`, perhaps `on`, and its own `parameters`.

    Its answers may be kept by anybody who asks each time whether they are still good, unless they are `personal`: to
    what somebody typed or says of themselves.
    """

    http_method_names = ["get", "head", "options"]
    content_negotiation_class = AlwaysJson
    schema = DescribedSchema()
    parameters: tuple[str, ...] = ()
    dated = False
    personal = False
    longest = LONGEST
    asked = Asked()
    given: dict[str, str] = {}

    def known_parameters(self) -> list[str]:
        """The names a request may use."""
        return ["lang", *(["on"] if self.dated else []), *self.parameters]

    def initial(self, request, *args, **kwargs):
        if request.method.lower() not in self.http_method_names:
            raise MethodNotAllowed(request.method)
        super().initial(request, *args, **kwargs)
        self.given = read_parameters(request.query_params, self.known_parameters(), self.longest)
        on = read_day(self.given.get("on")) if self.dated else None
        self.asked = Asked(read_language(self.given.get("lang")), on)
        translation.activate(self.asked.shown_language)

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        if response.status_code == 200:
            whose = {"private" if self.personal else "public": True}
            patch_cache_control(response, **whose, max_age=0, must_revalidate=True)
        else:
            patch_cache_control(response, no_store=True)
        return response
