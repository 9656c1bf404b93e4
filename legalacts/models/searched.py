"""What is searched for, counted by day and never by person; words are known only once they were asked often enough."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from .translated import LANGUAGES

SHOWN_FOR = timedelta(days=30)
KEPT_FOR = timedelta(days=400)


class SearchCountQuerySet(models.QuerySet):
    """Counts of searches."""

    def lately(self, day: date):
        """Of the days that are looked at together."""
        return self.filter(day__gt=day - SHOWN_FOR)

    def forgettable(self, day: date):
        """Those to delete on `day`: what was never asked often enough, and what is old."""
        return self.filter(Q(words="", day__lte=day - SHOWN_FOR) | Q(day__lt=day - KEPT_FOR))

    def summed(self, day: date):
        """One row for the same words, language and outcome, with `total`; only what was asked often enough."""
        same = SearchCount.objects.lately(day).filter(
            digest=OuterRef("digest"), language=OuterRef("language"), outcome=OuterRef("outcome")
        )
        totals = same.order_by().values("digest").annotate(total=Sum("count")).values("total")
        return self.filter(newest_named(day)).annotate(total=Subquery(totals))


class SearchCount(models.Model):
    """How often the same words were searched for on a day, in a language, with an outcome.

    Until the words were asked often enough they are not kept, only a keyed hash that tells them apart.
    """

    class Outcome(models.TextChoices):
        NOTHING = "none", _("nothing found")
        FEW = "few", _("1 to 9 found")
        MANY = "many", _("10 or more found")

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=2, choices=[(code, code) for code in LANGUAGES])
    digest = models.CharField(max_length=32)
    words = models.CharField(_("words"), max_length=80, blank=True)
    outcome = models.CharField(_("outcome"), max_length=4, choices=Outcome.choices)
    count = models.PositiveIntegerField(_("searches"), default=0)

    objects = SearchCountQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "id"]
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        constraints = [
            models.UniqueConstraint(fields=["digest", "language", "outcome", "day"], name="search_counted_once_a_day")
        ]
        indexes = [models.Index(fields=["day"], name="searches_of_a_day")]

    def __str__(self):
        return self.words or "…"


def newest_named(day: date) -> Q:
    """The newest row of the same words, language and outcome, where the words are known."""
    newer = SearchCount.objects.filter(
        digest=OuterRef("digest"), language=OuterRef("language"), outcome=OuterRef("outcome"), day__gt=OuterRef("day")
    )
    return ~Q(words="") & Q(day__gt=day - SHOWN_FOR) & ~Q(Exists(newer))
