"""Names and short texts in ky, ru and en: three explicit columns behind one attribute, without silent fallback."""

from dataclasses import dataclass

from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import get_language

LANGUAGES = ("ky", "ru", "en")

# Which language to show when the asked one is missing (design: asked → ru → en → ky; a Russian reader: ky → en).
READING_ORDER = {"ky": ("ky", "ru", "en"), "ru": ("ru", "ky", "en"), "en": ("en", "ru", "ky")}


def reading_order(language: str) -> tuple[str, ...]:
    """The languages to try for a reader of `language`, best first."""
    return READING_ORDER.get(language, ("ru", "en", "ky"))


@dataclass(frozen=True)
class Words:
    """One text as it will be shown: the words, their language and the language that was asked for."""

    text: str
    language: str
    asked: str

    @property
    def is_fallback(self) -> bool:
        """True when the reader gets another language than asked for."""
        return bool(self.text) and self.language != self.asked

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class Trilingual:
    """The three versions of a text; empty strings where a version is missing."""

    ky: str = ""
    ru: str = ""
    en: str = ""

    def best(self, language: str) -> Words:
        """The text for a reader of `language`, with the language it really is in."""
        for candidate in reading_order(language):
            text = getattr(self, candidate)
            if text:
                return Words(text, candidate, language)
        return Words("", language, language)

    def missing(self) -> list[str]:
        """Languages without a version."""
        return [language for language in LANGUAGES if not getattr(self, language)]

    def __str__(self) -> str:
        return self.best(get_language() or "ky").text

    def __bool__(self) -> bool:
        return bool(self.ky or self.ru or self.en)


class Translated:
    """Declares `name_ky`, `name_ru`, `name_en` on a model and reads them together as a `Trilingual`.

    `title = Translated(_("title"), max_length=500)` makes three CharFields, without `max_length` three TextFields.
    Languages listed in `required` may not be blank.
    """

    def __init__(self, label, *, max_length=None, required=(), help_text=""):
        self.label = label
        self.max_length = max_length
        self.required = required
        self.help_text = help_text

    def contribute_to_class(self, model, name):
        self.name = name
        if not model._meta.abstract or not hasattr(model, f"{name}_ky"):
            for language in LANGUAGES:
                model.add_to_class(f"{name}_{language}", self._column(language))
        declared = {**getattr(model, "translated_names", {}), name: self}
        model.translated_names = declared
        setattr(model, name, self)

    def _column(self, language):
        label = format_lazy("{label} ({language})", label=self.label, language=language)
        blank = language not in self.required
        if self.max_length:
            return models.CharField(label, max_length=self.max_length, blank=blank, help_text=self.help_text)
        return models.TextField(label, blank=blank, help_text=self.help_text)

    def __get__(self, record, owner=None):
        if record is None:
            return self
        return Trilingual(*(getattr(record, f"{self.name}_{language}") for language in LANGUAGES))
