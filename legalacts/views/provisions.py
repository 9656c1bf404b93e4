"""A provision on its own page."""

from django.db.models import Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from legalacts.models import Act, Provision, Rule, Wording

from .asking import answers_wrong_asking, asked_day
from .beside import conflicts_of, relations_between


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
    outgoing, incoming = relations_between(Q(from_provision=shown), Q(to_provision=shown))
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
