"""Provisions: the nodes of an act's tree, and what they say in one language during one period."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Prefetch, Q, Sum
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .act import Act
from .dates import Dated, DatedQuerySet, or_always
from .identifiers import ProvisionIdentifiers, WordingIdentifiers
from .jurisdiction import Topic
from .labels import labels_field
from .publishing import Published, PublishedQuerySet, Status
from .translated import READING_ORDER, Words, reading_order

valid_eid = RegexValidator(
    r"\A[a-z]+_[A-Za-z0-9-]+(?:__[a-z][a-z-]*(?:_[A-Za-z0-9-]+)?)*\Z", _("An eId looks like art_97 or art_97__para_6.")
)


class ProvisionQuerySet(PublishedQuerySet):
    """Provisions of acts."""

    def public(self):
        """Published provisions of published acts."""
        return self.published().filter(act__status=Status.PUBLISHED)

    def inside(self, provision: "Provision"):
        """Those that lie in a provision at any depth; one query for the tree of its act."""
        children: dict[int, list[int]] = {}
        for pk, parent in Provision.objects.filter(act=provision.act_id).values_list("pk", "parent_id"):
            children.setdefault(parent, []).append(pk)
        found, waiting = [], list(children.get(provision.pk, ()))
        while waiting:
            found.append(waiting.pop())
            waiting += children.get(found[-1], ())
        return self.filter(pk__in=found)

    def with_wordings(self, day: date, *, texts=True, links=True):
        """The published wordings that hold on `day`, as the list `wordings_shown`; one query more.

        Without `texts` only their headings are read, for contents of long acts; with `links` what the texts cite is
        fetched along, in one query more.
        """
        shown = Wording.objects.published().on(day).order_by("language", "nature")
        if not texts:
            shown = shown.defer("text")
        elif links:
            shown = shown.with_citations()
        return self.prefetch_related(Prefetch("wordings", shown, to_attr="wordings_shown"))


class Provision(ProvisionIdentifiers, Published):
    """A node in an act's tree: section, article, paragraph … Its identity is (act, eId) and never changes."""

    class Kind(models.TextChoices):
        PREAMBLE = "preamble", _("preamble")
        PART = "part", _("part")
        SECTION = "section", _("section")
        SUBSECTION = "subsection", _("subsection")
        CHAPTER = "chapter", _("chapter")
        SUBCHAPTER = "subchapter", _("part of a chapter (§)")
        ARTICLE = "article", _("article")
        PARAGRAPH = "paragraph", _("paragraph")
        POINT = "point", _("point")
        WRAPUP = "wrapup", _("words after the points")
        ANNEX = "annex", _("annex")
        RULE = "rule", _("norm without a named article")

    # What lies in an article and has no heading of its own.
    ITEMS = (Kind.PARAGRAPH, Kind.POINT, Kind.WRAPUP)

    class Norm(models.TextChoices):
        RIGHT = "right", _("right")
        DUTY = "duty", _("duty")
        PROHIBITION = "prohibition", _("prohibition")
        EXEMPTION = "exemption", _("exemption")
        PROCEDURE = "procedure", _("procedure")
        DEFINITION = "definition", _("definition")
        COMPETENCE = "competence", _("competence")
        PRINCIPLE = "principle", _("principle")
        SANCTION = "sanction", _("sanction")
        TAX = "tax", _("tax")
        AIM = "aim", _("aim of policy")
        SCOPE = "scope", _("scope")

    # Nearly all are public: an index of it would only tempt a database to read them all for one act.
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    act = models.ForeignKey(Act, models.CASCADE, related_name="provisions", verbose_name=_("act"))
    eid = models.CharField(
        _("eId"), max_length=160, validators=[valid_eid], help_text=_("art_97__para_6; never changed.")
    )
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("inside")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    number = models.CharField(_("number"), max_length=40, blank=True)
    norm = models.CharField(_("kind of norm"), max_length=12, choices=Norm.choices, blank=True)
    position = models.PositiveIntegerField(_("place in the act"), default=0)
    aliases = labels_field(_("other names"), _("How it is cited elsewhere, rightly or wrongly."))
    topics = models.ManyToManyField(Topic, blank=True, related_name="provisions", verbose_name=_("topics"))
    history = HistoricalRecords(m2m_fields=[topics])

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        ordering = ["act", "position", "id"]
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        constraints = [models.UniqueConstraint(fields=["act", "eid"], name="eid_once_an_act")]
        indexes = [models.Index(fields=["act", "position"], name="provisions_in_order")]

    def __str__(self):
        return f"{self.act.key}#{self.eid}"

    def get_absolute_url(self):
        return reverse("provision", args=[self.act.key, self.eid])

    def clean(self):
        """A provision lies in the tree of its own act."""
        super().clean()
        if self.parent_id and self.parent.act_id != self.act_id:
            raise ValidationError({"parent": _("This provision belongs to another act.")})

    @property
    def is_container(self) -> bool:
        """Whether it only groups others: a part, section or chapter."""
        return self.kind in (self.Kind.PART, self.Kind.SECTION, self.Kind.CHAPTER)

    @property
    def key(self) -> str:
        """How other records refer to it: `eaeu-treaty-2014#art_97`; costs a query unless the act is fetched along."""
        return f"{self.act.key}#{self.eid}"

    def wording_for(self, language: str):
        """Of `wordings_shown`, the best for a reader of `language`: official before translation before summary."""
        rank = {tongue: place for place, tongue in enumerate(reading_order(language))}
        return min(
            self.wordings_shown,
            key=lambda wording: (rank.get(wording.language, 9), Wording.NATURE_ORDER.index(wording.nature)),
            default=None,
        )

    def wording_in(self, language: str):
        """Of `wordings_shown`, the one in `language`: official before translation before summary; None without any."""
        found = [wording for wording in self.wordings_shown if wording.language == language]
        return min(found, key=lambda wording: Wording.NATURE_ORDER.index(wording.nature), default=None)

    def heading_for(self, language: str) -> Words:
        """Of `wordings_shown`, the best heading for a reader of `language`."""
        for tongue in reading_order(language):
            for wording in self.wordings_shown:
                if wording.language == tongue and wording.heading:
                    return Words(wording.heading, tongue, language)
        return Words("", language, language)


class WordingQuerySet(DatedQuerySet, PublishedQuerySet):
    """Wordings of provisions."""

    def with_citations(self):
        """With the citations to link in each, as the list `citations_shown`; one query more."""
        citations = Wording._meta.get_field("citations").related_model.objects.for_text()
        return self.prefetch_related(Prefetch("citations", citations, to_attr="citations_shown"))

    def length(self) -> int:
        """How many characters they have in the language that has most; one query."""
        counted = self.order_by().values("language").annotate(length=Sum(Length("text")))
        return max((row["length"] or 0 for row in counted), default=0)


class Wording(WordingIdentifiers, Dated):
    """What a provision says in one language during one period."""

    class Nature(models.TextChoices):
        OFFICIAL = "official", _("official text")
        TRANSLATION = "translation", _("unofficial translation")
        SUMMARY = "summary", _("our summary, not official text")

    NATURE_ORDER = (Nature.OFFICIAL, Nature.TRANSLATION, Nature.SUMMARY)

    provision = models.ForeignKey(Provision, models.CASCADE, related_name="wordings", verbose_name=_("provision"))
    language = models.CharField(
        _("language"), max_length=2, choices=[("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")]
    )
    nature = models.CharField(_("nature"), max_length=12, choices=Nature.choices, default=Nature.SUMMARY)
    heading = models.CharField(_("heading"), max_length=2000, blank=True)
    text = models.TextField(_("text"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    history = HistoricalRecords()

    objects = WordingQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["provision", "language", "valid_from"]
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(language__in=READING_ORDER), name="wording_in_a_known_language"),
            models.UniqueConstraint(
                "provision", "language", "nature", or_always("valid_from"), name="wording_once_a_day"
            ),
        ]

    def __str__(self):
        return f"{self.provision} {self.language} {self.starts}".strip()

    def clean(self):
        """No two wordings of one nature in one language on one day, but for one that this one will end."""
        super().clean()
        ended = {other.pk for other in self.ended_by_it()}
        others = [other for other in self._siblings() if other.pk not in ended and not self._waits_to_end(other)]
        if any(self.overlaps(other) for other in others):
            raise ValidationError({"valid_from": _("Another wording in this language holds in this period.")})

    def _siblings(self):
        same = Wording.objects.filter(provision_id=self.provision_id, language=self.language, nature=self.nature)
        return same.exclude(pk=self.pk)

    def _waits_to_end(self, other) -> bool:
        """Whether a later wording that is not public yet will end this one."""
        later = other.valid_from and (self.valid_from is None or self.valid_from < other.valid_from)
        return bool(later) and self.valid_to is None and other.status != Status.PUBLISHED

    def ended_by_it(self):
        """The earlier wordings without a last day: they end on the day before this one begins."""
        if self.valid_from is None:
            return Wording.objects.none()
        earlier = Q(valid_from=None) | Q(valid_from__lt=self.valid_from)
        return self._siblings().filter(earlier, valid_to=None)
