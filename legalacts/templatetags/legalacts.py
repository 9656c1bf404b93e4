"""What templates need: words in the reader's language, dates and periods, state of checking, links between pages."""

from dataclasses import replace

from django import template
from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from legalacts.citations.bases import public_bases
from legalacts.citations.labels import locator_label, place_label
from legalacts.citations.terms import term_finder
from legalacts.language.dates import long_date, short_date
from legalacts.models import LANGUAGES, Evidence, Force, Provision, Rule, Trilingual, Words, flat_labels

from .rechecking import asked_again

register = template.Library()

LANGUAGE_NOTES = {"ky": _("in Kyrgyz"), "ru": _("in Russian"), "en": _("in English")}
SIGNS = {"verified": "✓", "unverified": "○", "disputed": "⚠", "outdated": "◷"}
TONES = {"verified": "ok", "unverified": "plain", "disputed": "warm", "outdated": "amber"}
FORCE_TONES = {"in_force": "ok", "ended": "warm", "suspended": "amber", "not_yet": "amber", "unknown": "plain"}


def _best(text) -> Words:
    language = get_language() or "ky"
    if isinstance(text, Trilingual):
        return text.best(language)
    return text if isinstance(text, Words) else Words(str(text or ""), language, language)


@register.simple_tag
def tr(text, paragraphs=False):
    """The text in the reader's language; in another one it says so and carries its own `lang`."""
    words = _best(text)
    shown = mark_safe(linebreaks(words.text, autoescape=True)) if paragraphs else words.text
    if not words.is_fallback:
        return shown
    return in_its_language(shown, words.language, "", "div" if paragraphs else "span")


def in_its_language(shown, language, reader, element="div"):
    """A text as it is for its own readers; for others with its `lang` and a note on the language."""
    if language == reader:
        return shown
    html = "<{e} lang='{l}'>{t}</{e}> <small class='fallback'>{n}</small>".replace("{e}", element)
    return format_html(html, l=language, t=shown, n=LANGUAGE_NOTES[language])


@register.simple_tag
def lines_of(text):
    """The lines of a text, each to be shown as the text itself would be."""
    words = _best(text)
    return [replace(words, text=line) for line in words.text.splitlines() if line.strip()]


@register.simple_tag
def plain(text):
    """The same words without mark-up, for titles and attributes."""
    return _best(text).text


@register.filter
def day(value):
    """A date as far as it is known, short: 12.08.2015, 08.2015, 2015; in English 2015-08-12."""
    return short_date(value, get_language() or "ky")


@register.filter
def day_in_words(value):
    """A date as far as it is known, in words: «2015-жылдын 12-августу», «12 августа 2015», "12 August 2015"."""
    return long_date(value, get_language() or "ky")


@register.filter
def weekday(value):
    """The day of the week in words."""
    return date_format(value, "l").lower() if get_language() != "en" else date_format(value, "l")


@register.simple_tag
def period(record):
    """When a record holds: since, until, from – to; an empty string when neither end is known."""
    starts, ends = day(record.starts), day(record.ends)
    if starts and ends:
        return f"{starts} – {ends}"
    if starts:
        return pgettext("period", "since %(day)s") % {"day": starts}
    return pgettext("period", "until %(day)s") % {"day": ends} if ends else ""


@register.simple_tag(takes_context=True)
def checked_tag(context, record):
    """How far a record is checked, as a sign and a word; and that it is to be checked again."""
    shown = tag(TONES[record.checked], SIGNS[record.checked], Evidence.Status(record.checked).label)
    overdue = getattr(record, "review_by", None) and record.needs_checking(timezone.localdate())
    if asked_again(context, record):
        return format_html("{} {}", shown, tag("amber", "↻", gettext("being re-checked")))
    return format_html("{} {}", shown, tag("amber", "◷", gettext("needs checking"))) if overdue else shown


@register.simple_tag
def force_tag(act, on):
    """Whether an act is in force on a day, as a sign and a word."""
    force = act.force_on(on)
    return tag(FORCE_TONES[force], "●" if force == Force.IN_FORCE else "○", Force(force).label)


def tag(tone, sign, label):
    return format_html('<span class="tag {}"><span aria-hidden="true">{}</span> {}</span>', tone, sign, label)


@register.simple_tag
def place(provision):
    """What a provision is called inside its act: «97-берене, 6-пункт»; its number, or "norm", where it has no place."""
    return place_label(provision, get_language() or "ky") or provision.number or gettext("norm")


@register.simple_tag
def basis(record):
    """The bases of a record that the public may see, provisions first: (address, what it is called, act)."""
    language = get_language() or "ky"
    return [
        {
            "url": (provision or act).get_absolute_url(),
            "act": act,
            "place": place_label(provision, language) if provision else "",
        }
        for act, provision in public_bases(record)
    ]


@register.filter
def place_in_source(evidence):
    """Where in its source a statement stands, in the reader's words."""
    return locator_label(evidence.locator, get_language() or "ky")


@register.filter
def act_name(act):
    """The act's short title if it has one, else its title."""
    return act.short_title or act.title


@register.simple_tag(takes_context=True)
def address_in(context, language):
    """This page in another language, all choices kept; of a search only what may be said again."""
    request = context.get("request")
    if request is None:
        return f"/{language}/"
    query = context.get("query")
    path = query.address() if hasattr(query, "address") else request.get_full_path()
    parts = path.split("/", 2)
    rest = parts[2] if len(parts) > 2 and parts[1] in ("ky", "ru", "en") else ""
    return f"/{language}/{rest}"


@register.simple_tag(takes_context=True)
def with_params(context, **changes):
    """The query string of this page with some parameters changed; None takes one away."""
    params = context.request.GET.copy()
    for name, value in changes.items():
        params.pop(name, None)
        if value not in (None, ""):
            params[name] = str(value)
    return f"?{params.urlencode()}"


@register.simple_tag
def wording_of(provision):
    """The best wording for the reader among those fetched along."""
    return provision.wording_for(get_language() or "ky")


@register.simple_tag
def provision_heading(provision):
    """The best heading for the reader among the wordings fetched along."""
    return provision.heading_for(get_language() or "ky")


@register.simple_tag
def as_words(wording):
    """A wording's text with the language it is in."""
    return Words(wording.text, wording.language, get_language() or "ky")


@register.simple_tag
def tr_json(words):
    """A text kept as {ky, ru, en} in a JSON column, in the reader's language."""
    given = words if isinstance(words, dict) else {}
    return tr(Trilingual(*(given.get(language) or "" for language in ("ky", "ru", "en"))))


@register.simple_tag
def abbreviations(term):
    """A term's abbreviations in all languages, each once, in brackets."""
    found = flat_labels(term.abbreviations)
    return f"({', '.join(found)})" if found else ""


@register.simple_tag
def other_languages(text):
    """A term's names in the two other languages, each marked with its language."""
    language = get_language()
    others = [(code, getattr(text, code)) for code in LANGUAGES if code != language and getattr(text, code)]
    return format_html_join(" · ", '<span lang="{}">{}</span>', others)


@register.filter
def kind_plural(model):
    """What records of a model are called."""
    return model._meta.verbose_name_plural


@register.filter
def short_name(record):
    """What a record is called in a list: its place for a provision, its question for a rule, else its own name."""
    if isinstance(record, Provision):
        place_in_act = place_label(record, get_language() or "ky") or record.eid
        return f"{record.act}, {place_in_act}"
    if isinstance(record, Rule):
        return f"{record.destination} · {record.indicator} · {record.regime}"
    return str(record)


@register.simple_tag(takes_context=True)
def explained(context, text, paragraphs=False):
    """The text as `tr` shows it, with the first use of each term on the page linked to the glossary and explained."""
    words = _best(text)
    if words.is_fallback or not words.text:
        return tr(text, paragraphs)
    html = with_terms(context.request, words.text, words.language)
    return mark_safe(linebreaks(html)) if paragraphs else html


def with_terms(request, text, language, most=None):
    """The text, escaped, with the first use of each term on the page explained; on a page `most` terms at most."""
    pieces, done = [], 0
    for start, end, html in terms_in(request, text, language, most):
        pieces += [escape(text[done:start]), html]
        done = end
    return mark_safe("".join([*pieces, escape(text[done:])]))


def terms_in(request, text, language, most=None):
    """The first use of each term on a page: where it stands in this text, and what to show there."""
    seen, finder = _terms_of_page(request, language)
    for mention in finder.find(text):
        if mention.key not in seen and (most is None or len(seen) < most):
            seen.add(mention.key)
            yield mention.start, mention.end, _explained(text, mention)


def _terms_of_page(request, language):
    """The terms already explained on the page that is being made, and the finder; kept on its request."""
    if not hasattr(request, "terms_explained"):
        request.terms_explained = set()
        request.term_finder = term_finder(language)
    return request.terms_explained, request.term_finder


def _explained(text, mention):
    parts = (
        '<span class="explained"><a href="{}" aria-describedby="tip-{}">{}</a>'
        '<span class="tip" role="tooltip" id="tip-{}">{}</span></span>'
    )
    address = f"{reverse('terms')}#{mention.key}"
    words = text[mention.start : mention.end]
    return format_html(parts, address, mention.key, words, mention.key, mention.definition)


@register.simple_tag
def kind_name(kind):
    """What records of a kind are called."""
    return apps.get_model("legalacts", kind)._meta.verbose_name


@register.filter
def entry(names, key):
    """The name a mapping has for a key, or the key itself."""
    return names.get(key, key)
