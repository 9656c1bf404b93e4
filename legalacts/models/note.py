"""Notes of editors and publishers, which stand beside an act's own words and are never part of them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .act import Act
from .dates import Dated, DatedQuerySet
from .provision import Provision
from .publishing import PublishedQuerySet, Status
from .translated import READING_ORDER


class NoteQuerySet(DatedQuerySet, PublishedQuerySet):
    """Notes, with a period and a state of publication."""

    def public(self):
        """Published notes on what is published itself."""
        return self.published().filter(
            Q(provision__isnull=True) | Q(provision__status=Status.PUBLISHED), act__status=Status.PUBLISHED
        )


class Note(Dated):
    """What editors of an official text say of a provision, or of the whole act, in the editions of a period."""

    class Kind(models.TextChoices):
        AMENDMENT = "amendment", _("on an amendment")
        REPEALED = "repealed", _("on a repeal")
        EDITORIAL = "editorial", _("of the publisher")
        FOOTNOTE = "footnote", _("footnote")
        SIGNATURE = "signature", _("title, signature, place and date")

    act = models.ForeignKey(Act, models.CASCADE, related_name="editors_notes", verbose_name=_("act"))
    provision = models.ForeignKey(
        Provision,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="editors_notes",
        verbose_name=_("provision"),
        help_text=_("Empty: on the whole act."),
    )
    language = models.CharField(
        _("language"), max_length=2, choices=[("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")]
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.EDITORIAL)
    text = models.TextField(_("text"))
    position = models.PositiveIntegerField(_("order"), default=0)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT, db_index=True)
    history = HistoricalRecords()

    objects = NoteQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["act", "position", "id"]
        verbose_name = _("editors’ note")
        verbose_name_plural = _("editors’ notes")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(language__in=READING_ORDER), name="note_in_a_known_language"),
        ]

    def __str__(self):
        return self.text[:80]

    def clean(self):
        """A note stands beside a provision of its own act."""
        super().clean()
        if self.provision_id and self.provision.act_id != self.act_id:
            raise ValidationError({"provision": _("This provision belongs to another act.")})
