"""The guide "my situation" for other programs: answers in, the next question or the result out; stateless."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from legalacts.api.asking import Asking
from legalacts.api.errors import WrongParameter
from legalacts.api.fields import basis_of
from legalacts.api.serializers.situation import GuideSerializer
from legalacts.models import Question
from legalacts.rights import Guide, Result, result_of

ANSWERS = OpenApiParameter(
    "answers",
    {"type": "object", "additionalProperties": {"type": "string"}, "example": {"citizenship": "kg"}},
    style="form",
    explode=True,
    description="Codes of answers, a parameter a question, named by its key: `?citizenship=kg&destination=ru`.",
)


class Situation(Asking, APIView):
    """Ask for what is not answered yet; when all is answered, say what follows. Nothing is stored."""

    personal = True
    dated = True

    def known_parameters(self):
        questions = Question.objects.published().values_list("key", flat=True) if hasattr(self, "request") else ()
        return [*super().known_parameters(), *questions]

    @extend_schema(parameters=[ANSWERS], responses=GuideSerializer, operation_id="guide")
    def get(self, request):
        guide, language = Guide(), self.asked.shown_language
        answers = {name: code for name, code in self.given.items() if name not in ("lang", "on")}
        path = guide.follow(answers)
        if path.ask and path.ask.key in answers:
            raise WrongParameter(path.ask.key, _("There is no such answer; ask without it to see those there are."))
        done = path.ask is None and bool(path.answers)
        return Response(
            {
                "on": self.asked.day,
                "answers": path.given,
                "question": question_data(path.ask, language) if path.ask else None,
                "result": result_data(result_of(path, self.asked.day), language) if done else None,
                "url": reverse("guide"),
            }
        )


def question_data(question: Question, language: str) -> dict:
    """A question with its answers."""
    answers = [{"code": answer.code, "title": answer.title.best(language).text} for answer in question.answers.all()]
    title, hint = question.title.best(language).text, question.hint.best(language).text
    return {"key": question.key, "title": title, "hint": hint, "answers": answers}


def result_data(result: Result, language: str) -> dict:
    """What follows, in one language."""
    advice = [*result.firsts, *result.papers, *result.rights, *result.troubles]
    return {
        "regimes": [applied_data(found, language) for found in (*result.applied, *result.possible)],
        "advice": [advice_data(item, language) for item in advice],
        "dated_rules": [rule.key for rule in result.dated_rules],
        "problem": result.problem.key if result.problem else None,
    }


def applied_data(found, language: str) -> dict:
    """A regime and why it applies."""
    because = [
        {"organisation": item.organisation.key, "state": item.state.key, "valid_from": item.valid_from}
        for item in found.because
    ]
    title = found.regime.title.best(language).text
    return {
        "regime": found.regime.key,
        "title": title,
        "if_purpose": found.if_purpose or None,
        "because": because,
    }


def advice_data(item, language: str) -> dict:
    """One line of the result."""
    outcome = item.outcome
    problem = outcome.problem if outcome.problem and outcome.problem.is_published else None
    return {
        "key": outcome.key,
        "part": outcome.part,
        "title": outcome.title.best(language).text,
        "text": outcome.text.best(language).text,
        "rules": [rule.key for rule in item.rules],
        "institutions": [body.key for body in item.institutions],
        "problem": problem.key if problem else None,
        "basis": basis_of(outcome, language),
        "status": outcome.checked,
    }
