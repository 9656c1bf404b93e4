"""Regimes, indicators, rules: columns, rows and cells of comparisons."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from legalacts.api.fields import Basis, Key, Keys, KnownDate, Text, Word
from legalacts.models import Indicator, Purpose, Rule

from .parts import DatedSerializer, KeyedSerializer, RecordSerializer


class RegimeSerializer(serializers.Serializer):
    """The set of rules a person falls under."""

    key = serializers.CharField()
    title = Text()
    short_title = Text()
    description = Text()
    purpose = Word(Purpose, allow_null=True, help_text="Only for those who came for it.")
    personal = serializers.BooleanField(help_text="Whether citizenship decides who falls under it.")
    organisation = Key(help_text="For citizens of its members.")
    treaty = Key(help_text="Only while this act is in force for both states.")
    destinations = Keys(help_text="Only there; empty: in the members of the organisation.")
    wider = Key(help_text="The wider regime whose rules apply too.")
    yields_to = Keys(help_text="It gives way where one of these applies.")


class IndicatorSerializer(serializers.Serializer):
    """One row of a comparison."""

    key = serializers.CharField()
    title = Text()
    question = Text()
    group = Word(Indicator.Group)
    value_kind = Word(Indicator.ValueKind)


class RuleValueSerializer(serializers.Serializer):
    """The typed value; only what is set is present."""

    kind = Word(Indicator.ValueKind)
    yes = serializers.BooleanField(required=False)
    amount = serializers.FloatField(required=False)
    upper = serializers.FloatField(required=False)
    unit = Word(Rule.Unit, required=False)
    days = Word(Rule.Days, required=False)
    counted_from = Word(Rule.CountedFrom, required=False)
    bound = Word(Rule.Bound, required=False)
    per_amount = serializers.IntegerField(required=False)
    per_unit = Word(Rule.Unit, required=False)
    percent = serializers.FloatField(required=False)
    otherwise = serializers.FloatField(required=False)
    currency = serializers.CharField(required=False)


class RuleSerializer(KeyedSerializer, DatedSerializer, RecordSerializer):
    """regime × destination × indicator → value, during a period, on a legal basis."""

    regime = serializers.CharField(source="regime.key")
    destination = serializers.CharField(source="destination.key")
    indicator = serializers.CharField(source="indicator.key")
    value = serializers.SerializerMethodField()
    text = Text()
    conditions = Text()
    basis = Basis()
    as_of = KnownDate(help_text="The date the source speaks of.")
    disputes = Key(help_text="The rule it is the other side of a conflict with.")
    topics = Keys()

    @extend_schema_field(RuleValueSerializer)
    def get_value(self, rule):
        return rule.value()
