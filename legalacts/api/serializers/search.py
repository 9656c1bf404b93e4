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


@extend_schema_field(
    {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "example": {"ЕАЭС": "Евразийский экономический союз"},
    }
)
class Understood(ReadOnly):
    """Abbreviations among the words, with what they stand for."""

    def to_representation(self, value):
        return value


@extend_schema_field({"type": "object", "additionalProperties": {"type": "integer"}, "example": {"kind": 12}})
class Counts(ReadOnly):
    """Numbers by name."""

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
    cited = serializers.BooleanField(help_text="Whether the query cites exactly this.")
    status = serializers.CharField(allow_null=True, help_text="in_force, not_yet, suspended, ended, unknown: today.")
    since = serializers.CharField(
        allow_null=True, help_text="First day, of an act that of its adoption, as far as it is known: 2015, 2015-08."
    )
    until = serializers.CharField(allow_null=True, help_text="Last day.")
    as_of = serializers.CharField(allow_null=True, help_text="The day its source speaks of.")


class MistypedSerializer(serializers.Serializer):
    """What was searched for instead of mistyped words; `correct=no` switches it off."""

    typed = serializers.CharField()
    searched = serializers.CharField()
    reason = serializers.ChoiceField(choices=["layout", "latin", "spelling"])


class NearQuestionSerializer(serializers.Serializer):
    """Other words, and how much they find."""

    q = serializers.CharField()
    count = serializers.IntegerField()


class OtherQuestionsSerializer(serializers.Serializer):
    """What else to ask when nothing was found."""

    unknown = serializers.ListField(child=serializers.CharField(), help_text="Words that no text here has.")
    nearest = NearQuestionSerializer(many=True)
    without = Counts(help_text="What would be found without a filter, by its name; `filters`: without any.")


class SearchSerializer(serializers.Serializer):
    """Results, ten a page, the best first; when they fit on one page, what other languages have stands after them."""

    count = serializers.IntegerField()
    pages = serializers.IntegerField()
    results = HitSerializer(many=True)
    facets = Facets()
    suggestion = serializers.CharField(
        allow_null=True,
        help_text="The words searched for instead of mistyped ones, or the nearest when nothing is found.",
    )
    correction = MistypedSerializer(allow_null=True)
    understood = Understood()
    advice = OtherQuestionsSerializer(allow_null=True)


class SuggestionSerializer(serializers.Serializer):
    """One thing that may be meant."""

    text = serializers.CharField()
    kind = serializers.CharField()
    key = serializers.CharField()
    language = serializers.CharField()
    url = serializers.CharField()


class SuggestSerializer(serializers.Serializer):
    """At most eight, the likeliest first."""

    results = SuggestionSerializer(many=True)
