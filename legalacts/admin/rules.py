"""Rules, the regimes and indicators they are compared by, and conflicts."""

from django import forms
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from legalacts import models as records
from legalacts.models import Conflict, ConflictRecord, Indicator, Provision, Regime, Rule
from legalacts.models.values import value_faults
from legalacts.upkeep.conditions import worst_first

from .filters import BeginsLater, Harm, HasBasis
from .forms import PartForm, PublishedForm
from .grid import InGrid, refuse_second_answer
from .languages import in_languages
from .links import is_number
from .published import PublishedAdmin
from .records import RecordAdmin, Rows
from .sheets import InSheets

GROUP = _("Rules and comparison")


class RuleForm(PublishedForm):
    """A rule whose value is of its kind, and of the kind its indicator asks for; one answer at a time."""

    same_for_all = forms.BooleanField(
        label=_("same for all regimes"),
        required=False,
        help_text=_("The other regimes compared here that have no answer in this period get this one, as drafts."),
    )

    def clean(self):
        """Name the field that is missing or that has no meaning here."""
        cleaned = super().clean()
        if cleaned.get("kind") and cleaned.get("indicator"):
            for field, fault in value_faults(cleaned["kind"], cleaned["indicator"], cleaned).items():
                if field not in self.errors:
                    self.add_error(field, fault)
        return cleaned

    def _post_clean(self):
        """Refuse a second answer before anything else is asked of it."""
        super()._post_clean()
        if not self.errors:
            try:
                refuse_second_answer(self.instance)
            except ValidationError as error:
                self.add_error(None, error)


@admin.register(Rule)
class RuleAdmin(InGrid, InSheets, PublishedAdmin):
    """The cells of comparisons."""

    group = GROUP
    form = RuleForm
    list_display = ["named", "regime", "destination", "answer", "during"]
    list_filter = [
        "destination",
        "regime",
        "kind",
        Harm,
        BeginsLater,
        HasBasis,
        ("indicator__group", admin.ChoicesFieldListFilter),
    ]
    list_select_related = ["indicator", "regime", "destination"]
    date_hierarchy = "valid_from"
    search_fields = [
        "key", "text_ky", "text_ru", "text_en", "indicator__title_ky", "indicator__title_ru", "indicator__title_en",
        "regime__title_ky", "regime__title_ru", "regime__title_en", "destination__title_ky", "destination__title_ru",
        "destination__title_en",
    ]  # fmt: skip
    fieldsets = [
        (_("Question"), {"fields": [("key", "indicator"), ("regime", "destination"), "same_for_all"]}),
        (_("Answer in words"), {"fields": in_languages(Rule, "text", "conditions")}),
        (
            _("Answer as a value"),
            {
                "description": _("Fill in what the kind of value needs and leave the rest empty."),
                "fields": [
                    ("kind", "yes"),
                    ("amount", "upper", "unit", "days", "currency"),
                    ("bound", "counted_from", "per_amount", "per_unit"),
                    ("percent", "otherwise"),
                ],
            },
        ),
        (
            _("Period"),
            {"fields": [("valid_from", "valid_from_precision", "valid_to", "valid_to_precision", "as_of")]},
        ),
        (_("Basis"), {"fields": ["basis_provisions", "basis_acts", "disputes", "topics"]}),
    ]

    def get_ordering(self, request):
        """What is overdue: first what does most harm if it is wrong, and of that the longest overdue."""
        if request is not None and request.GET.get("review") == "past":
            return [worst_first(), "review_by", "key"]
        return super().get_ordering(request)

    @admin.display(description=_("question"), ordering="indicator__position")
    def named(self, rule):
        """What it answers, and its key."""
        return format_html('{} <span class="kb-key">{}</span>', rule.indicator, rule.key)

    @admin.display(description=_("answer"))
    def answer(self, rule):
        """The beginning of the answer in words."""
        return Truncator(rule.text).chars(80)


@admin.register(Indicator)
class IndicatorAdmin(RecordAdmin):
    """The rows of comparisons."""

    group = GROUP
    list_display = ["named", "group_name", "value_kind", "position"]
    list_filter = ["group", "value_kind"]
    search_fields = ["key", *in_languages(Indicator, "title")[0], *in_languages(Indicator, "question")[0]]
    fieldsets = [
        (None, {"fields": [("key", "group", "value_kind", "position")]}),
        (_("Names"), {"fields": in_languages(Indicator, "title", "question")}),
    ]

    @admin.display(description=pgettext_lazy("of indicators", "group"), ordering="group")
    def group_name(self, indicator):
        """The part of the comparison it stands in."""
        return indicator.get_group_display()


@admin.register(Regime)
class RegimeAdmin(RecordAdmin):
    """The columns of comparisons."""

    group = GROUP
    list_display = ["named", "organisation", "wider", "personal", "position"]
    list_filter = ["personal", "organisation"]
    list_select_related = ["organisation", "wider"]
    search_fields = ["key", *in_languages(Regime, "title")[0], *in_languages(Regime, "short_title")[0]]
    fieldsets = [
        (None, {"fields": [("key", "position")]}),
        (_("Names"), {"fields": in_languages(Regime, "title", "short_title", "description")}),
        (
            _("Who falls under it"),
            {"fields": [("personal", "purpose"), ("organisation", "treaty", "wider"), "destinations", "yields_to"]},
        ),
    ]


CONCERNED = {
    model._meta.model_name: model
    for model in (
        records.Act, Provision, Rule, records.Institution, records.Responsibility, records.Event, records.Dataset,
        records.Problem, records.Term, records.Relation,
    )
}  # fmt: skip


class ConflictRecordForm(PartForm):
    """A record concerned, named as the content files name it."""

    name = forms.CharField(
        label=_("record"),
        max_length=400,
        help_text=_(
            "Its kind and key: rule:ru-entry-eaeu-worker, act:eaeu-treaty-2014, provision:eaeu-treaty-2014#art_97"
        ),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk and self.instance.record:
            record = self.instance.record
            self.initial["name"] = f"{record._meta.model_name}:{getattr(record, 'key', record.pk)}"

    def clean_name(self):
        """Find the record."""
        kind, _colon, key = self.cleaned_data["name"].partition(":")
        model = CONCERNED.get(kind.strip())
        if model is None:
            message = _("Write the kind before a colon: %(kinds)s.")
            raise ValidationError(message, params={"kinds": ", ".join(CONCERNED)})
        record = find_record(model, key.strip())
        if record is None:
            raise ValidationError(_("There is no such record: %(name)s"), params={"name": self.cleaned_data["name"]})
        self.instance.record_type = ContentType.objects.get_for_model(model)
        self.instance.record_id = record.pk
        return self.cleaned_data["name"]


def find_record(model, key):
    """The record with this key; of those without one, with this number."""
    if model is Provision:
        act, _hash, eid = key.partition("#")
        return model.objects.filter(act__key=act, eid=eid).first()
    if hasattr(model, "key"):
        return model.objects.filter(key=key).first()
    return model.objects.filter(pk=int(key)).first() if is_number(key) else None


class ConflictRecordInline(Rows):
    """The records a conflict concerns."""

    model = ConflictRecord
    form = ConflictRecordForm
    fields = ["name"]
    show_change_link = False


@admin.register(Conflict)
class ConflictAdmin(PublishedAdmin):
    """Statements that cannot both be right."""

    group = GROUP
    list_display = ["named", "kind"]
    list_filter = ["kind"]
    search_fields = ["key", *in_languages(Conflict, "title")[0], *in_languages(Conflict, "explanation")[0]]
    inlines = [ConflictRecordInline]
    fieldsets = [
        (None, {"fields": [("key", "kind")]}),
        (_("What disagrees"), {"fields": in_languages(Conflict, "title", "explanation", "treatment")}),
    ]
