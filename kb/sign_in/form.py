"""The form to sign in: name, password, code."""

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.signals import user_login_failed
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .devices import has_device, match_code, seconds_to_wait

LONGEST_CODE = 32
WRONG_CODE = _(
    "The code is wrong. It changes every 30 seconds: see that the time of your telephone is set by itself, and type "
    "the code it shows now."
)


class SignInForm(AdminAuthenticationForm):
    """Name and password; the code as well for an account that has a device."""

    code = forms.CharField(
        label=_("Code from your telephone"),
        help_text=_("Six digits, or one of your recovery codes. Leave it empty if you have not set this up yet."),
        max_length=LONGEST_CODE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}),
    )

    def confirm_login_allowed(self, user):
        """Let in who may and, with a device, who has its code; a wrong code counts as a failed try."""
        super().confirm_login_allowed(user)
        if not has_device(user):
            return
        code = self.cleaned_data.get("code", "").replace(" ", "")
        if not code:
            self.refuse(_("Type the code from your telephone too."))
        waiting = seconds_to_wait(user, code)
        if waiting:
            told = ngettext(
                "Too many wrong codes. Wait %(number)d second and try again.",
                "Too many wrong codes. Wait %(number)d seconds and try again.",
                waiting,
            )
            self.refuse(told % {"number": waiting})
        user.otp_device = match_code(user, code)
        if user.otp_device is None:
            credentials = {"username": self.cleaned_data["username"]}
            user_login_failed.send(sender=__name__, credentials=credentials, request=self.request)
            self.refuse(WRONG_CODE)

    def refuse(self, words):
        """Say what is wrong with the code."""
        raise forms.ValidationError(words, code="code")
