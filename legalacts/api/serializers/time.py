"""What time does to the law: editions, changes, who is bound on a day."""

from datetime import date

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from legalacts.api.fields import KnownDate, ReadOnly, Reference, ReferenceSerializer, Text, Word, is_public, reference
from legalacts.comparison.changes import ChangeKind
from legalacts.comparison.law_changes import LawChangeKind
from legalacts.comparison.telling import tell
from legalacts.comparison.treaties import BoundReason
from legalacts.models import Wording

from .parts import EvidenceSerializer, PeriodSerializer, SourcedSerializer


@extend_schema_field(ReferenceSerializer(many=True))
class Causes(ReadOnly):
    """The public acts that brought something about."""

    def to_representation(self, value):
        return [reference(act, self.context["asked"].shown_language) for act in value if is_public(act)]


class EditionSerializer(serializers.Serializer):
    """What the text says from one day to another, in all languages together."""

    first = serializers.DateField(allow_null=True, help_text="Null: as far back as the text is held.")
    last = serializers.DateField(allow_null=True, help_text="Null: until further notice.")
    starts = KnownDate(help_text="The first day as far as it is known.")
    held = serializers.IntegerField(help_text="How many wordings hold in it; 0: no text is held for this time.")
    by = Causes(help_text="The acts that brought it about, as far as is recorded.")


class EditionsSerializer(serializers.Serializer):
    """The editions of an act, oldest first, seen from a day."""

    act = serializers.CharField()
    on = serializers.DateField()
    shown = EditionSerializer(allow_null=True, help_text="The edition of the day; null: none is held for it.")
    next = EditionSerializer(allow_null=True, help_text="The one after it.")
    results = EditionSerializer(many=True)


class PieceSerializer(serializers.Serializer):
    """A stretch of text."""

    kind = serializers.ChoiceField(choices=["same", "added", "removed"])
    text = serializers.CharField()


class DifferenceSerializer(serializers.Serializer):
    """Two texts as one, word by word."""

    added = serializers.IntegerField(help_text="How many words were added.")
    removed = serializers.IntegerField(help_text="How many words were removed.")
    pieces = PieceSerializer(many=True)


class ProvisionChangeSerializer(serializers.Serializer):
    """A provision that does not say the same on two days."""

    provision = Reference()
    kind = Word(ChangeKind)
    on = serializers.DateField(allow_null=True, help_text="The day of the change, where it is known.")
    by = Causes()
    language = serializers.CharField(source="wording.language")
    nature = Word(Wording.Nature, source="wording.nature")
    heading = serializers.SerializerMethodField()
    text = serializers.SerializerMethodField()

    @extend_schema_field(DifferenceSerializer(allow_null=True, help_text="Null where words cannot be compared."))
    def get_heading(self, change):
        return None if change.kind == ChangeKind.OTHER_TEXT else DifferenceSerializer(change.heading).data

    @extend_schema_field(DifferenceSerializer(allow_null=True, help_text="Null where words cannot be compared."))
    def get_text(self, change):
        return None if change.kind == ChangeKind.OTHER_TEXT else DifferenceSerializer(change.text).data


class MendedSerializer(serializers.Serializer):
    """A wording that was mended within its period: the law did not change."""

    provision = Reference(source="wording.provision")
    language = serializers.CharField(source="wording.language")
    at = serializers.DateTimeField()
    difference = DifferenceSerializer()


class ActChangesSerializer(serializers.Serializer):
    """What changed in an act between two days."""

    act = serializers.CharField()
    vars()["from"] = serializers.DateField()  # a word Python keeps for itself
    to = serializers.DateField()
    count = serializers.IntegerField()
    unchanged = serializers.IntegerField(help_text="How many provisions say the same on both days.")
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = ProvisionChangeSerializer(many=True)
    corrections = MendedSerializer(many=True)


class ComparedSideSerializer(serializers.Serializer):
    """One side of a comparison."""

    provision = Reference()
    on = serializers.DateField(source="day")
    language = serializers.CharField()
    natures = serializers.ListField(child=serializers.CharField(), help_text="Empty: no text is held.")


class SidesComparedSerializer(serializers.Serializer):
    """Two provisions compared; the difference is null where one side has no text."""

    left = ComparedSideSerializer()
    right = ComparedSideSerializer()
    difference = DifferenceSerializer(allow_null=True)


class LawChangeSerializer(serializers.Serializer):
    """A change of the law on a day."""

    id = serializers.SerializerMethodField(help_text="Stays when records are loaded anew.")
    day = serializers.DateField()
    shown = KnownDate(help_text="The day as far as it is known.")
    what = Word(LawChangeKind)
    title = serializers.SerializerMethodField()
    text = serializers.SerializerMethodField()
    url = serializers.SerializerMethodField()
    act = Reference()
    eids = serializers.SerializerMethodField()
    recorded = serializers.DateTimeField(help_text="When it was last written down here.")

    def get_id(self, change) -> str:
        return f"{change.act.key if change.act else 'law'}:{change.name}"

    def get_title(self, change) -> str:
        return tell(change).title

    def get_text(self, change) -> str:
        return tell(change).text

    def get_url(self, change) -> str:
        return tell(change).address

    def get_eids(self, change) -> list[str]:
        return [provision.eid for provision in change.provisions]


class LawChangesSerializer(serializers.Serializer):
    """A page of changes."""

    count = serializers.IntegerField()
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = LawChangeSerializer(many=True)


class HeldSerializer(SourcedSerializer, PeriodSerializer):
    """A membership or the period of a party."""


class PartyHeldSerializer(HeldSerializer):
    """What is recorded of a party."""

    signed_on = KnownDate(source="signed")
    ratified_on = KnownDate(source="ratified")
    reservation = Text()
    note = Text()


class TreatyStatusSerializer(serializers.Serializer):
    """What a treaty is for a state on a day, with the reason and what it rests on."""

    state = serializers.CharField(source="state.key")
    on = serializers.SerializerMethodField()
    bound = serializers.BooleanField(allow_null=True, help_text="Null: not known.")
    reason = Word(BoundReason)
    reason_text = serializers.CharField(source="reason.label", help_text="The reason in `lang` or Kyrgyz.")
    since = KnownDate(source="starts")
    party = PartyHeldSerializer(allow_null=True)
    membership = HeldSerializer(allow_null=True)
    evidence = EvidenceSerializer(source="record.evidence.all", many=True)

    def get_on(self, status) -> date:
        return status.day


class TreatyStatusesSerializer(serializers.Serializer):
    """The answer for one state, or for each recorded party."""

    act = serializers.CharField()
    on = serializers.DateField()
    force = serializers.CharField(help_text="The force of the act itself on the day.")
    results = TreatyStatusSerializer(many=True)
