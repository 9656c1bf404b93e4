"""Glossary: terms in three languages with abbreviations; they feed search and tool-tips."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .labels import labels_field
from .provision import Provision
from .publishing import Published, PublishedQuerySet, key_field
from .translated import Translated


class Term(Published):
    """A word of the law or of migration, explained."""

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

    key = key_field()
    title = Translated(_("term"), max_length=200, required=("ky", "ru"))
    abbreviations = labels_field(_("abbreviations"))
    alternative_labels = labels_field(_("other words"), _("Synonyms and everyday words people type."))
    category = models.CharField(_("category"), max_length=10, choices=Category.choices)
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

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ["title_ky", "key"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return f"{reverse('terms')}#{self.key}"

    @property
    def needs_evidence(self):
        """An explanation of our own says so instead of naming a source."""
        return not self.editorial
