"""The chain of norms of an act or provision."""

from django.shortcuts import get_object_or_404, render

from legalacts.comparison.norms import read_chain
from legalacts.models import Act, Provision

from .asking import answers_wrong_asking, asked_day
from .beside import conflicts_of


@answers_wrong_asking
def chain(request, key, eid=None):
    """Show what an act or provision rests on and what rests on it, step by step, as of a day."""
    day = asked_day(request)
    act = get_object_or_404(Act.objects.published().for_list().with_force(day), key=key)
    provision = get_object_or_404(Provision.objects.public().select_related("act"), act=act, eid=eid) if eid else None
    shown = provision or act
    context = {
        "act": act,
        "provision": provision,
        "day": day,
        "chain": read_chain(act, provision, day),
        "conflicts": conflicts_of(shown),
    }
    return render(request, "acts/chain.html", context)
