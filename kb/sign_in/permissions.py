"""What roles and accounts may do, said in the curator's language: Django keeps these names in English."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VERBS = {
    "add": pgettext_lazy("permission", "add"),
    "change": pgettext_lazy("permission", "change"),
    "delete": pgettext_lazy("permission", "delete"),
    "view": pgettext_lazy("permission", "view"),
}
OWN = {
    "publish": _("Publish what another person wrote"),
    "publish_alone": _("Publish without a second person, with a reason"),
    "translate_ky": _("Translate into Kyrgyz"),
    "translate_ru": _("Translate into Russian"),
    "translate_en": _("Translate into English"),
}

admin.site.unregister(Group)


def name_of(permission) -> str:
    """One permission in words; costs a query unless the kind of record is at hand."""
    code = permission.codename
    verb = VERBS.get(code.partition("_")[0])
    if code in OWN or verb is None:
        return str(OWN.get(code, permission.name))
    return f"{capfirst(permission.content_type.name)}: {verb}"


class NamesPermissions:
    """For admins with a field of permissions."""

    def formfield_for_manytomany(self, db_field, request=None, **options):
        field = super().formfield_for_manytomany(db_field, request=request, **options)
        if field and db_field.name in {"permissions", "user_permissions"}:
            field.label_from_instance = name_of
        return field


@admin.register(Group)
class RoleAdmin(NamesPermissions, GroupAdmin):
    """Django's page of groups, which are the roles here."""
