"""Legal links between acts and provisions, and citations found in wordings."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .act import Act
from .dates import Precision, or_none, shown_date
from .provision import Provision, Wording
from .publishing import Published, PublishedQuerySet, Status


class RelationQuerySet(PublishedQuerySet):
    """Links between acts."""

    def public(self):
        """Published links whose both acts are published."""
        return self.published().filter(from_act__status=Status.PUBLISHED, to_act__status=Status.PUBLISHED)


class Relation(Published):
    """One act or provision does something to another; the predicate reads both ways."""

    class Predicate(models.TextChoices):
        AMENDS = "amends", _("amends")
        REPEALS = "repeals", _("repeals")
        REPLACES = "replaces", _("replaces")
        APPROVES = "approves", _("approves")
        IMPLEMENTS = "implements", _("implements")
        RATIFIES = "ratifies", _("ratifies")
        BASED_ON = "based_on", _("is based on")
        PART_OF = "part_of", _("is part of")
        INTERPRETS = "interprets", _("interprets")
        SUPPLEMENTS = "supplements", _("supplements")
        CONTINUES = "continues", _("continues")
        ADAPTS = "adapts", _("is adapted to")
        CONFLICTS_WITH = "conflicts_with", _("conflicts with")
        PROPOSES_CHANGE = "proposes_change", _("proposes to change")
        RELATED_TO = "related_to", _("is related to")

    REVERSE = {
        Predicate.AMENDS: _("amended by"),
        Predicate.REPEALS: _("repealed by"),
        Predicate.REPLACES: _("replaced by"),
        Predicate.APPROVES: _("approved by"),
        Predicate.IMPLEMENTS: _("implemented by"),
        Predicate.RATIFIES: _("ratified by"),
        Predicate.BASED_ON: _("basis of"),
        Predicate.PART_OF: _("contains"),
        Predicate.INTERPRETS: _("interpreted by"),
        Predicate.SUPPLEMENTS: _("supplemented by"),
        Predicate.CONTINUES: _("continued by"),
        Predicate.ADAPTS: _("model for"),
        Predicate.CONFLICTS_WITH: _("conflicts with"),
        Predicate.PROPOSES_CHANGE: _("change proposed by"),
        Predicate.RELATED_TO: _("is related to"),
    }

    from_act = models.ForeignKey(Act, models.CASCADE, related_name="relations_out", verbose_name=_("act"))
    from_provision = models.ForeignKey(
        Provision,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="relations_out",
        verbose_name=_("its provision"),
    )
    predicate = models.CharField(_("does what"), max_length=16, choices=Predicate.choices)
    to_act = models.ForeignKey(Act, models.CASCADE, related_name="relations_in", verbose_name=_("to the act"))
    to_provision = models.ForeignKey(
        Provision,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="relations_in",
        verbose_name=_("to its provision"),
    )
    date = models.DateField(_("date"), null=True, blank=True)
    precision = models.CharField(_("known to the"), max_length=5, choices=Precision.choices, default=Precision.DAY)
    history = HistoricalRecords()

    objects = RelationQuerySet.as_manager()

    class Meta:
        ordering = ["from_act", "predicate", "to_act", "id"]
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(
                "from_act",
                or_none("from_provision"),
                "predicate",
                "to_act",
                or_none("to_provision"),
                name="relation_once",
            )
        ]

    def __str__(self):
        return f"{self.from_act.key} {self.predicate} {self.to_act.key}"

    def clean(self):
        """Each provision belongs to the act beside it, and nothing relates to itself."""
        super().clean()
        for provision, act_id, name in (
            (self.from_provision, self.from_act_id, "from_provision"),
            (self.to_provision, self.to_act_id, "to_provision"),
        ):
            if provision and provision.act_id != act_id:
                raise ValidationError({name: _("This provision belongs to another act.")})
        if (self.from_act_id, self.from_provision_id) == (self.to_act_id, self.to_provision_id):
            raise ValidationError({"to_act": _("An act has no relation to itself.")})

    @property
    def reverse_predicate(self):
        """The predicate read from the other side."""
        return self.REVERSE[self.predicate]

    @property
    def shown(self) -> str:
        """The date as far as it is known, ISO."""
        return shown_date(self.date, self.precision)


class CitationQuerySet(models.QuerySet):
    """Citations found in wordings."""

    def linked(self):
        """Those that lead somewhere and are not rejected."""
        return self.exclude(status=Citation.Status.REJECTED).filter(to_act__isnull=False)

    def public(self):
        """Links between what the public may see; those of a hidden wording or to a hidden provision are not."""
        return self.linked().filter(
            models.Q(to_provision=None) | models.Q(to_provision__status=Status.PUBLISHED),
            to_act__status=Status.PUBLISHED,
            wording__status=Status.PUBLISHED,
            wording__provision__status=Status.PUBLISHED,
            wording__provision__act__status=Status.PUBLISHED,
        )

    def for_text(self):
        """Those that a text shows as links, with just what a link needs."""
        shown = self.linked().filter(
            models.Q(to_provision=None) | models.Q(to_provision__status=Status.PUBLISHED),
            to_act__status=Status.PUBLISHED,
        )
        needed = ("wording", "start", "end", "status", "to_act__key", "to_provision__eid", "to_provision__number")
        return shown.select_related("to_act", "to_provision").only(*needed).order_by("start", "end", "pk")


class Citation(models.Model):
    """A span in a wording that points to an act or a provision."""

    class Status(models.TextChoices):
        DETECTED = "detected", _("detected")
        CONFIRMED = "confirmed", _("confirmed")
        REJECTED = "rejected", _("rejected")

    wording = models.ForeignKey(Wording, models.CASCADE, related_name="citations", verbose_name=_("wording"))
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    text = models.CharField(_("words"), max_length=300)
    before = models.CharField(_("words before"), max_length=80, blank=True)
    after = models.CharField(_("words after"), max_length=80, blank=True)
    reading = models.CharField(
        _("read as"), max_length=300, blank=True, help_text=_("What was found automatically: the act and the eId.")
    )
    to_act = models.ForeignKey(
        Act,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="cited_in",
        verbose_name=_("to the act"),
        help_text=_("Empty: the act is not known here, or has no such place."),
    )
    to_provision = models.ForeignKey(
        Provision,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="cited_in",
        verbose_name=_("to its provision"),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DETECTED)
    history = HistoricalRecords()

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["wording", "start", "id"]
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="citation_has_words"),
            # A range names several places with the same words.
            models.UniqueConstraint(
                "wording", "start", "end", or_none("to_act"), or_none("to_provision"), name="citation_once_a_target"
            ),
        ]

    def __str__(self):
        return self.text

    def clean(self):
        """The provision belongs to the act beside it."""
        super().clean()
        if self.to_provision and self.to_provision.act_id != self.to_act_id:
            raise ValidationError({"to_provision": _("This provision belongs to another act.")})
