"""Glossary: terms in three languages with abbreviations; they feed search and tool-tips."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .labels import labels_field
from .provision import Provision
from .publishing import Published, PublishedQuerySet, key_field
from .translated import Translated

CATEGORY_HELP = _("A plain word is not explained: its names in three languages serve search and the list of words.")


class TermQuerySet(PublishedQuerySet):
    """Terms and plain words."""

    def explained(self):
        """Without the plain words, which only search needs."""
        return self.exclude(category=Term.Category.WORD)


class Term(Published):
    """A word of the law or of migration, explained; or a plain word, only named in three languages."""

    class Category(models.TextChoices):
        LAW = "law", _("law")
        RIGHTS = "rights", _("rights")
        WORK = "work", _("work")
        MIGRATION = "migration", _("migration")
        CONTROL = "control", _("control and documents")
        PEOPLE = "people", _("people")
        UNION = "union", _("unions and organisations")
        STATISTICS = "statistics", _("statistics")
        THEORY = "theory", _("theory")
        WORD = "word", _("plain word")

    key = key_field()
    title = Translated(_("term"), max_length=200, required=("ky", "ru"))
    abbreviations = labels_field(_("abbreviations"))
    alternative_labels = labels_field(_("other words"), _("Synonyms and everyday words people type."))
    category = models.CharField(_("category"), max_length=10, choices=Category.choices, help_text=CATEGORY_HELP)
    definition = Translated(_("definition in plain words"))
    editorial = models.BooleanField(
        _("our own explanation"),
        default=False,
        help_text=_("An explanation of ours, not taken from a source."),
    )
    defined_by = models.ManyToManyField(
        Provision, blank=True, related_name="defined_terms", verbose_name=_("defined by")
    )
    history = HistoricalRecords(m2m_fields=[defined_by])

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["title_ky", "key"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return f"{reverse('words' if self.is_word else 'terms')}#{self.key}"

    @property
    def is_word(self):
        """Whether it is only a word with its names, not explained."""
        return self.category == self.Category.WORD

    @property
    def needs_evidence(self):
        """An explanation of our own says so instead of naming a source; a translation asserts nothing of the law."""
        return not (self.editorial or self.is_word)
