"""Institutions, what they are responsible for, and who works with whom."""

from django.db.models import Count, Prefetch, Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language

from legalacts.interchange.interaction_map import draw_map
from legalacts.models import Cooperation, Institution, Jurisdiction, ManagementModel, Responsibility, Status

from .asking import answers_wrong_asking, asked_choice, asked_jurisdiction
from .beside import conflicts_of


@answers_wrong_asking
def institutions(request):
    """List institutions by state and kind, today's before former ones."""
    found = Institution.objects.published().select_related("jurisdiction")
    published = Count("responsibilities", filter=Q(responsibilities__status=Status.PUBLISHED))
    found = found.annotate(responsibility_count=published).order_by("jurisdiction__position", "kind", "key")
    kind = asked_choice(request, "kind", Institution.Kind.values)
    jurisdiction = asked_jurisdiction(request, "jurisdiction")
    if kind:
        found = found.filter(kind=kind)
    if jurisdiction:
        found = found.filter(jurisdiction=jurisdiction)
    with_institutions = Jurisdiction.objects.filter(institutions__status=Status.PUBLISHED).distinct()
    context = {
        "institutions": found,
        "kind": kind,
        "kinds": Institution.Kind.choices,
        "jurisdiction": jurisdiction,
        "jurisdictions": with_institutions,
        "today": timezone.localdate(),
    }
    return render(request, "institutions/institutions.html", context)


def institution(request, key):
    """Show an institution: responsibilities with their basis, predecessors and successors, contacts, links."""
    responsibilities = (
        Responsibility.objects.published()
        .with_evidence()
        .prefetch_related("basis_acts", "basis_provisions__act")
        .order_by("position", "id")
    )
    shown = get_object_or_404(
        Institution.objects.published()
        .with_evidence()
        .select_related("jurisdiction", "parent")
        .prefetch_related(
            Prefetch("responsibilities", responsibilities),
            Prefetch("parts", Institution.objects.published()),
            "predecessions__predecessor",
            "predecessions__evidence__source",
            "successions__successor",
            "successions__evidence__source",
            "contacts__source",
        ),
        key=key,
    )
    works_with = Cooperation.objects.published().filter(
        Q(one=shown, other__status=Status.PUBLISHED) | Q(other=shown, one__status=Status.PUBLISHED)
    )
    context = {
        "institution": shown,
        "works_with": works_with.select_related("one", "other"),
        "conflicts": conflicts_of(shown),
        "problems": shown.problems.published(),
        "acts": shown.issued_acts.published(),
        "today": timezone.localdate(),
    }
    return render(request, "institutions/institution.html", context)


def cooperation(request):
    """Show who works with whom, as a map and as a list, and the models of management behind it."""
    both_public = Cooperation.objects.published().filter(one__status=Status.PUBLISHED, other__status=Status.PUBLISHED)
    links = both_public.select_related("one__jurisdiction", "other__jurisdiction").order_by("one", "id")
    context = {
        "links": links,
        "drawing": draw_map(list(links), get_language()),
        "models": ManagementModel.objects.published().with_evidence(),
    }
    return render(request, "institutions/cooperation.html", context)
