"""The list of acts; an act."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render

from legalacts.models import Act, Rule, Status, Topic, Wording
from legalacts.models.jurisdiction import Jurisdiction

from .asking import answers_wrong_asking, asked_choice, asked_day, asked_jurisdiction, asked_page
from .beside import conflicts_of, relations_between

FULL_TEXT_LIMIT = 150


@answers_wrong_asking
def acts(request):
    """List acts by category, jurisdiction, kind and topic."""
    day = asked_day(request)
    found = Act.objects.published().with_force(day).for_list()
    chosen = {
        "category": asked_choice(request, "category", Act.Category.values),
        "kind": asked_choice(request, "kind", Act.Kind.values),
        "topic": asked_choice(request, "topic", Topic.objects.values_list("key", flat=True)),
    }
    jurisdiction = asked_jurisdiction(request, "jurisdiction")
    if chosen["category"]:
        found = found.filter(category=chosen["category"])
    if chosen["kind"]:
        found = found.filter(kind=chosen["kind"])
    if chosen["topic"]:
        found = found.filter(topics__key=chosen["topic"])
    if jurisdiction:
        found = found.filter(jurisdiction=jurisdiction)
    context = {
        "page": asked_page(request, found, 60),
        "day": day,
        "chosen": chosen,
        "jurisdiction": jurisdiction,
        "jurisdictions": _jurisdictions_with_acts(),
        "topics": Topic.objects.filter(acts__status=Status.PUBLISHED).distinct(),
        "categories": Act.Category.choices,
        "kinds": Act.Kind.choices,
    }
    return render(request, "acts/acts.html", context)


def _jurisdictions_with_acts():
    published = Count("acts", filter=Q(acts__status=Status.PUBLISHED))
    return Jurisdiction.objects.annotate(act_count=published).filter(act_count__gt=0)


@answers_wrong_asking
def act(request, key):
    """Show an act as of a day: contents, provisions, what happened to it, who is bound, what it is linked to."""
    day = asked_day(request)
    acts = Act.objects.published().for_list().with_evidence()
    shown = get_object_or_404(
        acts.prefetch_related(
            "lifecycle__by_act",
            "lifecycle__provision__act",
            "lifecycle__evidence__source",
            "parties__state",
            "parties__evidence__source",
        ),
        key=key,
    )
    provisions = list(
        shown.provisions.public().with_wordings(day).with_evidence().select_related("act").order_by("position", "id")
    )
    outgoing, incoming = relations_between(Q(from_act=shown), Q(to_act=shown))
    context = {
        "act": shown,
        "day": day,
        "provisions": provisions,
        "full_text": len(provisions) <= FULL_TEXT_LIMIT or request.GET.get("text") == "full",
        "outgoing": outgoing,
        "incoming": incoming,
        "editions": _editions(shown),
        "conflicts": conflicts_of(shown),
        "rules": Rule.objects.published().on(day).filter(_rests_on_act(shown)).for_cells().distinct()[:40],
    }
    return render(request, "acts/act.html", context)


def _rests_on_act(act):
    return Q(basis_acts=act) | Q(basis_provisions__act=act)


def _editions(act):
    """The days on which a wording of the act begins, oldest first."""
    starts = Wording.objects.published().filter(provision__act=act, valid_from__isnull=False)
    return list(starts.order_by("valid_from").values_list("valid_from", flat=True).distinct())
