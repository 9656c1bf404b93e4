"""A wording with its citations as links and its terms explained."""

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from legalacts.citations.labels import place_label
from legalacts.models import Citation

from .legalacts import in_its_language, terms_in

register = template.Library()


@register.simple_tag(takes_context=True)
def wording_text(context, wording):
    """What a wording says: citations lead to what they cite, the first use of each term to the glossary."""
    text, language = wording.text, get_language() or "ky"
    links = first_of_each(getattr(wording, "citations_shown", ()))
    marks = [(link.start, link.end, cited(text, link, language)) for link in links]
    if wording.language == language:
        marks += [mark for mark in terms_in(context.request, text, language) if not overlaps(mark, links)]
    return in_its_language(marked(text, marks), wording.language, language)


@register.simple_tag
def text_with_links(wording):
    """What a wording says in its own column: citations lead to what they cite."""
    text, language = wording.text, get_language() or "ky"
    links = first_of_each(getattr(wording, "citations_shown", ()))
    return marked(text, [(link.start, link.end, cited(text, link, language)) for link in links])


def marked(text: str, marks: list):
    """A text as paragraphs, with some of its words as HTML."""
    pieces, done = [], 0
    for start, end, html in sorted(marks, key=lambda mark: mark[0]):
        pieces += [escape(text[done:start]), html]
        done = end
    return mark_safe(linebreaks(mark_safe("".join([*pieces, escape(text[done:])]))))


def first_of_each(citations) -> list[Citation]:
    """The citations that do not overlap, in order: of a range the first and the last number are links."""
    kept: list[Citation] = []
    for citation in sorted(citations, key=lambda citation: (citation.start, citation.end)):
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return kept


def overlaps(mark, links) -> bool:
    """Whether a term lies in the words of a citation."""
    return any(mark[0] < link.end and link.start < mark[1] for link in links)


def cited(text: str, citation: Citation, language: str):
    """The words of a citation as a link; one that nobody has checked says so."""
    act = citation.to_act.key
    words = text[citation.start : citation.end]
    if citation.to_provision_id:
        address = reverse("provision", args=[act, citation.to_provision.eid])
        place = place_label(citation.to_provision, language)
    else:
        address, place = reverse("act", args=[act]), ""
    if citation.status == Citation.Status.CONFIRMED:
        return format_html('<a class="cite" href="{}">{}</a>', address, words)
    found = gettext("found automatically")
    title = f"{place} – {found}" if place else found
    return format_html('<a class="cite found" href="{}" title="{}">{}</a>', address, title, words)
