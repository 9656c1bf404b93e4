"""The typed value of a rule: what each kind needs, and what has no meaning in it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .regime import Indicator

ValueKind = Indicator.ValueKind
# What each kind of value cannot do without, and how to ask for it.
NEEDED = {
    ValueKind.YES_NO: {"yes": _("Say yes or no.")},
    ValueKind.PERIOD: {"amount": _("How many?"), "unit": _("A period needs a unit.")},
    ValueKind.PERCENT: {"percent": _("How many per cent?")},
    ValueKind.AMOUNT: {"amount": _("How much money?"), "currency": _("In which currency? RUB, KGS, KZT …")},
    ValueKind.AGE: {"amount": _("Which age?")},
    ValueKind.COUNT: {"amount": _("How many?")},
    ValueKind.TEXT: {},
}
USED = {
    ValueKind.YES_NO: {"yes"},
    ValueKind.PERIOD: {"amount", "upper", "unit", "days", "counted_from", "bound", "per_amount", "per_unit"},
    ValueKind.PERCENT: {"percent", "otherwise"},
    ValueKind.AMOUNT: {"amount", "upper", "currency", "per_amount", "per_unit", "bound"},
    ValueKind.AGE: {"amount", "upper", "bound"},
    ValueKind.COUNT: {"amount", "upper", "per_amount", "per_unit", "bound"},
    ValueKind.TEXT: set(),
}
VALUE_FIELDS = sorted(set().union(*USED.values()))
EMPTY = (None, "")


def value_faults(kind: str, indicator: Indicator | None, given: dict) -> dict[str, ValidationError]:
    """What is wrong with a typed value, by field; `given` holds the columns of the value."""
    if indicator and kind not in {indicator.value_kind, ValueKind.TEXT}:
        message = _("This indicator is answered by: %(kind)s. Or choose “words”.")
        return {"kind": ValidationError(message, params={"kind": indicator.get_value_kind_display()})}
    faults = {field: ValidationError(message) for field, message in NEEDED[kind].items() if given.get(field) in EMPTY}
    message = _("Leave this empty: the kind of value is “%(kind)s”.")
    for field in VALUE_FIELDS:
        if field not in USED[kind] and given.get(field) not in EMPTY:
            faults[field] = ValidationError(message, params={"kind": ValueKind(kind).label})
    return faults
