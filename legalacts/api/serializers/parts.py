"""What all records share: evidence, notes, periods, the page."""

from rest_framework import serializers

from legalacts.api.fields import KnownDate, Page, Text, Word
from legalacts.models import Evidence


class EvidenceSerializer(serializers.Serializer):
    """Where a statement comes from, and how far that was checked."""

    source = serializers.CharField(source="source.key")
    locator = serializers.CharField(help_text="The place in the source.")
    as_of = KnownDate(help_text="The date the source speaks of.")
    status = Word(Evidence.Status)
    checked_on = serializers.DateField(allow_null=True)
    note = Text()


class SourcedSerializer(serializers.Serializer):
    """A part of a record with sources of its own; without any it rests on those of its record."""

    evidence = EvidenceSerializer(source="evidence.all", many=True)


class PeriodSerializer(serializers.Serializer):
    """When something holds: both days belong to the period, null is open or not known."""

    valid_from = KnownDate(source="starts")
    valid_to = KnownDate(source="ends")


class RecordSerializer(serializers.Serializer):
    """What every published record says of itself, after its own fields."""

    note = Text()
    evidence = EvidenceSerializer(source="evidence.all", many=True)
    checked = Word(Evidence.Status, help_text="The most cautious word its sources allow.")
    checked_on = serializers.DateField(allow_null=True)
    review_by = serializers.DateField(allow_null=True)
    changed_at = serializers.DateTimeField()

    def get_fields(self):
        fields = super().get_fields()
        shared = RecordSerializer._declared_fields
        return {name: field for name, field in fields.items() if name not in shared} | {
            name: fields[name] for name in shared
        }


class IdentifiedSerializer(serializers.Serializer):
    """A record with identifiers that stay, each an address from the root of this site."""

    akn = serializers.CharField(help_text="Akoma Ntoso identifier (FRBR).")
    eli = serializers.CharField(help_text="Identifier in the manner of ELI.")


class KeyedSerializer(serializers.Serializer):
    """A record with a key and a page."""

    key = serializers.CharField()
    url = Page()


class DatedSerializer(PeriodSerializer):
    """A record with a period, and whether it holds on `on` or today."""

    holds = serializers.SerializerMethodField(help_text="Whether the day lies in the period; a missing end is open.")

    def get_holds(self, record) -> bool:
        return record.holds_on(self.context["asked"].day)
