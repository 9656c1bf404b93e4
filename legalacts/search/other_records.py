"""Entries of rules, institutions, responsibilities, terms and problems."""

from collections.abc import Iterator
from datetime import date

from legalacts.models import LANGUAGES, Institution, Problem, Responsibility, Rule, Term

from .acts import chosen
from .entries import Entry, joined, labels, period_status, with_topics

RANK_OF_STATUS = {"in_force": 1.0, "not_yet": 0.6, "ended": 0.1}


def rule_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of published rules."""
    rules = Rule.objects.published().select_related("regime", "destination", "indicator").prefetch_related("topics")
    for rule in chosen(rules, keys):
        status = period_status(rule.valid_from, rule.valid_to, today)
        for language in LANGUAGES:
            text = getattr(rule, f"text_{language}")
            if not text:
                continue
            asked, where = in_language(rule.indicator, language), in_language(rule.destination, language)
            regime = getattr(rule.regime, f"short_title_{language}") or in_language(rule.regime, language)
            yield Entry(
                kind="rule",
                record_id=rule.pk,
                key=rule.key,
                language=language,
                title=joined(joined(asked, where, by=": "), regime, by=" – "),
                names=getattr(rule.indicator, f"question_{language}"),
                context=joined(in_language(rule.regime, language), with_topics(rule.topics.all(), language)),
                text=joined(text, getattr(rule, f"conditions_{language}")),
                jurisdiction=rule.destination.key,
                topics=[topic.key for topic in rule.topics.all()],
                status=status,
                valid_from=rule.valid_from,
                valid_to=rule.valid_to,
                since=rule.starts,
                until=rule.ends,
                as_of=rule.as_of,
                rank=0.95 * RANK_OF_STATUS[status],
            )


def institution_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of published institutions."""
    for body in chosen(Institution.objects.published().select_related("jurisdiction"), keys):
        status = period_status(body.valid_from, body.valid_to, today)
        for language in LANGUAGES:
            title, short = getattr(body, f"title_{language}"), getattr(body, f"short_title_{language}")
            if not title:
                continue
            yield Entry(
                kind="institution",
                record_id=body.pk,
                key=body.key,
                language=language,
                title=title,
                names=joined(short, *labels(body.aliases, language)),
                text=getattr(body, f"description_{language}"),
                jurisdiction=body.jurisdiction.key,
                status=status,
                valid_from=body.valid_from,
                valid_to=body.valid_to,
                since=body.starts,
                until=body.ends,
                rank=0.6 * RANK_OF_STATUS[status],
            )


def responsibility_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of published responsibilities of published institutions."""
    duties = (
        Responsibility.objects.published()
        .filter(institution__status="published")
        .select_related("institution__jurisdiction")
        .prefetch_related("topics")
    )
    for duty in chosen(duties, keys):
        body, status = duty.institution, period_status(duty.valid_from, duty.valid_to, today)
        for language in LANGUAGES:
            function = getattr(duty, f"function_{language}")
            if not function:
                continue
            name = getattr(body, f"short_title_{language}") or in_language(body, language)
            yield Entry(
                kind="responsibility",
                record_id=duty.pk,
                key=duty.key,
                language=language,
                title=joined(name, function, by=": "),
                context=joined(
                    in_language(body, language),
                    *labels(body.aliases, language),
                    with_topics(duty.topics.all(), language),
                ),
                parent=body.key,
                jurisdiction=body.jurisdiction.key,
                topics=[topic.key for topic in duty.topics.all()],
                status=status,
                valid_from=duty.valid_from,
                valid_to=duty.valid_to,
                since=duty.starts,
                until=duty.ends,
                rank=0.3 * RANK_OF_STATUS[status],
            )


def term_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of published terms."""
    for term in chosen(Term.objects.published().explained(), keys):
        for language in LANGUAGES:
            title = getattr(term, f"title_{language}")
            if title:
                others = (*labels(term.abbreviations, language), *labels(term.alternative_labels, language))
                yield Entry(
                    kind="term",
                    record_id=term.pk,
                    key=term.key,
                    language=language,
                    title=title,
                    names=joined(*others),
                    text=getattr(term, f"definition_{language}"),
                    rank=0.55,
                )


def problem_entries(keys: list[int] | None, today: date) -> Iterator[Entry]:
    """The entries of published problems, with the steps to take."""
    problems = Problem.objects.published().prefetch_related("steps", "topics", "destinations")
    for problem in chosen(problems, keys):
        places = [place.key for place in problem.destinations.all()]
        for language in LANGUAGES:
            title = getattr(problem, f"title_{language}")
            if title:
                steps = (getattr(step, f"text_{language}") for step in problem.steps.all())
                advice = (getattr(problem, f"{name}_{language}") for name in ("card", "keep", "without_papers"))
                yield Entry(
                    kind="problem",
                    record_id=problem.pk,
                    key=problem.key,
                    language=language,
                    title=title,
                    context=with_topics(problem.topics.all(), language),
                    text=joined(getattr(problem, f"description_{language}"), *steps, *advice),
                    jurisdiction=places[0] if len(places) == 1 else "",
                    topics=[topic.key for topic in problem.topics.all()],
                    rank=0.85 if problem.level == "migrant" else 0.55,
                )


def in_language(record, language: str) -> str:
    """The title in a language, or in the next best."""
    return getattr(record, f"title_{language}") or record.title.best(language).text
