"""Links and citations of an act or provision, both ways, with filters, as a page and as CSV."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from legalacts.citations.links import IN, OUT, PREDICATES, Asked, LinkList, write_links
from legalacts.models import Act, Jurisdiction, Provision, Status

from .asking import EARLIEST, LATEST, WrongAsking, answers_wrong_asking, asked_choice, asked_jurisdiction, asked_page

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
        since=_asked_date(request, "from"),
        until=_asked_date(request, "to"),
        jurisdiction=asked_jurisdiction(request, "jurisdiction"),
        inside=asked_choice(request, "inside", ("1",)) == "1",
    )
    return asked, provision


def _with_inner(provision) -> tuple[int, ...]:
    """A provision and what lies in it."""
    inside = Provision.objects.public().inside(provision)
    return (provision.pk, *inside.values_list("pk", flat=True))


def _asked_date(request, parameter: str) -> date | None:
    """The day a parameter gives, if it gives one."""
    text = request.GET.get(parameter, "").strip()
    if not text:
        return None
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= LATEST:
        raise WrongAsking(parameter, _("Write the date as year-month-day, for example 2018-06-01."))
    return day


def few_citations(act, provisions=()) -> dict:
    """The first citations of an act or provision each way and how many there are, for its own page."""
    found = {way: LinkList(Asked(act, tuple(provisions), way, "cites")) for way in (OUT, IN)}
    return {
        "cites": {"count": found[OUT].count(), "links": found[OUT][:FEW]},
        "cited_by": {"count": found[IN].count(), "links": found[IN][:FEW]},
    }
