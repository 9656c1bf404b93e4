"""Bring in the text of an act: upload or paste, see what would change, then save; nothing is kept in between.

Between the two steps the file travels through the page itself, packed; what comes back is read and checked anew.
"""

import base64
import binascii
import zlib
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from legalacts.interchange.document import Document, Header, Unit, UnreadableText
from legalacts.interchange.importing import FORMATS, Plan, Step, plan_import, read_file, report_of, save_plan
from legalacts.models import Act, Jurisdiction, Status, Wording
from legalacts.models.databases import count_for_the_planner
from legalacts.models.roles import may_publish_alone

NEEDED = [f"legalacts.{verb}_{name}" for name in ("act", "provision", "wording", "note") for verb in ("add", "change")]
MOST_WARNINGS = 200
MOST_ENTRIES = 2000
STATES = (Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED)


class ImportForm(forms.Form):
    """The text, and which act it is; fields left empty may stand in the head of the text itself."""

    file = forms.FileField(label=_("File"), required=False, help_text=_("Text, HTML, DOCX or Akoma Ntoso."))
    pasted = forms.CharField(
        label=_("or pasted text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    packed = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    format = forms.ChoiceField(label=_("Format"), required=False, choices=[("", _("as the content shows"))])
    key = forms.CharField(label=_("key"), required=False, max_length=120, help_text=_("kg-labour-code-2025"))
    language = forms.ChoiceField(label=_("language"), required=False)
    nature = forms.ChoiceField(label=_("nature"), required=False)
    valid_from = forms.DateField(label=_("valid from"), required=False, help_text=_("First day of this edition."))
    source_url = forms.URLField(label=_("address"), required=False, max_length=1000, assume_scheme="https")
    kind = forms.ChoiceField(label=_("kind"), required=False)
    jurisdiction = forms.ChoiceField(label=_("jurisdiction"), required=False)
    title = forms.CharField(
        label=_("title"), required=False, max_length=500, help_text=_("In the language of the text.")
    )
    number = forms.CharField(label=_("number"), required=False, max_length=60)
    adopted_on = forms.DateField(label=_("adopted on"), required=False)
    status = forms.ChoiceField(
        label=_("status"), required=False, help_text=_("Of new provisions and wordings; published if nothing is said.")
    )
    extent = forms.ChoiceField(label=_("extent"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        choices = {
            "format": [(name, name) for name in FORMATS],
            "language": [("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")],
            "nature": Wording.Nature.choices,
            "kind": Act.Kind.choices,
            "jurisdiction": [(found.key, str(found)) for found in Jurisdiction.objects.all()],
            "status": [(state.value, state.label) for state in STATES],
            "extent": [("whole", _("the whole act")), ("part", _("a part of the act"))],
        }
        for name, offered in choices.items():
            self.fields[name].choices = [("", _("as the content shows") if name == "format" else "—"), *offered]

    def header(self) -> Header:
        """What was filled in, as the head of a text."""
        given = {name: self.cleaned_data[name] for name in self.cleaned_data if name not in OUTSIDE_THE_HEAD}
        fields = {
            name: value.isoformat() if hasattr(value, "isoformat") else " ".join(value.split())
            for name, value in given.items()
            if value
        }
        title = fields.pop("title", "")
        if title and fields.get("language"):
            fields[f"title_{fields['language']}"] = title
        return Header(fields)

    def data_and_name(self) -> tuple[bytes, str]:
        """The file as it was sent; raises UnreadableText when there is none."""
        if upload := self.cleaned_data["file"]:
            if upload.size > settings.IMPORT_LIMIT:
                raise UnreadableText(0, too_large())
            return upload.read(), upload.name
        if packed := self.cleaned_data["packed"]:
            return unpacked(packed), self.cleaned_data["name"]
        if pasted := self.cleaned_data["pasted"]:
            return pasted.encode(errors="replace"), ""
        raise UnreadableText(0, gettext("Choose a file or paste a text."))


OUTSIDE_THE_HEAD = ("file", "pasted", "packed", "name", "format")


def too_large() -> str:
    """The message of a file over the limit."""
    return gettext("the file is larger than %(size)s MB") % {"size": settings.IMPORT_LIMIT // 1024 // 1024}


def packed(data: bytes) -> str:
    """A file as letters for a field of the page."""
    return base64.b64encode(zlib.compress(data)).decode()


def unpacked(letters: str) -> bytes:
    """The file again, within its limit whatever was sent."""
    try:
        packer = zlib.decompressobj()
        data = packer.decompress(base64.b64decode(letters, validate=True), settings.IMPORT_LIMIT + 1)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise UnreadableText(0, gettext("Choose a file or paste a text.")) from error
    if len(data) > settings.IMPORT_LIMIT:
        raise UnreadableText(0, too_large())
    return data


@dataclass
class Entry:
    """A heading of the preview: where it stands, how much lies in it, what happens to its words."""

    unit: Unit
    depth: int
    inside: int
    notes: int
    steps: set[str]

    @property
    def changes(self) -> list[str]:
        """What happens to the words in it, as words to read."""
        return [str(STEPS[step]) for step in STEPS if step in self.steps]


STEPS = {
    Step.NEW: _("new"),
    Step.CHANGED: _("changed"),
    Step.CLOSED: _("earlier words end"),
    Step.KEPT: _("kept as edited here"),
}


def entries(plan: Plan) -> list[Entry]:
    """Parts, chapters and articles with what lies in them, in order."""
    found: dict[str, Entry] = {}
    steps: dict[str, set[str]] = {}
    for planned in plan.wordings:
        steps.setdefault(planned.eid, set()).add(planned.change.step)
    for unit in plan.document.units:
        holder = found.get(_holder(unit, found))
        if holder is None or unit.kind not in ("paragraph", "point", "wrapup"):
            depth = found[unit.parent.eid].depth + 1 if unit.parent and unit.parent.eid in found else 0
            found[unit.eid] = Entry(unit, min(depth, 5), 0, len(unit.notes), set(steps.get(unit.eid, ())))
        else:
            holder.inside += 1
            holder.notes += len(unit.notes)
            holder.steps |= steps.get(unit.eid, set())
    return list(found.values())


def _holder(unit: Unit, found: dict[str, Entry]) -> str:
    while unit.parent is not None:
        unit = unit.parent
        if unit.eid in found:
            return unit.eid
    return ""


def import_page(request, model_admin):
    """The page: an empty form, a preview, or the act after it was saved."""
    if not request.user.has_perms(NEEDED):
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    context = {**model_admin.admin_site.each_context(request), "title": _("Import the text of an act"), "form": form}
    context |= {"opts": model_admin.opts, "limit": settings.IMPORT_LIMIT // 1024 // 1024}
    if request.method == "POST" and form.is_valid():
        try:
            data, name = form.data_and_name()
            document = read_file(data, name, form.cleaned_data["format"] or None, form.header())
            if "save" in request.POST:
                return _saved(request, document)
            context |= _preview(document, data, name)
        except UnreadableText as error:
            context["refused"] = error
    return TemplateResponse(request, "admin/legalacts/act/import.html", context)


def _saved(request, document: Document):
    with transaction.atomic():
        plan = plan_import(document)
        if not may_publish_alone(request.user):
            hold_back(plan)
        act = save_plan(plan, request.user)
    count_for_the_planner()
    message = gettext("%(act)s: %(provisions)s new provisions, %(wordings)s new wordings, %(notes)s new notes.")
    report = report_of(plan)
    said = {
        "act": act.key,
        "provisions": report.new_provisions,
        "wordings": report.new_wordings,
        "notes": report.new_notes,
    }
    messages.success(request, message % said)
    return HttpResponseRedirect(reverse("admin:legalacts_act_change", args=[act.pk]))


def hold_back(plan: Plan) -> None:
    """Let an import wait for a second person: new words go into review, and end the public ones once they are public.

    Raises UnreadableText when it would change words that are public.
    """
    if plan.header.get("status") != Status.DRAFT:
        plan.header.fields["status"] = Status.IN_REVIEW
    public = [planned for planned in plan.wordings if planned.change.wording and _is_public(planned.change.wording)]
    if any(planned.change.step == Step.CHANGED for planned in public):
        raise UnreadableText(0, gettext("this would change words that are public: import it as a later edition"))
    ended = [planned for planned in public if planned.change.step == Step.CLOSED]
    plan.wordings = [planned for planned in plan.wordings if planned not in ended]
    plan.notes = [planned for planned in plan.notes if planned.step == Step.NEW or not _is_public(planned.note)]


def _is_public(record) -> bool:
    return record.pk is not None and record.status == Status.PUBLISHED


def _preview(document: Document, data: bytes, name: str) -> dict:
    with transaction.atomic():
        plan = plan_import(document)
    found = entries(plan)
    return {
        "plan": plan,
        "report": report_of(plan),
        "header": sorted(plan.header.fields.items()),
        "entries": found[:MOST_ENTRIES],
        "more_entries": max(0, len(found) - MOST_ENTRIES),
        "warnings": plan.warnings[:MOST_WARNINGS],
        "more_warnings": max(0, len(plan.warnings) - MOST_WARNINGS),
        "packed": packed(data),
        "file_name": name,
    }
