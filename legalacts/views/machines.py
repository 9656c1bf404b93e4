"""The sitemap."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.urls import reverse

from legalacts.models import Act, Dataset, Institution, Problem, Provision, Rule

PAGES = (
    "home", "acts", "institutions", "compare", "problems", "terms", "words", "timeline", "data", "downloads",
    "recommendations", "conflicts", "cooperation", "sources", "about", "law_changes",
)  # fmt: skip


class Languages(Sitemap):
    """Every page in each language, with its counterparts."""

    i18n = True
    alternates = True
    x_default = True
    limit = 5000
    languages = [code for code, _name in settings.LANGUAGES]


class Pages(Languages):
    """Pages that are always there."""

    def items(self):
        return PAGES

    def location(self, item):
        return reverse(item)


class Records(Languages):
    """Pages of public records."""

    def __init__(self, records):
        super().__init__()
        self.records = records

    def items(self):
        return self.records()

    def lastmod(self, item):
        return item.changed_at


SITEMAPS = {
    "pages": Pages,
    "acts": Records(lambda: Act.objects.published()),
    "provisions": Records(lambda: Provision.objects.public().select_related("act")),
    "institutions": Records(lambda: Institution.objects.published()),
    "rules": Records(lambda: Rule.objects.published()),
    "problems": Records(lambda: Problem.objects.published()),
    "data": Records(lambda: Dataset.objects.published()),
}


def sitemap(request):
    """List every public page."""
    return sitemap_view(request, SITEMAPS)
