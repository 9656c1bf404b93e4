"""What goes wrong for a migrant and what to do about it, step by step."""

from django import forms
from django.contrib import admin
from django.db.models import F
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from legalacts.models import Observation, Problem, Share, Step

from .filters import HasBasis
from .forms import PartForm
from .languages import in_languages
from .published import PublishedAdmin
from .records import Blocks, InlineFormSet, RecordAdmin, Rows

GROUP = _("Problems and steps")
PROBLEM_NAMES = ["key", *in_languages(Problem, "title")[0]]
# Further than any place in a list.
ASIDE = 1_000_000


class PlacedForm(PartForm):
    """A part whose place is compared with the others on the page, not with those stored: places may be swapped."""

    position = forms.IntegerField(label=_("position"), min_value=0, max_value=ASIDE - 1)

    def _get_validation_exclusions(self):
        return {*super()._get_validation_exclusions(), "position"}


class PlacedFormSet(InlineFormSet):
    """Parts in an order of their own."""

    def save(self, commit=True):
        """Step aside first, so that two parts may change places."""
        moved = [form.instance.pk for form in self.initial_forms if "position" in form.changed_data]
        self.model._base_manager.filter(pk__in=moved).update(position=F("position") + ASIDE)
        return super().save(commit)


class StepInline(Blocks):
    """What to do, in order."""

    model = Step
    form = PlacedForm
    formset = PlacedFormSet
    fieldsets = [
        (None, {"fields": [("position", "institution"), *in_languages(Step, "text", "deadline")]}),
        (_("Basis"), {"fields": [("basis_provisions", "basis_acts")], "classes": ["collapse"]}),
    ]


class ShareInline(Rows):
    """Which share of the people asked named it."""

    model = Share
    fields = ["destination", "percent", "respondents", "label"]


@admin.register(Problem)
class ProblemAdmin(PublishedAdmin):
    """Problems, in the words of those they happen to."""

    group = GROUP
    list_display = ["named", "level", "emergency", "position"]
    list_filter = ["level", "emergency", HasBasis, ("destinations", admin.RelatedOnlyFieldListFilter)]
    search_fields = [*PROBLEM_NAMES, *in_languages(Problem, "description")[0]]
    inlines = [StepInline, ShareInline]
    fieldsets = [
        (None, {"fields": [("key", "level", "position", "emergency"), "destinations"]}),
        (_("In the words of the migrant"), {"fields": in_languages(Problem, "title", "description")}),
        (_("Advice"), {"fields": in_languages(Problem, "keep", "without_papers")}),
        (_("Card to carry"), {"fields": in_languages(Problem, "card"), "classes": ["collapse"]}),
        (_("Sample letter"), {"fields": in_languages(Problem, "letter"), "classes": ["collapse"]}),
        (
            _("What it rests on, who helps"),
            {"fields": ["rules", "institutions", "basis_provisions", "basis_acts", "topics"]},
        ),
    ]


@admin.register(Step)
class StepAdmin(RecordAdmin):
    """All steps, across problems."""

    group = GROUP
    list_display = ["text_shown", "problem", "position", "institution"]
    list_select_related = ["problem", "institution"]
    search_fields = [*in_languages(Step, "text")[0], *(f"problem__{name}" for name in PROBLEM_NAMES)]
    fieldsets = [
        (None, {"fields": [("problem", "position", "institution")]}),
        (_("What to do"), {"fields": in_languages(Step, "text", "deadline")}),
        (_("Basis"), {"fields": ["basis_provisions", "basis_acts"]}),
    ]

    @admin.display(description=_("what to do"))
    def text_shown(self, step):
        """The beginning of the step."""
        return Truncator(step.text).chars(100)


@admin.register(Share)
class ShareAdmin(RecordAdmin):
    """All shares, across problems."""

    group = GROUP
    list_display = ["problem", "destination", "percent", "respondents", "label"]
    list_filter = [("destination", admin.RelatedOnlyFieldListFilter), "label"]
    list_select_related = ["problem", "destination"]
    search_fields = ["label", *(f"problem__{name}" for name in PROBLEM_NAMES)]
    fieldsets = [(None, {"fields": [("problem", "destination"), ("percent", "respondents", "label")]})]


class ObservationInline(Rows):
    """The rows of a table."""

    model = Observation
    form = PlacedForm
    formset = PlacedFormSet
    fields = ["position", *in_languages(Observation, "label")[0], "values"]
    show_change_link = False
