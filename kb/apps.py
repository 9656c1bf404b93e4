"""The curators' site as an app of Django's, and a name for the app that counts who signs in."""

from importlib import import_module

from axes.apps import AppConfig as AxesConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class CuratorsConfig(AdminConfig):
    """Django's admin on the curators' own site, with the accounts and who signed in."""

    default_site = "kb.curators.CuratorSite"

    def ready(self):
        """Find the admins of all apps, then put the site's own in the place of those of its packages."""
        super().ready()
        for name in ("accounts", "audit"):
            import_module(f"kb.sign_in.{name}")
        # Fields that suggest records speak Kyrgyz too: static/admin/js/vendor/select2/i18n/ky.js
        import_module("django.contrib.admin.widgets").SELECT2_TRANSLATIONS["ky"] = "ky"


class SignInsConfig(AxesConfig):
    """The package under the name that curators read."""

    verbose_name = _("Signing in")
