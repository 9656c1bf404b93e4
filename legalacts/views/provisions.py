"""A provision on its own page."""

from django.db.models import Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from legalacts.citations.neighbours import provisions_near
from legalacts.models import Act, Provision, Rule, Wording

from .asking import answers_wrong_asking, asked_day
from .beside import conflicts_of, relations_between
from .links import few_citations
from .notes import notes_beside
from .texts import asked_columns, fits, list_contents, without_text
from .times import times_of_provision, with_events


@answers_wrong_asking
def provision(request, key, eid):
    """Show one provision as of a day, with its place in the act and everything that rests on it."""
    day = asked_day(request)
    acts = with_events(Act.objects.published().select_related("jurisdiction"))
    shown = get_object_or_404(
        Provision.objects.public()
        .with_wordings(day)
        .with_evidence()
        .select_related("parent__act")
        .prefetch_related(Prefetch("act", acts), "topics"),
        act__key=key,
        eid=eid,
    )
    inside = Provision.objects.public().inside(shown).order_by("position", "id")
    below = list(inside.values_list("pk", flat=True))
    times = times_of_provision(shown, below, day)
    outgoing, incoming = relations_between(Q(from_provision=shown), Q(to_provision=shown))
    before, after = _neighbours(shown)
    context = {
        "provision": shown,
        "act": shown.act,
        "day": day,
        "times": times,
        "before": before,
        "after": after,
        "outgoing": outgoing,
        "incoming": incoming,
        "conflicts": conflicts_of(shown),
        "rules": _rules_on(day, [shown.pk, *below]),
        "responsibilities": shown.based_responsibilities.public().select_related("institution"),
        "problems": shown.problems.published(),
        "terms": shown.defined_terms.published(),
        **few_citations(shown.act, [shown.pk, *below]),
        **_text_of(request, shown, inside, times),
    }
    return render(request, "acts/provision.html", context)


def _rules_on(day, provisions):
    """The rules of a day that rest on some provisions."""
    return Rule.objects.published().on(day).filter(basis_provisions__in=provisions).for_cells().distinct()


def _text_of(request, shown, inside, times) -> dict:
    """What lies in a provision, whole or as contents only, in one language or side by side."""
    columns = asked_columns(request)
    wordings = Wording.objects.published().on(times.day).filter(provision__in=inside)
    full = fits(wordings.length(), inside.count(), columns, asked=True)
    if not full:
        inside = inside.exclude(kind__in=Provision.ITEMS)
    if times.not_yet_adopted:
        inside, shown.wordings_shown = inside.none(), []
    found = list(inside.with_wordings(times.day, texts=full).with_evidence().select_related("act"))
    notes_beside(shown.act, [shown, *found], times.day, whole=True)
    return {
        "inside": found,
        "noted": [item for item in [shown, *found] if item.notes_shown],
        "contents": () if full else list_contents(found),
        "columns": columns,
        "full_text": full,
        "not_held": without_text(found, wordings),
    }


def _neighbours(provision):
    """The provisions before and after on the same level of the act."""
    siblings = Provision.objects.public().filter(act=provision.act, kind=provision.kind).select_related("act")
    before = siblings.filter(position__lt=provision.position).order_by("-position").first()
    after = siblings.filter(position__gt=provision.position).order_by("position").first()
    return before, after


def provision_or_act(request, key, eid):
    """Answer an unknown eId with the article and the act it would stand in, so that the reader is not lost."""
    try:
        return provision(request, key, eid)
    except Http404:
        act = Act.objects.published().filter(key=key).first()
        if act is None:
            raise
        around = _nearest_around(act, eid)
        context = {"act": act, "nearest": around, "near": provisions_near(key, _missing_part(eid, around))}
        return render(request, "acts/no_such_provision.html", context, status=404)


# No eId is deeper.
MOST_PARTS = 12


def _missing_part(eid: str, around: Provision | None) -> str:
    """The part of an eId that is not held, outermost: of art_97__para_77__point_a the paragraph."""
    depth = around.eid.count("__") + 1 if around else 0
    return "__".join(eid.split("__")[: depth + 1])


def _nearest_around(act: Act, eid: str) -> Provision | None:
    """The innermost provision that there is around an eId: of art_97__para_77 the article."""
    parts = eid.split("__")[:MOST_PARTS]
    around = ["__".join(parts[:depth]) for depth in range(len(parts) - 1, 0, -1)]
    found = {item.eid: item for item in act.provisions.public().select_related("act").filter(eid__in=around)}
    return next((found[name] for name in around if name in found), None)
