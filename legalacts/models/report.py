"""What readers report of a page: that something on it is wrong. Nothing of the reader is kept, not even the hour."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .translated import LANGUAGES

CLOSED_FOR = timedelta(days=180)
UNREAD_FOR = timedelta(days=365)


class ReportQuerySet(models.QuerySet):
    """Reports of readers."""

    def forgettable(self, day: date):
        """Those to delete on `day`: closed half a year ago, or a year old and never closed."""
        closed = Q(closed_on__lt=day - CLOSED_FOR)
        return self.filter(closed | Q(closed_on=None, sent_on__lt=day - UNREAD_FOR))


class ReaderReport(models.Model):
    """Somebody says that a page is wrong, out of date or not to be understood."""

    class Kind(models.TextChoices):
        WRONG = "wrong", _("Something is wrong")
        OUTDATED = "outdated", _("It is out of date")
        UNCLEAR = "unclear", _("I do not understand it")
        BROKEN = "broken", _("A link or a telephone number does not work")
        OTHER = "other", _("Something else")

    class Status(models.TextChoices):
        NEW = "new", _("new")
        LOOKED_AT = "looked_at", _("looked at")
        FIXED = "fixed", _("fixed")
        REFUSED = "refused", _("refused")

    CLOSED = (Status.FIXED, Status.REFUSED)

    page = models.CharField(_("page"), max_length=300, blank=True)
    record_type = models.ForeignKey(
        ContentType, models.SET_NULL, null=True, blank=True, verbose_name=_("kind of record")
    )
    record_id = models.PositiveBigIntegerField(_("record"), null=True, blank=True)
    record = GenericForeignKey("record_type", "record_id")
    language = models.CharField(_("language"), max_length=2, choices=[(code, code) for code in LANGUAGES])
    kind = models.CharField(_("what it is about"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("what the reader says"), max_length=2000, blank=True)
    sent_on = models.DateField(_("sent on"), default=timezone.localdate, db_index=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.NEW, db_index=True)
    answer = models.TextField(_("what was done"), max_length=2000, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name=_("handled by")
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_on", "-id"]
        verbose_name = _("report of a reader")
        verbose_name_plural = _("reports of readers")
        indexes = [models.Index(fields=["record_type", "record_id"], name="reports_of_a_record")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.page}" if self.page else self.get_kind_display()

    def handle(self, user, status: str, day: date) -> None:
        """Give it a status and remember who did; a closed one is forgotten after a while."""
        self.status = status
        self.handled_by = user
        self.closed_on = day if status in self.CLOSED else None
