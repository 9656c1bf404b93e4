"""Institutions, what they are responsible for, and who works with whom."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from legalacts.interchange.interaction_map import draw_map
from legalacts.models import (
    SPOKEN,
    Contact,
    Cooperation,
    Institution,
    Jurisdiction,
    ManagementModel,
    Responsibility,
    Status,
    Topic,
)  # fmt: skip
from legalacts.rights import is_written_so, known_cities, nearest_city

from .asking import WrongAsking, answers_wrong_asking, asked_choice, asked_jurisdiction
from .beside import conflicts_of

LONGEST = 60


@answers_wrong_asking
def institutions(request):
    """List institutions and how to reach them: by state, city, kind, what they do and the languages they speak."""
    asked = {
        "state": asked_jurisdiction(request, "state") or asked_jurisdiction(request, "jurisdiction"),
        "kind": asked_choice(request, "kind", Institution.Kind.values),
        "topic": asked_topic(request),
        "language": asked_choice(request, "language", SPOKEN),
        "typed": request.GET.get("city", "").strip()[:LONGEST],
    }
    cities = known_cities()
    city = nearest_city(asked["typed"], cities) if asked["typed"] else None
    found = narrowed(Institution.objects.published(), city=city, **asked)
    context = {
        **asked,
        **choices(),
        "institutions": listed(found),
        "city": city,
        "cities": cities,
        "city_as_typed": city is not None and is_written_so(asked["typed"], city),
        "today": timezone.localdate(),
    }
    return render(request, "institutions/institutions.html", context)


def asked_topic(request):
    """The topic of responsibilities that was asked for."""
    key = request.GET.get("topic", "").strip()
    topic = Topic.objects.filter(key=key[:60].replace("\0", "")).first() if key else None
    if key and topic is None:
        raise WrongAsking("topic", _("This value is not known here; choose one from the list."))
    return topic


def narrowed(found, state, kind, topic, language, city, **_rest):
    """Those that were asked for."""
    found = found.filter(kind=kind) if kind else found
    found = found.working_in(state) if state else found
    found = found.concerned_with(topic) if topic else found
    found = found.speaking(language) if language else found
    return found.in_city(city.title) if city else found


def listed(found):
    """Institutions as the list shows them: of a state, those that can be reached first."""
    published = Count("responsibilities", filter=Q(responsibilities__status=Status.PUBLISHED))
    reachable = Exists(Contact.objects.filter(institution=OuterRef("pk")))
    found = found.select_related("jurisdiction").prefetch_related("contacts__source")
    found = found.annotate(responsibility_count=published, reachable=reachable)
    return found.order_by("jurisdiction__position", "jurisdiction", "-reachable", "kind", "key")


def choices() -> dict:
    """What the form offers: only what some public institution has."""
    public = {"institutions__status": Status.PUBLISHED}
    tasks = {"responsibilities__status": Status.PUBLISHED, "responsibilities__institution__status": Status.PUBLISHED}
    return {
        "jurisdictions": Jurisdiction.objects.filter(**public).distinct(),
        "kinds": Institution.Kind.choices,
        "topics": Topic.objects.filter(**tasks).distinct(),
        "languages": SPOKEN.items(),
    }


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
