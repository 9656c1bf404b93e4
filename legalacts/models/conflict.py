"""Disagreements: between a treaty and a law, a study and the law, two sources. Shown, not resolved by guessing."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .publishing import Published, PublishedQuerySet, key_field
from .translated import Translated


class Conflict(Published):
    """Two statements that cannot both be right, or both hold, with how they are treated here."""

    class Kind(models.TextChoices):
        TREATY_LAW = "treaty-law", _("treaty and national law")
        STUDY_LAW = "study-law", _("a study and the law")
        STUDY_STUDY = "study-study", _("inside or between the studies")
        SOURCE_SOURCE = "source-source", _("between sources")

    key = key_field()
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices)
    title = Translated(_("title"), max_length=300, required=("ky", "ru"))
    explanation = Translated(_("what disagrees"), required=("ky", "ru"))
    treatment = Translated(_("how it is treated here"))
    history = HistoricalRecords()

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        verbose_name = _("conflict")
        verbose_name_plural = _("conflicts")

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return f"{reverse('conflicts')}#{self.key}"


class ConflictRecord(models.Model):
    """A record the conflict concerns."""

    conflict = models.ForeignKey(Conflict, models.CASCADE, related_name="records", verbose_name=_("conflict"))
    record_type = models.ForeignKey(ContentType, models.CASCADE, verbose_name=_("kind of record"))
    record_id = models.PositiveBigIntegerField(_("record"))
    record = GenericForeignKey("record_type", "record_id")
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("record concerned")
        verbose_name_plural = _("records concerned")
        constraints = [
            models.UniqueConstraint(fields=["conflict", "record_type", "record_id"], name="conflict_record_once")
        ]
        indexes = [models.Index(fields=["record_type", "record_id"], name="conflicts_of_a_record")]

    def __str__(self):
        return f"{self.conflict.key}: {self.record}"
