"""The guide "my situation": answers in, the next question or the result out. Nothing is kept anywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from legalacts.models import (
    Answer,
    Evidence,
    Indicator,
    Institution,
    Jurisdiction,
    Outcome,
    Problem,
    Question,
    Regime,
    Rule,
)

from .regimes import Applied, regimes_for

UNKNOWN = "unknown"
EVERYBODY = "foreigner"
MOST_FIRST = 3
COUNTED = ("entry", "arrival", "contract_start", "contract_end")


@dataclass(frozen=True)
class Path:
    """The answers given, in the order they were asked for, and what is asked next; None when all is answered."""

    answers: tuple[Answer, ...]
    ask: Question | None

    def code(self, question: str) -> str:
        """What was answered to a question; empty when it was not asked."""
        return next((answer.code for answer in self.answers if answer.question.key == question), "")

    @property
    def given(self) -> dict[str, str]:
        """The answers as the address has them."""
        return {answer.question.key: answer.code for answer in self.answers}


class Guide:
    """All published questions with their answers; two queries."""

    def __init__(self):
        answers = Answer.objects.select_related("jurisdiction", "question", "problem").order_by("position", "code")
        found = Question.objects.published().prefetch_related(Prefetch("answers", answers))
        self.questions = {question.pk: question for question in found}
        self.first = next(iter(self.questions.values()), None)

    def named(self, key: str) -> Question | None:
        """The question with a key."""
        return next((question for question in self.questions.values() if question.key == key), None)

    def after(self, question: Question, answer: Answer) -> Question | None:
        """What is asked after an answer; None when the result follows."""
        return None if answer.ends else self.questions.get(answer.leads_to_id or question.leads_to_id)

    def follow(self, given: Mapping[str, str]) -> Path:
        """Walk from the first question as far as the answers lead; answers off the way are left out."""
        answers, question, seen = [], self.first, set()
        while question is not None and question.pk not in seen:
            seen.add(question.pk)
            answer = self.answer(question, given.get(question.key, ""))
            if answer is None:
                return Path(tuple(answers), question)
            answers.append(answer)
            question = self.after(question, answer)
        return Path(tuple(answers), None)

    def answer(self, question: Question, code: str) -> Answer | None:
        """The answer with a code."""
        return next((answer for answer in question.answers.all() if answer.code == code), None)


@dataclass(frozen=True)
class Facts:
    """What decides the regime, read from the answers; None where it is not known."""

    citizenship: Jurisdiction | None
    destination: Jurisdiction | None
    purpose: str | None
    """Empty when it decides nothing, None when the person does not know."""

    @classmethod
    def of(cls, answers: Iterable[Answer]) -> "Facts":
        """Read them from the answers."""
        by_fact = {answer.question.fact: answer for answer in answers}
        states = [
            by_fact[fact].jurisdiction if fact in by_fact else None
            for fact in (Question.Fact.CITIZENSHIP, Question.Fact.DESTINATION)
        ]
        purpose = by_fact[Question.Fact.PURPOSE].code if Question.Fact.PURPOSE in by_fact else ""
        return cls(*states, None if purpose == UNKNOWN else purpose)


@dataclass(frozen=True)
class Result:
    """What follows from the answers on a day."""

    day: date
    path: Path
    facts: Facts
    applied: tuple[Applied, ...]
    """The regimes that apply; empty when none is known, then the rules for any foreigner stand in `regimes`."""
    possible: tuple[Applied, ...]
    """Regimes that would apply for a purpose the person has not named."""
    regimes: tuple[Regime, ...]
    outcomes: tuple[Outcome, ...]
    dated_rules: tuple[Rule, ...]
    """Rules with a period that runs from entry or from a contract."""
    problem: Problem | None

    @property
    def firsts(self) -> list["Advice"]:
        """What to do first: three things at most."""
        return self._part(Outcome.Part.FIRST)[:MOST_FIRST]

    @property
    def papers(self) -> list["Advice"]:
        """Papers to get and to carry."""
        return self._part(Outcome.Part.PAPER)

    @property
    def rights(self) -> list["Advice"]:
        """What the person may claim."""
        return self._part(Outcome.Part.RIGHT)

    @property
    def troubles(self) -> list["Advice"]:
        """What to do when it goes wrong."""
        return self._part(Outcome.Part.TROUBLE)

    def _part(self, name: str) -> list["Advice"]:
        return [Advice(outcome, self) for outcome in self.outcomes if outcome.part == name]

    @property
    def is_emergency(self) -> bool:
        """Whether help comes before law."""
        return self.problem is not None and self.problem.emergency

    @property
    def is_sensitive(self) -> bool:
        """Whether somebody looking over the shoulder could harm the person."""
        return self.is_emergency or any(answer.sensitive for answer in self.path.answers)


@dataclass(frozen=True)
class Advice:
    """An outcome as it concerns this person: only the rules of the destination, only bodies of the states concerned."""

    outcome: Outcome
    result: Result

    @property
    def rules(self) -> list[Rule]:
        """The rules that hold there on the day."""
        there, day = self.result.facts.destination, self.result.day
        return [rule for rule in self.outcome.rules.all() if rule.destination == there and rule.holds_on(day)]

    @property
    def institutions(self) -> list[Institution]:
        """Whom to turn to: no ministry of a third state, no consulate in another one."""
        concerned = {self.result.facts.citizenship, self.result.facts.destination}
        return [
            body
            for body in self.outcome.institutions.all()
            if (body.jurisdiction in concerned or body.jurisdiction.kind != Jurisdiction.Kind.STATE)
            and self._works_there(body)
        ]

    def _works_there(self, body: Institution) -> bool:
        """Whether some task of the body reaches the destination; a task without a territory reaches everywhere."""
        there = self.result.facts.destination
        territories = {task.territory_id for task in body.responsibilities.all()} or {None}
        return there is None or not territories.isdisjoint({None, there.pk})

    @property
    def page(self) -> str:
        """Where it is said in full: its rule, else its basis."""
        found = [*self.rules, *self.outcome.basis_provisions.all(), *self.outcome.basis_acts.all()]
        return found[0].get_absolute_url() if found else ""

    @property
    def state(self):
        """How far it is checked, in a word."""
        return Evidence.Status(self.outcome.checked).label


def result_of(path: Path, day: date) -> Result:
    """What follows from a complete path on `day`; a constant number of queries."""
    facts = Facts.of(path.answers)
    applied, regimes = applicable(facts, day)
    outcomes = Outcome.objects.published().on(day).for_result()
    problem = next((answer.problem for answer in path.answers if answer.problem), None)
    return Result(
        day=day,
        path=path,
        facts=facts,
        applied=tuple(found for found in applied if not found.if_purpose),
        possible=tuple(found for found in applied if found.if_purpose),
        regimes=tuple(regimes),
        outcomes=tuple(outcome for outcome in outcomes if is_given(outcome, path.answers, regimes)),
        dated_rules=tuple(dated_rules(facts.destination, regimes, day)),
        problem=problem if problem and problem.is_published else None,
    )


def applicable(facts: Facts, day: date) -> tuple[list[Applied], list[Regime]]:
    """The regimes that apply or may apply, and those whose rules bind: when none is known, those for any foreigner."""
    applied = []
    if facts.citizenship and facts.destination:
        applied = regimes_for(facts.citizenship.key, facts.destination.key, day, facts.purpose)
    binding = [found.regime for found in applied if not found.if_purpose]
    abroad = facts.destination is not None and facts.citizenship != facts.destination
    if not binding and abroad:
        binding = list(Regime.objects.filter(key=EVERYBODY))
    return applied, binding


def is_given(outcome: Outcome, answers: Iterable[Answer], regimes: Iterable[Regime]) -> bool:
    """Whether an outcome follows from answers and regimes."""
    wanted = {regime.pk for regime in outcome.regimes.all()}
    if wanted and not wanted & {regime.pk for regime in regimes}:
        return False
    chosen = {answer.pk for answer in answers}
    by_question: dict[int, set[int]] = {}
    for answer in outcome.answers.all():
        by_question.setdefault(answer.question_id, set()).add(answer.pk)
    return bool(wanted or by_question) and all(options & chosen for options in by_question.values())


def dated_rules(destination: Jurisdiction | None, regimes: list[Regime], day: date) -> list[Rule]:
    """Rules of the regimes, or of the wider ones they belong to, whose period runs from entry or a contract."""
    if destination is None or not regimes:
        return []
    wider = {regime.wider_id for regime in regimes if regime.wider_id}
    rules = (
        Rule.objects.published()
        .on(day)
        .filter(
            destination=destination,
            regime__in={regime.pk for regime in regimes} | wider,
            kind=Indicator.ValueKind.PERIOD,
            counted_from__in=COUNTED,
            amount__isnull=False,
        )
    )
    own = {regime.pk for regime in regimes}
    answered = {rule.indicator_id for rule in rules if rule.regime_id in own}
    return [rule for rule in rules.for_cells() if rule.regime_id in own or rule.indicator_id not in answered]
