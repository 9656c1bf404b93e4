"""Links and citations of an act or provision, both ways, with filters, as a page and as CSV."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from legalacts.citations.links import IN, OUT, PREDICATES, Asked, LinkList, write_links
from legalacts.models import Act, Jurisdiction, Provision, Status

from .asking import answers_wrong_asking, asked_choice, asked_jurisdiction, asked_page, read_day

PAGE = 50
MOST_IN_A_FILE = 20_000
# So many citations stand on the page of a provision itself.
FEW = 6


@answers_wrong_asking
def links(request, key, eid=None):
    """List what an act or provision is linked to and cites, and what is linked to it and cites it."""
    asked, provision = _asked(request, key, eid)
    found = LinkList(asked)
    context = {
        "act": asked.act,
        "provision": provision,
        "asked": asked,
        "page": asked_page(request, found, PAGE),
        "count": found.count(),
        "predicates": PREDICATES,
        "jurisdictions": Jurisdiction.objects.filter(acts__status=Status.PUBLISHED).distinct(),
    }
    return render(request, "acts/links.html", context)


@answers_wrong_asking
def links_csv(request, key, eid=None):
    """Send the same list as CSV."""
    asked, provision = _asked(request, key, eid)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = "-".join(filter(None, ["links", asked.act.key, provision and provision.eid]))
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    write_links(LinkList(asked), get_language(), response, MOST_IN_A_FILE)
    return response


def _asked(request, key, eid):
    """Whose links are asked for, and which."""
    act = get_object_or_404(Act.objects.published().select_related("jurisdiction"), key=key)
    provision = get_object_or_404(Provision.objects.public().select_related("act"), act=act, eid=eid) if eid else None
    asked = Asked(
        act=act,
        provisions=_with_inner(provision) if provision else (),
        direction=asked_choice(request, "direction", (OUT, IN)),
        predicate=asked_choice(request, "predicate", [value for value, _label in PREDICATES]),
        since=read_day(request.GET.get("from", ""), "from"),
        until=read_day(request.GET.get("to", ""), "to"),
        jurisdiction=asked_jurisdiction(request, "jurisdiction"),
        inside=asked_choice(request, "inside", ("1",)) == "1",
    )
    return asked, provision


def _with_inner(provision) -> tuple[int, ...]:
    """A provision and what lies in it."""
    inside = Provision.objects.public().inside(provision)
    return (provision.pk, *inside.values_list("pk", flat=True))


def few_citations(act, provisions=()) -> dict:
    """The first citations of an act or provision each way and how many there are, for its own page."""
    found = {way: LinkList(Asked(act, tuple(provisions), way, "cites")) for way in (OUT, IN)}
    return {
        "cites": {"count": found[OUT].count(), "links": found[OUT][:FEW]},
        "cited_by": {"count": found[IN].count(), "links": found[IN][:FEW]},
    }
