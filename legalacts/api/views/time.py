"""Editions and changes of acts, any two provisions compared, changes of the law, who is bound on a day."""

from datetime import date, timedelta

from django.core.paginator import EmptyPage, Paginator
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from legalacts.api.asking import Asking, read_day, read_language
from legalacts.api.errors import NoSuchPage, WrongParameter, shown
from legalacts.api.serializers import time
from legalacts.comparison.changes import compare_days, list_corrections
from legalacts.comparison.editions import causes_of, editions_of_act
from legalacts.comparison.law_changes import list_law_changes
from legalacts.comparison.provisions import SidesCompared, find_provision, read_side
from legalacts.comparison.treaties import treaty_status, treaty_statuses
from legalacts.comparison.words import TooLong
from legalacts.models import Act, LifecycleEvent, Provision, Status, Topic, Wording

from .compare import read_jurisdiction

ON_A_PAGE = 20
FROM = OpenApiParameter("from", OpenApiTypes.DATE, description="The first day.")
TO = OpenApiParameter("to", OpenApiTypes.DATE, description="The second day.")
PAGE = OpenApiParameter("page", {"type": "integer", "minimum": 1}, description=f"Pages of {ON_A_PAGE}.")


def public_act(key: str) -> Act:
    """A public act with its public lifecycle and its parties; four queries."""
    events = LifecycleEvent.objects.filter(Q(provision=None) | Q(provision__status=Status.PUBLISHED))
    acts = Act.objects.published().select_related("jurisdiction").prefetch_related("evidence__source")
    acts = acts.prefetch_related(Prefetch("lifecycle", events.select_related("by_act")))
    return get_object_or_404(acts.prefetch_related("parties__state", "parties__evidence__source"), key=key)


class Answer(Asking, APIView):
    """An answer made of other records."""

    def context(self) -> dict:
        """What serializers need."""
        return {"asked": self.asked}

    def given_page(self, records: list):
        """One page of some records, as `page` asks."""
        number = self.given.get("page", "1")
        if not (number.isascii() and number.isdigit() and int(number[:9]) > 0 and len(number) < 9):
            raise WrongParameter("page", _("Give the number of a page: 1, 2, 3 …"))
        try:
            return Paginator(records, ON_A_PAGE).page(int(number))
        except EmptyPage as error:
            raise NoSuchPage from error

    def links(self, page) -> dict:
        """The addresses of the next and the previous page."""
        return {
            "next": self._link(page.next_page_number()) if page.has_next() else None,
            "previous": self._link(page.previous_page_number()) if page.has_previous() else None,
        }

    def _link(self, number: int) -> str:
        query = self.request.query_params.copy()
        query["page"] = str(number)
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")


class Editions(Answer):
    """The editions of an act: the stretches between the days on which any of its wordings begins or ends."""

    dated = True

    @extend_schema(responses=time.EditionsSerializer, operation_id="act_editions")
    def get(self, request, key):
        act = public_act(key)
        found = editions_of_act(act, causes_of(act, act.lifecycle.all()))
        day = self.asked.day
        answer = {"act": act.key, "on": day, "shown": found.on(day), "next": found.after(day), "results": found.all}
        return Response(time.EditionsSerializer(answer, context=self.context()).data)


class ActChanges(Answer):
    """What changed in an act between two days, word by word; corrections of our record stand apart.

    Without days: around the last change up to today.
    """

    parameters = ("from", "to", "page")

    @extend_schema(parameters=[FROM, TO, PAGE], responses=time.ActChangesSerializer, operation_id="act_changes")
    def get(self, request, key):
        act = public_act(key)
        causes = causes_of(act, act.lifecycle.all())
        first, second = self._days(act, causes)
        compared = compare_days(act, first, second, self.asked.shown_language, causes)
        page = self.given_page(list(compared.changes))
        answer = {
            "act": act.key,
            "from": first,
            "to": second,
            "count": len(compared.changes),
            "unchanged": compared.same,
            **self.links(page),
            "results": page.object_list,
            "corrections": list_corrections(Wording.objects.filter(provision__act=act), most=20),
        }
        return Response(time.ActChangesSerializer(answer, context=self.context()).data)

    def _days(self, act, causes) -> tuple[date, date]:
        days = editions_of_act(act, causes).days
        usual = [day for day in days if day <= timezone.localdate()] or days or [timezone.localdate()]
        second = read_day(self.given.get("to"), "to") or usual[-1]
        first = read_day(self.given.get("from"), "from") or second - timedelta(days=1)
        if first > second:
            raise WrongParameter("from", _("The first day must not come after the second."))
        return first, second


class Parties(Answer):
    """Was a state bound by the treaty on a day? With `state` one answer; without, one for each recorded party."""

    dated = True
    parameters = ("state",)

    @extend_schema(
        parameters=[OpenApiParameter("state", description="Key of a state: `kg`.")],
        responses=time.TreatyStatusesSerializer,
        operation_id="act_parties",
    )
    def get(self, request, key):
        act = public_act(key)
        day = self.asked.day
        state = read_jurisdiction("state", self.given["state"]) if "state" in self.given else None
        statuses = [treaty_status(act, state, day)] if state else treaty_statuses(act, day)
        answer = {"act": act.key, "on": day, "force": str(act.force_on(day)), "results": statuses}
        return Response(time.TreatyStatusesSerializer(answer, context=self.context()).data)


SIDE = {
    "": "A provision: `act/eId` or a citation in words.",
    "_on": "As of this day; today without.",
    "_language": "In this language; `lang` or Kyrgyz without.",
}


class Diff(Answer):
    """Any two provisions of any acts, days and languages, word by word, each with all that lies in it."""

    parameters = tuple(f"{side}{part}" for side in ("left", "right") for part in SIDE)

    @extend_schema(
        parameters=[
            OpenApiParameter(f"{side}{part}", description=text, required=not part)
            for side in ("left", "right")
            for part, text in SIDE.items()
        ],
        responses=time.SidesComparedSerializer,
        operation_id="diff",
    )
    def get(self, request):
        compared = SidesCompared(self._side("left"), self._side("right"))
        try:
            difference = compared.difference() if compared.is_complete else None
        except TooLong as error:
            raise WrongParameter(
                "left", _("These texts are too long to compare; choose chapters or articles.")
            ) from error
        answer = {"left": compared.left, "right": compared.right, "difference": difference}
        return Response(time.SidesComparedSerializer(answer, context=self.context()).data)

    def _side(self, name: str):
        text = self.given.get(name, "")
        provision: Provision | None = find_provision(text) if text else None
        if provision is None:
            message = _("There is no public provision “%(key)s”; give act/eId or a citation.")
            raise WrongParameter(name, message, key=shown(text))
        day = read_day(self.given.get(f"{name}_on"), f"{name}_on") or timezone.localdate()
        language = read_language(self.given.get(f"{name}_language"), f"{name}_language") or self.asked.shown_language
        return read_side(provision, day, language)


class LawChanges(Answer):
    """What changes in the law, newest first, the coming included; mended words are not among them."""

    parameters = ("from", "to", "topic", "act", "page")

    @extend_schema(
        parameters=[
            FROM,
            TO,
            OpenApiParameter("topic", description="Key of a topic."),
            OpenApiParameter("act", description="Key of an act."),
            PAGE,
        ],
        responses=time.LawChangesSerializer,
        operation_id="changes",
    )
    def get(self, request):
        since, until = (read_day(self.given.get(name), name) for name in ("from", "to"))
        topic = self.given.get("topic", "")
        if topic and not Topic.objects.filter(key=topic).exists():
            raise WrongParameter("topic", _("There is no topic “%(key)s”; see /api/v1/topics/."), key=shown(topic))
        act = Act.objects.published().filter(key=self.given["act"]).first() if "act" in self.given else None
        if "act" in self.given and act is None:
            message = _("There is no public act “%(key)s”; see /api/v1/acts/.")
            raise WrongParameter("act", message, key=shown(self.given["act"]))
        found = list_law_changes(since, until, act, topic)
        page = self.given_page(found)
        answer = {"count": len(found), **self.links(page), "results": page.object_list}
        return Response(time.LawChangesSerializer(answer, context=self.context()).data)
