"""The sitemap: every public page in each language. While it is short one file, else an index of files."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import F, Max, QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from legalacts.models import Act, Dataset, Institution, Problem, Provision, Rule
from legalacts.models.kept import until_something_changes

PAGES = (
    "home", "acts", "institutions", "compare", "problems", "terms", "words", "timeline", "data", "downloads",
    "recommendations", "conflicts", "cooperation", "sources", "about", "law_changes",
)  # fmt: skip
RECORDS = {
    "acts": Act.objects.published(),
    "provisions": Provision.objects.public().select_related("act"),
    "institutions": Institution.objects.published(),
    "rules": Rule.objects.published(),
    "problems": Problem.objects.published(),
    "data": Dataset.objects.published(),
}
# So many records go into one file; three addresses each, and a file may hold fifty thousand.
LARGEST = 5000
LANGUAGES = [code for code, _name in settings.LANGUAGES]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def sitemap(request):
    """List every public page, or the files that list them."""
    site = request.build_absolute_uri("/").rstrip("/")
    if until_something_changes("sitemap", count_all) > LARGEST:
        return written("sitemapindex", SITEMAP, files(site))
    found = (record for records in RECORDS.values() for record in records.all())
    return written("urlset", f"{SITEMAP} {LINKS}", (*general(site), *entries(site, found)))


def count_all() -> int:
    """How many public records have a page."""
    return sum(records.count() for records in RECORDS.values())


def sitemap_part(request, section: str, number: int = 0):
    """List the general pages, or those of records of a kind whose ids lie in one stretch."""
    site = request.build_absolute_uri("/").rstrip("/")
    if section == "pages" and not number:
        return written("urlset", f"{SITEMAP} {LINKS}", general(site))
    if section not in RECORDS:
        raise Http404
    records = RECORDS[section].filter(pk__gte=number * LARGEST, pk__lt=(number + 1) * LARGEST).order_by("pk")
    found = list(entries(site, records))
    if not found:
        raise Http404
    return written("urlset", f"{SITEMAP} {LINKS}", found)


def written(root: str, spaces: str, parts) -> HttpResponse:
    """A sitemap as XML."""
    body = "".join((HEAD, f"<{root} {spaces}>\n", *parts, f"</{root}>\n"))
    return HttpResponse(body, content_type="application/xml", headers={"X-Robots-Tag": "noindex"})


def files(site: str) -> Iterator[str]:
    """The files of the index, each with the day of its last change."""
    yield f"<sitemap><loc>{site}{reverse('sitemap_part', args=['pages', 0])}</loc></sitemap>\n"
    for section, records in RECORDS.items():
        for number, changed in until_something_changes(("sitemap", section), partial(stretches, records)):
            path = reverse("sitemap_part", args=[section, number])
            yield f"<sitemap><loc>{site}{path}</loc><lastmod>{changed:%Y-%m-%d}</lastmod></sitemap>\n"


def stretches(records: QuerySet) -> list[tuple[int, datetime]]:
    """The stretches of ids that records of a kind lie in, each with the time of its last change."""
    parts = records.select_related(None).order_by().annotate(part=F("pk") / LARGEST)
    return sorted(parts.values_list("part").annotate(Max("changed_at")))


def general(site: str) -> Iterator[str]:
    """The pages that are always there."""
    for name in PAGES:
        yield from in_languages(site, reverse(name))


def entries(site: str, records) -> Iterator[str]:
    """The pages of records."""
    for record in records:
        yield from in_languages(site, record.get_absolute_url(), f"<lastmod>{record.changed_at:%Y-%m-%d}</lastmod>")


def in_languages(site: str, path: str, changed: str = "") -> Iterator[str]:
    """A page in each language, with its counterparts; its path differs by nothing but the language."""
    rest = escape(path.removeprefix(f"/{get_language()}/"))
    places = {language: f"{site}/{language}/{rest}" for language in LANGUAGES}
    named = {**places, "x-default": places[settings.LANGUAGE_CODE]}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{place}"/>' for language, place in named.items()
    )
    for place in places.values():
        yield f"<url><loc>{place}</loc>{changed}{links}</url>\n"
