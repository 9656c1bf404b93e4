"""What is wrong or missing in the knowledge base as it stands in the database."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.contrib.contenttypes.models import ContentType
from django.db import models

from legalacts import models as records
from legalacts.models import LANGUAGES, Evidence, Published, Rule, Status, Wording
from legalacts.models.publishing import valid_key

PUBLISHED_MODELS = (
    records.Act, records.Provision, records.Relation, records.Membership, records.Institution,
    records.Responsibility, records.Cooperation, records.Rule, records.Term, records.Problem, records.Event,
    records.Dataset, records.Recommendation, records.ManagementModel, records.Conflict, records.Question,
    records.Outcome,
)  # fmt: skip
OTHER_MODELS = (
    records.Source, records.Jurisdiction, records.Topic, records.Regime, records.Indicator, records.LifecycleEvent,
    records.Party, records.Succession, records.Contact, records.Step, records.Observation, records.Answer,
)  # fmt: skip
REPEATED_WORDS = 12


@dataclass(frozen=True)
class Finding:
    """One thing to mend. An error makes `check_content` fail; a gap is counted and shown to curators."""

    is_error: bool
    record: str
    message: str

    def __str__(self):
        return f"{self.record}: {self.message}"


@dataclass(frozen=True)
class Tally:
    """Counts of one kind: all, published, with each language, and by how far they are checked."""

    kind: str
    plural: str
    count: int
    published: int
    languages: dict[str, int]
    checked: dict[str, int]


def check_records(studies: Iterable[str] = ()) -> list[Finding]:
    """Every finding, errors first. `studies` are texts whose sentences must not be repeated."""
    findings = [
        *_unsourced(),
        *_untranslated(),
        *_bad_keys(),
        *_dangling(),
        *(Finding(True, *problem.split(": ", 1)) for problem in overlapping_periods(Wording.objects.all())),
        *_hidden_basis(),
        *_repeated(studies),
    ]
    return sorted(findings, key=lambda finding: (not finding.is_error, finding.record))


def overlapping_periods(wordings: models.QuerySet) -> list[str]:
    """Published rules that answer one question on one day, and those of some wordings that hold at once."""
    rules = Rule.objects.published().filter(disputes__isnull=True)
    found = _overlaps(rules, lambda rule: (rule.regime_id, rule.destination_id, rule.indicator_id))
    found += _overlaps(
        wordings.published().select_related("provision__act"),
        lambda wording: (wording.provision_id, wording.language, wording.nature),
    )
    return [f"{one}: holds at the same time as {other}" for one, other in found]


def _overlaps(dated: Iterable, question) -> list[tuple]:
    groups = defaultdict(list)
    for record in dated:
        groups[question(record)].append(record)
    found = []
    for group in groups.values():
        group.sort(key=lambda record: (record.valid_from is not None, record.valid_from or 0))
        found += [(one, other) for one, other in pairwise(group) if one.overlaps(other)]
    return found


def _unsourced() -> Iterator[Finding]:
    for model in PUBLISHED_MODELS:
        kind = ContentType.objects.get_for_model(model)
        sourced = Evidence.objects.filter(record_type=kind).values("record_id")
        unsourced = model.objects.published().exclude(pk__in=sourced)
        if model is records.Provision:
            # Headings of sections assert nothing; the text of an imported act rests on the act's source.
            said = Wording.objects.published().filter(nature=Wording.Nature.SUMMARY).exclude(text="")
            unsourced = unsourced.filter(pk__in=said.values("provision")).select_related("act")
        for record in unsourced:
            if record.needs_evidence:
                yield Finding(True, name_of(record), "is published without a source")


def _untranslated() -> Iterator[Finding]:
    for model in (*PUBLISHED_MODELS, *OTHER_MODELS):
        names = getattr(model, "translated_names", {})
        for record in _public(model):
            for name, declared in names.items():
                text = getattr(record, name)
                missing = text.missing()
                if not text and not declared.required:
                    continue
                for language in missing:
                    needed = language in declared.required
                    yield Finding(needed, name_of(record), f"{name} is missing in {language}")


def _public(model) -> models.QuerySet:
    return model.objects.published() if issubclass(model, Published) else model.objects.all()


def _bad_keys() -> Iterator[Finding]:
    for model in (*PUBLISHED_MODELS, *OTHER_MODELS):
        if isinstance(getattr(model, "key", None), property) or not hasattr(model, "key"):
            continue
        for key in model.objects.values_list("key", flat=True):
            if not valid_key.regex.match(key):
                yield Finding(True, f"{model._meta.model_name} {key}", "the key is not a Latin slug")


def _dangling() -> Iterator[Finding]:
    for model in (Evidence, records.ConflictRecord):
        for kind in ContentType.objects.filter(pk__in=model.objects.values("record_type").distinct()):
            target = kind.model_class()
            lost = model.objects.filter(record_type=kind)
            if target is not None:
                lost = lost.exclude(record_id__in=target.objects.values("pk"))
            for item in lost:
                yield Finding(True, f"{model._meta.model_name} {item.pk}", f"points to a {kind.model} that is gone")


def _hidden_basis() -> Iterator[Finding]:
    """Published rules whose whole basis is hidden from the public."""
    for rule in Rule.objects.published().prefetch_related("basis_acts", "basis_provisions__act"):
        bases = [*rule.basis_acts.all(), *rule.basis_provisions.all()]
        if bases and not any(base.status == Status.PUBLISHED for base in bases):
            yield Finding(False, name_of(rule), "none of its legal basis is published")


def _repeated(studies: Iterable[str]) -> Iterator[Finding]:
    """Texts that repeat twelve or more words of a study in a row."""
    known = {run for study in studies for run in _runs(study)}
    if not known:
        return
    for model in (*PUBLISHED_MODELS, *OTHER_MODELS):
        # Official titles are facts and may be long.
        names = [name for name in _translated(model) if name not in ("title", "short_title")]
        columns = [f"{name}_ky" for name in names]
        for record in model.objects.all():
            for column in columns:
                if any(run in known for run in _runs(getattr(record, column))):
                    yield Finding(True, name_of(record), f"{column} repeats a study word for word")
    for wording in Wording.objects.filter(language="ky").exclude(nature=Wording.Nature.OFFICIAL):
        if any(run in known for run in _runs(wording.text)):
            yield Finding(True, name_of(wording.provision), "its text repeats a study word for word")


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return zip(*(words[start:] for start in range(REPEATED_WORDS)), strict=False)


def name_of(record: models.Model) -> str:
    """`rule ru-entry-eaeu-worker`, `provision eaeu-treaty-2014#art_97`."""
    return f"{record._meta.model_name} {getattr(record, 'key', None) or record}"


def tally_records() -> list[Tally]:
    """Counts by kind, language and state of checking, for `check_content` and the about page."""
    return [_tally(model) for model in (*PUBLISHED_MODELS, *OTHER_MODELS)]


def _tally(model) -> Tally:
    name = next(iter(n for n in ("title", "function", "text", "explanation") if n in _translated(model)), None)
    shown = models.Q(status=Status.PUBLISHED) if issubclass(model, Published) else models.Q(pk__isnull=False)
    filled = {code: shown & ~models.Q(**{f"{name}_{code}": ""}) for code in LANGUAGES if name}
    counted = {name: models.Count("pk", filter=which) for name, which in {"published": shown, **filled}.items()}
    counts = _provision_languages() if model is records.Provision else dict.fromkeys(LANGUAGES, 0)
    counts |= model.objects.aggregate(count=models.Count("pk"), **counted)
    checked: Counter = Counter()
    if issubclass(model, Published):
        kind = ContentType.objects.get_for_model(model)
        evidence = Evidence.objects.filter(record_type=kind, record_id__in=_public(model).values("pk"))
        checked.update(dict(evidence.values_list("status").annotate(models.Count("record_id", distinct=True))))
    meta, count, published = model._meta, counts.pop("count"), counts.pop("published")
    return Tally(meta.model_name, meta.verbose_name_plural, count, published, counts, dict(checked))


def _provision_languages() -> dict[str, int]:
    """How many public provisions have a heading or a text in each language."""
    wordings = Wording.objects.published().filter(provision__status=Status.PUBLISHED)
    found = wordings.values_list("language").annotate(models.Count("provision", distinct=True)).order_by()
    return dict.fromkeys(LANGUAGES, 0) | dict(found)


def _translated(model) -> dict:
    return getattr(model, "translated_names", {})
