"""The form “Something wrong on this page?”, and the token that stands in it instead of a cookie."""

import re
import secrets

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from legalacts.language.personal import blank_personal
from legalacts.models import Contact, ReaderReport

from .limiting import once

SALT = "report"
DAY = 24 * 60 * 60
LONGEST = 2000
PAGE = re.compile(r"/(?:ky|ru|en)/[-\w./]{0,250}(?:\?[-\w=&,.]{0,200})?", re.ASCII)
Kind = ReaderReport.Kind
# What says enough without words.
SPEAKS_FOR_ITSELF = {Kind.OUTDATED, Kind.UNCLEAR, Kind.BROKEN}


class ReportForm(forms.Form):
    """What is wrong, in the reader's words if there are any."""

    page = forms.CharField(required=False, widget=forms.HiddenInput)
    token = forms.CharField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    text = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST}),
        help_text=_(
            "Which sentence, what is right, and how you know. No names, no numbers of passports or telephones."
        ),
        error_messages={"max_length": _("At most %(limit_value)d characters, please.")},
    )
    # Only programs fill it in.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    def __init__(self, *args, **options):
        super().__init__(*args, use_required_attribute=False, **options)
        self.label_suffix = ""

    def clean_page(self):
        """The address of a page of this site; anything else is nothing."""
        return page_of(self.cleaned_data["page"])

    def clean_text(self):
        """Take out what looks personal, and say so: the reader sees what would be sent."""
        text = self.cleaned_data["text"]
        if not re.search(r"\d|@", text):
            return text
        blanked = blank_personal(text, Contact.objects.values_list("value", flat=True))
        if blanked != text:
            self.put("text", blanked)
            message = _("A number or an e-mail that may be personal was taken out. Read it once more, then send.")
            raise forms.ValidationError(message, code="personal")
        return text

    def clean(self):
        """Words where the kind alone says nothing, and a form that comes from here."""
        cleaned = super().clean()
        if "text" in cleaned and not cleaned["text"] and cleaned.get("kind", Kind.BROKEN) not in SPEAKS_FOR_ITSELF:
            self.add_error("text", _("Say in a few words what it is."))
        if not valid_token(cleaned.get("token", "")):
            self.renew()
            raise forms.ValidationError(_("This page was open for long. Your words are still here: send them again."))
        return cleaned

    def renew(self):
        """Put a fresh token into the form that is shown again."""
        self.put("token", new_token())

    def put(self, name, value):
        """Replace what was typed by what the form shown again should hold."""
        self.data = self.data.copy()
        self.data[name] = value

    @property
    def by_a_program(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.data.get("website"))

    def first_time(self) -> bool:
        """Whether this form has not been sent before: a second press of the button is no second report."""
        return once(f"report:{self.cleaned_data['token'][-43:]}", DAY)


def page_of(text: str) -> str:
    """The text if it may be the address of a page of this site, else nothing."""
    return text if len(text) <= 300 and PAGE.fullmatch(text) else ""


def new_token() -> str:
    """A word that only this site can have written, today."""
    return signing.dumps(secrets.token_urlsafe(9), salt=SALT)


def valid_token(token: str) -> bool:
    """Whether this site wrote it within a day."""
    try:
        signing.loads(token[:200], salt=SALT, max_age=DAY)
    except signing.BadSignature:
        return False
    return True
