"""The list of acts, an act, a provision."""

from django.db.models import Count, Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from legalacts.models import Act, Provision, Relation, Rule, Status, Topic, Wording
from legalacts.models.jurisdiction import Jurisdiction

from .asking import answers_wrong_asking, asked_choice, asked_day, asked_jurisdiction, asked_page
from .beside import conflicts_of

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
    outgoing, incoming = _relations(Q(from_act=shown), Q(to_act=shown))
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


def _relations(out: Q, into: Q):
    """Public links from and to something, with both acts and provisions fetched along."""
    links = Relation.objects.public().select_related("from_act", "to_act", "from_provision__act", "to_provision__act")
    links = links.prefetch_related("evidence__source")
    return links.filter(out), links.filter(into)


def _editions(act):
    """The days on which a wording of the act begins, oldest first."""
    starts = Wording.objects.published().filter(provision__act=act, valid_from__isnull=False)
    return list(starts.order_by("valid_from").values_list("valid_from", flat=True).distinct())


@answers_wrong_asking
def provision(request, key, eid):
    """Show one provision as of a day, with its place in the act and everything that rests on it."""
    day = asked_day(request)
    inside = Prefetch("children", Provision.objects.public().with_wordings(day).with_evidence().select_related("act"))
    shown = get_object_or_404(
        Provision.objects.public()
        .with_wordings(day)
        .with_evidence()
        .select_related("act__jurisdiction", "parent__act")
        .prefetch_related(inside, "topics"),
        act__key=key,
        eid=eid,
    )
    outgoing, incoming = _relations(Q(from_provision=shown), Q(to_provision=shown))
    before, after = _neighbours(shown)
    below = [shown.pk, *(child.pk for child in shown.children.all())]
    context = {
        "provision": shown,
        "act": shown.act,
        "day": day,
        "before": before,
        "after": after,
        "outgoing": outgoing,
        "incoming": incoming,
        "conflicts": conflicts_of(shown),
        "rules": Rule.objects.published().on(day).filter(basis_provisions__in=below).for_cells().distinct(),
        "responsibilities": shown.based_responsibilities.public().select_related("institution"),
        "problems": shown.problems.published(),
        "terms": shown.defined_terms.published(),
        "later": Wording.objects.published().after(day).filter(provision=shown).order_by("valid_from").first(),
    }
    return render(request, "acts/provision.html", context)


def _neighbours(provision):
    """The provisions before and after on the same level of the act."""
    siblings = Provision.objects.public().filter(act=provision.act, kind=provision.kind).select_related("act")
    before = siblings.filter(position__lt=provision.position).order_by("-position").first()
    after = siblings.filter(position__gt=provision.position).order_by("position").first()
    return before, after


def provision_or_act(request, key, eid):
    """Answer an unknown eId with the act it would stand in, so that the reader is not lost."""
    try:
        return provision(request, key, eid)
    except Http404:
        act = Act.objects.published().filter(key=key).first()
        if act is None:
            raise
        return render(request, "acts/no_such_provision.html", {"act": act, "eid": eid}, status=404)
