"""Form fields for columns that people should not edit as code."""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from legalacts.models import LANGUAGES

NONE = "–"
NUMBER_SIGNS = str.maketrans({" ": "", "\N{NO-BREAK SPACE}": "", ",": ".", "\N{MINUS SIGN}": "-"})
without_null = ProhibitNullCharactersValidator()


class LinesField(forms.CharField):
    """A text of several lines, whose ends are one letter as everywhere else and not the two a browser sends."""

    def to_python(self, text):
        """Read the lines."""
        return (super().to_python(text) or "").replace("\r\n", "\n")


class LabelsWidget(forms.MultiWidget):
    """Three text areas side by side, one word on each line."""

    use_fieldset = True

    def __init__(self, attrs=None):
        areas = {
            language: forms.Textarea({"rows": 3, "lang": language, "aria-label": language}) for language in LANGUAGES
        }
        super().__init__(areas, attrs)

    def decompress(self, labels):
        """Show the labels of each language, one a line."""
        return ["\n".join((labels or {}).get(language, [])) for language in LANGUAGES]

    def render(self, name, value, attrs=None, renderer=None):
        """Name each text area by its language."""
        context = self.get_context(name, value, attrs)["widget"]
        areas = zip(LANGUAGES, self.widgets, context["subwidgets"], strict=True)
        parts = [
            (area["attrs"]["id"], language, widget._render(widget.template_name, {"widget": area}, renderer))
            for language, widget, area in areas
        ]
        inside = format_html_join("", '<div><label for="{}">{}</label>{}</div>', parts)
        return format_html("<div{}>{}</div>", flatatt({"class": "kb-languages kb-labels"}), inside)


class LabelsField(forms.MultiValueField):
    """Labels by language: `{"ky": [words], "ru": […], "en": […]}`."""

    widget = LabelsWidget

    def __init__(self, **options):
        areas = [forms.CharField(required=False) for language in LANGUAGES]
        hint = _("One on each line.")
        options["help_text"] = format_html("{} {}", options["help_text"], hint) if options.get("help_text") else hint
        super().__init__(areas, require_all_fields=False, **options)

    def compress(self, texts):
        """Gather the lines; languages without any are left out."""
        lines = {
            language: list(dict.fromkeys(filter(None, (line.strip() for line in text.splitlines()))))
            for language, text in zip(LANGUAGES, texts, strict=False)
        }
        for language, words in lines.items():
            for word in words:
                if len(word) > 200:
                    raise ValidationError(
                        _("A word in “%(language)s” is longer than 200 letters: %(word)s…"),
                        params={"language": language, "word": word[:40]},
                    )
        return {language: words for language, words in lines.items() if words}


class NumbersField(forms.CharField):
    """A row of numbers, separated by semicolons; a dash where there is none."""

    def __init__(self, **options):
        options["help_text"] = _("Separated by semicolons: 12; 5.5; –. A dash where there is no number.")
        super().__init__(**options)

    def prepare_value(self, numbers):
        """Show the numbers as they are typed."""
        if not isinstance(numbers, list):
            return numbers
        return "; ".join(NONE if number is None else str(number) for number in numbers)

    def to_python(self, text):
        """Read the numbers; a decimal comma is understood."""
        return [self._number(part.strip()) for part in (super().to_python(text) or "").split(";") if part.strip()]

    def _number(self, word):
        if word in {NONE, "-", "—"}:
            return None
        plain = word.translate(NUMBER_SIGNS)
        try:
            number = float(plain)
        except ValueError:
            number = float("nan")
        if not abs(number) < 1e15:
            raise ValidationError(_("“%(word)s” is not a number."), params={"word": word[:40]})
        return int(number) if number == int(number) and "." not in plain else number

    def has_changed(self, initial, data):
        """Compare the numbers, not how they were typed."""
        try:
            return (initial or []) != self.to_python(data)
        except ValidationError:
            return True


class ColumnsField(forms.CharField):
    """The columns of a table, one on each line: `key | ky | ru | en`."""

    widget = forms.Textarea

    def __init__(self, **options):
        options["help_text"] = _("One column on each line: key | Kyrgyz | Russian | English.")
        super().__init__(**options)

    def prepare_value(self, columns):
        """Show one column a line."""
        if not isinstance(columns, list):
            return columns
        return "\n".join(
            " | ".join([str(column["key"]), *(column.get("title", {}).get(language, "") for language in LANGUAGES)])
            for column in columns
        )

    def to_python(self, text):
        """Read the columns."""
        without_null(text)
        lines = [line for line in (super().to_python(text) or "").splitlines() if line.strip()]
        return [self._column(line) for line in lines]

    def _column(self, line):
        key, *titles = (part.strip() for part in line.split("|"))
        if not key or len(titles) > len(LANGUAGES):
            raise ValidationError(
                _("Write a column as “key | Kyrgyz | Russian | English”: %(line)s"), params={"line": line}
            )
        named = {language: title for language, title in zip(LANGUAGES, titles, strict=False) if title}
        return {"key": key, "title": named} if named else {"key": key}

    def has_changed(self, initial, data):
        """Compare the columns, not how they were typed."""
        try:
            return (initial or []) != self.to_python(data)
        except ValidationError:
            return True


class StructureField(forms.JSONField):
    """A nested structure, shown over several lines; only what both databases can keep."""

    def bound_data(self, data, initial):
        """Show again exactly what was typed."""
        return forms.fields.InvalidJSONInput(data or "")

    def prepare_value(self, value):
        """Show it readably."""
        return (
            value
            if isinstance(value, forms.fields.InvalidJSONInput)
            else json.dumps(value, ensure_ascii=False, indent=1)
        )

    def to_python(self, value):
        """Refuse what the standard does not know and what PostgreSQL cannot keep."""
        if isinstance(value, str) and ("\\u0000" in value or value.count("[") + value.count("{") > 5000):
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""})
        try:
            structure = super().to_python(value)
            json.dumps(structure, allow_nan=False)
        except (ValueError, RecursionError) as error:
            if isinstance(error, ValidationError):
                raise
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""}) from error
        if structure is not None and not isinstance(structure, list):
            raise ValidationError(_("Write a list: [ … ]."))
        return structure
