"""The shape of a search's answer, for its description."""

from rest_framework import serializers

from legalacts.api.fields import ReadOnly, extend_schema_field


@extend_schema_field(
    {
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": {"type": "integer"}},
        "example": {"kind": {"provision": 12, "rule": 3}, "language": {"ky": 9, "ru": 6}},
    }
)
class Facets(ReadOnly):
    """How many results each value of a filter would leave."""

    def to_representation(self, value):
        return value


@extend_schema_field(
    {
        "type": "array",
        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
        "example": [[4, 12]],
    }
)
class Marks(ReadOnly):
    """The stretches of the snippet that were searched for: first character, and the one after the last."""

    def to_representation(self, value):
        return value


class HitSerializer(serializers.Serializer):
    """One record that was found, in one language."""

    kind = serializers.CharField()
    key = serializers.CharField(help_text="`act#eid` for a provision.")
    act = serializers.CharField(allow_null=True)
    eid = serializers.CharField(allow_null=True)
    language = serializers.CharField(help_text="The language it was found in.")
    title = serializers.CharField()
    snippet = serializers.CharField(help_text="Plain text: escape it before showing it as HTML.")
    marks = Marks()
    url = serializers.CharField(help_text="Its page in `lang` or Kyrgyz.")
    score = serializers.FloatField()


class SearchSerializer(serializers.Serializer):
    """Results, ten a page, the best first; when they fit on one page, what other languages have stands after them."""

    count = serializers.IntegerField()
    pages = serializers.IntegerField()
    results = HitSerializer(many=True)
    facets = Facets()
    suggestion = serializers.CharField(allow_null=True, help_text="The words searched for instead of mistyped ones.")
