"""What the studies tell besides law: the timeline, their statistics, their recommendations, their models."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .act import Act
from .dates import Dated, DatedQuerySet
from .institution import Institution
from .jurisdiction import Jurisdiction, Topic
from .publishing import Published, PublishedQuerySet, key_field
from .translated import Translated


class EventQuerySet(DatedQuerySet, PublishedQuerySet):
    """Events of the timeline."""


class Event(Published, Dated):
    """Something that happened, or a period, in the history of labour migration."""

    class Kind(models.TextChoices):
        EVENT = "event", _("event")
        PERIOD = "period", _("period")

    key = key_field()
    kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices, default=Kind.EVENT)
    title = Translated(_("title"), max_length=300, required=("ky", "ru"))
    description = Translated(_("description"))
    jurisdictions = models.ManyToManyField(
        Jurisdiction, blank=True, related_name="events", verbose_name=_("jurisdictions")
    )
    acts = models.ManyToManyField(Act, blank=True, related_name="timeline_events", verbose_name=_("acts"))
    institutions = models.ManyToManyField(
        Institution, blank=True, related_name="events", verbose_name=_("institutions")
    )
    history = HistoricalRecords(m2m_fields=[jurisdictions, acts, institutions])

    objects = EventQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["valid_from", "key"]
        verbose_name = _("event")
        verbose_name_plural = _("timeline")

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return f"{reverse('timeline')}#{self.key}"


class Dataset(Published):
    """A table or figure of a study, with exact numbers and unit."""

    key = key_field()
    title = Translated(_("title"), max_length=400, required=("ky", "ru"))
    unit = Translated(_("unit"), max_length=120, required=("ky", "ru"))
    period = models.CharField(_("period"), max_length=40, blank=True)
    table = models.CharField(_("table in the study"), max_length=40, blank=True)
    columns = models.JSONField(
        _("columns"), default=list, blank=True, help_text=_('[{"key": "2015", "title": {"ky": …}}]')
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="datasets", verbose_name=_("topics"))
    history = HistoricalRecords(m2m_fields=[topics])

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        verbose_name = _("dataset")
        verbose_name_plural = _("data")

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return reverse("dataset", args=[self.key])


class Observation(models.Model):
    """One row of a dataset: a label and its numbers, in the order of the dataset's columns."""

    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="observations", verbose_name=_("dataset"))
    position = models.PositiveIntegerField(_("position"))
    label = Translated(_("label"), max_length=300)
    values = models.JSONField(_("numbers"), default=list, help_text=_("As in the columns; null where there is none."))
    history = HistoricalRecords()

    class Meta:
        ordering = ["dataset", "position"]
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        constraints = [models.UniqueConstraint(fields=["dataset", "position"], name="observation_once_a_place")]

    def __str__(self):
        return str(self.label)


class Recommendation(Published):
    """What a study recommends, and to whom."""

    key = key_field()
    text = Translated(_("recommendation"), required=("ky", "ru"))
    to = models.ManyToManyField(Institution, blank=True, related_name="recommendations", verbose_name=_("addressed to"))
    group = models.CharField(_("part of the study"), max_length=60, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="recommendations", verbose_name=_("topics"))
    position = models.PositiveIntegerField(_("position"), default=0)
    history = HistoricalRecords(m2m_fields=[to, topics])

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")

    def __str__(self):
        return str(self.text)[:120]

    def get_absolute_url(self):
        return f"{reverse('recommendations')}#{self.key}"


class ManagementModel(Published):
    """A model of a study: how labour migration is, or should be, managed."""

    key = key_field()
    title = Translated(_("title"), max_length=300, required=("ky", "ru"))
    purpose = Translated(_("purpose"))
    components = models.JSONField(_("components"), default=list, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    history = HistoricalRecords()

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("model of management")
        verbose_name_plural = _("models of management")

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return f"{reverse('cooperation')}#{self.key}"
