"""What the studies tell besides law: events, figures, recommendations."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from legalacts.api.fields import Keys, ReadOnly, Text, Word
from legalacts.models import Event

from .parts import KeyedSerializer, PeriodSerializer, RecordSerializer


class EventSerializer(KeyedSerializer, PeriodSerializer, RecordSerializer):
    """Something that happened, or a period, in the history of labour migration."""

    kind = Word(Event.Kind)
    title = Text()
    description = Text()
    jurisdictions = Keys()
    acts = Keys()
    institutions = Keys()


COLUMN = {
    "type": "object",
    "properties": {
        "key": {"type": "string"},
        "title": {"type": "object", "additionalProperties": {"type": "string"}, "description": "By language."},
    },
}


@extend_schema_field({"type": "array", "items": COLUMN})
class Columns(ReadOnly):
    """The columns of a dataset."""

    def to_representation(self, value):
        return value


@extend_schema_field({"type": "array", "items": {"type": "number", "nullable": True}})
class Numbers(ReadOnly):
    """Numbers as they were entered, null where there is none."""

    def to_representation(self, value):
        return value


class ObservationSerializer(serializers.Serializer):
    """A row of a dataset: a label and its numbers in the order of the columns."""

    label = Text()
    values = Numbers()


class DatasetSerializer(KeyedSerializer, RecordSerializer):
    """A table or figure of a study, with exact numbers and unit."""

    title = Text()
    unit = Text()
    period = serializers.CharField()
    table = serializers.CharField(help_text="Its number in the study.")
    columns = Columns()
    topics = Keys()
    rows = ObservationSerializer(source="observations", many=True)


class RecommendationSerializer(KeyedSerializer, RecordSerializer):
    """What a study recommends, and to whom."""

    text = Text()
    to = Keys(help_text="The institutions it is addressed to.")
    group = serializers.CharField(help_text="The part of the study.")
    topics = Keys()


COMPONENT = {
    "type": "object",
    "properties": {
        "key": {"type": "string"},
        "title": {"type": "object", "additionalProperties": {"type": "string"}, "description": "By language."},
        "activities": {"type": "array", "items": {"type": "object", "additionalProperties": {"type": "string"}}},
    },
}


@extend_schema_field({"type": "array", "items": COMPONENT})
class Components(ReadOnly):
    """The parts of a model: what each is called and does; links to institutions stand in cooperations."""

    def to_representation(self, value):
        return [{name: part.get(name) for name in ("key", "title", "activities")} for part in value]


class ManagementModelSerializer(KeyedSerializer, RecordSerializer):
    """How a study says labour migration is, or should be, managed."""

    title = Text()
    purpose = Text()
    components = Components()
