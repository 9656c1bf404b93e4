"""The devices of a curator: one that counts codes by the clock, and recovery codes that work once each."""

from math import ceil
from secrets import choice

from django.db import transaction
from django.utils import timezone
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

CODES = 10
CODE_LENGTH = 10
# No letter that looks like another or like a digit.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def has_device(user) -> bool:
    """Whether codes are set up for an account."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def device_for(user, code: str):
    """The device a code must be of: six digits are counted by the clock, all else is a recovery code."""
    by_clock = len(code) == 6 and code.isascii() and code.isdigit()
    return (TOTPDevice if by_clock else StaticDevice).objects.filter(user=user, confirmed=True).first()


def match_code(user, code: str):
    """The device that takes the code, None for a wrong one; a code is taken once."""
    device = device_for(user, code)
    return device and verify_token(user, device.persistent_id, code.lower())


def seconds_to_wait(user, code: str) -> int:
    """How long the device takes no code after wrong ones: a second after the first, twice as long after each more."""
    device = device_for(user, code)
    allowed, why = device.verify_is_allowed() if device else (True, None)
    return 0 if allowed else max(1, ceil((why["locked_until"] - timezone.now()).total_seconds()))


def device_to_confirm(user) -> TOTPDevice:
    """The device that is being set up, the same one until it is confirmed."""
    device, _made = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "telephone"})
    return device


@transaction.atomic
def confirm(device: TOTPDevice) -> list[str]:
    """Put a device in the place of the former one and return new recovery codes."""
    TOTPDevice.objects.filter(user=device.user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save()
    return make_codes(device.user)


@transaction.atomic
def make_codes(user) -> list[str]:
    """Put ten new recovery codes in the place of the former ones, and return them."""
    # The device itself stays: somebody may be signed in with it.
    device, _made = StaticDevice.objects.get_or_create(user=user, defaults={"name": "recovery"})
    device.token_set.all().delete()
    codes = ["".join(choice(LETTERS) for _letter in range(CODE_LENGTH)) for _code in range(CODES)]
    for code in codes:
        device.token_set.create(token=code)
    return codes


@transaction.atomic
def forget_devices(user) -> None:
    """Let an account sign in with its password alone, to set up a new device: the telephone is lost."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
