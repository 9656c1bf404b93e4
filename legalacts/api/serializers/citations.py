"""What a citation in words may mean."""

from rest_framework import serializers

from legalacts.api.fields import KnownDate, Reference, Word
from legalacts.models import Citation


class ReadingSerializer(serializers.Serializer):
    """One act or provision that a citation may mean."""

    act = serializers.CharField()
    eid = serializers.CharField(allow_null=True, help_text="Null when the act as a whole is meant.")
    text = serializers.CharField(help_text="The words that say so.")
    url = serializers.CharField(help_text="Its page in `lang` or Kyrgyz.")
    exact = serializers.BooleanField(help_text="False when only what contains the cited place is known here.")


class NearestSerializer(serializers.Serializer):
    """An act or provision whose number stands near one that is not held."""

    act = serializers.CharField()
    eid = serializers.CharField(allow_null=True, help_text="Null for an act as a whole.")
    url = serializers.CharField(help_text="Its page in `lang` or Kyrgyz.")


class ReadingsSerializer(serializers.Serializer):
    """The readings, the best first; where the number cited is not held, what is held near it."""

    results = ReadingSerializer(many=True)
    nearest = NearestSerializer(many=True)


class CitationSerializer(serializers.Serializer):
    """Words of a wording that cite an act or a provision, and the sentence they stand in."""

    id = serializers.IntegerField()
    vars()["from"] = Reference(source="wording.provision")  # a word Python keeps for itself
    to = Reference(source="to_side")
    words = serializers.CharField(source="text")
    sentence = serializers.CharField(help_text="Long ones are shortened around the words.")
    start = serializers.IntegerField(help_text="The first character of the words in the wording.")
    end = serializers.IntegerField(help_text="The character after the words.")
    language = serializers.CharField(source="wording.language")
    date = KnownDate(source="wording.starts", help_text="The first day of the wording.")
    status = Word(Citation.Status, help_text="`detected`: found automatically, not yet checked by a person.")
