"""Acts: what they are, what happened to them, who is bound, what they are linked to."""

from datetime import date

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from legalacts.api.fields import Key, Keys, KnownDate, Labels, Reference, Text, Word
from legalacts.comparison.treaties import held_on
from legalacts.models import Act, Force, LifecycleEvent, Relation

from .parts import IdentifiedSerializer, KeyedSerializer, PeriodSerializer, RecordSerializer, SourcedSerializer


class ActSerializer(KeyedSerializer, IdentifiedSerializer, RecordSerializer):
    """An act as a work, with its force on the day."""

    kind = Word(Act.Kind)
    category = Word(Act.Category)
    jurisdiction = serializers.CharField(source="jurisdiction.key")
    number = serializers.CharField()
    adopted_on = KnownDate(source="adopted")
    title = Text()
    short_title = Text()
    summary = Text()
    issuer = Key()
    official_url = serializers.CharField()
    authentic_languages = serializers.SerializerMethodField()
    aliases = Labels()
    topics = Keys()
    on = serializers.SerializerMethodField(help_text="The day `force` is told for.")
    force = serializers.SerializerMethodField()

    def get_authentic_languages(self, act) -> list[str]:
        return act.authentic

    def get_on(self, act) -> date:
        return self.context["asked"].day

    @extend_schema_field(Word(Force))
    def get_force(self, act):
        return str(act.force_on(self.context["asked"].day))


class LifecycleEventSerializer(SourcedSerializer):
    """What happened to the act, or to one provision of it, and by which act."""

    kind = Word(LifecycleEvent.Kind)
    date = KnownDate(source="shown")
    provision = serializers.CharField(source="provision.eid", allow_null=True, help_text="Null: the whole act.")
    by = Reference(source="by_act")
    note = Text()


class PartySerializer(SourcedSerializer, PeriodSerializer):
    """A state bound by the treaty during a period; a state may have several."""

    state = serializers.CharField(source="state.key")
    signed_on = KnownDate(source="signed")
    ratified_on = KnownDate(source="ratified")
    bound = serializers.SerializerMethodField(help_text="Whether bound on the day; null where the dates do not tell.")
    reservation = Text()
    note = Text()

    def get_bound(self, party) -> bool | None:
        return self.context["force"] not in (Force.ENDED, Force.NOT_YET) and held_on(party, self.context["asked"].day)


class RelationSerializer(RecordSerializer):
    """One act or provision does something to another."""

    id = serializers.IntegerField()
    vars()["from"] = Reference(source="from_side")  # a word Python keeps for itself
    predicate = Word(Relation.Predicate)
    to = Reference(source="to_side")
    date = KnownDate(source="shown")


class RelationsSerializer(serializers.Serializer):
    """The links from the record and those to it."""

    out = RelationSerializer(many=True)
    vars()["in"] = RelationSerializer(many=True)


class ActDetailSerializer(ActSerializer):
    """An act with its lifecycle, parties, relations both ways and the days on which its wording changes."""

    lifecycle = LifecycleEventSerializer(source="public_lifecycle", many=True)
    parties = serializers.SerializerMethodField()
    relations = RelationsSerializer(source="public_relations")
    editions = serializers.ListField(child=serializers.DateField(), help_text="First days of its editions.")

    @extend_schema_field(PartySerializer(many=True))
    def get_parties(self, act):
        context = self.context | {"force": act.force_on(self.context["asked"].day)}
        return PartySerializer(act.parties.all(), many=True, context=context).data
