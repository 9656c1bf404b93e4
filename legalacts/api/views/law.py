"""Acts, provisions, relations."""

from django.db.models import Prefetch, Q
from django.http import Http404

from legalacts.api import filters
from legalacts.api.errors import NotHeld
from legalacts.api.link_filters import RelationFilter
from legalacts.api.serializers import acts, provisions
from legalacts.citations.neighbours import acts_like, provisions_near
from legalacts.comparison.editions import editions_of_act, list_editions
from legalacts.models import Act, LifecycleEvent, Provision, Relation, Status

from .records import Numbered, Records, nearest_data

PUBLISHED = Status.PUBLISHED


def public_relations():
    """Links between public acts; those of a provision only where it is public: without it they say another thing."""
    links = Relation.objects.public().select_related("from_act", "to_act", "from_provision__act", "to_provision__act")
    links = links.filter(Q(from_provision=None) | Q(from_provision__status=PUBLISHED))
    links = links.filter(Q(to_provision=None) | Q(to_provision__status=PUBLISHED))
    return links.with_evidence().order_by("from_act__key", "predicate", "to_act__key", "pk")


def relations_of(out: Q, into: Q) -> dict:
    """The public links from and to a record."""
    return {"out": with_sides(public_relations().filter(out)), "in": with_sides(public_relations().filter(into))}


def with_sides(links) -> list[Relation]:
    """Say of each link which act or provision stands on either side."""
    links = list(links)
    for link in links:
        link.from_side = link.from_provision or link.from_act
        link.to_side = link.to_provision or link.to_act
    return links


class Acts(Records):
    """Laws, codes, treaties, decrees, programmes; `force` and `bound` are told for `on`, today without."""

    queryset = Act.objects.published().for_list().with_evidence().order_by("jurisdiction__position", "key")
    serializer_class = acts.ActSerializer
    detail_serializer_class = acts.ActDetailSerializer
    filterset_class = filters.ActFilter
    dated = True

    def get_queryset(self):
        found = super().get_queryset().with_force(self.asked.day)
        if self.action == "list":
            return found
        lifecycle = LifecycleEvent.objects.filter(Q(provision=None) | Q(provision__status=PUBLISHED))
        lifecycle = lifecycle.select_related("by_act", "provision").prefetch_related("evidence__source")
        return found.prefetch_related(
            Prefetch("lifecycle", lifecycle, to_attr="public_lifecycle"), "parties__state", "parties__evidence__source"
        )

    def get_object(self):
        try:
            act = super().get_object()
        except Http404 as error:
            raise NotHeld(nearest_data(acts_like(self.kwargs["key"]))) from error
        act.public_relations = relations_of(Q(from_act=act), Q(to_act=act))
        act.editions = editions_of_act(act).days
        return act


class Provisions(Records):
    """Provisions of public acts, with the wordings that hold on `on`, today without; by act and eId."""

    queryset = (
        Provision.objects.public()
        .with_evidence()
        .select_related("act__jurisdiction", "parent")
        .prefetch_related("topics")
    )
    serializer_class = provisions.ProvisionSerializer
    detail_serializer_class = provisions.ProvisionDetailSerializer
    filterset_class = filters.ProvisionFilter
    address = "<slug:act>/<slug:eid>"
    dated = True

    def get_queryset(self):
        found = super().get_queryset().with_wordings(self.asked.day, links=False)
        if self.action == "list":
            return found.order_by("act__key", "position", "pk")
        return found.prefetch_related(Prefetch("children", Provision.objects.published().order_by("position", "pk")))

    def get_object(self):
        act, eid = self.kwargs["act"], self.kwargs["eid"]
        provision = self.get_queryset().filter(act__key=act, eid=eid).first()
        if provision is None:
            raise NotHeld(nearest_data(provisions_near(act, eid)))
        provision.public_relations = relations_of(Q(from_provision=provision), Q(to_provision=provision))
        provision.editions = list_editions(provision.wordings).days
        provision.public_notes = provision.editors_notes.public().on(self.asked.day)
        return provision


class Relations(Numbered, Records):
    """Links between acts and provisions; with `act`, both ways, or as `direction` says."""

    queryset = public_relations()
    serializer_class = acts.RelationSerializer
    filterset_class = RelationFilter

    def paginate_queryset(self, queryset):
        return with_sides(super().paginate_queryset(queryset))

    def get_object(self):
        return with_sides([super().get_object()])[0]
