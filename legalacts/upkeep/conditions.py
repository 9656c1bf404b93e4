"""What a list of the admin and a count on the desk both ask: the same condition, so that they agree."""

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Exists, IntegerField, Model, OuterRef, Q, Value, When

from legalacts.models import LANGUAGES, Evidence, Indicator, Provision, Status, Term, Wording
from legalacts.models.institution import LONG_AGO

PUBLISHED = Q(status=Status.PUBLISHED)
NEVER = Q(pk__in=[])

Group = Indicator.Group
GRAVE, NOTABLE, BACKGROUND = "grave", "notable", "background"
# Deadlines, bans and papers: who is misled here is fined or barred.
_GRAVE = Q(kind=Indicator.ValueKind.PERIOD) | Q(
    indicator__group__in=[Group.ARRIVAL, Group.STAY, Group.WORK, Group.SANCTIONS]
)
_BACKGROUND = Q(indicator__group=Group.POLICY)
HARM = {GRAVE: _GRAVE & ~_BACKGROUND, NOTABLE: ~_GRAVE & ~_BACKGROUND, BACKGROUND: _BACKGROUND}
"""How much harm a rule does if it is wrong."""


def worst_first() -> Case:
    """The order of rules by the harm they do if wrong."""
    grades = [When(condition, then=Value(place)) for place, condition in enumerate(HARM.values())]
    return Case(*grades, default=Value(len(grades)), output_field=IntegerField())


def overdue(day: date) -> Q:
    """Records whose date of review has passed on `day`."""
    return Q(review_by__lt=day)


def lacks(model: type[Model], language: str) -> Q:
    """Records of which some text lacks `language` though it exists in another one, or must exist."""
    if model is Provision:
        said = Wording.objects.filter(provision=OuterRef("pk"))
        return Q(Exists(said)) & ~Q(Exists(said.filter(language=language)))
    condition = NEVER
    for name, declared in getattr(model, "translated_names", {}).items():
        empty = Q(**{f"{name}_{language}": ""})
        if not declared.required:
            others = [Q(**{f"{name}_{other}": ""}) for other in LANGUAGES if other != language]
            empty &= ~(others[0] & others[1])
        condition |= empty
    return condition


def unsourced(model: type[Model]) -> Q:
    """Records that assert something and name no source."""
    return asserts(model) & ~_rests_on(model)


def asserts(model: type[Model]) -> Q:
    """Records that need a source of their own, as `needs_source` says it of one."""
    if model.needs_evidence is False:
        return NEVER
    if model is Term:
        return ~Q(editorial=True) & ~Q(category=Term.Category.WORD)
    if model is Provision:
        # Headings assert nothing; an official text rests on what its act rests on.
        ours = Wording.objects.published().filter(provision=OuterRef("pk"), nature=Wording.Nature.SUMMARY)
        return Q(Exists(ours.exclude(text="")))
    return Q()


def checked(model: type[Model], word: str) -> Q:
    """Records by the most cautious word of their sources, as `Sourced.checked` says it of one with sources."""
    stronger = {
        "disputed": (),
        "verified": ("disputed",),
        "outdated": ("disputed", "verified"),
        "unverified": ("disputed", "verified", "outdated"),
    }[word]
    said = _rests_on(model) if word == "unverified" else _rests_on(model, word)
    return said & ~_rests_on(model, *stronger) if stronger else said


def _rests_on(model: type[Model], *words: str) -> Q:
    """Records with evidence, of one of these states if any is named."""
    evidence = Evidence.objects.filter(record_type=ContentType.objects.get_for_model(model), record_id=OuterRef("pk"))
    return Q(Exists(evidence.filter(status__in=words) if words else evidence))


def begins_later(model: type[Model], day: date) -> Q:
    """What begins to hold after `day` and has not been withdrawn."""
    names = {field.name for field in model._meta.fields}
    later = Q(valid_from__gt=day) if "valid_from" in names else Q(date__gt=day)
    return later & ~Q(status=Status.WITHDRAWN) if "status" in names else later


def unchecked_contact(day: date) -> Q:
    """Telephones and addresses that nobody has tried for a year."""
    return Q(checked_on__lt=day - LONG_AGO)
