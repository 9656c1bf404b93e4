"""The shape of a comparison, for its description; matrix.py fills it. Texts are in `lang`, or Kyrgyz."""

from rest_framework import serializers

from legalacts.api.fields import KnownDate, ReadOnly, ReferenceSerializer, Word, extend_schema_field
from legalacts.models import Evidence

from .rules import RuleValueSerializer


@extend_schema_field({"type": "object", "additionalProperties": {"type": "string"}, "example": {"text": "ru"}})
class Fallbacks(ReadOnly):
    """Which of the texts beside it are in another language than asked for, and in which."""

    def to_representation(self, value):
        return value


class CellSourceSerializer(serializers.Serializer):
    """Where a cell comes from."""

    source = serializers.CharField()
    locator = serializers.CharField()
    status = Word(Evidence.Status)
    as_of = KnownDate()
    checked_on = serializers.DateField(allow_null=True)


class SideSerializer(serializers.Serializer):
    """What a rule answers."""

    rule = serializers.CharField(allow_null=True, help_text="Null: nothing is known.")
    value = RuleValueSerializer(allow_null=True)
    text = serializers.CharField()
    conditions = serializers.CharField()
    basis = ReferenceSerializer(many=True)
    valid_from = KnownDate()
    valid_to = KnownDate()
    as_of = KnownDate()
    sources = CellSourceSerializer(many=True)
    status = Word(Evidence.Status, allow_null=True, help_text="How far it is checked.")
    note = serializers.CharField()
    url = serializers.CharField(allow_null=True)
    fallbacks = Fallbacks()


class CellSerializer(SideSerializer):
    """What a regime answers to a question on the day; `conflict` has the other sides where rules disagree."""

    regime = serializers.CharField()
    destination = serializers.CharField()
    on = serializers.DateField()
    being_checked = serializers.BooleanField(help_text="The answer is hidden until somebody has looked at it.")
    conflict = SideSerializer(many=True)


class CompareRowSerializer(serializers.Serializer):
    """A question and every regime's answer."""

    indicator = serializers.CharField()
    title = serializers.CharField()
    fallbacks = Fallbacks()
    differs = serializers.BooleanField()
    cells = CellSerializer(many=True)


class ComparedRegimeSerializer(serializers.Serializer):
    """A regime that some column shows."""

    key = serializers.CharField()
    title = serializers.CharField()
    fallbacks = Fallbacks()


class ColumnSerializer(serializers.Serializer):
    """Whose rules a column shows, where and as of when."""

    regime = serializers.CharField()
    destination = serializers.CharField()
    on = serializers.DateField()


class ComparisonSerializer(serializers.Serializer):
    """Regimes side by side, in one state or several, on one day or several."""

    destination = serializers.CharField(help_text="The first of `destinations`.")
    on = serializers.DateField(help_text="The first of `days`.")
    destinations = serializers.ListField(child=serializers.CharField())
    days = serializers.ListField(child=serializers.DateField())
    regimes = ComparedRegimeSerializer(many=True)
    columns = ColumnSerializer(many=True, help_text="In the order of the cells of each row.")
    rows = CompareRowSerializer(many=True)
