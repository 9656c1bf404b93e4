"""Plain questions in, plain answers out: the same functions as the pages and the API use."""

from datetime import date

from django.apps import apps
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from legalacts.citations import resolve
from legalacts.citations.neighbours import acts_like, provisions_near
from legalacts.comparison import compare_regimes
from legalacts.comparison import treaties as parties
from legalacts.comparison.norms import read_chain
from legalacts.interchange.content.checking import tally_records
from legalacts.models import LANGUAGES, Act, Evidence, Jurisdiction, Provision, Regime, Wording
from legalacts.rights import regimes_for
from legalacts.search import Hit, Query, WrongQuery, find

from .records import SUMMARY, Asked, NotFound, WrongQuestion, answer, name_of, provision_answer, sources_of

MOST_REGIMES, LONGEST = 12, 2000


def asked_for(language: str, on: str, site: str = "") -> Asked:
    """Check the language and the day."""
    if language not in LANGUAGES:
        raise WrongQuestion(f"language: give one of {', '.join(LANGUAGES)}.")
    try:
        day = date.fromisoformat(on) if on else timezone.localdate()
    except ValueError:
        raise WrongQuestion("on: write a day as year-month-day, for example 2018-06-01.") from None
    translation.activate(language)
    return Asked(language, day, site)


def search(asked: Asked, words: str, kind: str = "", jurisdiction: str = "") -> list[dict]:
    """What answers some words, best first."""
    given = {"q": words, "kind": kind, "jurisdiction": jurisdiction, "on": asked.day.isoformat()}
    try:
        results = find(Query.parse(given, asked.language))
    except WrongQuery as wrong:
        raise WrongQuestion(f"{wrong.parameter}: this value is not known.") from wrong
    hits = [*results.hits, *results.other_language][:12]
    natures, sources = natures_of(hits, asked.day), sources_of_hits(hits)
    return [
        answer(
            asked,
            hit.address,
            f"{hit.title}\n{''.join(words for words, _ in hit.snippet)}".strip(),
            natures.get((hit.act, hit.eid, hit.language), SUMMARY),
            sources.get((hit.kind, hit.key), []),
            hit.page,
            kind=hit.kind,
        )
        | {"language": hit.language}
        for hit in hits
    ]


def natures_of(hits: list[Hit], day: date) -> dict[tuple, str]:
    """What the texts of the provisions among some hits are; one query."""
    acts = {hit.act for hit in hits if hit.eid}
    shown = Wording.objects.published().on(day).filter(provision__act__key__in=acts)
    rows = shown.filter(provision__eid__in={hit.eid for hit in hits})
    held = rows.values_list("provision__act__key", "provision__eid", "language", "nature")
    return {(act, eid, language): nature for act, eid, language, nature in held}


def sources_of_hits(hits: list[Hit]) -> dict[tuple[str, str], list[dict]]:
    """What the hits rest on; a few queries for each kind among them."""
    found = {}
    for kind in {hit.kind for hit in hits}:
        model = apps.get_model("legalacts", kind)
        keys = {hit.key for hit in hits if hit.kind == kind}
        for record in records_of(model, keys) if hasattr(model, "evidence") else ():
            found[(kind, record.key)] = sources_of(record)
    return found


def records_of(model, keys: set[str]):
    """Records of a kind by their keys, with their sources."""
    if model is not Provision:
        return model.objects.filter(key__in=keys).prefetch_related("evidence__source")
    places = [key.partition("#") for key in keys]
    wanted = Provision.objects.public().filter(act__key__in=[act for act, _sign, _eid in places])
    wanted = wanted.filter(eid__in=[eid for _act, _sign, eid in places])
    return wanted.select_related("act").with_evidence()


def get_provision(asked: Asked, provision_id: str) -> dict:
    """A provision by `act#eId`, with all that lies in it."""
    act, _sign, eid = provision_id[:400].replace("\0", "").replace("/", "#", 1).partition("#")
    public = Provision.objects.public().with_wordings(asked.day).with_evidence()
    found = public.select_related("act").filter(act__key=act, eid=eid).first()
    if found is None:
        raise NotFound(
            f"There is no provision “{provision_id[:80]}”. Nearest: {', '.join(nearest(act, eid)) or 'none'}."
        )
    inside = Provision.objects.public().inside(found).with_wordings(asked.day).order_by("position", "id")
    return provision_answer(asked, found, list(inside))


def nearest(act: str, eid: str) -> list[str]:
    """Three public provisions that may have been meant."""
    near = provisions_near(act, eid, 3) or provisions_near(act, eid.split("__")[0], 3)
    if not near:
        public = Provision.objects.public().select_related("act").order_by("act__key", "position")
        near = [*public.filter(act__in=acts_like(act, 3), eid=eid[:160])[:3], *public.filter(eid=eid[:160])[:3]]
    return list(dict.fromkeys(provision.key for provision in near))[:3]


def resolve_citation(asked: Asked, text: str) -> list[dict]:
    """The acts and provisions that a citation may mean, best first."""
    readings = resolve(text[:LONGEST].replace("\0", ""), on=asked.day)[:5]
    acts = Act.objects.published().with_evidence().in_bulk({reading.act for reading in readings}, field_name="key")
    answers = []
    for reading in readings:
        if reading.eid:
            answers.append(get_provision(asked, f"{reading.act}#{reading.eid}") | {"exact": reading.exact})
        elif act := acts.get(reading.act):
            answers.append(act_answer(asked, act) | {"exact": reading.exact})
    return answers


def chain_of_norms(asked: Asked, record_id: str) -> list[dict]:
    """What an act or provision rests on (`above`) and what rests on it (`below`), step by step, by recorded links."""
    key, _sign, eid = record_id[:400].replace("\0", "").partition("#")
    act = Act.objects.published().filter(key=key).first()
    provision = Provision.objects.public().filter(act=act, eid=eid).first() if act and eid else None
    if act is None or (eid and provision is None):
        near = nearest(key, eid) if eid else [found.key for found in acts_like(key, 3)]
        raise NotFound(f"There is no record “{record_id[:80]}”. Nearest: {', '.join(near) or 'none'}.")
    return [
        answer(
            asked,
            step.there.key,
            f"{step.label}: {name_of(step.act, asked.language)}",
            "record",
            sources_of(step.relation),
            step.there.get_absolute_url(),
            direction=direction,
            depth=step.depth,
            predicate=step.relation.predicate,
            force=str(step.act.force_on(asked.day)),
        )
        for direction, step in read_chain(act, provision, asked.day).all_steps()
    ]


def act_answer(asked: Asked, act: Act) -> dict:
    """An act as a work."""
    words = act.summary.best(asked.language) if act.summary else act.title.best(asked.language)
    more = {"title": act.title.best(asked.language).text, "force": str(act.force_on(asked.day))}
    return answer(asked, act.key, words, SUMMARY, sources_of(act), act.get_absolute_url(), **more)


def compare(asked: Asked, destination: str, regimes: str = "", citizenship: str = "") -> list[dict]:
    """What each regime answers in a destination, cell by cell."""
    place = jurisdiction_of("destination", destination)
    matrix = compare_regimes(place, regimes_of(place, regimes, citizenship, asked.day), asked.day)
    return [
        answer(
            asked,
            f"rule:{rule.key}",
            rule.text.best(asked.language),
            SUMMARY,
            sources_of(rule),
            rule.get_absolute_url(),
            indicator=row.indicator.title.best(asked.language).text,
            regime=cell.regime.key,
            valid_from=rule.starts or None,
            valid_to=rule.ends or None,
            checked=rule.checked,
        )
        for row in matrix.rows
        for cell in row.cells
        for rule in cell.rules
    ]


def jurisdiction_of(parameter: str, key: str) -> Jurisdiction:
    """A jurisdiction by its key."""
    found = Jurisdiction.objects.filter(key=key[:60].replace("\0", "")).first()
    if found is None:
        raise WrongQuestion(f"{parameter}: no state or organisation has the key “{key[:60]}”.")
    return found


def regimes_of(place: Jurisdiction, regimes: str, citizenship: str, day: date) -> list[Regime]:
    """The regimes named, those that apply to a citizen, or all with rules there."""
    if citizenship:
        applied = regimes_for(jurisdiction_of("citizenship", citizenship).key, place.key, day)
        return [found.regime for found in applied]
    keys = [key.strip() for key in regimes.split(",") if key.strip()][:MOST_REGIMES]
    if not keys:
        return list(Regime.objects.filter(rules__destination=place, rules__status="published").distinct())
    known = Regime.objects.in_bulk(keys, field_name="key")
    if unknown := [key for key in keys if key not in known]:
        raise WrongQuestion(f"regimes: there is no regime “{unknown[0][:60]}”.")
    return [known[key] for key in dict.fromkeys(keys)]


def treaty_status(asked: Asked, act: str, state: str) -> dict:
    """Was a state bound by a treaty on the day?"""
    found = Act.objects.published().with_evidence().select_related("jurisdiction")
    found = found.prefetch_related("lifecycle", "parties__state", "parties__evidence__source").filter(key=act).first()
    if found is None:
        raise NotFound(f"There is no act “{act[:80]}”.")
    status = parties.treaty_status(found, jurisdiction_of("state", state), asked.day)
    said = {True: _("Yes"), False: _("No"), None: _("Not known")}[status.bound]
    text = f"{said}: {status.reason.label}" + (f" ({status.starts})" if status.starts else "")
    sources = sources_of(status.record) or sources_of(found)
    address = f"{found.get_absolute_url()}?state={status.state.key}&on={asked.day}"
    more = {"bound": status.bound, "reason": status.reason.value, "since": status.starts or None}
    record_id = f"{found.key}@{status.state.key}"
    return answer(asked, record_id, text, "record", sources, address, act=name_of(found, asked.language), **more)


def find_institution(asked: Asked, words: str, jurisdiction: str = "") -> list[dict]:
    """Bodies by name or by what they are responsible for."""
    return search(asked, words, "institution", jurisdiction) + search(asked, words, "responsibility", jurisdiction)[:5]


def coverage(asked: Asked) -> list[dict]:
    """What is held, in which languages and how far it is checked."""
    return [
        answer(
            asked,
            f"coverage:{tally.kind}",
            f"{tally.plural}: {tally.published}",
            "record",
            [],
            f"/{asked.language}/about/",
            published=tally.published,
            languages=tally.languages,
            checked={status: tally.checked.get(status, 0) for status in Evidence.Status.values},
        )
        for tally in tally_records()
    ]
