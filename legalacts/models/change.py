"""The change log: what search and caches must follow, and what the content files last wrote."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """A record was created, edited or withdrawn; written in the same transaction as the edit."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=30)
    record_id = models.PositiveBigIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        # Pages ask for the last change of a kind, however long ago it was.
        indexes = [models.Index(fields=["kind", "id"], name="change_by_kind")]

    def __str__(self):
        return f"{self.id} {self.kind} {self.record_id}"


class Shipped(models.Model):
    """What a content file last wrote into a row: when the row differs from it, a curator has changed it since."""

    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=400)
    record_id = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)
    columns = models.TextField(blank=True, help_text="What the digest speaks of; columns that came later are no edit.")

    class Meta:
        verbose_name = _("shipped record")
        verbose_name_plural = _("shipped records")
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="shipped_once")]

    def __str__(self):
        return f"{self.kind} {self.name}"


def record_change(record: models.Model) -> Change:
    """Note that `record` changed; call it in the transaction of the edit, for the record a reader sees.

    A part (a wording, a step) notes its owner as well, because that is what search shows.
    """
    owner = getattr(record, "provision", None) if record._meta.model_name in ("wording", "note") else None
    if owner is not None:
        Change.objects.create(kind="provision", record_id=owner.pk)
    return Change.objects.create(kind=record._meta.model_name, record_id=record.pk)


def record_changes(kind: str, keys: list[int]) -> None:
    """Note at once that many records of one kind changed, by their primary keys; as `record_change` otherwise."""
    Change.objects.bulk_create([Change(kind=kind, record_id=key) for key in keys], batch_size=1000)


def last_change() -> int:
    """The number of the newest change, 0 when there is none."""
    return Change.objects.order_by("-id").values_list("id", flat=True).first() or 0


def last_changed(alias: str | None = None) -> datetime | None:
    """When the newest change was noted, in a database or in the one that is read from; None when there is none."""
    return Change.objects.using(alias).order_by("-id").values_list("at", flat=True).first()
