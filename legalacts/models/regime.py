"""Regimes and indicators: the columns and rows of a comparison."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from .act import Act
from .jurisdiction import Jurisdiction
from .publishing import key_field
from .translated import Translated


class Purpose(models.TextChoices):
    """What a person comes for, as far as it decides which rules bind."""

    CONTRACT = "contract", _("work on a contract")
    ENTREPRENEUR = "entrepreneur", _("a business of one's own")
    FAMILY = "family", _("with a family member who works")
    STUDY = "study", _("study")
    SEEKING = "seeking", _("no work yet")


class Regime(models.Model):
    """The set of rules a person falls under: EAEU worker, CIS citizen with a patent, any foreigner …

    Who falls under a personal regime follows from facts: citizens of a member of `organisation`, in a destination
    that is named in `destinations` or, if none is, is a member too; who came for its `purpose`, if it has one; unless
    a regime of `yields_to` applies. Where it rests on a `treaty`, that must be in force for both states. A personal
    regime with neither is for any foreigner.
    """

    key = key_field(60)
    title = Translated(_("title"), max_length=200, required=("ky", "ru"))
    short_title = Translated(_("short title"), max_length=80)
    description = Translated(_("who falls under it"))
    purpose = models.CharField(
        _("only for the purpose"),
        max_length=12,
        choices=Purpose.choices,
        blank=True,
        help_text=_("Empty: whatever the person came for."),
    )
    personal = models.BooleanField(
        _("decided by citizenship"), default=False, help_text=_("Offered when a reader names a citizenship.")
    )
    organisation = models.ForeignKey(
        Jurisdiction,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="regimes",
        verbose_name=_("for citizens of the members of"),
    )
    treaty = models.ForeignKey(
        Act,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="regimes",
        verbose_name=_("between the parties to"),
        help_text=_("A bilateral exception: for citizens of one party in another while it is in force for both."),
    )
    destinations = models.ManyToManyField(
        Jurisdiction, blank=True, related_name="regimes_here", verbose_name=_("only in")
    )
    wider = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="narrower",
        verbose_name=_("wider regime whose rules apply too"),
    )
    yields_to = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="prevails_over", verbose_name=_("gives way to")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    history = HistoricalRecords(m2m_fields=[destinations, yields_to])

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("regime")
        verbose_name_plural = _("regimes")

    def __str__(self):
        return str(self.title)


class Indicator(models.Model):
    """One row of a comparison: entry, permit, registration, tax …"""

    class Group(models.TextChoices):
        ARRIVAL = "arrival", _("Arrival")
        STAY = "stay", _("Registration and stay")
        WORK = "work", _("Work")
        MONEY = "money", _("Taxes and money")
        SOCIAL = "social", _("Health, pension, social guarantees")
        FAMILY = "family", _("Family and children")
        LEAVING = "leaving", _("Contract end and leaving")
        SANCTIONS = "sanctions", _("Offences and bans")
        POLICY = "policy", _("State policy")

    class ValueKind(models.TextChoices):
        YES_NO = "yes_no", _("yes or no")
        PERIOD = "period", _("period")
        PERCENT = "percent", _("per cent")
        AMOUNT = "amount", _("amount of money")
        AGE = "age", _("age")
        COUNT = "count", _("number")
        TEXT = "text", _("words")

    key = key_field(80)
    title = Translated(_("title"), max_length=200, required=("ky", "ru"))
    question = Translated(_("question it answers"), max_length=300)
    group = models.CharField(pgettext_lazy("of indicators", "group"), max_length=10, choices=Group.choices)
    value_kind = models.CharField(_("kind of value"), max_length=8, choices=ValueKind.choices)
    position = models.PositiveIntegerField(_("position"), default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self):
        return str(self.title)
