"""The kinds of records in a bulk export: of each, what the public may see, in an order that does not change."""

from collections.abc import Callable

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models
from django.db.models import Q

from legalacts import models as kept
from legalacts.models import Provision, Status

PUBLIC = Status.PUBLISHED


def _relations():
    links = kept.Relation.objects.public().filter(Q(from_provision=None) | Q(from_provision__status=PUBLIC))
    return links.filter(Q(to_provision=None) | Q(to_provision__status=PUBLIC))


def _wordings():
    return kept.Wording.objects.published().filter(provision__status=PUBLIC, provision__act__status=PUBLIC)


def _lifecycle():
    public = Q(provision=None) | Q(provision__status=PUBLIC)
    return kept.LifecycleEvent.objects.filter(public, act__status=PUBLIC)


def _cooperations():
    return kept.Cooperation.objects.published().filter(one__status=PUBLIC, other__status=PUBLIC)


def _successions():
    return kept.Succession.objects.filter(predecessor__status=PUBLIC, successor__status=PUBLIC)


def _part_of(model, name) -> Callable[[], models.QuerySet]:
    """Records that are public where the record they are part of is."""
    return lambda: model.objects.filter(**{f"{name}__status": PUBLIC})


IN_ACT = ("act__key", "provision__position", "provision__eid")
# What a file is called → what the public may see of it, and the columns that give its order.
KINDS: dict[str, tuple[Callable[[], models.QuerySet], tuple[str, ...]]] = {
    "jurisdictions": (kept.Jurisdiction.objects.all, ("key",)),
    "memberships": (kept.Membership.objects.published, ("organisation__key", "state__key", "valid_from")),
    "topics": (kept.Topic.objects.all, ("key",)),
    "sources": (kept.Source.objects.all, ("key",)),
    "institutions": (kept.Institution.objects.published, ("key",)),
    "contacts": (_part_of(kept.Contact, "institution"), ("institution__key", "kind", "value")),
    "successions": (_successions, ("predecessor__key", "successor__key")),
    "responsibilities": (kept.Responsibility.objects.public, ("key",)),
    "cooperations": (_cooperations, ("one__key", "other__key", "strength", "model", "nature")),
    "acts": (kept.Act.objects.published, ("key",)),
    "lifecycle": (_lifecycle, (*IN_ACT, "date", "kind")),
    "parties": (_part_of(kept.Party, "act"), ("act__key", "state__key", "valid_from")),
    "provisions": (kept.Provision.objects.public, ("act__key", "position", "eid")),
    "wordings": (
        _wordings,
        ("provision__act__key", "provision__position", "provision__eid", "language", "nature", "valid_from"),
    ),
    "notes": (kept.Note.objects.public, (*IN_ACT, "language", "position", "valid_from", "text")),
    "relations": (
        _relations,
        ("from_act__key", "from_provision__eid", "predicate", "to_act__key", "to_provision__eid"),
    ),
    "citations": (
        kept.Citation.objects.public,
        ("wording__provision__act__key", "wording__provision__eid", "wording__language", "wording__nature",
         "wording__valid_from", "start", "end"),
    ),
    "regimes": (kept.Regime.objects.all, ("key",)),
    "indicators": (kept.Indicator.objects.all, ("key",)),
    "rules": (kept.Rule.objects.published, ("key",)),
    "terms": (kept.Term.objects.published, ("key",)),
    "problems": (kept.Problem.objects.published, ("key",)),
    "steps": (_part_of(kept.Step, "problem"), ("problem__key", "position", "text_ky", "text_ru")),
    "shares": (_part_of(kept.Share, "problem"), ("problem__key", "label", "percent")),
    "questions": (kept.Question.objects.published, ("key",)),
    "answers": (_part_of(kept.Answer, "question"), ("question__key", "code")),
    "outcomes": (kept.Outcome.objects.published, ("key",)),
    "events": (kept.Event.objects.published, ("key",)),
    "datasets": (kept.Dataset.objects.published, ("key",)),
    "observations": (_part_of(kept.Observation, "dataset"), ("dataset__key", "position")),
    "recommendations": (kept.Recommendation.objects.published, ("key",)),
    "models": (kept.ManagementModel.objects.published, ("key",)),
    "conflicts": (kept.Conflict.objects.published, ("key",)),
    "conflict-records": (
        _part_of(kept.ConflictRecord, "conflict"), ("conflict__key", "record_type__model", "record_id")
    ),
}  # fmt: skip


def public_records(kind: str) -> models.QuerySet:
    """The public records of a kind in order, with all they refer to: as many queries for many as for few."""
    found, order = KINDS[kind]
    records = found()
    model = records.model
    one, many = [], []
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.name != "checked_by":
            one += [field.name, *_along(field)]
    for field in model._meta.many_to_many:
        many += [f"{field.name}__{name}" for name in _above(field.related_model)] or [field.name]
    if hasattr(model, "evidence"):
        many.append("evidence__source")
    for field in model._meta.private_fields:
        if isinstance(field, GenericForeignKey):
            many.append(GenericPrefetch(field.name, [Provision.objects.select_related("act")]))
    return records.select_related(*one).prefetch_related(*many).order_by(*order, "pk")


def _along(field) -> list[str]:
    return [f"{field.name}__{name}" for name in _above(field.related_model)]


def _above(model) -> list[str]:
    """What the name of a record is made of besides itself."""
    if model is kept.Act:
        return ["jurisdiction"]
    if model is kept.Provision:
        return ["act__jurisdiction"]
    return ["provision__act__jurisdiction"] if model is kept.Wording else []
