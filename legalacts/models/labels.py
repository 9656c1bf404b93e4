"""Other names of a record, per language: what people type, abbreviations, wrong but usual names."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .translated import LANGUAGES


def valid_labels(labels) -> None:
    """Accept {"ky": [words], "ru": [words], "en": [words]}, nothing else."""
    well_formed = isinstance(labels, dict) and all(
        language in LANGUAGES
        and isinstance(words, list)
        and all(isinstance(word, str) and 0 < len(word.strip()) <= 200 for word in words)
        for language, words in labels.items()
    )
    if not well_formed:
        raise ValidationError(_("Write labels by language: ky, ru, en, each a list of words."))


def labels_field(label, help_text=""):
    """A JSON column of labels by language."""
    return models.JSONField(label, default=dict, blank=True, validators=[valid_labels], help_text=help_text)


def flat_labels(*columns: dict) -> list[str]:
    """All labels of some columns, without order of language, each once."""
    return list(dict.fromkeys(word for column in columns for words in column.values() for word in words))
