"""What every public record shares: a key, a state of publication, the dates of editing and its sources."""

from datetime import date
from typing import NamedTuple

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .translated import Translated

KEY_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
valid_key = RegexValidator(rf"\A{KEY_PATTERN}\Z", _("A key has Latin small letters, digits and single hyphens."))


def key_field(length=120):
    """A stable Latin name chosen by hand; addresses and files refer to it."""
    return models.CharField(
        _("key"),
        max_length=length,
        unique=True,
        validators=[valid_key],
        help_text=_("Latin letters, digits, hyphens; never changed, because addresses rest on it."),
    )


class Status(models.TextChoices):
    """Where a record stands on its way to the public."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


def has_state(model) -> bool:
    """Whether its records go from draft to public by themselves."""
    try:
        return model._meta.get_field("status").default == Status.DRAFT
    except FieldDoesNotExist:
        return False


class PublishedQuerySet(models.QuerySet):
    """Records with a state of publication."""

    def published(self):
        """Only what the public may see."""
        return self.filter(status=Status.PUBLISHED)

    def with_evidence(self):
        """Sources fetched along, in two queries however many records."""
        return self.prefetch_related("evidence__source")

    def to_recheck(self, day: date):
        """Published records whose date of review has passed on `day`."""
        return self.published().filter(review_by__lt=day)


class Sourced(models.Model):
    """A record that rests on sources of its own."""

    evidence = GenericRelation("legalacts.Evidence", content_type_field="record_type", object_id_field="record_id")

    class Meta:
        abstract = True

    @property
    def checked(self) -> str:
        """The most cautious word its sources allow, a value of Evidence.Status; costs a query unless prefetched."""
        found = {evidence.status for evidence in self.evidence.all()}
        if "disputed" in found:
            return "disputed"
        return next((status for status in ("verified", "outdated") if status in found), "unverified")

    @property
    def checked_on(self) -> date | None:
        """The last day a source was checked; costs a query unless prefetched."""
        return max((evidence.checked_on for evidence in self.evidence.all() if evidence.checked_on), default=None)


class Published(Sourced):
    """A record that goes from draft to public; only published ones are ever shown."""

    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT, db_index=True)
    review_by = models.DateField(
        _("review by"),
        null=True,
        blank=True,
        help_text=_("After this day the page says that it needs checking."),
    )
    note = Translated(_("note to the reader"))
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    # Records that rest on their parent's sources (a party on its act) say False.
    needs_evidence = True

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        """Whether the public may see it."""
        return self.status == Status.PUBLISHED

    def needs_checking(self, day: date) -> bool:
        """Whether its date of review has passed on `day`."""
        return self.review_by is not None and self.review_by < day


class Missing(NamedTuple):
    """One thing that keeps a record from the public, and the field to mend it in ("" where it is none alone)."""

    field: str
    message: str

    def __str__(self) -> str:
        return str(self.message)


def missing_for_publication(
    record: models.Model, *, sourced: bool | None = None, asserts: bool | None = None
) -> list[Missing]:
    """What keeps `record` from being published; empty when it may be.

    Costs the queries of the record's own checks: of a rule, that no other published one answers its question.
    `sourced` says whether it has a source, `asserts` whether it needs one, where that is not yet in the database.
    """
    before, record.status = record.status, Status.PUBLISHED
    try:
        record.full_clean()
    except ValidationError as error:
        missing = [
            Missing("" if field == NON_FIELD_ERRORS else field, message)
            for field, messages in error.message_dict.items()
            for message in messages
        ]
    else:
        missing = []
    finally:
        record.status = before
    if sourced is None:
        sourced = not hasattr(record, "evidence") or (record.pk is not None and record.evidence.exists())
    if not sourced and (needs_source(record) if asserts is None else asserts):
        missing.append(Missing("evidence", _("A published record needs a source: add one under “evidence”.")))
    return missing


def needs_source(record: models.Model) -> bool:
    """Whether the record asserts something of its own; headings of sections and chapters do not."""
    wordings = getattr(record, "wordings", None) if record.pk else None
    says_something = wordings is None or wordings.published().exclude(text="").exists()
    return getattr(record, "needs_evidence", False) and says_something
