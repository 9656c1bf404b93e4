"""What a value looks like: texts in three languages, words of closed lists, keys of public records, references."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from legalacts.citations.labels import place_label
from legalacts.models import Act, Provision, Trilingual


class ReadOnly(serializers.Field):
    """A field that is only ever shown."""

    def __init__(self, **options):
        super().__init__(read_only="required" not in options, **options)


class Word(ReadOnly):
    """One of a closed list of words; null where none is chosen."""

    def __init__(self, choices, **options):
        self.choices = choices
        super().__init__(**options)

    def to_representation(self, value):
        return str(value) or None


class BestTextSerializer(serializers.Serializer):
    """What to show a reader of `lang`, and the language it really is in."""

    text = serializers.CharField()
    language = serializers.CharField()
    is_fallback = serializers.BooleanField(help_text="True when the asked language has no version.")


class TextSerializer(serializers.Serializer):
    """A text in three languages, empty where a version is missing."""

    ky = serializers.CharField()
    ru = serializers.CharField()
    en = serializers.CharField()
    best = BestTextSerializer(allow_null=True, help_text="With ?lang= the text to show; null without, or if none is.")


@extend_schema_field(TextSerializer)
class Text(ReadOnly):
    """A Trilingual as an object; with `?lang=` also the best version, labelled."""

    def to_representation(self, value):
        return text_in(value, self.context["asked"].language)


def text_in(value: Trilingual, language: str | None) -> dict:
    """The three versions, and the best for a reader of `language`."""
    best = None
    if language and value:
        words = value.best(language)
        best = {"text": words.text, "language": words.language, "is_fallback": words.is_fallback}
    return {"ky": value.ky, "ru": value.ru, "en": value.en, "best": best}


class LabelsSerializer(serializers.Serializer):
    """Lists of words by language."""

    ky = serializers.ListField(child=serializers.CharField())
    ru = serializers.ListField(child=serializers.CharField())
    en = serializers.ListField(child=serializers.CharField())


@extend_schema_field(LabelsSerializer)
class Labels(ReadOnly):
    """Other names by language; an empty list where there are none."""

    def to_representation(self, value):
        return {language: value.get(language, []) for language in ("ky", "ru", "en")}


@extend_schema_field({"type": "string", "nullable": True, "example": "2015-08"})
class KnownDate(ReadOnly):
    """A date as far as it is known: `2015`, `2015-08` or `2015-08-12`; null when it is not."""

    def to_representation(self, value):
        return value or None


@extend_schema_field({"type": "string", "nullable": True})
class Key(ReadOnly):
    """The key of another record; null when there is none or it is not public."""

    def to_representation(self, value):
        return value.key if is_public(value) else None


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class Keys(ReadOnly):
    """The keys of other records, public ones only."""

    def to_representation(self, value):
        return [record.key for record in value.all() if is_public(record)]


def is_public(record) -> bool:
    """Whether the public may know of the record; what has no state of publication is always public."""
    if isinstance(record, Provision):
        return record.is_published and record.act.is_published
    return getattr(record, "is_published", True)


class ReferenceSerializer(serializers.Serializer):
    """An act, or a provision of it."""

    act = serializers.CharField()
    eid = serializers.CharField(allow_null=True, help_text="Null when the act as a whole is meant.")
    label = serializers.CharField(help_text="What to call it, in `lang` or Kyrgyz.")
    url = serializers.CharField(help_text="Its page, from the root of this site.")


@extend_schema_field(ReferenceSerializer(allow_null=True))
class Reference(ReadOnly):
    """An act or a provision; null when it is not public."""

    def to_representation(self, value):
        return reference(value, self.context["asked"].shown_language) if is_public(value) else None


@extend_schema_field(ReferenceSerializer(many=True))
class References(ReadOnly):
    """The acts and provisions of a relation, public ones only."""

    def to_representation(self, value):
        return references(value.all(), self.context["asked"].shown_language)


@extend_schema_field(ReferenceSerializer(many=True))
class Basis(ReadOnly):
    """The legal basis of a record: its provisions, then its acts, public ones only."""

    def __init__(self, **options):
        super().__init__(source="*", **options)

    def to_representation(self, value):
        return basis_of(value, self.context["asked"].shown_language)


def basis_of(record, language: str) -> list[dict]:
    """The public legal bases of a rule, responsibility, problem or step."""
    return references([*record.basis_provisions.all(), *record.basis_acts.all()], language)


def references(records, language: str) -> list[dict]:
    """The public ones among acts and provisions."""
    return [reference(record, language) for record in records if is_public(record)]


def reference(record: Act | Provision, language: str) -> dict:
    """An act or a provision: its identity, what to call it, its page."""
    act, eid = (record.act, record.eid) if isinstance(record, Provision) else (record, None)
    name = (act.short_title or act.title).best(language).text
    place = place_label(record, language) if eid else ""
    label = f"{name}, {place}" if place else name
    return {"act": act.key, "eid": eid, "label": label, "url": record.get_absolute_url()}


@extend_schema_field({"type": "string"})
class Page(ReadOnly):
    """The record's page in `lang` or Kyrgyz, from the root of this site."""

    def __init__(self, **options):
        super().__init__(source="*", **options)

    def to_representation(self, value):
        return value.get_absolute_url()
