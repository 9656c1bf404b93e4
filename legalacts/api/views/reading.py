"""Topics, terms, problems, conflicts, sources, events, datasets, recommendations."""

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Prefetch

from legalacts.api import filters
from legalacts.api.serializers import chronicle, guide, places
from legalacts.models import (
    Act,
    Conflict,
    Dataset,
    Event,
    Institution,
    ManagementModel,
    Problem,
    Provision,
    Recommendation,
    Rule,
    Share,
    Source,
    Step,
    Term,
    Topic,
)  # fmt: skip

from .records import DatedRecords, Records

BASIS = ("basis_acts", "basis_provisions__act")


class Topics(Records):
    """Subject headings."""

    queryset = Topic.objects.select_related("parent").order_by("position", "key")
    serializer_class = places.TopicSerializer
    filterset_class = filters.TopicFilter


class Sources(Records):
    """What statements rest on."""

    queryset = Source.objects.order_by("key")
    serializer_class = places.SourceSerializer
    filterset_class = filters.SourceFilter


class Terms(Records):
    """The glossary."""

    queryset = Term.objects.published().with_evidence().prefetch_related("defined_by__act").order_by("key")
    serializer_class = guide.TermSerializer
    filterset_class = filters.TermFilter


class Problems(Records):
    """What goes wrong for migrants, and what to do about it."""

    queryset = (
        Problem.objects.published()
        .with_evidence()
        .prefetch_related(
            *BASIS,
            "destinations",
            "rules",
            "institutions",
            "topics",
            Prefetch("steps", Step.objects.select_related("institution").prefetch_related(*BASIS, "evidence__source")),
            Prefetch("shares", Share.objects.select_related("destination").prefetch_related("evidence__source")),
        )
        .order_by("position", "key")
    )
    serializer_class = guide.ProblemSerializer
    filterset_class = filters.ProblemFilter


CONCERNED = [
    Provision.objects.public().select_related("act"),
    *(kind.objects.published() for kind in (Act, Rule, Institution, Event, Dataset, Problem, Term)),
]


class Conflicts(Records):
    """Statements that disagree, and how they are treated here."""

    queryset = (
        Conflict.objects.published()
        .with_evidence()
        .prefetch_related("records", GenericPrefetch("records__record", CONCERNED))
        .order_by("key")
    )
    serializer_class = guide.ConflictSerializer
    filterset_class = filters.ConflictFilter


class Events(DatedRecords):
    """The timeline; with `on`, what happened or was going on that day."""

    queryset = (
        Event.objects.published()
        .with_evidence()
        .prefetch_related("jurisdictions", "acts", "institutions")
        .order_by("valid_from", "key")
    )
    serializer_class = chronicle.EventSerializer
    filterset_class = filters.EventFilter


class Datasets(Records):
    """The figures of the studies."""

    queryset = Dataset.objects.published().with_evidence().prefetch_related("topics", "observations").order_by("key")
    serializer_class = chronicle.DatasetSerializer
    filterset_class = filters.DatasetFilter


class ManagementModels(Records):
    """The studies' models of how labour migration is managed."""

    queryset = ManagementModel.objects.published().with_evidence().order_by("position", "key")
    serializer_class = chronicle.ManagementModelSerializer


class Recommendations(Records):
    """What the studies recommend, and to whom."""

    queryset = (
        Recommendation.objects.published().with_evidence().prefetch_related("to", "topics").order_by("position", "key")
    )
    serializer_class = chronicle.RecommendationSerializer
    filterset_class = filters.RecommendationFilter
