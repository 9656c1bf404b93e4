"""Addresses of other sites that records point to, and whether they still lead anywhere."""

from datetime import date
from urllib.parse import urlsplit

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .change import record_change

PATIENCE = 3


class WebAddress(models.Model):
    """One address of another site: what came of the last visit, and when it was last good."""

    class State(models.TextChoices):
        UNCHECKED = "unchecked", _("not visited yet")
        GOOD = "good", _("leads where it should")
        BROKEN = "broken", _("broken")
        DOWN = "down", _("did not answer this time")
        CLOSED = "closed", _("lets no program in: open it yourself")

    class Reason(models.TextChoices):
        MISSING = "missing", _("no such page")
        HOME = "home", _("leads to a first page")
        PRIVATE = "private", _("is no public address")
        UNREADABLE = "unreadable", _("cannot be understood")
        NO_HOST = "no_host", _("the name of the site is not known")
        NO_ANSWER = "no_answer", _("no answer")
        TIMEOUT = "timeout", _("too slow")
        SERVER = "server", _("a fault of the site")
        CERTIFICATE = "certificate", _("a certificate that is not trusted")
        REFUSED = "refused", _("refused")
        LOOP = "loop", _("leads around in a circle")

    url = models.CharField(_("address"), max_length=1000, unique=True)
    host = models.CharField(_("site"), max_length=255, db_index=True)
    state = models.CharField(
        pgettext_lazy("of work", "state"), max_length=9, choices=State.choices, default=State.UNCHECKED, db_index=True
    )
    reason = models.CharField(_("why"), max_length=11, choices=Reason.choices, blank=True)
    code = models.PositiveSmallIntegerField(_("answer"), null=True, blank=True)
    leads_to = models.CharField(_("leads to"), max_length=1000, blank=True)
    checked_on = models.DateField(_("visited on"), null=True, blank=True)
    good_on = models.DateField(_("last good on"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("days in vain"), default=0)
    archive_url = models.URLField(
        _("archived copy"),
        max_length=1000,
        blank=True,
        help_text=_("A copy in a web archive; shown to readers beside the address once it is broken."),
    )

    class Meta:
        ordering = ["host", "url"]
        verbose_name = _("web address")
        verbose_name_plural = _("web addresses")

    def __str__(self):
        return self.url

    @transaction.atomic
    def save(self, *args, **options):
        self.host = host_of(self.url)
        super().save(*args, **options)
        if self.archive_url:  # only then do pages speak of it
            record_change(self)

    def visited(self, state: str, reason: str, code: int | None, leads_to: str, day: date) -> None:
        """Write down what came of a visit; a site that does not answer on several days running is broken."""
        if state == self.State.GOOD:
            self.good_on, self.failures = day, 0
        elif state != self.State.CLOSED and self.checked_on != day:
            self.failures += 1
        if state == self.State.DOWN and self.failures >= PATIENCE:
            state = self.State.BROKEN
        self.state, self.reason, self.code, self.leads_to = state, reason, code, leads_to[:1000]
        self.checked_on = day


def host_of(url: str) -> str:
    """The site of an address, or nothing."""
    try:
        return (urlsplit(url).hostname or "")[:255]
    except ValueError:
        return ""


def archived_copy(url: str) -> str:
    """The copy to offer beside an address that is broken; costs a query if there is an address."""
    broken = WebAddress.objects.filter(url=url, state=WebAddress.State.BROKEN)
    return (broken.values_list("archive_url", flat=True).first() or "") if url else ""
