"""The person's own dates: a form whose errors say what to write, and that keeps what was typed."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from legalacts.rights import EVENTS

FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y"]
LABELS = {
    "entry": _("Day of entry"),
    "contract_start": _("First day of the contract"),
    "contract_end": _("Last day of the contract"),
}
LONG_AGO = timedelta(days=3 * 366)
FAR_AHEAD = timedelta(days=366)


class DayField(forms.DateField):
    """A day as a phone sends it or as people write it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **options):
        wrong = _("Write the day as day.month.year, for example 05.11.2026; such a day must exist.")
        super().__init__(input_formats=FORMATS, error_messages={"invalid": wrong}, **options)


class DatesForm(forms.Form):
    """One day for each event the rules count from; at least one is needed."""

    entry = DayField(required=False, label=LABELS["entry"])
    contract_start = DayField(required=False, label=LABELS["contract_start"])
    contract_end = DayField(required=False, label=LABELS["contract_end"])
    unsure = forms.BooleanField(
        required=False,
        label=_("It was near midnight, or I am not sure: count from the day before"),
    )
    used = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=366,
        label=_("Days spent there earlier this year"),
        help_text=_("Empty if none. They shorten the days you may stay without a contract."),
        error_messages={
            "invalid": _("Write a whole number of days, for example 20."),
            "min_value": _("Write a number from 0 to 366."),
            "max_value": _("Write a number from 0 to 366."),
        },
    )

    def __init__(self, *args, events, **options):
        super().__init__(*args, use_required_attribute=False, **options)
        self.label_suffix = ""
        for name in EVENTS:
            if name not in events:
                del self.fields[name]

    def clean(self):
        """At least one day, none out of reach, and no contract that ends before it starts."""
        given = {name: day for name in EVENTS if (day := self.cleaned_data.get(name))}
        today = timezone.localdate()
        for name, day in given.items():
            if not today - LONG_AGO <= day <= today + FAR_AHEAD:
                self.add_error(name, _("This day is too far away: choose one of the last three years or of the next."))
        if not given and not self.errors:
            raise forms.ValidationError(_("Give at least one day."))
        start, end, entry = (given.get(name) for name in ("contract_start", "contract_end", "entry"))
        if start and end and end < start:
            self.add_error("contract_end", _("The contract ends before it starts: correct one of the two days."))
        if entry and end and end < entry:
            self.add_error("contract_end", _("The contract ends before the day of entry: correct one of the two days."))
        return self.cleaned_data

    def events_given(self) -> dict[str, date]:
        """The days to count from."""
        back = timedelta(days=1 if self.cleaned_data["unsure"] else 0)
        return {name: day - back for name in EVENTS if (day := self.cleaned_data.get(name))}
