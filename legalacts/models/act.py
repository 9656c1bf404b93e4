"""Acts: laws, treaties, decrees, programmes as such; what happened to them and who is bound by them."""

import re
from datetime import date

from django.db import models
from django.db.models import Case, OuterRef, Subquery, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .dates import Dated, DatedQuerySet, Precision, or_always, or_none, shown_date
from .identifiers import ActIdentifiers, Identifier, date_and_number
from .institution import Institution
from .jurisdiction import Jurisdiction, Topic
from .labels import labels_field
from .publishing import Published, PublishedQuerySet, Sourced, key_field
from .translated import Translated


class Force(models.TextChoices):
    """What an act's lifecycle says of it on a day."""

    IN_FORCE = "in_force", _("in force")
    NOT_YET = "not_yet", _("not yet in force")
    SUSPENDED = "suspended", _("suspended")
    ENDED = "ended", _("no longer in force")
    UNKNOWN = "unknown", _("force not established")


class ActQuerySet(PublishedQuerySet):
    """Acts, with what their lifecycle says."""

    def with_force(self, day: date):
        """Annotate `force_event`: the kind of the last event on or before `day` that decides force."""
        deciding = LifecycleEvent.objects.filter(
            act=OuterRef("pk"), provision__isnull=True, kind__in=LifecycleEvent.DECIDES, date__lte=day
        ).order_by(Case(When(kind=LifecycleEvent.Kind.AMENDED, then=1), default=0), "-date", "-id")
        coming = LifecycleEvent.objects.filter(
            act=OuterRef("pk"), provision__isnull=True, kind=LifecycleEvent.Kind.IN_FORCE, date__gt=day
        ).order_by("date")
        return self.annotate(
            force_event=Subquery(deciding.values("kind")[:1]),
            force_coming=Subquery(coming.values("date")[:1]),
        )

    def named_by(self, identifier: Identifier) -> "Act | None":
        """The published act an Akoma Ntoso or ELI-style identifier names; two queries at most."""
        same = self.published().filter(jurisdiction__key=identifier.jurisdiction, kind=identifier.kind)
        year = int(identifier.date[:4])
        dated = same.filter(adopted_on__year=year) if year else same.filter(key=identifier.number)
        wanted = (identifier.date, identifier.number)
        return next((act for act in dated.select_related("jurisdiction") if date_and_number(act) == wanted), None)

    def for_list(self):
        """With what a list shows, in a constant number of queries."""
        return self.select_related("jurisdiction", "issuer").prefetch_related("topics")


class Act(ActIdentifiers, Published):
    """A law, code, treaty, decree, programme … as a work, whatever its wording on a day."""

    class Kind(models.TextChoices):
        CONSTITUTION = "constitution", _("constitution")
        CODE = "code", _("code")
        LAW = "law", _("law")
        TREATY = "treaty", _("treaty")
        CONVENTION = "convention", _("convention")
        AGREEMENT = "agreement", _("agreement")
        PROTOCOL = "protocol", _("protocol")
        DECLARATION = "declaration", _("declaration")
        DECREE = "decree", _("decree")
        RESOLUTION = "resolution", _("resolution")
        ORDER = "order", _("order of a ministry")
        REGULATION = "regulation", _("regulation")
        RULES = "rules", _("rules")
        CONCEPT = "concept", _("concept")
        STRATEGY = "strategy", _("strategy")
        PROGRAMME = "programme", _("programme")
        PLAN = "plan", _("plan")
        CLARIFICATION = "clarification", _("official clarification")
        OPINION = "opinion", _("court opinion")
        REGIME = "regime", _("special regime")
        BILL = "bill", _("bill")
        PROPOSAL = "proposal", _("proposal of a study")
        GROUP = "group", _("group of acts named together")

    class Category(models.TextChoices):
        MULTILATERAL = "multilateral", _("multilateral")
        BILATERAL = "bilateral", _("bilateral")
        NATIONAL = "national", _("national")

    key = key_field()
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices)
    category = models.CharField(_("category of the legal base"), max_length=12, choices=Category.choices)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="acts", verbose_name=_("jurisdiction"))
    number = models.CharField(_("number"), max_length=60, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_precision = models.CharField(
        _("adoption known to the"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    title = Translated(_("title"), max_length=500, required=("ky", "ru"))
    short_title = Translated(_("short title"), max_length=160)
    summary = Translated(_("summary in plain words"))
    issuer = models.ForeignKey(
        Institution,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="issued_acts",
        verbose_name=_("issued by"),
    )
    official_url = models.URLField(_("official text"), max_length=1000, blank=True)
    authentic_languages = models.CharField(_("authentic languages"), max_length=60, blank=True)
    aliases = labels_field(_("other names"), _("What people type: numbers, abbreviations, usual names."))
    topics = models.ManyToManyField(Topic, blank=True, related_name="acts", verbose_name=_("topics"))
    history = HistoricalRecords(m2m_fields=[topics])

    objects = ActQuerySet.as_manager()

    class Meta:
        ordering = ["jurisdiction__position", "-adopted_on", "key"]
        verbose_name = _("act")
        verbose_name_plural = _("acts")

    def __str__(self):
        return str(self.short_title) or str(self.title)

    def get_absolute_url(self):
        return reverse("act", args=[self.key])

    @property
    def adopted(self) -> str:
        """The date of adoption as far as it is known, ISO."""
        return shown_date(self.adopted_on, self.adopted_precision)

    @property
    def authentic(self) -> list[str]:
        """The languages in which the text is authentic, as far as they are recorded."""
        return re.findall(r"[a-z]{2,3}", self.authentic_languages)

    def force_on(self, day: date) -> str:
        """What the lifecycle says on `day`, a value of Force; a query unless `with_force` or prefetched."""
        if hasattr(self, "force_event"):
            return force_after(self.force_event, self.force_coming)
        events = [event for event in self.lifecycle.all() if event.provision_id is None]
        coming = [event.date for event in events if event.kind == LifecycleEvent.Kind.IN_FORCE and event.date > day]
        last = deciding_event(events, day)
        return force_after(last and last.kind, min(coming, default=None))


def deciding_event(events, day: date):
    """The one of some lifecycle events that decides force on `day`; an amendment does only where nothing else does."""
    past = [event for event in events if event.kind in LifecycleEvent.DECIDES and event.date <= day]
    amended = LifecycleEvent.Kind.AMENDED
    return max(past, key=lambda event: (event.kind != amended, event.date, event.pk), default=None)


def force_after(event: str | None, coming: date | None) -> str:
    """The force that follows from the last deciding event and a coming entry into force."""
    if event == LifecycleEvent.Kind.IN_FORCE or event == LifecycleEvent.Kind.AMENDED:
        return Force.IN_FORCE
    if event == LifecycleEvent.Kind.SUSPENDED:
        return Force.SUSPENDED
    if event:
        return Force.ENDED
    return Force.NOT_YET if coming else Force.UNKNOWN


class LifecycleEvent(Sourced):
    """What happened to an act, or to one provision of it, and by which act."""

    class Kind(models.TextChoices):
        SIGNED = "signed", _("signed")
        ADOPTED = "adopted", _("adopted")
        PUBLISHED = "published", _("published")
        IN_FORCE = "in_force", _("entered into force")
        AMENDED = "amended", _("amended")
        SUSPENDED = "suspended", _("suspended")
        REPEALED = "repealed", _("repealed")
        EXPIRED = "expired", _("expired")
        DENOUNCED = "denounced", _("denounced")
        CEASED = "ceased", _("ceased")

    DECIDES = (
        Kind.IN_FORCE,
        Kind.AMENDED,
        Kind.SUSPENDED,
        Kind.REPEALED,
        Kind.EXPIRED,
        Kind.DENOUNCED,
        Kind.CEASED,
    )
    ENDS = (Kind.REPEALED, Kind.EXPIRED, Kind.DENOUNCED, Kind.CEASED)

    act = models.ForeignKey(Act, models.CASCADE, related_name="lifecycle", verbose_name=_("act"))
    provision = models.ForeignKey(
        "legalacts.Provision",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="lifecycle",
        verbose_name=_("only this provision"),
    )
    kind = models.CharField(_("event"), max_length=10, choices=Kind.choices)
    date = models.DateField(_("date"))
    precision = models.CharField(_("known to the"), max_length=5, choices=Precision.choices, default=Precision.DAY)
    by_act = models.ForeignKey(
        Act,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="events_caused",
        verbose_name=_("by the act"),
    )
    note = Translated(_("note to the reader"))
    history = HistoricalRecords()

    class Meta:
        ordering = ["date", "id"]
        verbose_name = _("lifecycle event")
        verbose_name_plural = _("lifecycle")
        constraints = [
            models.UniqueConstraint("act", or_none("provision"), "kind", "date", name="lifecycle_event_once")
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.shown}"

    @property
    def shown(self) -> str:
        """The date as far as it is known, ISO."""
        return shown_date(self.date, self.precision)


class Party(Sourced, Dated):
    """A state bound by a treaty: signature, ratification, the period in force for it, its reservation."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="parties", verbose_name=_("treaty"))
    state = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="party_to", verbose_name=_("party"))
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_on_precision = models.CharField(
        _("signature known to the"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    ratified_on = models.DateField(_("ratified on"), null=True, blank=True)
    ratified_on_precision = models.CharField(
        _("ratification known to the"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    reservation = Translated(_("reservation"))
    note = Translated(_("note to the reader"))
    history = HistoricalRecords()

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["act", "state__position", "valid_from"]
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("act", "state", or_always("valid_from"), name="party_once_a_day"),
        ]

    def __str__(self):
        return f"{self.state} – {self.act}"

    @property
    def signed(self) -> str:
        """The date of signature as far as it is known, ISO."""
        return shown_date(self.signed_on, self.signed_on_precision)

    @property
    def ratified(self) -> str:
        """The date of ratification as far as it is known, ISO."""
        return shown_date(self.ratified_on, self.ratified_on_precision)
