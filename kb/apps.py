"""The curators' site as an app of Django's."""

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class CuratorsConfig(AdminConfig):
    """Django's admin on the curators' own site, with the accounts and who signed in."""

    default_site = "kb.curators.CuratorSite"

    def ready(self):
        """Find the admins of all apps, then put the site's own in the place of those of its packages."""
        super().ready()
        for name in ("accounts", "audit"):
            import_module(f"kb.sign_in.{name}")
