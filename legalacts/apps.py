from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LegalActsConfig(AppConfig):
    name = "legalacts"
    verbose_name = _("Legal knowledge base")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("legalacts.search.semantic.checks")
        roles = import_module("legalacts.models.roles")
        # After each migration, because later ones bring further models.
        post_migrate.connect(roles.grant_roles, sender=self, dispatch_uid="roles")
