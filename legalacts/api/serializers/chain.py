"""The chain of norms: each step with how deep it lies, in reading order."""

from rest_framework import serializers

from legalacts.api.fields import KnownDate, Reference, Word
from legalacts.models import Force, Relation

from .parts import EvidenceSerializer


class ChainStepSerializer(serializers.Serializer):
    """One recorded link; it goes on from the last step before it that lies one level higher."""

    direction = serializers.ChoiceField(choices=["above", "below"], help_text="`above`: what it rests on.")
    depth = serializers.IntegerField(help_text="1 for what is linked directly.")
    predicate = Word(Relation.Predicate, source="relation.predicate")
    label = serializers.CharField(help_text="The predicate as it reads here, in `lang` or Kyrgyz.")
    vars()["from"] = Reference(source="side", allow_null=True)  # a word Python keeps for itself
    to = Reference(source="there")
    force = Word(Force, help_text="The force of the act it leads to, on the day.")
    date = KnownDate(source="relation.shown", help_text="Since when the link is recorded to be.")
    again = serializers.BooleanField(help_text="It stands in the chain already; nothing is repeated below it.")
    evidence = EvidenceSerializer(many=True, source="relation.evidence.all")


class ChainSerializer(serializers.Serializer):
    """What an act or provision rests on and what rests on it."""

    on = serializers.DateField()
    cut = serializers.BooleanField(help_text="True where the chain goes on beyond what is given.")
    results = ChainStepSerializer(many=True)
