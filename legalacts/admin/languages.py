"""ky | ru | en side by side: the three columns of a text as one row of a form, and which of them are empty."""

from django.db import models
from django.utils.translation import get_language_info

from legalacts.models import LANGUAGES


def in_languages(model: type[models.Model], *names: str) -> list[tuple[str, ...]]:
    """Rows of a fieldset: for each translated name of the model, its columns in ky, ru and en."""
    return [tuple(f"{model.translated_names[name].name}_{language}" for language in LANGUAGES) for name in names]


def language_of(model: type[models.Model], column: str) -> str | None:
    """The language a column is written in: `title_ky` → `ky`; None for a column of no language."""
    name, _, language = column.rpartition("_")
    return language if name in getattr(model, "translated_names", {}) else None


def missing_languages(record: models.Model) -> dict[str, list[str]]:
    """For each language, the labels of texts that lack it though they exist in another one or must exist."""
    missing = {language: [] for language in LANGUAGES}
    for name, declared in getattr(record, "translated_names", {}).items():
        text = getattr(record, name)
        if text or declared.required:
            for language in text.missing():
                missing[language].append(declared.label)
    return missing


def language_name(language: str) -> str:
    """The language as the interface calls it: English, английский."""
    return get_language_info(language)["name_translated"]
