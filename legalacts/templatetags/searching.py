"""What the pages of search need: addresses that ask again, marked sentences, whether something is in force."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext, pgettext_lazy

from legalacts.citations.labels import label_in
from legalacts.models import Force
from legalacts.search import Hit, Query

from .legalacts import FORCE_TONES, LANGUAGE_NOTES, day, with_terms

register = template.Library()

# So many terms are explained on a page of results; more would hide the answers.
MOST_TERMS = 4
FILTERS = {
    "kind": pgettext_lazy("filter", "Kind"),
    "jurisdiction": gettext_lazy("State or organisation"),
    "act": gettext_lazy("Act"),
    "topic": gettext_lazy("Topic"),
    "language": gettext_lazy("Language"),
    "status": gettext_lazy("In force today"),
    "on": gettext_lazy("Date"),
    "page": gettext_lazy("Page"),
}


@register.simple_tag
def address(query: Query, **changes):
    """The address that asks a query again, some of it changed; None takes a choice away."""
    return query.address(**changes)


@register.simple_tag
def asked_besides(query: Query, *names):
    """Hidden fields for what is asked besides some names, so that a form keeps it."""
    kept = ((name, value) for name, value in query.params(page=None).items() if name not in names)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', kept)


@register.simple_tag
def feed_address(query: Query):
    """The address of the feed of what a query finds."""
    return f"{reverse('search_feed')}?{urlencode(query.params(page=None))}"


@register.filter
def filter_name(name):
    """What a parameter of a search is called."""
    return FILTERS.get(name, name)


@register.filter
def foreign(language):
    """A language that is not the reader's; nothing for his own."""
    return "" if not language or language == get_language() else language


@register.filter
def language_note(language):
    """In which language something is, for a reader of another."""
    return LANGUAGE_NOTES.get(language, "")


@register.simple_tag(takes_context=True)
def sentence(context, hit: Hit):
    """The sentence that answers, escaped: the words searched for marked, some terms of the glossary explained."""
    explaining = hit.kind != "term" and hit.language == get_language()

    def shown(words):
        return with_terms(context.request, words, hit.language, MOST_TERMS) if explaining else escape(words)

    pieces = (format_html("<mark>{}</mark>", words) if marked else shown(words) for words, marked in hit.snippet)
    return mark_safe("".join(pieces))


@register.simple_tag
def standing(hit: Hit, on=None):
    """Whether a result is in force and since when, in words: «● in force · since 12.08.2015 · as of 2018»."""
    parts = [force_word(hit.status, on), *dates(hit)]
    return format_html_join(mark_safe(" · "), "{}", ((conditional_escape(part),) for part in parts if part))


@register.simple_tag
def parts_of(hit: Hit):
    """Other paragraphs of the same article that answer too, as links."""
    language = get_language() or "ky"
    links = [
        (reverse("provision", args=[hit.act, part.eid]), label_in(hit.act, part.eid, language) or part.title)
        for part in hit.parts
    ]
    return format_html_join(" · ", '<a href="{}">{}</a>', links)


@register.simple_tag
def force(hit: Hit, on=None):
    """Whether what a result belongs to is in force."""
    return force_word(hit.status, on)


@register.simple_tag
def period_of(hit: Hit):
    """The dates of a result alone."""
    return " · ".join(dates(hit))


def force_word(status: str, on) -> str:
    """Whether something is in force today; on a day of the past only what has ended since is told apart."""
    if not status or (on and status not in (Force.ENDED, Force.SUSPENDED)):
        return ""
    sign, label = "●" if status == Force.IN_FORCE else "○", Force(status).label
    if on:
        label = gettext("today: %(force)s") % {"force": label}
    html = '<span class="tag {}"><span aria-hidden="true">{}</span> {}</span>'
    return format_html(html, FORCE_TONES[status], sign, label)


def dates(hit: Hit) -> list[str]:
    """The dates of a result in words: adoption of an act; period of a rule or body; the day its source speaks of."""
    if hit.kind == "act":
        return [pgettext("act", "adopted %(day)s") % {"day": day(hit.since)}] if hit.since else []
    words = []
    if hit.since and hit.until:
        words.append(f"{day(hit.since)} – {day(hit.until)}")
    elif hit.since:
        words.append(pgettext("period", "since %(day)s") % {"day": day(hit.since)})
    elif hit.until:
        words.append(pgettext("period", "until %(day)s") % {"day": day(hit.until)})
    if hit.as_of:
        words.append(gettext("as of %(day)s") % {"day": day(hit.as_of)})
    return words
