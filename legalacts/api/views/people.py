"""Jurisdictions, memberships, institutions, responsibilities, cooperations."""

from django.db.models import Prefetch

from legalacts.api import filters
from legalacts.api.serializers import institutions, places
from legalacts.models import (
    Contact,
    Cooperation,
    Institution,
    Jurisdiction,
    Membership,
    Responsibility,
    Status,
    Succession,
)  # fmt: skip

from .records import DatedRecords, Numbered, Records

PUBLISHED = Status.PUBLISHED
BASIS = ("basis_acts", "basis_provisions__act", "topics")


class Jurisdictions(Records):
    """States, unions and organisations that make law."""

    queryset = Jurisdiction.objects.order_by("position", "key")
    serializer_class = places.JurisdictionSerializer
    filterset_class = filters.JurisdictionFilter


class Memberships(Numbered, DatedRecords):
    """Who is a member of what since when; with `on`, on that day."""

    queryset = (
        Membership.objects.published()
        .select_related("organisation", "state")
        .with_evidence()
        .order_by("organisation__key", "valid_from", "pk")
    )
    serializer_class = places.MembershipSerializer
    filterset_class = filters.MembershipFilter


def public_responsibilities():
    """Published responsibilities of published institutions, with what they show."""
    found = Responsibility.objects.published().filter(institution__status=PUBLISHED)
    found = found.select_related("institution", "territory").prefetch_related(*BASIS).with_evidence()
    return found.order_by("institution__key", "position", "pk")


class Institutions(DatedRecords):
    """Bodies and organisations; with `on`, those that exist on the day, with what they do then."""

    queryset = (
        Institution.objects.published()
        .select_related("jurisdiction", "parent")
        .with_evidence()
        .prefetch_related(
            Prefetch("contacts", Contact.objects.select_related("source")),
            Prefetch(
                "predecessions",
                Succession.objects.filter(predecessor__status=PUBLISHED)
                .select_related("predecessor")
                .prefetch_related("evidence__source"),
            ),
            Prefetch(
                "successions",
                Succession.objects.filter(successor__status=PUBLISHED)
                .select_related("successor")
                .prefetch_related("evidence__source"),
            ),
        )
        .order_by("jurisdiction__position", "key")
    )
    serializer_class = institutions.InstitutionSerializer
    detail_serializer_class = institutions.InstitutionDetailSerializer
    filterset_class = filters.InstitutionFilter

    def get_queryset(self):
        found = super().get_queryset()
        if self.action == "list":
            return found
        duties = public_responsibilities()
        return found.prefetch_related(
            Prefetch("responsibilities", duties.on(self.asked.on) if self.asked.on else duties)
        )


class Responsibilities(DatedRecords):
    """Who is responsible for what, on which basis; with `on`, on that day."""

    queryset = public_responsibilities()
    serializer_class = institutions.ResponsibilitySerializer
    filterset_class = filters.ResponsibilityFilter


class Cooperations(Numbered, Records):
    """Who works with whom: the lines of the interaction map."""

    queryset = (
        Cooperation.objects.published()
        .filter(one__status=PUBLISHED, other__status=PUBLISHED)
        .select_related("one", "other")
        .with_evidence()
        .order_by("one__key", "other__key", "pk")
    )
    serializer_class = institutions.CooperationSerializer
    filterset_class = filters.CooperationFilter
