"""The guide "my situation": its questions, their answers, and what follows from them."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from legalacts.models import Answer, Outcome, Question
from legalacts.rights import Guide, lint_guide, result_of

from .filters import HasBasis
from .guide import PlacedForm, PlacedFormSet
from .languages import in_languages
from .published import PublishedAdmin
from .records import Blocks, RecordAdmin

GROUP = _("Guide: my situation")


class AnswerInline(Blocks):
    """What may be answered."""

    model = Answer
    fk_name = "question"
    form = PlacedForm
    formset = PlacedFormSet
    fieldsets = [
        (None, {"fields": [("position", "code"), *in_languages(Answer, "title")]}),
        (_("Where it leads"), {"fields": [("leads_to", "ends"), ("jurisdiction", "problem"), "sensitive"]}),
        (_("Explanation"), {"fields": in_languages(Answer, "hint"), "classes": ["collapse"]}),
    ]


class TrialForm(forms.Form):
    """Answers to try, and the day to try them on."""

    on = forms.DateField(label=_("on"), required=False, widget=forms.DateInput(attrs={"placeholder": "2027-01-01"}))

    def __init__(self, *args, guide, **options):
        super().__init__(*args, **options)
        self.guide = guide
        for question in guide.questions.values():
            answers = [(answer.code, str(answer.title)) for answer in question.answers.all()]
            self.fields[question.key] = forms.ChoiceField(
                label=str(question), choices=[("", "–"), *answers], required=False
            )

    def day(self):
        """The day that was asked for, else today."""
        given = self.is_bound and self.is_valid() and self.cleaned_data["on"]
        return given or timezone.localdate()

    def followed(self) -> dict:
        """The way the answers lead, and what is asked next or follows."""
        path = self.guide.follow(self.cleaned_data)
        return {"path": path, "result": None if path.ask else result_of(path, self.day())}


@admin.register(Question)
class QuestionAdmin(PublishedAdmin):
    """Questions, with a drawing of the ways through them and what is wrong with them."""

    group = GROUP
    list_display = ["named", "fact", "leads_to", "position"]
    list_select_related = ["leads_to"]
    search_fields = ["key", *in_languages(Question, "title")[0]]
    inlines = [AnswerInline]
    change_list_template = "admin/legalacts/question/change_list.html"
    fieldsets = [
        (None, {"fields": [("key", "position"), ("fact", "leads_to")]}),
        (_("What is asked"), {"fields": in_languages(Question, "title", "hint")}),
    ]

    def get_urls(self):
        """Add the page that shows every way through the guide."""
        ways = path("ways/", self.admin_site.admin_view(self.ways), name="legalacts_question_ways")
        return [ways, *super().get_urls()]

    def ways(self, request):
        """Show each question with where its answers lead, the faults, and what follows from some answers on a day."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        guide = Guide()
        questions = [
            (question, [(answer, guide.after(question, answer)) for answer in question.answers.all()])
            for question in guide.questions.values()
        ]
        trial = TrialForm(request.GET or None, guide=guide)
        day = trial.day()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Ways through the guide"),
            "opts": self.opts,
            "questions": questions,
            "faults": lint_guide(day),
            "outcomes": Outcome.objects.published().count(),
            "trial": trial,
            "day": day,
            **(trial.followed() if trial.is_bound and trial.is_valid() else {}),
        }
        return TemplateResponse(request, "admin/legalacts/question/ways.html", context)


@admin.register(Answer)
class AnswerAdmin(RecordAdmin):
    """All answers, across questions; found by autocompletion from outcomes."""

    group = GROUP
    list_display = ["named", "question", "code", "position"]
    list_select_related = ["question"]
    list_filter = ["question"]
    search_fields = ["code", "question__key", *in_languages(Answer, "title")[0]]
    fieldsets = [*AnswerInline.fieldsets[:1], (_("Question"), {"fields": ["question"]}), *AnswerInline.fieldsets[1:]]

    @admin.display(description=_("answer"))
    def named(self, answer):
        """The answer in words."""
        return str(answer.title)


@admin.register(Outcome)
class OutcomeAdmin(PublishedAdmin):
    """What follows from answers."""

    group = GROUP
    list_display = ["named", "part", "position", "tried"]
    list_filter = ["part", HasBasis, "regimes"]
    search_fields = ["key", *in_languages(Outcome, "title", "text")[0]]
    fieldsets = [
        (None, {"fields": [("key", "part", "position")]}),
        (_("When it is given"), {"fields": ["regimes", "answers", ("valid_from", "valid_to")]}),
        (_("What it says"), {"fields": in_languages(Outcome, "title", "text")}),
        (
            _("What it rests on, who helps"),
            {"fields": ["rules", "basis_provisions", "basis_acts", "institutions", "problem"]},
        ),
    ]

    @admin.display(description=_("try it"))
    def tried(self, outcome):
        """A link to the guide."""
        return format_html('<a href="{}">{}</a>', reverse("guide"), _("guide"))
