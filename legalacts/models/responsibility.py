"""Who is responsible for what, on which basis, and who works with whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .act import Act
from .dates import Dated, DatedQuerySet
from .institution import Institution
from .jurisdiction import Jurisdiction, Topic
from .provision import Provision
from .publishing import Published, PublishedQuerySet, Status, key_field
from .translated import Translated


class ResponsibilityQuerySet(DatedQuerySet, PublishedQuerySet):
    """Responsibilities of institutions."""

    def public(self):
        """Published responsibilities of published institutions."""
        return self.published().filter(institution__status=Status.PUBLISHED)


class Responsibility(Published, Dated):
    """An institution's function: what it does, must do, or should do as a study proposes."""

    class Nature(models.TextChoices):
        PERFORMED = "performed", _("performs")
        ASSIGNED = "assigned", _("is charged with")
        PROPOSED = "proposed", _("proposed by a study")

    key = key_field()
    institution = models.ForeignKey(
        Institution, models.CASCADE, related_name="responsibilities", verbose_name=_("institution")
    )
    function = Translated(_("function"), required=("ky", "ru"))
    nature = models.CharField(_("nature"), max_length=10, choices=Nature.choices)
    territory = models.ForeignKey(
        Jurisdiction, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("territory")
    )
    basis_acts = models.ManyToManyField(
        Act, blank=True, related_name="based_responsibilities", verbose_name=_("basis: acts")
    )
    basis_provisions = models.ManyToManyField(
        Provision, blank=True, related_name="based_responsibilities", verbose_name=_("basis: provisions")
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="responsibilities", verbose_name=_("topics"))
    position = models.PositiveIntegerField(_("position"), default=0)
    history = HistoricalRecords(m2m_fields=[basis_acts, basis_provisions, topics])

    objects = ResponsibilityQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["institution", "position", "id"]
        verbose_name = _("responsibility")
        verbose_name_plural = _("responsibilities")

    def __str__(self):
        return str(self.function)

    def get_absolute_url(self):
        return f"{self.institution.get_absolute_url()}#{self.key}"


class Cooperation(Published):
    """Two institutions work together: a line of the interaction map."""

    class Strength(models.TextChoices):
        ONE_WAY = "one_way", _("one way")
        TWO_WAY = "two_way", _("both ways")
        CLOSE = "close", _("close")
        MEDIATED = "mediated", _("through a third party")
        CONFLICT = "conflict", _("in conflict")
        PART_OF = "part_of", _("part of")

    class Nature(models.TextChoices):
        DESCRIBED = "described", _("described")
        PROPOSED = "proposed", _("proposed")

    class Direction(models.TextChoices):
        POLITICAL = "political", _("political")
        LEGISLATIVE = "legislative", _("legislative")
        ADMINISTRATIVE = "administrative", _("administrative")

    one = models.ForeignKey(Institution, models.CASCADE, related_name="cooperation_out", verbose_name=_("institution"))
    other = models.ForeignKey(Institution, models.CASCADE, related_name="cooperation_in", verbose_name=_("works with"))
    strength = models.CharField(_("how"), max_length=10, choices=Strength.choices)
    nature = models.CharField(_("nature"), max_length=10, choices=Nature.choices, default=Nature.DESCRIBED)
    direction = models.CharField(_("direction"), max_length=16, choices=Direction.choices, blank=True)
    model = models.CharField(_("model of the study"), max_length=60, blank=True)
    description = Translated(_("description"))
    history = HistoricalRecords()

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ["one", "other", "id"]
        verbose_name = _("cooperation")
        verbose_name_plural = _("cooperation")
        constraints = [
            models.UniqueConstraint(fields=["one", "other", "strength", "model", "nature"], name="cooperation_once")
        ]

    def __str__(self):
        return f"{self.one} – {self.other}"
