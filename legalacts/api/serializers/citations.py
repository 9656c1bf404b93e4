"""What a citation in words may mean."""

from rest_framework import serializers


class ReadingSerializer(serializers.Serializer):
    """One act or provision that a citation may mean."""

    act = serializers.CharField()
    eid = serializers.CharField(allow_null=True, help_text="Null when the act as a whole is meant.")
    text = serializers.CharField(help_text="The words that say so.")
    url = serializers.CharField(help_text="Its page in `lang` or Kyrgyz.")
    exact = serializers.BooleanField(help_text="False when only what contains the cited place is known here.")


class ReadingsSerializer(serializers.Serializer):
    """The readings, the best first."""

    results = ReadingSerializer(many=True)
