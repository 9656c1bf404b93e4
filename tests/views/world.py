"""A small knowledge base in which everything is linked with everything, and the addresses of its public pages."""

from dataclasses import dataclass, fields
from datetime import date

from legalacts.models import (
    Act,
    Conflict,
    Cooperation,
    Dataset,
    Event,
    Institution,
    ManagementModel,
    Outcome,
    Problem,
    Provision,
    Question,
    Recommendation,
    Relation,
    Responsibility,
    Rule,
    Source,
    Term,
    Topic,
)  # fmt: skip
from tests import factories

LANGUAGES = ("ky", "ru", "en")
LISTS = (
    "", "search/", "acts/", "institutions/", "institutions/map/", "compare/", "guide/", "problems/", "terms/",
    "terms/words/", "timeline/", "changes/", "compare/provisions/", "data/", "data/downloads/", "recommendations/",
    "conflicts/", "about/", "sources/",
    "saved/", "report/", "report/thanks/",
)  # fmt: skip
# Answer to forms sent by POST only.
FORMS = ("help/", "guide/dates/", "guide/reminder.ics")
FILES = ("compare.csv", "compare/.csv", "feed.atom", "search.atom", "suggest", "opensearch.xml")


@dataclass
class World:
    """One record of each kind."""

    topic: Topic
    source: Source
    institution: Institution
    act: Act
    provision: Provision
    rule: Rule
    responsibility: Responsibility
    problem: Problem
    term: Term
    event: Event
    dataset: Dataset
    recommendation: Recommendation
    cooperation: Cooperation
    relation: Relation
    model: ManagementModel
    conflict: Conflict
    question: Question
    outcome: Outcome

    def pages(self):
        """The addresses of all pages, without the language."""
        return [
            *LISTS,
            f"acts/{self.act.key}/",
            f"acts/{self.act.key}/{self.provision.eid}/",
            f"acts/{self.act.key}/links/",
            f"acts/{self.act.key}/{self.provision.eid}/links/",
            f"acts/{self.act.key}/changes/",
            f"acts/{self.act.key}/chain/",
            f"acts/{self.act.key}/{self.provision.eid}/chain/",
            f"handout/?items={self.act.key},{self.act.key}/{self.provision.eid}",
            f"institutions/{self.institution.key}/",
            f"rules/{self.rule.key}/",
            f"problems/{self.problem.key}/",
            f"problems/{self.problem.key}/card/",
            f"data/{self.dataset.key}/",
            f"sources/{self.source.key}/",
            f"compare/?destination={self.rule.destination.key}&regimes={self.rule.regime.key}",
            f"compare/?destination={self.rule.destination.key}&citizenship=kg",
            f"guide/?{self.question.key}=yes",
        ]

    def files(self):
        """The addresses of files made of records, without the language."""
        return [
            f"acts/{self.act.key}/feed.atom",
            f"acts/{self.act.key}/act.md",
            f"acts/{self.act.key}/act.json",
            f"acts/{self.act.key}/{self.provision.eid}.md",
            f"problems/{self.problem.key}/letter.txt",
            f"acts/{self.act.key}/links.csv",
            f"acts/{self.act.key}/{self.provision.eid}/links.csv",
        ]

    def records(self):
        """Every record that can be drafted, withdrawn and published."""
        found = [getattr(self, column.name) for column in fields(self)]
        return [record for record in found if hasattr(record, "status")]


def make_world(**given):
    """Make one of everything and link it all; `given` goes to every record that can be hidden or published."""
    topic, source = factories.make_topic(), factories.make_source()
    institution = factories.make_institution(**given)
    act = factories.make_act(issuer=institution, **given)
    act.topics.add(topic)
    provision = factories.make_provision(act, factories.fresh("art").replace("-", "_"), **given)
    factories.make_wording(provision, heading="Heading", text="Words", status=given.get("status", "published"))
    rule = factories.make_rule(review_by=date(2020, 1, 1), **given)
    problem = factories.make_problem(**given, **factories.words("letter", "Letter"), **factories.words("card", "Line"))
    institution_too = factories.make_institution(**given)
    world = World(
        topic=topic,
        source=source,
        institution=institution,
        act=act,
        provision=provision,
        rule=rule,
        responsibility=factories.make_responsibility(institution, **given),
        problem=problem,
        term=factories.make_term(**given),
        event=factories.make_event(**given),
        dataset=factories.make_dataset(**given),
        recommendation=factories.make_recommendation(**given),
        cooperation=factories.make_cooperation(institution, institution_too, **given),
        relation=factories.make_relation(act, factories.make_act(**given), from_provision=provision, **given),
        model=factories.make_model(**given),
        conflict=factories.make_conflict(records=[act, provision, institution, rule], **given),
        question=factories.make_question(**given),
        outcome=factories.make_outcome(problem=problem, **given),
    )
    world.outcome.answers.add(factories.make_answer(world.question, code="yes"))
    for record in [*world.records(), institution_too]:
        factories.make_evidence(record, source)
    link(world, world)
    factories.make_contact(institution)
    return world


def link(one, other):
    """Link the records of one world to those of another, in every way there is."""
    for record in (one.rule, one.responsibility, one.problem, one.outcome):
        record.basis_acts.add(other.act)
        record.basis_provisions.add(other.provision)
    one.problem.rules.add(other.rule)
    one.outcome.rules.add(other.rule)
    one.outcome.institutions.add(other.institution)
    one.problem.institutions.add(other.institution)
    one.problem.destinations.add(other.rule.destination)
    one.term.defined_by.add(other.provision)
    one.event.acts.add(other.act)
    one.event.institutions.add(other.institution)
    one.recommendation.to.add(other.institution)
    step = factories.make_step(one.problem, institution=other.institution)
    step.basis_acts.add(other.act)
    step.basis_provisions.add(other.provision)
    factories.make_share(one.problem, destination=other.rule.destination)
    factories.make_lifecycle(one.act, "amended", by_act=other.act, day=date(2001, 1, other.act.pk % 28 + 1))
    if one is not other:
        factories.make_cooperation(one.institution, other.institution)
        factories.make_relation(one.act, other.act, from_provision=one.provision, to_provision=other.provision)
        factories.make_citation(one.provision, other.provision)


def addresses(world):
    """Every address of the world, in every language."""
    return [f"/{language}/{page}" for language in LANGUAGES for page in (*world.pages(), *FILES, *world.files())]
