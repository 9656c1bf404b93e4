"""The page on which a curator sets up codes from their telephone, and gets recovery codes."""

from base64 import b32encode

import segno
from django import forms
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login

from .devices import confirm, device_to_confirm, has_device, make_codes, match_code, seconds_to_wait
from .form import LONGEST_CODE, WRONG_CODE

NEW_CODES = "codes"


class CodeForm(forms.Form):
    """One code, as the telephone shows it."""

    code = forms.CharField(
        label=gettext_lazy("Code from your telephone"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "size": "12"}),
    )


@never_cache
@sensitive_post_parameters()
def second_factor(request, site):
    """Set up a device, a new one in place of the old, or make new recovery codes; each asks for a code.

    Open to signed-in staff without a device; with one, only to who has signed in with its code.
    """
    user = request.user
    if not (user.is_active and user.is_staff) or (has_device(user) and not user.is_verified()):
        return redirect_to_login(request.get_full_path(), login_url="admin:login")
    context = {**site.each_context(request), "title": _("Codes for signing in"), "has_device": has_device(user)}
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wants_codes = context["has_device"] and NEW_CODES in request.POST
        context["codes"] = (_renew if wants_codes else _set_up)(request, form)
        context["has_device"] = has_device(user)
    if not context.get("codes"):
        context |= _device_shown(user)
    return render(request, "admin/second_factor.html", {**context, "form": form})


def _set_up(request, form) -> list[str]:
    """Take the first code of the new device: from now on it is asked for."""
    device = device_to_confirm(request.user)
    code = form.cleaned_data["code"].replace(" ", "")
    if not device.verify_token(code):
        form.add_error("code", WRONG_CODE)
        return []
    codes = confirm(device)
    login(request, device)
    return codes


def _renew(request, form) -> list[str]:
    """Make new recovery codes for who shows a code of the device."""
    code = form.cleaned_data["code"].replace(" ", "")
    if seconds_to_wait(request.user, code) or not match_code(request.user, code):
        form.add_error("code", _("The code is wrong. Wait for the next one and try again."))
        return []
    return make_codes(request.user)


def _device_shown(user) -> dict:
    """The secret of the device to set up, as a picture to scan and as letters to type."""
    device = device_to_confirm(user)
    picture = segno.make(device.config_url, error="m").svg_inline(scale=4, border=2, omitsize=False)
    secret = _secret(device)
    return {
        # Its only input is the address, which stands in it as drawn squares.
        "picture": mark_safe(picture),
        "secret": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        "address": device.config_url,
    }


def _secret(device) -> str:
    return b32encode(device.bin_key).decode().rstrip("=")
