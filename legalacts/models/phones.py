"""Telephone numbers as people write them → one spelling that can be dialled from anywhere."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

EXTENSION = re.compile(
    r"[\s,;]*(?:(?:доб(?:авочный)?|ext|внутр|кошумча|ички)[.\s]*([0-9]{1,6})|(?<=[0-9]) \(([0-9]{1,6})\))\s*\Z", re.I
)
NUMBER = re.compile(r"\+?[0-9\s().\-\u2010-\u2013\u00a0/]+\Z")
SHORT = range(2, 6)
"""Digits of the numbers of services: 102, 112, 1414."""
LONGEST = 60


@dataclass(frozen=True)
class Plan:
    """How a country numbers its telephones."""

    code: str
    trunk: str
    digits: int
    groups: tuple[int, ...]
    example: str


PLANS = {
    "kg": Plan("996", "0", 9, (3, 2, 2, 2), "0312 30 11 17"),
    "ru": Plan("7", "8", 10, (3, 3, 2, 2), "8 (495) 123-45-67"),
    "kz": Plan("7", "8", 10, (3, 3, 2, 2), "8 (7172) 12-34-56"),
    "by": Plan("375", "80", 9, (2, 3, 2, 2), "8 017 123 45 67"),
    "am": Plan("374", "0", 8, (2, 2, 2, 2), "010 12 34 56"),
}


def normal_phone(typed: str, country: str = "") -> str:
    """`0312 30-11-17` in Kyrgyzstan → `+996 312 30 11 17`; numbers of services stay; ValidationError for anything else.

    `country` is where a number without a code would be dialled.
    """
    words, extension = _split(" ".join(typed.split())[:LONGEST])
    digits = re.sub(r"[^0-9]", "", words)
    if not NUMBER.match(words):
        raise _no_number(typed, country)
    if words.startswith("+") or digits.startswith("00"):
        number = _abroad(digits.removeprefix("00"), words)
    elif len(digits) in SHORT:
        number = digits
    else:
        number = _at_home(digits, country)
    if not number:
        raise _no_number(typed, country)
    return f"{number} ({extension})" if extension else number


def _split(words: str) -> tuple[str, str]:
    found = EXTENSION.search(words)
    return (words[: found.start()], found[1] or found[2]) if found else (words, "")


def _abroad(digits: str, words: str) -> str:
    """A number with its country's code; those of countries we know are checked for length."""
    for plan in PLANS.values():
        if digits.startswith(plan.code):
            return _written(plan, digits[len(plan.code) :])
    groups = re.findall("[0-9]+", words.strip().removeprefix("00"))
    return f"+{' '.join(groups)}" if 8 <= len(digits) <= 15 and digits[0] != "0" else ""


def _at_home(digits: str, country: str) -> str:
    """A number without a plus: with the code, with the trunk digit or with neither."""
    plan = PLANS.get(country)
    if plan is None:
        return _abroad(digits, digits) if digits.startswith("996") else ""
    for prefix in (plan.code, plan.trunk, ""):
        if digits.startswith(prefix) and len(digits) == len(prefix) + plan.digits:
            return _written(plan, digits[len(prefix) :])
    return ""


def _written(plan: Plan, digits: str) -> str:
    if len(digits) != plan.digits or digits[0] == "0":
        return ""
    groups, place = [], 0
    for length in plan.groups:
        groups.append(digits[place : place + length])
        place += length
    return f"+{plan.code} {' '.join(groups)}"


def _no_number(typed: str, country: str) -> ValidationError:
    example = PLANS.get(country, PLANS["kg"]).example
    message = _("“%(value)s” is no telephone number. Write it like %(example)s, or with the country’s code: +996 …")
    return ValidationError(message, params={"value": typed[:LONGEST], "example": example})
