"""Which links and citations a list holds: of which act or provision, in which direction, of which time and state."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters

from legalacts.models import Citation, Provision, Relation

from .errors import WrongParameter
from .filters import ACTS, JURISDICTIONS, Choice, Key


class LinkFilter(filters.FilterSet):
    """Links of an act or provision; subclasses say which columns are the two sides and the date."""

    act = Key(ACTS, method="of_act", help_text="Links from the act and to it.")
    provision = filters.CharFilter(method="of_provision", help_text="As act#eid: links from the provision and to it.")
    direction = Choice([("out", "from it"), ("in", "to it")], method="in_direction")
    jurisdiction = Key(JURISDICTIONS, method="of_jurisdiction", help_text="Of the other side, or of either.")
    date_from = filters.DateFilter(method="since")
    date_to = filters.DateFilter(method="until")
    sides = {"out": ("from_act", "from_provision"), "in": ("to_act", "to_provision")}
    day = "date"

    def of_act(self, links, name, act):
        return links.filter(self._own(0, act))

    def of_provision(self, links, name, key):
        act, _sign, eid = key.partition("#")
        provision = Provision.objects.public().filter(act__key=act, eid=eid).first()
        if provision is None:
            raise WrongParameter("provision", _("There is no such provision; write it as act#eid."))
        return links.filter(self._own(1, provision))

    def in_direction(self, links, name, direction):
        if not (self.form.cleaned_data["act"] or self.form.cleaned_data["provision"]):
            raise WrongParameter("direction", _("A direction needs an act or a provision: add ?act=KEY."))
        return links

    def of_jurisdiction(self, links, name, jurisdiction):
        act, direction = self.form.cleaned_data["act"], self.form.cleaned_data["direction"]
        found = Q()
        for way, other in (("out", "in"), ("in", "out")):
            if direction in ("", way):
                theirs = Q(**{f"{self.sides[other][0]}__jurisdiction": jurisdiction})
                found |= theirs & Q(**{self.sides[way][0]: act}) if act else theirs
        return links.filter(found)

    def since(self, links, name, day):
        return links.filter(**{f"{self.day}__gte": day})

    def until(self, links, name, day):
        return links.filter(**{f"{self.day}__lte": day})

    def _own(self, column, record):
        ways = [self.form.cleaned_data["direction"]] if self.form.cleaned_data["direction"] else ["out", "in"]
        found = Q()
        for way in ways:
            found |= Q(**{self.sides[way][column]: record})
        return found


class RelationFilter(LinkFilter):
    predicate = Choice(Relation.Predicate)

    class Meta:
        model = Relation
        fields = []


class CitationFilter(LinkFilter):
    status = Choice([choice for choice in Citation.Status.choices if choice[0] != Citation.Status.REJECTED])
    sides = {"out": ("wording__provision__act", "wording__provision"), "in": ("to_act", "to_provision")}
    day = "wording__valid_from"

    class Meta:
        model = Citation
        fields = []
