"""What pages of acts and provisions need: addresses that keep the day and the languages, standing, side by side."""

from urllib.parse import urlencode

from django import template
from django.utils.html import format_html_join
from django.utils.translation import get_language, gettext, pgettext

from legalacts.citations.writing import cite
from legalacts.comparison.changes import ChangeKind
from legalacts.comparison.telling import tell
from legalacts.language.dates import long_date
from legalacts.models import LANGUAGES, Force

from .legalacts import FORCE_TONES, day, tag

register = template.Library()

LANGUAGE_NAMES = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}


@register.simple_tag(takes_context=True)
def at(context, record):
    """The address of an act or provision, on the day and in the languages that are being read."""
    given = context.request.GET
    kept = {name: given[name] for name in ("on", "with") if given.get(name)}
    address = record.get_absolute_url()
    return f"{address}?{urlencode(kept)}" if kept else address


@register.simple_tag(takes_context=True)
def keep_params(context, *replaced):
    """Hidden fields for a form that changes only the parameters it `replaced`."""
    kept = [(name, value) for name, value in context.request.GET.items() if name not in replaced and value]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', kept[:12])


@register.filter
def day_for(value, case):
    """A date in words, in the form a sentence needs: `of`, `on`, `from` or `to` that day."""
    return long_date(value, get_language() or "ky", case)


@register.filter
def since_day(value):
    """Since when something holds, in words."""
    return pgettext("event", "since %(day)s") % {"day": day_for(value, "from")} if value else ""


@register.simple_tag
def standing_tag(times, provision):
    """That a provision is not in force on the day, or will not stay so, as a sign and words; nothing where it holds."""
    standing = times.standings.of(provision) if times else None
    if standing is None or standing.is_plain:
        return ""
    event = standing.event if standing.force in (Force.ENDED, Force.SUSPENDED) else standing.coming
    label = event.get_kind_display() if event else Force(standing.force).label
    return tag(FORCE_TONES[standing.force], "○", f"{label} {day(event.shown)}" if event else label)


@register.simple_tag
def bound_tag(status):
    """Whether a treaty was in force for a state on the day, as a sign and words."""
    tone, sign = {True: ("ok", "●"), False: ("plain", "○"), None: ("amber", "?")}[status.bound]
    return tag(tone, sign, status.reason.label)


@register.simple_tag
def cells(provision, columns):
    """What a provision says in each of some languages."""
    return [
        {"language": column, "name": LANGUAGE_NAMES[column], "wording": provision.wording_in(column)}
        for column in columns
    ]


@register.simple_tag
def side_by_side_choices():
    """The languages that can stand beside the page's own: each of the others, and both."""
    own = get_language() or "ky"
    others = [language for language in LANGUAGES if language != own]
    return [
        {
            "languages": [own, *beside],
            "value": ",".join(beside),
            "name": " | ".join(LANGUAGE_NAMES[language] for language in [own, *beside]),
        }
        for beside in ([others[0]], [others[1]], others)
    ]


@register.simple_tag
def language_name(code):
    """A language by its own name."""
    return LANGUAGE_NAMES.get(code, code)


@register.simple_tag
def kind_of_change(change):
    """What became of a provision, in words."""
    return ChangeKind(change.kind).label


@register.simple_tag
def change_counts(compared):
    """How many provisions were added, removed and changed, in words."""
    counts = [(ChangeKind(kind).label, compared.count(kind)) for kind in ChangeKind.values]
    counts.append((gettext("unchanged"), compared.same))
    return format_html_join("; ", "{}: <b>{}</b>", [(label, count) for label, count in counts if count])


@register.simple_tag
def told(change):
    """A change of the law in the reader's words."""
    return tell(change)


@register.simple_tag(takes_context=True)
def citations(context, record, times):
    """The citation of an act or provision in each language, with its permanent address."""
    own = get_language() or "ky"
    edition = times.edition.starts if times.has_law_text and times.edition else ""
    written = cite(record, times.day, edition)
    path = record.get_absolute_url().partition(f"/{own}/")[2]
    return [
        {
            "language": language,
            "name": LANGUAGE_NAMES[language],
            "is_own": language == own,
            "text": getattr(written, language),
            "address": context.request.build_absolute_uri(f"/{language}/{path}?on={times.day}"),
        }
        for language in LANGUAGES
    ]
