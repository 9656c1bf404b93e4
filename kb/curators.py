"""The curators' site: Django's own admin with a name, a language switch and records in groups."""

from functools import partial

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from kb.sign_in.devices import has_device
from kb.sign_in.form import SignInForm
from kb.sign_in.second_factor import second_factor


class Suggestions(AutocompleteJsonView):
    """What is offered while a link is typed, named as the record's admin names it."""

    def serialize_result(self, record, to_field_name):
        label = getattr(self.model_admin, "label_of", str)
        return {**super().serialize_result(record, to_field_name), "text": label(record)}


class CuratorSite(admin.AdminSite):
    """The admin as curators see it."""

    site_header = site_title = _("Legal knowledge base: for curators")
    index_title = _("Records")
    login_form = SignInForm
    # The room is needed for three languages side by side.
    enable_nav_sidebar = False

    def get_urls(self):
        codes = partial(second_factor, site=self)
        own = [path("language/", set_language, name="language"), path("codes/", codes, name="second_factor")]
        return [*own, *super().get_urls()]

    def has_permission(self, request):
        """Let in staff; on a deployment only with a code from their telephone."""
        return super().has_permission(request) and (request.user.is_verified() or not settings.SECOND_FACTOR)

    def login(self, request, extra_context=None):
        """Sign in; who has no codes yet where they are asked for sets them up first."""
        user = request.user
        if (
            request.method == "GET"
            and settings.SECOND_FACTOR
            and super().has_permission(request)
            and not has_device(user)
        ):
            return HttpResponseRedirect(reverse("admin:second_factor"))
        return super().login(request, extra_context)

    def autocomplete_view(self, request):
        return Suggestions.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        """The list of the first page. Django asks for it on every page: it is made where it is shown."""
        return SimpleLazyObject(lambda: self._app_list(request, app_label))

    def _app_list(self, request, app_label):
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
