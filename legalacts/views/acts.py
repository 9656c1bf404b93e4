"""The list of acts; an act."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from legalacts.citations.neighbours import acts_like
from legalacts.comparison.treaties import treaty_status, treaty_statuses
from legalacts.models import Act, Jurisdiction, Provision, Rule, Status, Topic, Wording

from .asking import answers_wrong_asking, asked_choice, asked_day, asked_jurisdiction, asked_page
from .beside import conflicts_of, relations_between
from .links import few_citations
from .notes import notes_beside
from .texts import asked_columns, fits, list_contents, without_text
from .times import times_of_act, with_events


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
    acts = with_events(Act.objects.published().for_list().with_evidence())
    shown = get_object_or_404(acts.prefetch_related("parties__state", "parties__evidence__source"), key=key)
    times = times_of_act(shown, day)
    outgoing, incoming = relations_between(Q(from_act=shown), Q(to_act=shown))
    context = {
        "act": shown,
        "day": day,
        "times": times,
        "outgoing": outgoing,
        "incoming": incoming,
        "conflicts": conflicts_of(shown),
        "rules": Rule.objects.published().on(day).filter(_rests_on_act(shown)).for_cells().distinct()[:40],
        **few_citations(shown),
        **_text_of(request, shown, times),
        **_bound_by(request, shown, day),
    }
    return render(request, "acts/act.html", context)


def act_or_nearest(request, key):
    """Answer an unknown key with the acts whose keys look like it."""
    try:
        return act(request, key)
    except Http404:
        if Act.objects.published().filter(key=key).exists():
            raise
        return render(request, "acts/no_such_act.html", {"near": acts_like(key)}, status=404)


def _rests_on_act(act):
    return Q(basis_acts=act) | Q(basis_provisions__act=act)


def _text_of(request, act, times) -> dict:
    """The provisions to show, whole or as contents only, in one language or side by side."""
    columns = asked_columns(request)
    wordings = Wording.objects.published().on(times.day).filter(provision__act=act)
    provisions = act.provisions.public().select_related("act").order_by("position", "id")
    if times.not_yet_adopted:
        provisions = provisions.none()
    asked = request.GET.get("text") == "full"
    length = wordings.length()
    full = fits(length, provisions.count(), columns, asked)
    if not full:
        provisions = provisions.exclude(kind__in=Provision.ITEMS)
    provisions = list(provisions.with_wordings(times.day, texts=full).with_evidence())
    notes = notes_beside(act, provisions, times.day, whole=False)
    return {
        "notes": notes,
        "provisions": provisions,
        "contents": list_contents(provisions),
        "columns": columns,
        "full_text": full,
        "folded": len(provisions) > 60,
        "too_long": asked and not full,
        "offer_full": not full and fits(length, 1, columns, asked=True),
        "not_held": without_text(provisions, wordings),
    }


def _bound_by(request, act, day) -> dict:
    """For which parties the treaty is in force, and what it is for the state of `?state=`."""
    state = asked_jurisdiction(request, "state")
    is_treaty = act.category != Act.Category.NATIONAL or bool(act.parties.all())
    return {
        "statuses": treaty_statuses(act, day),
        "asked_state": state,
        "status": treaty_status(act, state, day) if state else None,
        "states": Jurisdiction.objects.filter(kind=Jurisdiction.Kind.STATE) if is_treaty else (),
    }
