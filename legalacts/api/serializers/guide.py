"""Problems with their steps, terms, conflicts."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from legalacts.api.fields import Basis, Key, Keys, Labels, References, Text, Word, is_public
from legalacts.models import Conflict, Problem, Term

from .parts import KeyedSerializer, RecordSerializer, SourcedSerializer


class StepSerializer(SourcedSerializer):
    """What to do, in order."""

    position = serializers.IntegerField()
    text = Text()
    deadline = Text()
    institution = Key()
    basis = Basis()


class ShareSerializer(SourcedSerializer):
    """Which share of the people asked named the problem."""

    destination = Key()
    percent = serializers.FloatField()
    respondents = serializers.IntegerField(allow_null=True)
    label = serializers.CharField(help_text="The survey.")


class ProblemSerializer(KeyedSerializer, RecordSerializer):
    """What goes wrong for a migrant, and what to do about it, step by step."""

    title = Text()
    description = Text()
    level = Word(Problem.Level)
    emergency = serializers.BooleanField(help_text="Danger: help comes before law.")
    destinations = Keys()
    keep = Text(help_text="What to keep as evidence.")
    without_papers = Text()
    card = Text(help_text="A card to carry: six lines at most, the same in each language.")
    letter = Text(help_text="A sample letter: `ru` is sent, the others say what it says. Not legal advice.")
    rules = Keys()
    institutions = Keys()
    basis = Basis()
    topics = Keys()
    steps = StepSerializer(many=True)
    shares = ShareSerializer(many=True)


class TermSerializer(KeyedSerializer, RecordSerializer):
    """A word of the law or of migration, explained."""

    title = Text()
    abbreviations = Labels()
    alternative_labels = Labels()
    category = Word(Term.Category)
    definition = Text()
    editorial = serializers.BooleanField(help_text="Our own explanation, not taken from a source.")
    defined_by = References()


class ConflictRecordSerializer(serializers.Serializer):
    """A record the conflict concerns: its kind and key, `act#eid` for a provision."""

    kind = serializers.CharField()
    key = serializers.CharField()


class ConflictSerializer(KeyedSerializer, RecordSerializer):
    """Two statements that cannot both be right, or both hold, with how they are treated here."""

    kind = Word(Conflict.Kind)
    title = Text()
    explanation = Text()
    treatment = Text()
    records = serializers.SerializerMethodField(help_text="The public records concerned.")

    @extend_schema_field(ConflictRecordSerializer(many=True))
    def get_records(self, conflict):
        concerned = [link.record for link in conflict.records.all()]
        return [
            {"kind": record._meta.model_name, "key": record.key} for record in concerned if record and is_public(record)
        ]
