"""What pages of acts say to programs: JSON-LD, and the files an act may be taken away as."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import json_script
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from legalacts.citations.labels import place_label
from legalacts.interchange.structured_data import FORMATS, act_data, breadcrumbs, provision_data
from legalacts.models import LANGUAGES

register = template.Library()

NAMES = {"akn.xml": "Akoma Ntoso", "text.txt": _("Text"), "act.docx": "DOCX", "act.md": "Markdown"}


@dataclass(frozen=True)
class File:
    """A file and where it is."""

    name: str
    media_type: str
    address: str


@dataclass(frozen=True)
class Held:
    """The files in one language."""

    language: str
    name: str
    files: list[File]


@register.simple_tag
def files_of(act, provisions):
    """The files of an act in the languages of the wordings shown, the reader's first."""
    found = {wording.language for provision in provisions for wording in provision.wordings_shown}
    order = sorted(found, key=lambda language: (language != get_language(), LANGUAGES.index(language)))
    return [Held(language, dict(settings.LANGUAGES)[language], _files(act, language)) for language in order]


def _files(act, language):
    names = {file: str(name) for file, name in NAMES.items()}
    media = {file: media_type for file, media_type, _by_language in FORMATS}
    with override(language):
        return [File(name, media[file], reverse("act_file", args=[act.key, file])) for file, name in names.items()]


@register.simple_tag(takes_context=True)
def act_json_ld(context):
    """The act of the page, and the way to it, as JSON-LD."""
    act, language, site = context["act"], get_language(), _site(context)
    data = act_data(act, context["day"], language, site, context["provisions"], context["outgoing"])
    return _json_ld(data, breadcrumbs([*_way(), _step(act, language)], site))


@register.simple_tag(takes_context=True)
def provision_json_ld(context):
    """The provision of the page, and the way to it, as JSON-LD."""
    provision, language, site = context["provision"], get_language(), _site(context)
    place = place_label(provision, language) or provision.number or provision.eid
    steps = [*_way(), _step(provision.act, language), (place, provision.get_absolute_url())]
    return _json_ld(provision_data(provision, context["day"], language, site), breadcrumbs(steps, site))


def _site(context):
    return context["request"].build_absolute_uri("/").rstrip("/")


def _way():
    return [(gettext("Home"), reverse("home")), (gettext("Acts"), reverse("acts"))]


def _step(act, language):
    return (act.short_title or act.title).best(language).text, act.get_absolute_url()


def _json_ld(*things):
    """A block of data, which no browser runs; what could end it is escaped, so no words of a record get out of it."""
    block = json_script({"@context": "https://schema.org", "@graph": things})
    return mark_safe(block.replace("application/json", "application/ld+json", 1))
