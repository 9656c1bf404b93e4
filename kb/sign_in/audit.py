"""Who signed in, from where, and who failed to: kept for thirty days, for administrators to look at."""

from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.auth.signals import user_logged_in
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=30)


class SignInsAdmin(admin.ModelAdmin):
    """A list to read: nothing is added, changed or deleted by hand."""

    group = _("Accounts")
    list_display = ("attempt_time", "username", "ip_address", "user_agent")
    list_filter = ("attempt_time",)
    search_fields = ("username", "ip_address")
    date_hierarchy = "attempt_time"
    fields = readonly_fields = ("attempt_time", "username", "ip_address", "user_agent")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("auth.view_user")

    def has_module_permission(self, request):
        return request.user.has_perm("auth.view_user")


@admin.register(AccessLog)
class SignedInAdmin(SignInsAdmin):
    """Who signed in and out."""

    list_display = ("attempt_time", "username", "ip_address", "logout_time", "user_agent")
    fields = readonly_fields = ("attempt_time", "username", "ip_address", "logout_time", "user_agent")


@admin.register(AccessFailureLog)
class FailedAdmin(SignInsAdmin):
    """Who failed to."""

    list_display = ("attempt_time", "username", "ip_address", "locked_out", "user_agent")
    list_filter = ("locked_out", "attempt_time")


def forget_old(**_kwargs) -> None:
    """Delete what is older than thirty days, whenever somebody signs in."""
    before = timezone.now() - KEPT_FOR
    for model in (AccessLog, AccessFailureLog, AccessAttempt):
        model.objects.filter(attempt_time__lt=before).delete()


user_logged_in.connect(forget_old, dispatch_uid="forget_old_sign_ins")
