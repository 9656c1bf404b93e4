"""What is wrong with the guide: pages nobody reaches, ways that do not end, answers that lead to nothing."""

from collections.abc import Iterator
from datetime import date

from legalacts.models import LANGUAGES, Answer, Outcome, Purpose, Question

from .guide import UNKNOWN, Facts, Guide, applicable

MOST_STEPS = 200_000
MOST_EXAMPLES = 5
DECIDING = {Question.Fact.CITIZENSHIP, Question.Fact.DESTINATION, Question.Fact.PURPOSE}


def lint_guide(day: date) -> list[str]:
    """Every fault, one sentence each; empty when the guide is whole."""
    guide = Guide()
    if guide.first is None:
        return []
    faults = [*_questions(guide), *_outcomes()]
    return faults or list(_ways(guide, day))


def _questions(guide: Guide) -> Iterator[str]:
    reached = _reached(guide)
    for question in guide.questions.values():
        if question.pk not in reached:
            yield f"question {question.key}: no answer leads to it"
        yield from _answers(guide, question)
    if loop := _loop(guide, guide.first, ()):
        yield f"the questions go in a circle: {' → '.join(loop)}"


def _reached(guide: Guide) -> set[int]:
    """The questions that some answers lead to."""
    reached, waiting = set(), [guide.first]
    while waiting:
        question = waiting.pop()
        if question.pk not in reached:
            reached.add(question.pk)
            waiting += filter(None, (guide.after(question, answer) for answer in question.answers.all()))
    return reached


def _answers(guide: Guide, question: Question) -> Iterator[str]:
    codes = {answer.code for answer in question.answers.all()}
    if UNKNOWN not in codes:
        yield f"question {question.key}: “I don't know” ({UNKNOWN}) is missing"
    if question.fact == Question.Fact.PURPOSE and (odd := codes - {UNKNOWN, *Purpose.values, "other"}):
        yield f"question {question.key}: unknown purpose {', '.join(sorted(odd))}"
    for answer in question.answers.all():
        leads_to = answer.leads_to_id or question.leads_to_id
        if leads_to and not answer.ends and leads_to not in guide.questions:
            yield f"question {question.key}: the answer {answer.code} leads to a page that is not published"


def _loop(guide: Guide, question: Question | None, trail: tuple[str, ...]) -> tuple[str, ...]:
    if question is None:
        return ()
    if question.key in trail:
        return (*trail[trail.index(question.key) :], question.key)
    followers = {guide.after(question, answer) for answer in question.answers.all()}
    return next(filter(None, (_loop(guide, next_one, (*trail, question.key)) for next_one in followers)), ())


def _outcomes() -> Iterator[str]:
    for outcome in Outcome.objects.published().for_result():
        if outcome.part != Outcome.Part.FIRST:
            continue
        if not outcome.institutions.all():
            yield f"outcome {outcome.key}: names nobody to turn to"
        if not (outcome.basis_acts.all() or outcome.basis_provisions.all() or outcome.rules.all()):
            yield f"outcome {outcome.key}: names no legal basis"
        if missing := [language for language in LANGUAGES if not getattr(outcome, f"title_{language}")]:
            yield f"outcome {outcome.key}: is missing in {', '.join(missing)}"


def _ways(guide: Guide, day: date) -> Iterator[str]:
    """Ways through the questions that end with nothing to do first; a few examples are enough."""
    outcomes = (
        Outcome.objects.published().on(day).filter(part=Outcome.Part.FIRST).prefetch_related("answers", "regimes")
    )
    needs = [_needs(outcome) for outcome in outcomes]
    binding = _Binding(day)
    found, waiting = 0, [((), guide.first)]
    for _step in range(MOST_STEPS):
        if not waiting or found == MOST_EXAMPLES:
            return
        answers, question = waiting.pop()
        if any(_follows(need, answers, binding.of(answers, ended=question is None)) for need in needs):
            continue
        if question is None:
            found += 1
            yield f"nothing to do first after {', '.join(map(str, answers)) or 'no answer'}"
            continue
        waiting += [((*answers, answer), guide.after(question, answer)) for answer in question.answers.all()]
    yield "there are too many ways through the questions to try them all"


def _needs(outcome: Outcome) -> tuple[dict[int, set[int]], set[int]]:
    """The answers an outcome needs, by question, and the regimes."""
    answers: dict[int, set[int]] = {}
    for answer in outcome.answers.all():
        answers.setdefault(answer.question_id, set()).add(answer.pk)
    return answers, {regime.pk for regime in outcome.regimes.all()}


def _follows(need: tuple[dict[int, set[int]], set[int]], answers: tuple[Answer, ...], binding: set[int] | None) -> bool:
    """Whether an outcome follows already, whatever is answered later; `binding` None: regimes are not decided yet."""
    by_question, regimes = need
    chosen = {answer.question_id: answer.pk for answer in answers}
    if regimes and not (binding and binding & regimes):
        return False
    return all(chosen.get(question) in options for question, options in by_question.items())


class _Binding:
    """The regimes that bind after some answers; each combination of facts is looked up once."""

    def __init__(self, day: date):
        self.day = day
        self.known: dict[Facts, set[int]] = {}

    def of(self, answers: tuple[Answer, ...], *, ended: bool) -> set[int] | None:
        """Their keys; None as long as a fact that decides may still be asked for."""
        asked = {answer.question.fact for answer in answers}
        if not ended and not asked >= DECIDING:
            return None
        facts = Facts.of(answers)
        if facts not in self.known:
            self.known[facts] = {regime.pk for regime in applicable(facts, self.day)[1]}
        return self.known[facts]
