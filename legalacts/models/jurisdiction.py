"""States, unions and organisations that make law, and who is a member since when."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .dates import Dated, DatedQuerySet, or_always
from .labels import labels_field
from .publishing import Published, PublishedQuerySet, key_field
from .translated import Translated


class Jurisdiction(models.Model):
    """A state, union or organisation that makes law."""

    class Kind(models.TextChoices):
        STATE = "state", _("state")
        UNION = "union", _("union of states")
        ORGANISATION = "organisation", _("international organisation")

    key = key_field(40)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    title = Translated(_("name"), max_length=200, required=("ky", "ru"))
    alternative_labels = labels_field(_("other words"), _("Other names of the same state or union that people type."))
    note = Translated(_("note to the reader"))
    position = models.PositiveIntegerField(_("position"), default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("jurisdiction")
        verbose_name_plural = _("jurisdictions")

    def __str__(self):
        return str(self.title)


class MembershipQuerySet(DatedQuerySet, PublishedQuerySet):
    """Memberships of states in organisations."""

    def organisations_of(self, state: str, day: date) -> set[str]:
        """Keys of the organisations the state belongs to on `day`; one query."""
        return set(self.published().on(day).filter(state__key=state).values_list("organisation__key", flat=True))


class Membership(Published, Dated):
    """A state belongs to an organisation during a period."""

    organisation = models.ForeignKey(
        Jurisdiction, models.CASCADE, related_name="memberships", verbose_name=_("organisation")
    )
    state = models.ForeignKey(Jurisdiction, models.CASCADE, related_name="member_of", verbose_name=_("state"))
    history = HistoricalRecords()

    objects = MembershipQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["organisation", "valid_from", "state"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("organisation", "state", or_always("valid_from"), name="membership_once_a_day"),
            models.CheckConstraint(
                condition=~models.Q(organisation=models.F("state")),
                name="membership_not_in_itself",
            ),
        ]

    def __str__(self):
        return f"{self.organisation} – {self.state}, {self.starts}"


class Topic(models.Model):
    """A subject heading shared by acts, provisions, rules and institutions."""

    key = key_field(60)
    title = Translated(_("title"), max_length=200, required=("ky", "ru"))
    alternative_labels = labels_field(_("other words"), _("Words people type."))
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("wider topic")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self):
        return str(self.title)
