"""Jurisdictions, memberships, topics and sources: what other records are sorted by and rest on."""

from rest_framework import serializers

from legalacts.api.fields import Key, Labels, Page, Text, Word
from legalacts.models import Jurisdiction, Source

from .parts import DatedSerializer, RecordSerializer


class JurisdictionSerializer(serializers.Serializer):
    """A state, union or organisation that makes law."""

    key = serializers.CharField()
    kind = Word(Jurisdiction.Kind)
    title = Text()
    alternative_labels = Labels()


class MembershipSerializer(DatedSerializer, RecordSerializer):
    """A state belongs to an organisation during a period."""

    id = serializers.IntegerField()
    organisation = serializers.CharField(source="organisation.key")
    state = serializers.CharField(source="state.key")


class TopicSerializer(serializers.Serializer):
    """A subject heading."""

    key = serializers.CharField()
    title = Text()
    alternative_labels = Labels()
    parent = Key(help_text="The wider topic.")


class SourceSerializer(serializers.Serializer):
    """A study, an official portal, a publication: what statements rest on."""

    key = serializers.CharField()
    url = Page()
    kind = Word(Source.Kind)
    title = serializers.CharField(help_text="In the language of the source.")
    language = serializers.CharField()
    label = Text()
    author = serializers.CharField()
    year = serializers.IntegerField(allow_null=True)
    address = serializers.CharField(source="url")
    seen_on = serializers.DateField(allow_null=True)
    note = Text()
