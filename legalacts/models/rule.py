"""Rules: the dated, sourced answers at the centre of the knowledge base."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .act import Act
from .dates import Dated, DatedQuerySet
from .jurisdiction import Jurisdiction, Topic
from .provision import Provision
from .publishing import Published, PublishedQuerySet, Status, key_field
from .regime import Indicator, Regime
from .source import partial_date
from .translated import Translated


class RuleQuerySet(DatedQuerySet, PublishedQuerySet):
    """Rules, the cells of comparisons."""

    def for_cells(self):
        """With basis and sources fetched along: a constant number of queries however many rules."""
        acts = Act.objects.published()
        provisions = Provision.objects.public().select_related("act")
        return (
            self.select_related("regime", "destination", "indicator")
            .prefetch_related(
                Prefetch("basis_acts", acts), Prefetch("basis_provisions", provisions), "evidence__source"
            )
            .order_by("indicator__position", "regime__position", "valid_from", "pk")
        )


class Rule(Published, Dated):
    """regime × destination × indicator → value, during a period, on a legal basis."""

    class Unit(models.TextChoices):
        HOUR = "hour", _("hours")
        DAY = "day", _("days")
        MONTH = "month", _("months")
        YEAR = "year", _("years")

    class Days(models.TextChoices):
        CALENDAR = "calendar", _("calendar days")
        WORKING = "working", _("working days")
        UNSTATED = "unstated", _("kind of days not stated")

    class CountedFrom(models.TextChoices):
        ENTRY = "entry", _("from entry")
        ARRIVAL = "arrival", _("from arrival at the place")
        CONTRACT_START = "contract_start", _("from the start of the contract")
        CONTRACT_END = "contract_end", _("from the end of the contract")
        DECISION = "decision", _("from the decision")
        NONE = "none", _("not counted from an event")

    class Bound(models.TextChoices):
        WITHIN = "within", _("within")
        AT_LEAST = "at_least", _("at least")
        AT_MOST = "at_most", _("at most")
        EXACTLY = "exactly", _("exactly")

    key = key_field()
    regime = models.ForeignKey(Regime, models.PROTECT, related_name="rules", verbose_name=_("regime"))
    destination = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="rules", verbose_name=_("destination"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="rules", verbose_name=_("indicator"))
    kind = models.CharField(_("kind of value"), max_length=8, choices=Indicator.ValueKind.choices)
    yes = models.BooleanField(_("yes"), null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    upper = models.DecimalField(_("up to"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=5, choices=Unit.choices, blank=True)
    days = models.CharField(_("which days"), max_length=8, choices=Days.choices, blank=True)
    counted_from = models.CharField(_("counted"), max_length=14, choices=CountedFrom.choices, blank=True)
    bound = models.CharField(_("bound"), max_length=8, choices=Bound.choices, blank=True)
    per_amount = models.PositiveIntegerField(_("in each (amount)"), null=True, blank=True)
    per_unit = models.CharField(_("in each (unit)"), max_length=5, choices=Unit.choices, blank=True)
    percent = models.DecimalField(_("per cent"), max_digits=5, decimal_places=2, null=True, blank=True)
    otherwise = models.DecimalField(_("otherwise, per cent"), max_digits=5, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    text = Translated(_("answer in words"), required=("ky", "ru"))
    conditions = Translated(_("conditions"))
    basis_acts = models.ManyToManyField(Act, blank=True, related_name="based_rules", verbose_name=_("basis: acts"))
    basis_provisions = models.ManyToManyField(
        Provision, blank=True, related_name="based_rules", verbose_name=_("basis: provisions")
    )
    as_of = models.CharField(
        _("as of"),
        max_length=10,
        blank=True,
        validators=[partial_date],
        help_text=_("The date the source speaks of."),
    )
    disputes = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="disputed_by",
        verbose_name=_("other side of a conflict with"),
        help_text=_("Two rules that disagree are both shown."),
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="rules", verbose_name=_("topics"))
    history = HistoricalRecords(m2m_fields=[basis_acts, basis_provisions, topics])

    objects = RuleQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["destination", "indicator__position", "regime__position", "valid_from", "key"]
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__range=(0, 100)), name="rule_percent_is_a_share"
            ),
            models.CheckConstraint(condition=~Q(kind="yes_no") | Q(yes__isnull=False), name="rule_yes_no_says_which"),
        ]

    def __str__(self):
        return self.key

    def get_absolute_url(self):
        return reverse("rule", args=[self.key])

    def clean(self):
        """A value of its kind; and one answer at a time for one regime, destination and indicator."""
        super().clean()
        if self.kind == Indicator.ValueKind.YES_NO and self.yes is None:
            raise ValidationError({"yes": _("Say yes or no.")})
        if self.kind == Indicator.ValueKind.PERIOD and self.amount is not None and not self.unit:
            raise ValidationError({"unit": _("A period needs a unit.")})
        if self.status == Status.PUBLISHED and not self.disputes_id:
            self._check_overlap()

    def _check_overlap(self):
        siblings = Rule.objects.published().filter(
            regime_id=self.regime_id,
            destination_id=self.destination_id,
            indicator_id=self.indicator_id,
            disputes__isnull=True,
        )
        for other in siblings.exclude(pk=self.pk):
            if self.overlaps(other):
                message = _("The published rule “%(key)s” answers the same question in this period.")
                raise ValidationError({"valid_from": ValidationError(message, params={"key": other.key})})

    def value(self) -> dict:
        """The typed value as plain data, only what is set: `{"kind": "period", "amount": 30, "unit": "day", …}`."""
        names = (
            "yes", "amount", "upper", "unit", "days", "counted_from", "bound", "per_amount", "per_unit",
            "percent", "otherwise", "currency",
        )  # fmt: skip
        plain = {name: _plain(getattr(self, name)) for name in names}
        return {
            "kind": self.kind,
            **{name: value for name, value in plain.items() if value not in (None, "")},
        }


def _plain(value):
    """A decimal as int or float, anything else unchanged."""
    if hasattr(value, "as_integer_ratio") and not isinstance(value, bool | int):
        return int(value) if value == int(value) else float(value)
    return value
