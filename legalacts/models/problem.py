"""Problems of migrants, and what to do about them, step by step."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .act import Act
from .dates import or_none
from .institution import Institution
from .jurisdiction import Jurisdiction, Topic
from .provision import Provision
from .publishing import Published, PublishedQuerySet, Sourced, key_field
from .rule import Rule
from .translated import LANGUAGES, Translated

MOST_LINES = 6


class Problem(Published):
    """What goes wrong, in the words of the person it happens to."""

    class Level(models.TextChoices):
        MIGRANT = "migrant", _("met by migrants")
        EMPLOYER = "employer", _("with employers")
        STATE = "state", _("in the work of the state")
        SYSTEMIC = "systemic", _("in the system")
        INSTITUTIONAL = "institutional", _("in institutions")
        PERSONAL = "personal", _("on the migrant's own side")

    key = key_field()
    title = Translated(_("title"), max_length=300, required=("ky", "ru"))
    description = Translated(_("description"))
    level = models.CharField(_("where it arises"), max_length=14, choices=Level.choices)
    emergency = models.BooleanField(_("danger: help comes before law"), default=False)
    destinations = models.ManyToManyField(
        Jurisdiction, blank=True, related_name="problems", verbose_name=_("destinations")
    )
    keep = Translated(_("what to keep as evidence"))
    without_papers = Translated(_("without papers"))
    # What is sent is the Russian text; the others let a person see what they sign.
    letter = Translated(
        _("sample letter"),
        help_text=_("Russian: the letter to copy, gaps in [brackets]. Kyrgyz, English: what it says."),
    )
    # Kyrgyz and Russian are printed side by side, so each line of one answers the same line of the other.
    card = Translated(
        _("card to carry"),
        help_text=_("Six lines at most, the same in each language: shown first, and printed in two languages."),
    )
    rules = models.ManyToManyField(Rule, blank=True, related_name="problems", verbose_name=_("rules"))
    institutions = models.ManyToManyField(
        Institution, blank=True, related_name="problems", verbose_name=_("institutions")
    )
    basis_acts = models.ManyToManyField(Act, blank=True, related_name="problems", verbose_name=_("basis: acts"))
    basis_provisions = models.ManyToManyField(
        Provision, blank=True, related_name="problems", verbose_name=_("basis: provisions")
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="problems", verbose_name=_("topics"))
    position = models.PositiveIntegerField(_("position"), default=0)
    history = HistoricalRecords(m2m_fields=[destinations, rules, institutions, basis_acts, basis_provisions, topics])

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("problem")
        verbose_name_plural = _("problems")

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return reverse("problem", args=[self.key])

    def card_lines(self, language: str) -> list[str]:
        """What the card says in a language."""
        return [line.strip() for line in getattr(self, f"card_{language}").splitlines() if line.strip()]

    def clean(self):
        """A card is read at a glance, and its sides say the same."""
        super().clean()
        sides = {language: len(self.card_lines(language)) for language in LANGUAGES}
        written = {count for count in sides.values() if count}
        if written and max(written) > MOST_LINES:
            raise ValidationError({"card_ky": _("A card has six lines at most.")})
        if len(written) > 1 or (written and not (sides["ky"] and sides["ru"])):
            raise ValidationError({"card_ky": _("A card needs the same lines in Kyrgyz and in Russian.")})


class Step(Sourced):
    """What to do, in order."""

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="steps", verbose_name=_("problem"))
    position = models.PositiveIntegerField(_("position"))
    text = Translated(_("what to do"), required=("ky", "ru"))
    deadline = Translated(_("deadline"), max_length=300)
    institution = models.ForeignKey(
        Institution,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name=_("institution"),
    )
    basis_acts = models.ManyToManyField(Act, blank=True, related_name="steps", verbose_name=_("basis: acts"))
    basis_provisions = models.ManyToManyField(
        Provision, blank=True, related_name="steps", verbose_name=_("basis: provisions")
    )
    history = HistoricalRecords(m2m_fields=[basis_acts, basis_provisions])

    class Meta:
        ordering = ["problem", "position"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [models.UniqueConstraint(fields=["problem", "position"], name="step_once_a_place")]

    def __str__(self):
        return str(self.text)


class Share(Sourced):
    """Which share of the people asked named the problem."""

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="shares", verbose_name=_("problem"))
    destination = models.ForeignKey(
        Jurisdiction, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("destination")
    )
    percent = models.DecimalField(_("per cent"), max_digits=5, decimal_places=2)
    respondents = models.PositiveIntegerField(_("people asked"), null=True, blank=True)
    label = models.CharField(_("survey"), max_length=120, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["problem", "destination", "label"]
        verbose_name = _("share in a survey")
        verbose_name_plural = _("shares in surveys")
        constraints = [
            models.UniqueConstraint("problem", or_none("destination"), "label", name="share_once_a_survey"),
            models.CheckConstraint(condition=models.Q(percent__range=(0, 100)), name="share_is_a_share"),
        ]

    def __str__(self):
        return f"{self.percent} %"
