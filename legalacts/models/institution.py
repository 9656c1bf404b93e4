"""Bodies and organisations, whom they followed, and how to reach them."""

import re
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .dates import Dated, DatedQuerySet, Precision, shown_date
from .jurisdiction import Jurisdiction
from .labels import labels_field
from .phones import normal_phone
from .publishing import Published, PublishedQuerySet, Sourced, Status, key_field
from .translated import Translated, Trilingual

LONG_AGO = timedelta(days=365)
SPOKEN = {
    "ky": _("Kyrgyz"),
    "ru": _("Russian"),
    "en": _("English"),
    "kk": _("Kazakh"),
    "hy": _("Armenian"),
    "be": _("Belarusian"),
}
"""The languages in which bodies are known to answer."""


class InstitutionQuerySet(DatedQuerySet, PublishedQuerySet):
    """Institutions."""

    def who_help(self):
        """Those that can be reached, the ones that most problems lead to first; with how to reach them."""
        helped = models.Count("problems", distinct=True) + models.Count("steps", distinct=True)
        reachable = self.filter(contacts__isnull=False).annotate(helped=helped).filter(helped__gt=0)
        return reachable.prefetch_related("contacts").order_by("-helped", "key")

    def working_in(self, state: Jurisdiction):
        """Bodies of a state, and those of others that are responsible for something there: consulates."""
        there = models.Q(responsibilities__status=Status.PUBLISHED, responsibilities__territory=state)
        return self._among(models.Q(jurisdiction=state) | there)

    def in_city(self, title: Trilingual):
        """Those with a contact in a city."""
        names = {f"contacts__city_{language}": getattr(title, language) for language in ("ky", "ru", "en")}
        return self._among(models.Q(**names))

    def concerned_with(self, topic):
        """Those with a public responsibility of a topic or of one below it."""
        task = {"responsibilities__status": Status.PUBLISHED}
        topics = models.Q(responsibilities__topics=topic) | models.Q(responsibilities__topics__parent=topic)
        return self._among(topics, **task)

    def speaking(self, language: str):
        """Those with a contact in a language, given by its code."""
        return self._among(models.Q(contacts__languages__regex=rf"(^|[^a-z]){re.escape(language)}([^a-z]|$)"))

    def _among(self, *conditions, **more):
        """Filter without joins, so that counts and prefetched lists stay whole."""
        return self.filter(pk__in=Institution.objects.filter(*conditions, **more).values("pk"))


class Institution(Published, Dated):
    """A ministry, agency, court, interstate body, organisation or group that acts in labour migration."""

    class Kind(models.TextChoices):
        PARLIAMENT = "parliament", _("parliament")
        HEAD_OF_STATE = "head_of_state", _("head of state")
        GOVERNMENT = "government", _("government")
        MINISTRY = "ministry", _("ministry")
        AGENCY = "agency", _("agency")
        SERVICE = "service", _("state service")
        COMMITTEE = "committee", _("state committee")
        DEPARTMENT = "department", _("department")
        COMMISSION = "commission", _("commission")
        COURT = "court", _("court")
        OMBUDSMAN = "ombudsman", _("ombudsman")
        POLICE = "police", _("police")
        BORDER_SERVICE = "border_service", _("border service")
        MISSION = "mission", _("embassy or consulate")
        CENTRAL_BANK = "central_bank", _("central bank")
        FUND = "fund", _("fund")
        STATISTICS = "statistics", _("statistics body")
        LOCAL_GOVERNMENT = "local_government", _("local government")
        UNIVERSITY = "university", _("university")
        INTERSTATE = "interstate", _("interstate body")
        INTERNATIONAL = "international", _("international organisation")
        NGO = "ngo", _("non-governmental organisation")
        DIASPORA = "diaspora", _("diaspora organisation")
        UNION = "union", _("trade union")
        EMPLOYERS = "employers", _("employers' organisation")
        INTERMEDIARY = "intermediary", _("intermediary")
        NETWORK = "network", _("informal network")
        GROUP = "group", _("group of bodies")
        PROPOSED = "proposed", _("proposed by a study")

    key = key_field()
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    jurisdiction = models.ForeignKey(
        Jurisdiction, models.PROTECT, related_name="institutions", verbose_name=_("jurisdiction")
    )
    title = Translated(_("name"), max_length=400, required=("ky", "ru"))
    short_title = Translated(_("short name"), max_length=120)
    description = Translated(_("what it does for a migrant, in plain words"))
    aliases = labels_field(_("other names"))
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    url = models.URLField(_("site"), max_length=500, blank=True)
    history = HistoricalRecords()

    objects = InstitutionQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["jurisdiction__position", "key"]
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")

    def __str__(self):
        return str(self.short_title) or str(self.title)

    def get_absolute_url(self):
        return reverse("institution", args=[self.key])


class Succession(Sourced):
    """One institution followed another."""

    predecessor = models.ForeignKey(
        Institution, models.CASCADE, related_name="successions", verbose_name=_("predecessor")
    )
    successor = models.ForeignKey(
        Institution, models.CASCADE, related_name="predecessions", verbose_name=_("successor")
    )
    date = models.DateField(_("date"), null=True, blank=True)
    precision = models.CharField(_("known to the"), max_length=5, choices=Precision.choices, default=Precision.DAY)
    note = Translated(_("note to the reader"))
    history = HistoricalRecords()

    class Meta:
        ordering = ["date", "id"]
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="succession_not_of_itself"
            ),
        ]

    def __str__(self):
        return f"{self.predecessor} → {self.successor}"

    @property
    def shown(self) -> str:
        """The date as far as it is known, ISO."""
        return shown_date(self.date, self.precision)


class Contact(models.Model):
    """A telephone, address or site of an institution, with the day it was checked.

    Of a place only the city is known: it says where a body works, and claims no street.
    """

    class Kind(models.TextChoices):
        PHONE = "phone", _("telephone")
        EMAIL = "email", _("e-mail")
        ADDRESS = "address", _("address")
        PLACE = "place", _("works in")
        SITE = "site", _("site")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="contacts", verbose_name=_("institution"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    value = models.CharField(_("number, address"), max_length=300)
    city = Translated(_("city"), max_length=120)
    hours = Translated(_("hours"), max_length=200)
    languages = models.CharField(_("languages spoken"), max_length=60, blank=True)
    source = models.ForeignKey("legalacts.Source", models.PROTECT, related_name="contacts", verbose_name=_("source"))
    checked_on = models.DateField(_("checked on"))
    no_answer_on = models.DateField(
        _("no answer on"), null=True, blank=True, help_text=_("The last day it was tried in vain; empty: it answers.")
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["institution", "kind", "id"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [models.UniqueConstraint(fields=["institution", "kind", "value"], name="contact_once")]

    def __str__(self):
        return self.value

    def clean(self):
        """A telephone that can be dialled, an address that can be followed; else say what it should look like."""
        super().clean()
        try:
            self.value = self._normal_value()
        except ValidationError as error:
            raise ValidationError({"value": error}) from error

    def _normal_value(self) -> str:
        if self.kind == self.Kind.PHONE and self.value:
            country = self.institution.jurisdiction.key if self.institution_id else ""
            return normal_phone(self.value, country)
        checks = {self.Kind.EMAIL: EmailValidator(), self.Kind.SITE: URLValidator(["http", "https"])}
        if self.value and self.kind in checks:
            checks[self.kind](self.value)
        return self.value

    @property
    def number(self) -> str:
        """What a telephone dials; an extension at the end, in brackets, is asked for by voice."""
        return re.sub(r"[^\d+*#]", "", re.sub(r"(?<=\d) \(\d{1,6}\)\Z", "", self.value))

    @property
    def language_codes(self) -> list[str]:
        """The codes of the languages spoken."""
        return re.findall(r"[a-z]+", self.languages)

    @property
    def spoken(self) -> str:
        """The languages spoken, in words."""
        return ", ".join(str(SPOKEN.get(code, code)) for code in self.language_codes)

    @property
    def checked_long_ago(self) -> bool:
        """Whether nobody has checked it for a year."""
        return self.checked_on < timezone.localdate() - LONG_AGO

    @property
    def is_silent(self) -> bool:
        """Whether nobody answered the last time it was tried."""
        return self.no_answer_on is not None and self.no_answer_on >= self.checked_on
