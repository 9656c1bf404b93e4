"""The curators' site: Django's own admin with a name, a language switch and records in groups."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language


class CuratorsConfig(AdminConfig):
    """Django's admin, with the site below."""

    default_site = "kb.curators.CuratorSite"


class Suggestions(AutocompleteJsonView):
    """What is offered while a link is typed, named as the record's admin names it."""

    def serialize_result(self, record, to_field_name):
        label = getattr(self.model_admin, "label_of", str)
        return {**super().serialize_result(record, to_field_name), "text": label(record)}


class CuratorSite(admin.AdminSite):
    """The admin as curators see it."""

    site_header = site_title = _("Legal knowledge base: for curators")
    index_title = _("Records")
    # The room is needed for three languages side by side.
    enable_nav_sidebar = False

    def get_urls(self):
        return [path("language/", set_language, name="language"), *super().get_urls()]

    def autocomplete_view(self, request):
        return Suggestions.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        """Group records as their admins say (`group`), in the order of registration."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        grouped = [app for app in apps if not any(self._group(entry) for entry in app["models"])]
        return [*self._groups(apps), *grouped]

    def _groups(self, apps):
        order = list(self._registry)
        entries = sorted(
            (entry for app in apps for entry in app["models"] if self._group(entry)),
            key=lambda entry: order.index(entry["model"]),
        )
        homes = {entry["model"]: app for app in apps for entry in app["models"]}
        groups = {}
        for entry in entries:
            group = self._group(entry)
            home = homes[entry["model"]]
            groups.setdefault(group, {**home, "name": group, "models": []})["models"].append(entry)
        return groups.values()

    def _group(self, entry):
        return getattr(self._registry[entry["model"]], "group", None)
