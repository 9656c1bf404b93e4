"""My situation: questions one by one, then the result; the person's own dates only in the body of a form.

The answers stand in the address as short neutral words and are kept nowhere else. Dates are sent by POST, counted,
shown and forgotten: they enter no address, no log, no cache. The forms change nothing, so they need no token against
forgery, and with it no cookie.
"""

from urllib.parse import urlencode

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from legalacts.interchange.calendar import reminder_file
from legalacts.rights import Guide, count_dates, result_of
from legalacts.rights.dates import EVENT_OF

from .asking import answers_wrong_asking, asked_day, read_day
from .dates_form import DatesForm


@answers_wrong_asking
def guide(request):
    """Ask the next question, or show what follows from the answers."""
    day = asked_day(request)
    questions = Guide()
    if questions.first is None:
        raise Http404
    path = questions.follow(request.GET)
    again = questions.named(request.GET.get("ask", ""))
    asked = {"on": request.GET["on"]} if request.GET.get("on") else {}
    address = {**path.given, **asked, **({"ask": again.key} if again else {})}
    if list(request.GET.items()) != list(address.items()):
        return redirect(f"{request.path}?{urlencode(address)}" if address else request.path)
    question = again or path.ask
    context = {"path": path, "day": day, "on": asked.get("on", ""), "today": timezone.localdate()}
    if question:
        return render(request, "guide/question.html", {**context, **_question_page(path, question, asked)})
    return render(request, "guide/result.html", {**context, **_result_page(request, path, day, asked)})


def _question_page(path, question, asked) -> dict:
    """The question with the address each answer leads to, and the way back."""
    before, chosen = [], ""
    for answer in path.answers:
        if answer.question_id == question.pk:
            chosen = answer.code
            break
        before.append(answer)
    answers = [
        (answer, _address({**path.given, question.key: answer.code}, asked)) for answer in question.answers.all()
    ]
    last = before[-1].question if before else None
    return {
        "question": question,
        "answers": answers,
        "chosen": chosen,
        "number": len(before) + 1,
        "back": _address(path.given, {**asked, "ask": last.key}) if last else "",
    }


def _result_page(request, path, day, asked) -> dict:
    """What follows from the answers, and the ways to keep and share it."""
    result = result_of(path, day)
    start = request.build_absolute_uri(reverse("guide"))
    return {
        "result": result,
        "changes": [(answer, _address(path.given, {**asked, "ask": answer.question.key})) for answer in path.answers],
        "events": events_of(result),
        "form": DatesForm(events=events_of(result)),
        "start": start,
        "with_answers": request.build_absolute_uri(),
        "qr": qr_code(start),
    }


def _address(given: dict, more: dict) -> str:
    return f"{reverse('guide')}?{urlencode({**given, **more})}"


def events_of(result) -> list[str]:
    """Which of the person's dates the rules of a result count from."""
    return sorted({EVENT_OF[rule.counted_from] for rule in result.dated_rules}, key=list(EVENT_OF.values()).index)


def qr_code(address: str) -> str:
    """The address as a drawing for paper."""
    return mark_safe(segno.make(address, error="m").svg_inline(scale=3, border=2, omitsize=False))


@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_POST
@answers_wrong_asking
def dates(request):
    """Count the days that follow from the person's own dates."""
    path = Guide().follow(request.POST)
    if path.ask is not None:
        return redirect(_address(path.given, {}))
    day = read_day(request.POST.get("on", "")) or timezone.localdate()
    result = result_of(path, day)
    form = DatesForm(request.POST, events=events_of(result))
    context = {"path": path, "day": day, "result": result, "form": form, "events": events_of(result)}
    context |= {"back": _address(path.given, {"on": request.POST["on"]} if request.POST.get("on") else {})}
    if not form.is_valid():
        return render(request, "guide/dates.html", context, status=400)
    context["found"] = count_dates(result.dated_rules, form.events_given(), form.cleaned_data["used"] or 0)
    context["today"] = timezone.localdate()
    return render(request, "guide/dates.html", context)


@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_POST
@answers_wrong_asking
def reminder(request):
    """Send one day as a calendar file that says nothing of what it is about."""
    day = read_day(request.POST.get("day", ""), parameter="day")
    if day is None:
        raise Http404
    response = HttpResponse(reminder_file(day, _("Reminder")), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="reminder.ics"'
    return response
