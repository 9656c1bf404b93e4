"""Records for tests: plain functions with plain defaults, each giving a public record that is complete.

Any column may be given by name (`make_act(key="kg-law-1", status="draft")`). Jurisdictions, topics, regimes,
indicators and sources are made once for a key; everything else gets a key of its own when none is given.
"""

from datetime import date
from itertools import count

from legalacts.models import (
    Act,
    Answer,
    Citation,
    Conflict,
    ConflictRecord,
    Contact,
    Cooperation,
    Dataset,
    Event,
    Evidence,
    Indicator,
    Institution,
    Jurisdiction,
    LifecycleEvent,
    ManagementModel,
    Membership,
    Note,
    Observation,
    Outcome,
    Party,
    Problem,
    Provision,
    Question,
    Recommendation,
    Regime,
    Relation,
    Responsibility,
    Rule,
    Share,
    Source,
    Step,
    Term,
    Topic,
    Wording,
)

NUMBERS = count(1)


def fresh(word):
    """A key nothing else has: `act-17`."""
    return f"{word}-{next(NUMBERS)}"


def words(name, text, languages=("ky", "ru", "en")):
    """A text in three languages as columns: `{"title_ky": "Act ky", "title_ru": "Act ru", "title_en": "Act en"}`."""
    return {f"{name}_{language}": f"{text} {language}" for language in languages}


def once(model, key, defaults, given):
    """The record with this key, made if it is not there."""
    return model.objects.get_or_create(key=key, defaults=defaults | given)[0]


def make_jurisdiction(key="kg", **given):
    return once(Jurisdiction, key, {"kind": "state", **words("title", key)}, given)


def make_membership(organisation="eaeu", state="kg", **given):
    return Membership.objects.create(
        organisation=make_jurisdiction(organisation, kind="union"),
        state=make_jurisdiction(state),
        **{"status": "published"} | given,
    )


def make_topic(key="work", **given):
    return once(Topic, key, words("title", key), given)


def make_source(key="study", **given):
    return once(Source, key, {"kind": "study", "title": f"Source {key}", "language": "ky"}, given)


def make_evidence(record, source=None, **given):
    return Evidence.objects.create(record=record, source=source or make_source(), **{"locator": "line 1"} | given)


def make_institution(key=None, jurisdiction=None, **given):
    key = key or fresh("institution")
    defaults = {"kind": "ministry", "status": "published", **words("title", f"Institution {key}")}
    return Institution.objects.create(key=key, jurisdiction=jurisdiction or make_jurisdiction(), **defaults | given)


def make_contact(institution=None, source=None, **given):
    number = f"{next(NUMBERS):06}"
    value = f"+996 312 {number[:2]} {number[2:4]} {number[4:6]}"
    defaults = {"kind": "phone", "value": value, "checked_on": date(2026, 1, 1)}
    return Contact.objects.create(
        institution=institution or make_institution(), source=source or make_source(), **defaults | given
    )


def make_responsibility(institution=None, **given):
    defaults = {"key": fresh("task"), "nature": "performed", "status": "published", **words("function", "Function")}
    return Responsibility.objects.create(institution=institution or make_institution(), **defaults | given)


def make_cooperation(one=None, other=None, **given):
    defaults = {"strength": "two_way", "status": "published"}
    return Cooperation.objects.create(
        one=one or make_institution(), other=other or make_institution(), **defaults | given
    )


def make_act(key=None, jurisdiction=None, **given):
    key = key or fresh("act")
    defaults = {"kind": "law", "category": "national", "status": "published", **words("title", f"Act {key}")}
    return Act.objects.create(key=key, jurisdiction=jurisdiction or make_jurisdiction(), **defaults | given)


def make_citation(provision, to_provision=None, words="97-берене", **given):
    """A citation in a wording of its own that says `words` in a sentence."""
    starts = date(1991, 1, 1).replace(day=next(NUMBERS) % 28 + 1, year=1900 + next(NUMBERS) % 200)
    text = f"Бул {words} боюнча каралат."
    wording = make_wording(provision, text=text, nature="official", valid_from=starts, valid_to=starts)
    goal = {"to_act": to_provision.act, "to_provision": to_provision} if to_provision else {}
    start = text.index(words)
    place = {"wording": wording, "start": start, "end": start + len(words), "text": words}
    return Citation.objects.create(**place | goal | given)


def make_lifecycle(act, kind="in_force", day=date(2000, 1, 1), **given):
    return LifecycleEvent.objects.create(act=act, kind=kind, date=day, **given)


def make_party(act=None, state=None, **given):
    return Party.objects.create(act=act or make_act(kind="treaty"), state=state or make_jurisdiction(), **given)


def make_provision(act=None, eid="art_1", text="", language="ky", **given):
    """A provision of the kind its eId names; with `text` it has a wording."""
    kinds = {"sec": "section", "chp": "chapter", "art": "article", "para": "paragraph", "point": "point"}
    last = eid.split("__")[-1]
    defaults = {
        "kind": kinds.get(last.split("_")[0], "rule"),
        "number": last.partition("_")[2],
        "position": next(NUMBERS),
        "status": "published",
    }
    provision = Provision.objects.create(act=act or make_act(), eid=eid, **defaults | given)
    if text:
        make_wording(provision, text=text, language=language)
    return provision


def make_note(provision, **given):
    """An editors' note beside a provision."""
    defaults = {
        "act": provision.act,
        "language": "ru",
        "kind": "amendment",
        "text": "(В редакции)",
        "status": "published",
    }
    return Note.objects.create(provision=provision, **defaults | given)


def make_wording(provision=None, **given):
    defaults = {"language": "ky", "nature": "summary", "text": "Words of the provision.", "status": "published"}
    return Wording.objects.create(provision=provision or make_provision(), **defaults | given)


def make_relation(from_act=None, to_act=None, **given):
    defaults = {"predicate": "amends", "status": "published"}
    return Relation.objects.create(from_act=from_act or make_act(), to_act=to_act or make_act(), **defaults | given)


def make_regime(key="eaeu-worker", **given):
    return once(Regime, key, {"personal": True, **words("title", key)}, given)


def make_indicator(key="entry", **given):
    return once(Indicator, key, {"group": "arrival", "value_kind": "text", **words("title", key)}, given)


def make_rule(key=None, regime=None, destination=None, indicator=None, **given):
    key = key or fresh("rule")
    defaults = {"kind": "text", "status": "published", **words("text", f"Answer of {key}")}
    return Rule.objects.create(
        key=key,
        regime=regime or make_regime(),
        destination=destination or make_jurisdiction("ru"),
        indicator=indicator or make_indicator(fresh("indicator")),
        **defaults | given,
    )


def make_term(key=None, **given):
    key = key or fresh("term")
    defaults = {"category": "law", "status": "published", **words("title", f"Term {key}")}
    return Term.objects.create(key=key, **defaults | given)


def make_problem(key=None, **given):
    key = key or fresh("problem")
    defaults = {"level": "migrant", "status": "published", **words("title", f"Problem {key}")}
    return Problem.objects.create(key=key, **defaults | given)


def make_step(problem=None, **given):
    defaults = {"position": next(NUMBERS), **words("text", "Step")}
    return Step.objects.create(problem=problem or make_problem(), **defaults | given)


def make_share(problem=None, **given):
    return Share.objects.create(problem=problem or make_problem(), **{"percent": 25, "label": fresh("survey")} | given)


def make_question(key=None, **given):
    key = key or fresh("question")
    defaults = {"status": "published", "position": next(NUMBERS), **words("title", f"Question {key}")}
    return Question.objects.create(key=key, **defaults | given)


def make_answer(question=None, **given):
    defaults = {"code": fresh("answer"), **words("title", "Answer")}
    return Answer.objects.create(question=question or make_question(), **defaults | given)


def make_outcome(key=None, **given):
    key = key or fresh("outcome")
    defaults = {"part": "first", "status": "published", **words("title", f"Outcome {key}")}
    return Outcome.objects.create(key=key, **defaults | given)


def make_event(key=None, **given):
    key = key or fresh("event")
    defaults = {"valid_from": date(2015, 8, 12), "status": "published", **words("title", f"Event {key}")}
    return Event.objects.create(key=key, **defaults | given)


def make_dataset(key=None, numbers=(1, 2), **given):
    """A dataset of one column with a row for each of `numbers`."""
    key = key or fresh("dataset")
    defaults = {
        "columns": [{"key": "2015"}],
        "status": "published",
        **words("title", f"Dataset {key}"),
        **words("unit", "persons"),
    }
    dataset = Dataset.objects.create(key=key, **defaults | given)
    for position, number in enumerate(numbers, 1):
        Observation.objects.create(
            dataset=dataset, position=position, values=[number], **words("label", f"Row {position}")
        )
    return dataset


def make_recommendation(key=None, **given):
    key = key or fresh("recommendation")
    defaults = {"status": "published", **words("text", f"Recommendation {key}")}
    return Recommendation.objects.create(key=key, **defaults | given)


def make_model(key=None, **given):
    key = key or fresh("model")
    defaults = {"status": "published", **words("title", f"Model {key}")}
    return ManagementModel.objects.create(key=key, **defaults | given)


def make_conflict(key=None, records=(), **given):
    """A conflict that concerns some records."""
    key = key or fresh("conflict")
    defaults = {
        "kind": "source-source",
        "status": "published",
        **words("title", f"Conflict {key}"),
        **words("explanation", "They disagree"),
    }
    conflict = Conflict.objects.create(key=key, **defaults | given)
    for record in records:
        ConflictRecord.objects.create(conflict=conflict, record=record)
    return conflict
