"""What must be looked at again because something it rests on has changed; the public page says so until it is done."""

from datetime import date

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .change import record_change, record_changes
from .translated import LANGUAGES


class RecheckQuerySet(models.QuerySet):
    """Records to look at again."""

    def open(self):
        """Not done yet, whether the change that asks for it has come or is still to come."""
        return self.filter(done_at=None)

    def due(self, day: date):
        """Open ones whose cause has come by `day`: those the public is told of."""
        return self.open().filter(since__lte=day)

    def of(self, record: models.Model):
        """Those of one record."""
        return self.filter(record_type=ContentType.objects.get_for_model(record), record_id=record.pk)

    def settle(self, user, outcome: str) -> int:
        """Mark the open ones as done, which the public page then no longer says; how many there were."""
        done = list(self.open().values_list("pk", flat=True))
        self.model.objects.filter(pk__in=done).update(done_at=timezone.now(), done_by=user, outcome=outcome[:200])
        record_changes("recheck", done)
        return len(done)


class Recheck(models.Model):
    """One record, or one language of it, is to be looked at again: because of what, since when, done by whom."""

    class Because(models.TextChoices):
        WORDING = "wording", _("a provision it rests on has changed")
        ACT = "act", _("an act it rests on is amended or ends")
        RULE = "rule", _("a rule it rests on has changed")
        TRANSLATION = "translation", _("the text has changed in another language")
        HIDDEN = "hidden", _("it was hidden from the public")
        ALONE = "alone", _("its author published it without a second person")

    record_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    language = models.CharField(_("language"), max_length=2, blank=True, choices=[(word, word) for word in LANGUAGES])
    because = models.CharField(_("because"), max_length=12, choices=Because.choices)
    cause_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, blank=True, related_name="+")
    cause_id = models.PositiveBigIntegerField(null=True, blank=True)
    cause = GenericForeignKey("cause_type", "cause_id")
    words = models.CharField(_("what happened"), max_length=500, blank=True)
    since = models.DateField(_("since"), default=timezone.localdate, db_index=True)
    made_at = models.DateTimeField(_("noted at"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("caused by")
    )
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("done by")
    )
    outcome = models.CharField(_("outcome"), max_length=200, blank=True)

    objects = RecheckQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        verbose_name = _("recheck")
        verbose_name_plural = _("to re-check")
        indexes = [
            models.Index(fields=["record_type", "record_id"], name="rechecks_of_a_record"),
            models.Index(fields=["since"], condition=Q(done_at=None), name="rechecks_open"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "record_id", "language", "because", "words"],
                condition=Q(done_at=None),
                name="recheck_open_once",
            )
        ]

    def __str__(self):
        return f"{self.record_type.model} {self.record_id}: {self.get_because_display()}"


def flag(record: models.Model, because: str, **given) -> None:
    """Ask for one look at `record`; the same question is asked once, at the earliest of its days."""
    kind = ContentType.objects.get_for_model(record)
    cause = given.pop("cause", None)
    if cause is not None:
        given |= {"cause_type": ContentType.objects.get_for_model(cause), "cause_id": cause.pk}
    asked = {"language": given.pop("language", ""), "because": because, "words": given.pop("words", "")[:500]}
    since = given.pop("since", None) or timezone.localdate()
    found, made = Recheck.objects.open().get_or_create(
        record_type=kind, record_id=record.pk, **asked, defaults={"since": since, **given}
    )
    earlier = not made and since < found.since
    if earlier:
        found.since = since
        found.save(update_fields=["since"])
    if made or earlier:
        record_change(found)


def settle(record: models.Model, user, *, outcome: str = "", **which) -> int:
    """Mark what was asked of `record` as done; says how many questions that answered."""
    return Recheck.objects.of(record).filter(**which).settle(user, outcome)
