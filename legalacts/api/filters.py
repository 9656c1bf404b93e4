"""Which records a list holds. Filters are strict: a value nobody knows is an error, not an empty list."""

import re

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field

from legalacts.models import (
    Act,
    Conflict,
    Cooperation,
    Dataset,
    Event,
    Indicator,
    Institution,
    Jurisdiction,
    Membership,
    Problem,
    Provision,
    Recommendation,
    Regime,
    Responsibility,
    Rule,
    Source,
    Term,
    Topic,
)  # fmt: skip
from legalacts.rights import known_cities, nearest_city

from .errors import WrongParameter, told_in


class StrictFilters(filters.DjangoFilterBackend):
    """Names the parameter whose value is unknown."""

    def filter_queryset(self, request, queryset, view):
        filterset = self.get_filterset(request, queryset, view)
        if filterset is None or view.action != "list":
            return queryset
        with translation.override(told_in(request)):
            if not filterset.is_valid():
                name, messages = next(iter(filterset.errors.items()))
                raise WrongParameter(name, " ".join([*messages, *_known(filterset.form.fields.get(name))]))
        return filterset.qs


def _known(field):
    """The values a closed list allows, in words."""
    if isinstance(field, filters.ChoiceFilter.field_class):
        known = ", ".join(str(value) for value, _label in field.choices if value)
        yield translation.gettext("Known: %(known)s.") % {"known": known}


@extend_schema_field({"type": "string", "description": "A key."})
class Key(filters.ModelChoiceFilter):
    """The key of another record."""

    def __init__(self, records, **options):
        super().__init__(queryset=records, to_field_name="key", **options)


class Choice(filters.ChoiceFilter):
    """A word of a closed list."""

    def __init__(self, choices, **options):
        super().__init__(choices=getattr(choices, "choices", choices), **options)


@extend_schema_field({"type": "boolean"})
class YesNo(filters.TypedChoiceFilter):
    """`true` or `false`."""

    def __init__(self, **options):
        super().__init__(choices=[("true", "yes"), ("false", "no")], coerce=lambda value: value == "true", **options)


def values_of(records, field: str):
    """The values a column has in public records, as choices."""
    return lambda: [(value, value) for value in records.order_by(field).values_list(field, flat=True).distinct()]


ACTS = Act.objects.published()
INSTITUTIONS = Institution.objects.published()
JURISDICTIONS = Jurisdiction.objects.all()
TOPICS = Topic.objects.all()


class JurisdictionFilter(filters.FilterSet):
    kind = Choice(Jurisdiction.Kind)

    class Meta:
        model = Jurisdiction
        fields = []


class MembershipFilter(filters.FilterSet):
    organisation = Key(JURISDICTIONS)
    state = Key(JURISDICTIONS)

    class Meta:
        model = Membership
        fields = []


class TopicFilter(filters.FilterSet):
    parent = Key(TOPICS)

    class Meta:
        model = Topic
        fields = []


class SourceFilter(filters.FilterSet):
    kind = Choice(Source.Kind)

    class Meta:
        model = Source
        fields = []


class ActFilter(filters.FilterSet):
    kind = Choice(Act.Kind)
    category = Choice(Act.Category)
    jurisdiction = Key(JURISDICTIONS)
    topic = Key(TOPICS, field_name="topics")
    number = filters.CharFilter(lookup_expr="iexact")

    class Meta:
        model = Act
        fields = []


class ProvisionFilter(filters.FilterSet):
    act = Key(ACTS)
    kind = Choice(Provision.Kind)
    norm = Choice(Provision.Norm)
    topic = Key(TOPICS, field_name="topics")

    class Meta:
        model = Provision
        fields = []


class InstitutionFilter(filters.FilterSet):
    jurisdiction = Key(JURISDICTIONS)
    kind = Choice(Institution.Kind)
    parent = Key(INSTITUTIONS)
    state = Key(JURISDICTIONS, method="working_in", help_text="Of the state, or responsible for something there.")
    city = filters.CharFilter(method="in_city", help_text="With a contact there; a slip of the pen is forgiven.")
    topic = Key(TOPICS, method="concerned_with", help_text="Of a responsibility.")
    language = filters.CharFilter(method="speaking", help_text="Spoken at a contact: a code, as ky.")

    class Meta:
        model = Institution
        fields = []

    def working_in(self, records, name, state):
        return records.working_in(state)

    def in_city(self, records, name, typed):
        cities = known_cities()
        city = nearest_city(typed, cities)
        if city is None:
            known = ", ".join(city.title.best(told_in(self.request)).text for city in cities)
            raise WrongParameter(name, _("No contact in this city is known. Known: %(known)s."), known=known)
        return records.in_city(city.title)

    def concerned_with(self, records, name, topic):
        return records.concerned_with(topic)

    def speaking(self, records, name, language):
        if not re.fullmatch("[a-z]{2,3}", language):
            raise WrongParameter(name, _("Write the code of a language, as ky."))
        return records.speaking(language)


class ResponsibilityFilter(filters.FilterSet):
    institution = Key(INSTITUTIONS)
    nature = Choice(Responsibility.Nature)
    territory = Key(JURISDICTIONS)
    topic = Key(TOPICS, field_name="topics")

    class Meta:
        model = Responsibility
        fields = []


BETWEEN_PUBLIC = Cooperation.objects.published().filter(one__in=INSTITUTIONS, other__in=INSTITUTIONS)


class CooperationFilter(filters.FilterSet):
    institution = Key(INSTITUTIONS, method="with_institution", help_text="On either side.")
    strength = Choice(Cooperation.Strength)
    nature = Choice(Cooperation.Nature)
    direction = Choice(Cooperation.Direction)
    model = Choice(values_of(BETWEEN_PUBLIC, "model"))

    class Meta:
        model = Cooperation
        fields = []

    def with_institution(self, cooperations, name, institution):
        return cooperations.filter(Q(one=institution) | Q(other=institution))


class RegimeFilter(filters.FilterSet):
    personal = YesNo()
    organisation = Key(JURISDICTIONS)

    class Meta:
        model = Regime
        fields = []


class IndicatorFilter(filters.FilterSet):
    group = Choice(Indicator.Group)

    class Meta:
        model = Indicator
        fields = []


class RuleFilter(filters.FilterSet):
    destination = Key(JURISDICTIONS)
    regime = Key(Regime.objects.all())
    indicator = Key(Indicator.objects.all())
    topic = Key(TOPICS, field_name="topics")
    act = Key(ACTS, method="resting_on", help_text="Rules that rest on the act or on a provision of it.")

    class Meta:
        model = Rule
        fields = []

    def resting_on(self, rules, name, act):
        provisions = act.provisions.published()
        resting = Rule.objects.filter(Q(basis_acts=act) | Q(basis_provisions__in=provisions))
        return rules.filter(pk__in=resting.values("pk"))


class TermFilter(filters.FilterSet):
    category = Choice(Term.Category)

    class Meta:
        model = Term
        fields = []


class ProblemFilter(filters.FilterSet):
    level = Choice(Problem.Level)
    destination = Key(JURISDICTIONS, field_name="destinations")
    topic = Key(TOPICS, field_name="topics")
    emergency = YesNo()

    class Meta:
        model = Problem
        fields = []


class ConflictFilter(filters.FilterSet):
    kind = Choice(Conflict.Kind)

    class Meta:
        model = Conflict
        fields = []


class EventFilter(filters.FilterSet):
    kind = Choice(Event.Kind)
    jurisdiction = Key(JURISDICTIONS, field_name="jurisdictions")
    act = Key(ACTS, field_name="acts")

    class Meta:
        model = Event
        fields = []


class DatasetFilter(filters.FilterSet):
    table = Choice(values_of(Dataset.objects.published(), "table"))
    topic = Key(TOPICS, field_name="topics")

    class Meta:
        model = Dataset
        fields = []


class RecommendationFilter(filters.FilterSet):
    to = Key(INSTITUTIONS)
    group = Choice(values_of(Recommendation.objects.published(), "group"))
    topic = Key(TOPICS, field_name="topics")

    class Meta:
        model = Recommendation
        fields = []
