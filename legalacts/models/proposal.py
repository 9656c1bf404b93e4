"""What waits for a second person or for a day: changes of public records, and publications with a date."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class WaitingQuerySet(models.QuerySet):
    """What waits."""

    def open(self):
        """Not decided yet."""
        return self.filter(decided_at=None)

    def of(self, record: models.Model):
        """What waits, or waited, for one record."""
        return self.filter(record_type=ContentType.objects.get_for_model(record), record_id=record.pk)


class Waiting(models.Model):
    """Who asked for what, when and why; who decided it."""

    record_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", verbose_name=_("kind"))
    record_id = models.PositiveBigIntegerField(null=True, blank=True)
    record = GenericForeignKey("record_type", "record_id")
    title = models.CharField(_("record"), max_length=300, blank=True)
    version = models.PositiveBigIntegerField(default=0)
    why = models.CharField(_("Why"), max_length=100, blank=True)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    answer = models.CharField(_("answer"), max_length=300, blank=True)

    objects = WaitingQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-id"]

    def __str__(self):
        return self.title or f"{self.record_type.model} {self.record_id}"


class Proposal(Waiting):
    """A change of a public record, as its form was sent; the public sees it once another person has accepted it."""

    sent = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    accepted = models.BooleanField(_("accepted"), default=False)

    class Meta(Waiting.Meta):
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        permissions = [
            ("publish", "May publish what another person wrote"),
            ("publish_alone", "May publish without a second person, with a reason"),
            *[(f"translate_{language}", f"May translate into {language}") for language in ("ky", "ru", "en")],
        ]


class Planned(Waiting):
    """A record that is to become public on a day; nothing needs to run on that day but the site itself."""

    day = models.DateField(_("publish on"), db_index=True)

    class Meta(Waiting.Meta):
        ordering = ["day", "id"]
        verbose_name = _("planned publication")
        verbose_name_plural = _("planned publications")
