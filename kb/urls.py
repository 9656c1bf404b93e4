"""The address space: one tree per language, the API, the curators' admin."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from kb import health, metrics, views
from legalacts.views.files import identified, llms
from legalacts.views.machines import sitemap, sitemap_part
from legalacts.views.saved import worker


class OneTable(dict):
    """What Django keeps for each language, kept once: for addresses that have none."""

    def __contains__(self, language):
        return super().__contains__("")

    def __getitem__(self, language):
        return super().__getitem__("")

    def __setitem__(self, language, table):
        super().__setitem__("", table)


def in_no_language(route, included):
    """Addresses that are the same in every language; there are a thousand, and each table of them takes megabytes."""
    found = path(route, included)
    found._reverse_dict, found._namespace_dict, found._app_dict = OneTable(), OneTable(), OneTable()
    return found


urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap/<slug:section>-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path("sw.js", worker, name="worker"),
    path("llms.txt", llms, name="llms"),
    re_path(r"^(?:akn|eli)/", identified, name="identified"),
    in_no_language("admin/", admin.site.urls),
    in_no_language("api/", include("legalacts.api.urls")),
    # People type the country's code for the language's.
    re_path(r"^kg/(?P<rest>.*)$", RedirectView.as_view(url="/ky/%(rest)s", permanent=True, query_string=True)),
    *i18n_patterns(path("", include("legalacts.urls")), prefix_default_language=True),
]

handler400 = "legalacts.views.errors.bad_request"
handler403 = "legalacts.views.errors.permission_denied"
handler404 = "legalacts.views.errors.page_not_found"
handler500 = "legalacts.views.errors.server_error"
