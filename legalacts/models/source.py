"""Where an assertion comes from, and how far it has been checked."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .publishing import key_field
from .translated import Translated

partial_date = RegexValidator(
    r"\A\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z",
    _("Write a date as 2018, 2018-06 or 2018-06-01."),
)


class Source(models.Model):
    """A study, an official portal, a publication: what assertions rest on."""

    class Kind(models.TextChoices):
        STUDY = "study", _("study")
        OFFICIAL = "official", _("official site")
        DATABASE = "database", _("legal database")
        PRESS = "press", _("press")
        ORGANISATION = "organisation", _("organisation")
        OTHER = "other", _("other")

    key = key_field()
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=500, help_text=_("In the language of the source itself."))
    language = models.CharField(_("language of the source"), max_length=8, blank=True)
    label = Translated(_("short name"), max_length=200)
    author = models.CharField(_("author"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    seen_on = models.DateField(_("seen on"), null=True, blank=True)
    note = Translated(_("note to the reader"))
    history = HistoricalRecords()

    class Meta:
        ordering = ["key"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return str(self.label) or self.title

    def get_absolute_url(self):
        return reverse("source", args=[self.key])


class Evidence(models.Model):
    """One record rests on one source: the place in it, the date it speaks of, and how far that was checked."""

    class Status(models.TextChoices):
        UNVERIFIED = "unverified", _("not checked yet")
        VERIFIED = "verified", _("checked")
        DISPUTED = "disputed", _("disputed")
        OUTDATED = "outdated", _("outdated")

    record_type = models.ForeignKey(ContentType, models.CASCADE)
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    source = models.ForeignKey(Source, models.PROTECT, related_name="evidence", verbose_name=_("source"))
    locator = models.CharField(
        _("place in the source"), max_length=300, blank=True, help_text=_("Lines, page, article, table.")
    )
    as_of = models.CharField(
        _("as of"),
        max_length=10,
        blank=True,
        validators=[partial_date],
        help_text=_("The date the source speaks of: 2018, 2018-06 or 2018-06-01."),
    )
    status = models.CharField(_("checked"), max_length=10, choices=Status.choices, default=Status.UNVERIFIED)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name=_("checked by")
    )
    note = Translated(_("note to the reader"))
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        indexes = [models.Index(fields=["record_type", "record_id"], name="evidence_of_a_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "record_id", "source", "locator"], name="evidence_once_a_place"
            )
        ]

    def __str__(self):
        return f"{self.source} {self.locator}".strip()
