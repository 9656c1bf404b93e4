"""What changed: between two days of an act, between any two provisions, and in the law as a whole."""

from datetime import date, timedelta

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from legalacts.comparison.changes import compare_days, list_corrections
from legalacts.comparison.editions import causes_of, editions_of_act
from legalacts.comparison.law_changes import last_corrections, list_law_changes
from legalacts.comparison.provisions import SidesCompared, find_provision, read_side
from legalacts.comparison.words import TooLong
from legalacts.models import LANGUAGES, Act, Status, Topic, Wording

from .asking import WrongAsking, answers_wrong_asking, asked_choice, asked_day, asked_page, read_day
from .times import with_events

ON_A_PAGE = 20


@answers_wrong_asking
def act_changes(request, key):
    """Show word by word what changed in an act between two days."""
    act = get_object_or_404(with_events(Act.objects.published().select_related("jurisdiction")), key=key)
    causes = causes_of(act, act.lifecycle.all())
    editions = editions_of_act(act, causes)
    first, second = _asked_days(request, editions)
    language = asked_choice(request, "language", LANGUAGES) or get_language()
    compared = compare_days(act, first, second, language, causes) if first and second else None
    wordings = Wording.objects.filter(provision__act=act)
    context = {
        "act": act,
        "editions": editions,
        "first": first,
        "second": second,
        "language": language,
        "languages": LANGUAGES,
        "compared": compared,
        "page": asked_page(request, compared.changes if compared else [], ON_A_PAGE),
        "same_edition": bool(first and second) and editions.on(first) == editions.on(second),
        "corrections": list_corrections(wordings, most=20),
        "events": list_law_changes(first + timedelta(days=1), second, act=act) if compared else (),
    }
    return render(request, "changes/act.html", context)


def _asked_days(request, editions) -> tuple[date | None, date | None]:
    """The days of `?from=` and `?to=`; without them those around the last change up to today."""
    today = timezone.localdate()
    usual = [day for day in editions.days if day <= today] or editions.days
    second = read_day(request.GET.get("to", ""), "to") or (usual[-1] if usual else None)
    first = read_day(request.GET.get("from", ""), "from") or (second and second - timedelta(days=1))
    if first and second and first > second:
        raise WrongAsking("from", _("The first day must not come after the second."))
    return first, second


@answers_wrong_asking
def provisions_compared(request):
    """Show word by word how two provisions differ, of any acts, days and languages."""
    left, right = (_asked_side(request, name) for name in ("left", "right"))
    context = {"languages": LANGUAGES, "left": left, "right": right, "shown": [side for side in (left, right) if side]}
    if left and right:
        compared = SidesCompared(left, right)
        context["compared"] = compared
        try:
            context["difference"] = compared.difference() if compared.is_complete else None
        except TooLong:
            context["too_long"] = True
    return render(request, "changes/provisions.html", context)


def _asked_side(request, name: str):
    """The side that `left`, `left_on` and `left_language` describe; None when it is not given."""
    text = request.GET.get(name, "").replace("\0", "").strip()[:300]
    if not text:
        return None
    provision = find_provision(text)
    if provision is None:
        message = _("No provision is known as “%(text)s”. Write a citation or act/eId.") % {"text": text[:80]}
        raise WrongAsking(name, message)
    day = asked_day(request, f"{name}_on")
    language = asked_choice(request, f"{name}_language", LANGUAGES) or get_language()
    return read_side(provision, day, language)


@answers_wrong_asking
def law_changes(request):
    """List what changes in the law, by day; what is only corrected here stands apart."""
    topics = Topic.objects.filter(acts__status=Status.PUBLISHED).distinct()
    topic = asked_choice(request, "topic", topics.values_list("key", flat=True))
    since = read_day(request.GET.get("from", ""), "from")
    until = read_day(request.GET.get("to", ""), "to")
    so_far, coming = list_law_changes(since, until, topic=topic).parted(timezone.localdate())
    page = asked_page(request, so_far)
    context = {
        "topics": topics,
        "topic": topic,
        "since": since,
        "until": until,
        "coming": coming[::-1] if page.number == 1 else (),
        "page": page,
        "corrections": last_corrections(topic, since, until, most=20) if page.number == 1 else (),
    }
    return render(request, "changes/changes.html", context)
