"""Institutions, what they are responsible for, and who works with whom."""

from rest_framework import serializers

from legalacts.api.fields import Basis, Key, Keys, KnownDate, Labels, Text, Word
from legalacts.models import Contact, Cooperation, Institution, Responsibility

from .parts import DatedSerializer, KeyedSerializer, RecordSerializer, SourcedSerializer


class ContactSerializer(serializers.Serializer):
    """A telephone, address or site, with the day it was checked; of a `place` only the city is known."""

    kind = Word(Contact.Kind)
    value = serializers.CharField()
    city = Text()
    hours = Text()
    languages = serializers.ListField(source="language_codes", child=serializers.CharField())
    source = serializers.CharField(source="source.key")
    checked_on = serializers.DateField()


class PredecessorSerializer(SourcedSerializer):
    """An institution this one followed."""

    institution = Key(source="predecessor")
    date = KnownDate(source="shown")
    note = Text()


class SuccessorSerializer(SourcedSerializer):
    """An institution that followed this one."""

    institution = Key(source="successor")
    date = KnownDate(source="shown")
    note = Text()


class InstitutionSerializer(KeyedSerializer, DatedSerializer, RecordSerializer):
    """A ministry, agency, court, interstate body, organisation or group that acts in labour migration."""

    kind = Word(Institution.Kind)
    jurisdiction = serializers.CharField(source="jurisdiction.key")
    title = Text()
    short_title = Text()
    description = Text()
    aliases = Labels()
    parent = Key()
    site = serializers.CharField(source="url")
    contacts = ContactSerializer(many=True)
    predecessors = PredecessorSerializer(source="predecessions", many=True)
    successors = SuccessorSerializer(source="successions", many=True)


class ResponsibilitySerializer(KeyedSerializer, DatedSerializer, RecordSerializer):
    """An institution's function, on which basis, since when."""

    institution = serializers.CharField(source="institution.key")
    function = Text()
    nature = Word(Responsibility.Nature)
    territory = Key()
    basis = Basis()
    topics = Keys()


class InstitutionDetailSerializer(InstitutionSerializer):
    """An institution with its responsibilities; with `on`, those it has on the day."""

    responsibilities = ResponsibilitySerializer(many=True)


class CooperationSerializer(RecordSerializer):
    """Two institutions work together."""

    id = serializers.IntegerField()
    vars()["from"] = serializers.CharField(source="one.key")  # a word Python keeps for itself
    to = serializers.CharField(source="other.key")
    strength = Word(Cooperation.Strength)
    nature = Word(Cooperation.Nature)
    direction = Word(Cooperation.Direction, allow_null=True)
    model = serializers.CharField()
    description = Text()
