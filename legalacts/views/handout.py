"""A hand-out: several records on one paper. What is on it stands in the address; nothing is kept."""

from urllib.parse import urlencode

import segno
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from legalacts.interchange.handout import MOST_ITEMS, name_of, read_handout, read_names
from legalacts.interchange.word.handout import write_handout

from .asking import answers_wrong_asking, asked_day

LONGEST_ADDRESS, MOST_LINES = 6000, 25
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@answers_wrong_asking
def handout(request):
    """Show the items of `items`, and a form that adds more by address or citation."""
    day = asked_day(request)
    names = read_names(request.GET.get("items", "")[:LONGEST_ADDRESS])
    lines = [line.strip() for line in request.GET.get("add", "")[:LONGEST_ADDRESS].splitlines() if line.strip()]
    given = {line: name_of(line, day) for line in lines[:MOST_LINES]}
    names = list(dict.fromkeys([*names, *filter(None, given.values())]))
    shown = read_handout(names, day)
    unknown = [line for line, name in given.items() if not name or name in shown.missing]
    if lines and not unknown:
        return redirect(address_of(names, request.GET.get("on", "")))
    held = [item.name for item in shown.items]
    for item in shown.items:
        item.cited = item.citation(day, get_language() or "ky")
        item.away = address_of([name for name in held if name != item.name], request.GET.get("on", ""))
    context = {
        "handout": shown,
        "day": day,
        "unknown": unknown,
        "missing": [name for name in shown.missing if name not in given.values()],
        "names": ",".join(held),
        "most": MOST_ITEMS,
        "qr": qr_code(request.build_absolute_uri(address_of(held, day.isoformat()))) if held else "",
    }
    return render(request, "handout/handout.html", context, status=400 if unknown else 200)


@answers_wrong_asking
def handout_word(request):
    """Send the same paper as a Word file."""
    day = asked_day(request)
    shown = read_handout(read_names(request.GET.get("items", "")[:LONGEST_ADDRESS]), day)
    site = request.build_absolute_uri("/").rstrip("/")
    response = HttpResponse(write_handout(shown, get_language() or "ky", day, site), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="handout_{day.isoformat()}.docx"'
    return response


def address_of(names: list[str], on: str) -> str:
    """The address of a hand-out with these items."""
    asked = {"items": ",".join(names), **({"on": on} if on else {})}
    return f"{reverse('handout')}?{urlencode(asked, safe=',/:')}"


def qr_code(address: str) -> str:
    """The address as a drawing for paper; nothing where it is too long to be one."""
    try:
        return mark_safe(segno.make(address, error="l", micro=False).svg_inline(scale=2, border=2, omitsize=False))
    except segno.DataOverflowError:
        return ""
