"""What goes wrong and what to do: the list, a problem, its card and its letter."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from legalacts.models import Problem, Rule, Step

from .asking import answers_wrong_asking, asked_jurisdiction

LONGEST_KEY = 120


@answers_wrong_asking
def problems(request):
    """List problems by where they arise, those of migrants first."""
    destination = asked_jurisdiction(request, "destination")
    found = Problem.objects.published().prefetch_related("destinations", "shares__destination")
    if destination:
        found = found.filter(destinations=destination)
    urgent = list(found[:6])
    rest = [problem for problem in found if problem not in urgent]
    levels = [
        (label, [problem for problem in rest if problem.level == level]) for level, label in Problem.Level.choices
    ]
    context = {
        "urgent": urgent,
        "dangers": [problem for problem in found if problem.emergency],
        "levels": [(label, group) for label, group in levels if group],
        "destination": destination,
    }
    return render(request, "reading/problems.html", context)


def problem(request, key):
    """Show a problem and what to do, in order."""
    return _problem_page(request, key)


@csrf_exempt
@never_cache
def help_quietly(request):
    """Show a problem at an address that does not name it: that is all the browser's history keeps of the visit.

    The form changes nothing, so it needs no token against forgery, and with it no cookie.
    """
    if request.method != "POST":
        return redirect("problems")
    response = _problem_page(request, request.POST.get("problem", "")[:LONGEST_KEY].replace("\0", ""), quiet=True)
    response["Cache-Control"] = "no-store, private"
    return response


def _problem_page(request, key, *, quiet=False):
    bases = ("basis_acts", "basis_provisions__act")
    steps = Step.objects.select_related("institution").prefetch_related(*bases, "evidence__source")
    held = Rule.objects.published().on(timezone.localdate())
    rules = held.select_related("destination", "indicator", "regime").prefetch_related("evidence")
    shown = get_object_or_404(
        Problem.objects.published()
        .with_evidence()
        .prefetch_related(
            Prefetch("steps", steps),
            Prefetch("rules", rules),
            "shares__destination",
            "shares__evidence__source",
            "institutions__jurisdiction",
            "institutions__contacts",
            "destinations",
            "topics",
            *bases,
        ),
        key=key,
    )
    bodies = [body for body in shown.institutions.all() if body.is_published]
    context = {"problem": shown, "rules": shown.rules.all(), "bodies": bodies, "quiet": quiet}
    context |= {"today": timezone.localdate(), "address": request.build_absolute_uri(shown.get_absolute_url())}
    return render(request, "reading/problem.html", context)


def card(request, key):
    """The card of a problem to print: the reader's language and Russian, which an officer reads, side by side."""
    shown = get_object_or_404(Problem.objects.published().exclude(card_ru=""), key=key)
    own = "en" if get_language() == "en" and shown.card_en else "ky"
    sides = [(language, shown.card_lines(language)) for language in (own, "ru")]
    context = {"problem": shown, "sides": sides, "today": timezone.localdate()}
    return render(request, "reading/card.html", context)


def letter(request, key):
    """The sample letter of a problem as a text to fill in: Russian, then what it says in the reader's language."""
    shown = get_object_or_404(Problem.objects.published().exclude(letter_ru=""), key=key)
    gloss = getattr(shown, f"letter_{get_language()}")
    context = {"problem": shown, "gloss": "" if get_language() == "ru" else gloss}
    response = render(request, "reading/letter.txt", context, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="letter-{shown.key}.txt"'
    return response
