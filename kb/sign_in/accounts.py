"""Accounts, with whether they have codes; an administrator takes the codes away when a telephone is lost."""

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from .devices import forget_devices
from .permissions import NamesPermissions

# As the log keeps it; said in the language of whoever reads the log.
CODES_CHANGED = [{"changed": {"fields": ["codes"]}}]

# Secrets are set up by their owners, and shown to nobody else.
for model in (TOTPDevice, StaticDevice, get_user_model()):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


@admin.register(get_user_model())
class AccountAdmin(NamesPermissions, UserAdmin):
    """Django's page of accounts, and whether codes are set up."""

    list_display = ("username", "first_name", "last_name", "is_staff", "is_active", "has_codes", "last_login")
    actions = ("forget_codes",)

    def get_queryset(self, request):
        """Accounts with whether they have codes, in one query."""
        devices = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(has_codes=Exists(devices))

    def get_readonly_fields(self, request, obj=None):
        """Who manages accounts gives roles; all rights at once, or single ones, only an administrator of the site."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else (*fixed, "is_superuser", "user_permissions")

    def has_change_permission(self, request, obj=None):
        """Nobody changes the account of who may do more than themselves."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or request.user.is_superuser or not obj.is_superuser)

    def has_delete_permission(self, request, obj=None):
        """An account is closed, not deleted: history goes on naming it."""
        return False

    @admin.display(description=_("codes"), boolean=True, ordering="has_codes")
    def has_codes(self, user):
        """Whether the account has a telephone that makes codes."""
        return user.has_codes

    @admin.action(description=_("Take the codes away: the telephone is lost"), permissions=["change"])
    def forget_codes(self, request, users):
        """Let accounts set up a new telephone; of those that may be changed, and it is noted."""
        users = [user for user in users if self.has_change_permission(request, user)]
        for user in users:
            forget_devices(user)
        LogEntry.objects.log_actions(request.user.pk, users, CHANGE, change_message=CODES_CHANGED)
        number = len(users)
        told = ngettext("%(number)d account has no codes now.", "%(number)d accounts have no codes now.", number)
        self.message_user(request, told % {"number": number}, messages.SUCCESS)
