"""One public record of each kind, tied to the others; and everything that may hang on them without being public."""

from datetime import date

from legalacts.models import Succession
from tests import factories as make

LISTS = [
    "acts", "provisions", "relations", "citations", "institutions", "responsibilities", "cooperations", "jurisdictions",
    "memberships", "regimes", "indicators", "rules", "topics", "terms", "problems", "conflicts", "sources", "events",
    "datasets", "recommendations", "models",
]  # fmt: skip


def address_of(kind, record):
    """Where the API gives the record."""
    if kind == "provisions":
        return f"/api/v1/provisions/{record['act']}/{record['eid']}/"
    return f"/api/v1/{kind}/{record.get('key') or record['id']}/"


def make_public_records():
    """A small public world, each record with evidence; returns it by name."""
    topic, state = make.make_topic(), make.make_jurisdiction()
    act, other_act = make.make_act(kind="treaty"), make.make_act()
    provision = make.make_provision(act, "art_1", text="Public words.")
    child = make.make_provision(act, "art_1__para_1", text="Public words.", parent=provision)
    institution, other = make.make_institution(), make.make_institution()
    rule = make.make_rule()
    found = {
        "act": act,
        "provision": provision,
        "child": child,
        "lifecycle": make.make_lifecycle(act, by_act=other_act),
        "party": make.make_party(act, valid_from=date(2015, 8, 12)),
        "relation": make.make_relation(act, other_act, from_provision=provision),
        "institution": institution,
        "succession": Succession.objects.create(predecessor=institution, successor=other),
        "responsibility": make.make_responsibility(institution, territory=state),
        "cooperation": make.make_cooperation(institution, other),
        "rule": rule,
        "term": make.make_term(),
        "problem": make.make_problem(),
        "event": make.make_event(),
        "dataset": make.make_dataset(),
        "recommendation": make.make_recommendation(),
        "model": make.make_model(),
        "conflict": make.make_conflict(records=[act, provision, rule, institution]),
    }
    found["step"] = make.make_step(found["problem"], institution=institution)
    found["share"] = make.make_share(found["problem"], destination=state)
    make.make_contact(institution)
    act.topics.add(topic)
    provision.topics.add(topic)
    for name in ("rule", "responsibility", "problem", "step"):
        found[name].basis_acts.add(act)
        found[name].basis_provisions.add(provision)
    found["term"].defined_by.add(provision)
    found["problem"].rules.add(rule)
    found["problem"].institutions.add(institution)
    found["event"].acts.add(act)
    found["recommendation"].to.add(institution)
    for record in found.values():
        make.make_evidence(record)
    make.make_citation(provision, make.make_provision(other_act))
    return found


def hang_secrets_on(public, status):
    """Records of some other status wherever a public one can point; each says SECRET in its key and its words."""
    options = {"status": status}
    act = make.make_act("secret-act", **options | make.words("title", "SECRET"))
    hidden = make.make_provision(public["act"], "art_secret", text="SECRET", **options)
    within_hidden = make.make_provision(act, "art_1", text="SECRET")
    make.make_wording(public["provision"], language="ru", text="SECRET", heading="SECRET", **options)
    make.make_provision(public["act"], "art_1__para_secret", parent=public["provision"], **options)
    institution = make.make_institution("secret-institution", **options | make.words("title", "SECRET"))
    rule = make.make_rule(
        "secret-rule", make.make_regime(), public["rule"].destination, public["rule"].indicator, **options
    )
    responsibility = make.make_responsibility(public["institution"], key="secret-task", **options)
    make.make_responsibility(institution, key="secret-task-of-the-hidden")
    make.make_cooperation(public["institution"], institution, model="SECRET")
    make.make_cooperation(public["institution"], public["succession"].successor, model="SECRET", **options)
    make.make_relation(public["act"], act)
    make.make_citation(public["provision"], within_hidden, words="SECRET")
    make.make_citation(within_hidden, public["provision"], words="SECRET")
    make.make_citation(public["provision"], public["child"], words="SECRET", status="rejected")
    make.make_relation(act, public["act"])
    make.make_relation(public["act"], public["lifecycle"].by_act, from_provision=hidden, predicate="repeals")
    make.make_relation(
        public["act"], public["lifecycle"].by_act, predicate="replaces", **options | make.words("note", "SECRET")
    )
    make.make_lifecycle(public["act"], "repealed", provision=hidden, **make.words("note", "SECRET"))
    make.make_lifecycle(public["act"], "amended", by_act=act)
    Succession.objects.create(predecessor=institution, successor=public["institution"], **make.words("note", "SECRET"))
    Succession.objects.create(predecessor=public["institution"], successor=institution, **make.words("note", "SECRET"))
    problem = make.make_problem("secret-problem", **options)
    term = make.make_term("secret-term", **options)
    event = make.make_event("secret-event", **options)
    dataset = make.make_dataset("secret-dataset", **options | {"table": "SECRET"})
    make.make_recommendation("secret-recommendation", **options | {"group": "SECRET"})
    make.make_membership("cis", "ru", **options | make.words("note", "SECRET"))
    make.make_conflict("secret-conflict", records=[public["act"]], **options)
    concerned = [act, hidden, within_hidden, rule, institution, responsibility, problem, term, event, dataset]
    make.make_conflict("open-conflict", records=[*concerned, public["act"]])
    for name in ("rule", "responsibility", "problem", "step"):
        public[name].basis_acts.add(act)
        public[name].basis_provisions.add(hidden, within_hidden)
    public["term"].defined_by.add(hidden, within_hidden)
    public["problem"].rules.add(rule)
    public["problem"].institutions.add(institution)
    public["event"].acts.add(act)
    public["event"].institutions.add(institution)
    public["recommendation"].to.add(institution)
    point_at(public, act, institution, hidden, rule)


def point_at(public, act, institution, provision, rule):
    """Let single links of the public records lead to records that are not public."""
    public["act"].issuer = institution
    public["institution"].parent = institution
    public["child"].parent = provision
    public["rule"].disputes = rule
    public["step"].institution = institution
    public["lifecycle"].by_act = act
    for name in ("act", "institution", "child", "rule", "step", "lifecycle"):
        public[name].save()
