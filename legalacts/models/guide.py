"""The guide "my situation": what is asked, what may be answered, and what follows from the answers."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .act import Act
from .dates import Dated, DatedQuerySet
from .institution import Institution
from .jurisdiction import Jurisdiction
from .problem import Problem
from .provision import Provision
from .publishing import Published, PublishedQuerySet, key_field
from .regime import Regime
from .responsibility import Responsibility
from .rule import Rule
from .translated import Translated


class Question(Published):
    """One page of the guide. It asks for a fact that decides something, and claims nothing itself."""

    class Fact(models.TextChoices):
        CITIZENSHIP = "citizenship", _("citizenship")
        DESTINATION = "destination", _("destination")
        PURPOSE = "purpose", _("purpose of the stay")
        OTHER = "other", _("something else")

    key = key_field(40)
    title = Translated(_("question"), max_length=200, required=("ky", "ru"))
    hint = Translated(_("why we ask, how to answer"), max_length=400)
    fact = models.CharField(
        _("fact"),
        max_length=12,
        choices=Fact.choices,
        default=Fact.OTHER,
        help_text=_("Citizenship, destination and purpose decide which regimes apply."),
    )
    leads_to = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="before",
        verbose_name=_("next question"),
        help_text=_("Empty: the result follows. An answer may lead elsewhere."),
    )
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("The first one begins the guide."))
    history = HistoricalRecords()

    objects = PublishedQuerySet.as_manager()
    needs_evidence = False

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("question of the guide")
        verbose_name_plural = _("questions of the guide")

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return f"{reverse('guide')}?ask={self.key}"


class Answer(models.Model):
    """What may be answered; “I don't know” is an answer like any other."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="answers", verbose_name=_("question"))
    code = models.SlugField(
        _("code"), max_length=20, help_text=_("A short neutral word for the address; never changed.")
    )
    title = Translated(_("answer"), max_length=200, required=("ky", "ru"))
    hint = Translated(_("explanation"), max_length=300)
    jurisdiction = models.ForeignKey(
        Jurisdiction, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("state it names")
    )
    problem = models.ForeignKey(
        Problem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("problem it names")
    )
    leads_to = models.ForeignKey(
        Question,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("leads to"),
        help_text=_("Empty: the question's own next one."),
    )
    ends = models.BooleanField(_("leads to the result"), default=False)
    sensitive = models.BooleanField(
        _("may betray the person"), default=False, help_text=_("The result offers a quick way off the page.")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["question", "position", "code"]
        verbose_name = _("answer of the guide")
        verbose_name_plural = _("answers of the guide")
        constraints = [models.UniqueConstraint(fields=["question", "code"], name="answer_once_a_question")]

    def __str__(self):
        return f"{self.question.key}={self.code}"


class OutcomeQuerySet(DatedQuerySet, PublishedQuerySet):
    """What follows from answers."""

    def for_result(self):
        """With everything a result shows fetched along: a constant number of queries."""
        provisions = Provision.objects.public().select_related("act")
        rules = Rule.objects.published().select_related("destination", "indicator", "regime")
        tasks = models.Prefetch("responsibilities", Responsibility.objects.published())
        bodies = Institution.objects.published().select_related("jurisdiction").prefetch_related(tasks)
        return self.select_related("problem").prefetch_related(
            "answers__question",
            "regimes",
            models.Prefetch("institutions", bodies),
            models.Prefetch("basis_acts", Act.objects.published()),
            models.Prefetch("basis_provisions", provisions),
            models.Prefetch("rules", rules),
            "evidence__source",
        )


class Outcome(Published, Dated):
    """One line of a result, and when it is given: what to do, which paper, which right, what if it goes wrong.

    It is given when the reader falls under one of `regimes` (any, if none is named) and, for each question that one of
    `answers` belongs to, has chosen one of them.
    """

    class Part(models.TextChoices):
        FIRST = "first", _("do this first")
        PAPER = "paper", _("papers")
        RIGHT = "right", _("your rights")
        TROUBLE = "trouble", _("if it goes wrong")

    key = key_field()
    part = models.CharField(_("part of the result"), max_length=8, choices=Part.choices)
    title = Translated(_("in one line"), max_length=300, required=("ky", "ru"))
    text = Translated(_("in more words"))
    regimes = models.ManyToManyField(Regime, blank=True, related_name="outcomes", verbose_name=_("for the regimes"))
    answers = models.ManyToManyField(
        Answer,
        blank=True,
        related_name="outcomes",
        verbose_name=_("after the answers"),
        help_text=_("Of several answers to one question any will do; of each question named here one is needed."),
    )
    rules = models.ManyToManyField(Rule, blank=True, related_name="outcomes", verbose_name=_("rules"))
    institutions = models.ManyToManyField(
        Institution, blank=True, related_name="outcomes", verbose_name=_("whom to turn to")
    )
    problem = models.ForeignKey(
        Problem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="outcomes",
        verbose_name=_("problem with all steps"),
    )
    basis_acts = models.ManyToManyField(Act, blank=True, related_name="outcomes", verbose_name=_("basis: acts"))
    basis_provisions = models.ManyToManyField(
        Provision, blank=True, related_name="outcomes", verbose_name=_("basis: provisions")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    history = HistoricalRecords(m2m_fields=[regimes, answers, rules, institutions, basis_acts, basis_provisions])

    objects = OutcomeQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["part", "position", "key"]
        verbose_name = _("outcome of the guide")
        verbose_name_plural = _("outcomes of the guide")

    def __str__(self):
        return str(self.title)

    def clean(self):
        """An outcome for everybody would be given to those it does not concern."""
        super().clean()
        if self.pk and self.is_published and not (self.regimes.exists() or self.answers.exists()):
            raise ValidationError({"regimes": _("Say for which regimes or after which answers this is given.")})
