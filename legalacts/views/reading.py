"""Pages to read: terms, timeline, data, recommendations, conflicts, sources, about."""

from collections.abc import Iterable
from itertools import groupby

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Case, Prefetch, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from legalacts.interchange.content.checking import tally_records
from legalacts.interchange.figures import bar_chart, write_dataset
from legalacts.language.alphabet import sort_key
from legalacts.models import (
    Conflict,
    Dataset,
    Event,
    Provision,
    Recommendation,
    Responsibility,
    Rule,
    Source,
    Term,
    archived_copy,
)
from legalacts.models.kept import until_something_changes

from .asking import asked_page
from .beside import conflicts_of


def terms(request):
    """List and explain all terms, in the order of the reader's alphabet."""
    defined = Prefetch("defined_by", Provision.objects.public().select_related("act"))
    found = Term.objects.published().explained().with_evidence().prefetch_related(defined)
    return render(request, "reading/terms.html", {"letters": _by_letter(found), "count": len(found)})


def words(request):
    """List the words of the law in three languages: plain words, and terms that are explained elsewhere."""
    found = Term.objects.published()
    return render(request, "reading/words.html", {"letters": _by_letter(found), "count": len(found)})


def _by_letter(terms: Iterable[Term]) -> list[tuple[str, list[Term]]]:
    """Terms in the order of the reader's alphabet, under their first letters; quotation marks do not count."""
    language = get_language()

    def name(term):
        return term.title.best(language).text

    def first_letter(term):
        return next((sign.upper() for sign in name(term) if sign.isalnum()), "")

    ordered = sorted(terms, key=lambda term: sort_key(name(term)))
    return [(letter, list(group)) for letter, group in groupby(ordered, first_letter)]


def timeline(request):
    """Show periods and events, oldest first."""
    found = Event.objects.published().with_evidence().prefetch_related("acts", "institutions", "jurisdictions")
    context = {
        "periods": [event for event in found if event.kind == Event.Kind.PERIOD],
        "events": [event for event in found if event.kind == Event.Kind.EVENT],
    }
    return render(request, "reading/timeline.html", context)


def datasets(request):
    """List the studies' statistics."""
    page = asked_page(request, Dataset.objects.published().with_evidence(), 100)
    return render(request, "reading/datasets.html", {"page": page})


def dataset(request, key):
    """Show a table of figures, with a small chart where it has one column; `?format=csv` sends it as CSV."""
    shown = get_object_or_404(Dataset.objects.published().with_evidence().prefetch_related("observations"), key=key)
    if request.GET.get("format") == "csv":
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{shown.key}.csv"'
        write_dataset(shown, get_language(), response)
        return response
    context = {"dataset": shown, "chart": bar_chart(shown, get_language()), "conflicts": conflicts_of(shown)}
    return render(request, "reading/dataset.html", context)


def recommendations(request):
    """List what the studies recommend, by part of the study."""
    found = Recommendation.objects.published().with_evidence().prefetch_related("to")
    groups = [(name, list(group)) for name, group in groupby(found, lambda item: item.group)]
    return render(request, "reading/recommendations.html", {"groups": groups})


def conflicts(request):
    """List where sources disagree and how it is treated."""
    found = Conflict.objects.published().with_evidence().order_by("kind", "key")
    groups = [(label, [c for c in found if c.kind == kind]) for kind, label in Conflict.Kind.choices]
    return render(request, "reading/conflicts.html", {"groups": [group for group in groups if group[1]]})


def about(request):
    """Say what this is, where it comes from, what is kept of readers (nothing), and how complete it is."""
    tallies = until_something_changes("tallies", tally_records)
    return render(request, "reading/about.html", {"tallies": tallies})


def sources(request):
    """List the sources, studies and official sites first."""
    order = Case(*(When(kind=kind, then=place) for place, kind in enumerate(Source.Kind.values)))
    page = asked_page(request, Source.objects.order_by(order, "key"), 100)
    return render(request, "reading/sources.html", {"page": page})


def source(request, key):
    """Show a source and everything that rests on it."""
    shown = get_object_or_404(Source, key=key)
    with_owners = GenericPrefetch(
        "record",
        [
            Provision.objects.select_related("act"),
            Responsibility.objects.select_related("institution"),
            Rule.objects.select_related("destination", "indicator", "regime"),
        ],
    )
    evidence = shown.evidence.select_related("record_type").prefetch_related(with_owners)
    public = [item for item in evidence if is_open(item.record)]
    public.sort(key=lambda item: (item.record_type.model, item.pk))
    groups = [(kind, list(group)) for kind, group in groupby(public, lambda item: item.record_type)]
    context = {"source": shown, "groups": groups, "count": len(public), "copy": archived_copy(shown.url)}
    return render(request, "reading/source.html", context)


def is_open(record) -> bool:
    """Whether a reader can open the record: it is public, has a page, and so is what it stands in."""
    owner = getattr(record, "act", None) or getattr(record, "institution", None)
    is_public = getattr(record, "is_published", False) and (owner is None or owner.is_published)
    return is_public and hasattr(record, "get_absolute_url")
