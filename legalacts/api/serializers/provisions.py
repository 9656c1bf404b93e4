"""Provisions and their wordings."""

from datetime import date

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from legalacts.api.fields import Keys, Labels, Page, Text, Word, text_in
from legalacts.citations.labels import place_label
from legalacts.citations.writing import cite
from legalacts.models import LANGUAGES, Note, Provision, Trilingual, Wording

from .acts import RelationsSerializer
from .parts import IdentifiedSerializer, PeriodSerializer, RecordSerializer


class WordingSerializer(PeriodSerializer, IdentifiedSerializer):
    """What the provision says in one language during one period."""

    language = serializers.CharField()
    nature = Word(Wording.Nature)
    heading = serializers.CharField()
    text = serializers.CharField()


class BestWordingSerializer(WordingSerializer):
    """The wording to show a reader of `lang`."""

    is_fallback = serializers.BooleanField(help_text="True when the asked language has no wording on the day.")


class ProvisionSerializer(IdentifiedSerializer, RecordSerializer):
    """A provision with the wordings that hold on the day, official before translation before summary."""

    key = serializers.CharField(help_text="`act#eid`")
    url = Page()
    act = serializers.CharField(source="act.key")
    eid = serializers.CharField()
    parent = serializers.SerializerMethodField(help_text="The eId of the provision it lies in.")
    kind = Word(Provision.Kind)
    number = serializers.CharField()
    norm = Word(Provision.Norm, allow_null=True)
    label = serializers.SerializerMethodField(help_text="Its place in the act, in words.")
    aliases = Labels()
    topics = Keys()
    on = serializers.SerializerMethodField(help_text="The day the wordings hold on.")
    wordings = WordingSerializer(source="wordings_shown", many=True)
    wording = serializers.SerializerMethodField(help_text="With ?lang= the wording to show; else null.")

    def get_parent(self, provision) -> str | None:
        return provision.parent.eid if provision.parent and provision.parent.is_published else None

    @extend_schema_field(Text)
    def get_label(self, provision):
        words = Trilingual(*(place_label(provision, language) for language in LANGUAGES))
        return text_in(words, self.context["asked"].language)

    def get_on(self, provision) -> date:
        return self.context["asked"].day

    @extend_schema_field(BestWordingSerializer(allow_null=True))
    def get_wording(self, provision):
        language = self.context["asked"].language
        best = provision.wording_for(language) if language else None
        if best is None:
            return None
        return {**WordingSerializer(best).data, "is_fallback": best.language != language}


class NoteSerializer(PeriodSerializer):
    """What editors of an official text print beside it; not the law's own words."""

    language = serializers.CharField()
    kind = Word(Note.Kind)
    text = serializers.CharField()


class ProvisionDetailSerializer(ProvisionSerializer):
    """A provision with what lies in it, its relations and the days on which its wording changes."""

    citation = serializers.SerializerMethodField(help_text="How a lawyer cites it, as of the day.")
    children = serializers.SerializerMethodField(help_text="The eIds of the provisions in it, in order.")
    relations = RelationsSerializer(source="public_relations")
    editions = serializers.ListField(child=serializers.DateField(), help_text="First days of its editions.")
    notes = NoteSerializer(many=True, source="public_notes", help_text="Editors' notes of the day, in every language.")

    def get_children(self, provision) -> list[str]:
        return [child.eid for child in provision.children.all()]

    @extend_schema_field(Text)
    def get_citation(self, provision):
        asked = self.context["asked"]
        return text_in(cite(provision, asked.day), asked.language)
