"""Acts and provisions as schema.org/Legislation, to stand in their pages as JSON-LD; docs/identifiers.md says how."""

from collections.abc import Iterable
from datetime import date

from legalacts.citations.labels import place_label
from legalacts.models import LANGUAGES, Act, Force, LifecycleEvent, Provision, Relation, Trilingual
from legalacts.models.act import force_after

SCHEMA = "https://schema.org"
FORCES = {
    Force.IN_FORCE: "InForce",
    Force.NOT_YET: "NotInForce",
    Force.SUSPENDED: "NotInForce",
    Force.ENDED: "NotInForce",
}
Does = Relation.Predicate
# Only what the act itself does: schema.org has no words for what is done to it.
CHANGES = {
    Does.AMENDS: "legislationAmends",
    Does.SUPPLEMENTS: "legislationChanges",
    Does.REPLACES: "legislationRepeals",
    Does.REPEALS: "legislationRepeals",
    Does.IMPLEMENTS: "legislationEnsuresImplementationOf",
    Does.RATIFIES: "legislationApplies",
    Does.BASED_ON: "isBasedOn",
}
FORMATS = (
    ("akn.xml", "application/xml", True),
    ("text.txt", "text/plain", True),
    ("act.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", True),
    ("act.md", "text/markdown", True),
    ("act.json", "application/json", False),
)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def act_data(
    act: Act, day: date, language: str, site: str, provisions: Iterable[Provision], relations: Iterable[Relation]
) -> dict:
    """An act on its page; what it refers to must be fetched along."""
    wordings = [wording for provision in provisions for wording in provision.wordings_shown]
    held = [tongue for tongue in LANGUAGES if any(wording.language == tongue for wording in wordings)]
    edition = max((wording.valid_from for wording in wordings if wording.valid_from), default=None)
    return _filled(
        {
            **_shared(act, act, act.akn, act.eli, site, held),
            "name": act.title.best(language).text,
            "alternateName": _other_names(act.title, act.short_title, language),
            "abstract": act.summary.best(language).text,
            "legislationDate": act.adopted,
            "legislationDateVersion": (edition or day).isoformat() if held else "",
            "legislationLegalForce": _force(act, day),
            "temporalCoverage": _coverage(act),
            "legislationPassedBy": _passed_by(act, language),
            **_changes(relations, site),
            "sameAs": act.official_url,
            "dateModified": act.changed_at.date().isoformat(),
            "encoding": [file for tongue in held for file in _files(act, tongue, site, tongue == held[0])],
        }
    )


def provision_data(provision: Provision, day: date, language: str, site: str) -> dict:
    """A provision on its page, as a part of its act."""
    act = provision.act
    wording = provision.wording_for(language)
    held = [tongue for tongue in LANGUAGES if any(item.language == tongue for item in provision.wordings_shown)]
    place = place_label(provision, language) or provision.number or provision.eid
    heading = provision.heading_for(language).text
    version = wording.valid_from if wording and wording.valid_from else day
    whole = {"@type": "Legislation", "@id": site + act.akn, "name": act.title.best(language).text}
    return _filled(
        {
            **_shared(provision, act, provision.akn, provision.eli, site, held),
            "name": f"{place}. {heading}" if heading else place,
            "legislationDate": act.adopted,
            "legislationDateVersion": version.isoformat() if held else "",
            "legislationLegalForce": _provision_force(provision, day),
            "isPartOf": {**whole, "url": site + act.get_absolute_url()},
            "dateModified": provision.changed_at.date().isoformat(),
        }
    )


def breadcrumbs(steps: Iterable[tuple[str, str]], site: str) -> dict:
    """The way to a page: names and addresses, outermost first."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": site + address}
        for place, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _shared(record, act: Act, akn: str, eli: str, site: str, held: list[str]) -> dict:
    area = {"@type": "AdministrativeArea", "name": act.jurisdiction.title.best("en").text}
    return {
        "@type": "Legislation",
        "@id": site + akn,
        "url": site + record.get_absolute_url(),
        "legislationIdentifier": [site + akn, site + eli, *([act.number] if act.number and record is act else [])],
        "legislationType": act.kind,
        "legislationJurisdiction": area,
        "jurisdiction": area,
        "inLanguage": held,
        "license": LICENCE,
    }


def _force(act: Act, day: date) -> str:
    """The force of the act on the day; in part where some provision of it has ended before."""
    force = act.force_on(day)
    if force == Force.IN_FORCE and _partly_ended(act, day):
        return f"{SCHEMA}/PartiallyInForce"
    return f"{SCHEMA}/{FORCES[force]}" if force in FORCES else ""


def _provision_force(provision: Provision, day: date) -> str:
    """The force of its act, unless the provision itself has ended, been suspended or taken up again."""
    own = [event for event in provision.act.lifecycle.all() if event.provision_id == provision.pk]
    past = [event for event in own if event.kind in LifecycleEvent.DECIDES and event.date <= day]
    last = max(past, key=lambda event: (event.date, event.pk), default=None)
    force = force_after(last.kind, None) if last else provision.act.force_on(day)
    return f"{SCHEMA}/{FORCES[force]}" if force in FORCES else ""


def _partly_ended(act: Act, day: date) -> bool:
    lasting = (LifecycleEvent.Kind.IN_FORCE, LifecycleEvent.Kind.AMENDED)
    ends = [kind for kind in LifecycleEvent.DECIDES if kind not in lasting]
    return any(event.provision_id and event.kind in ends and event.date <= day for event in act.lifecycle.all())


def _coverage(act: Act) -> str:
    """The time the act is in force, as far as its lifecycle tells: `2000-07-17/..`."""
    events = [event for event in act.lifecycle.all() if event.provision_id is None]
    lasting = (LifecycleEvent.Kind.IN_FORCE, LifecycleEvent.Kind.AMENDED, LifecycleEvent.Kind.SUSPENDED)
    starts = [event.shown for event in events if event.kind == LifecycleEvent.Kind.IN_FORCE]
    ends = [event.shown for event in events if event.kind in LifecycleEvent.DECIDES and event.kind not in lasting]
    return f"{min(starts)}/{max(ends, default='..')}" if starts else ""


def _passed_by(act: Act, language: str) -> dict | None:
    issuer = act.issuer
    if issuer is None or not issuer.is_published:
        return None
    return {"@type": "Organization", "name": issuer.title.best(language).text}


def _changes(relations: Iterable[Relation], site: str) -> dict[str, list]:
    found: dict[str, list] = {}
    for relation in relations:
        if name := CHANGES.get(relation.predicate):
            target = relation.to_provision or relation.to_act
            item = {"@type": "Legislation", "name": str(relation.to_act), "url": site + target.get_absolute_url()}
            if item not in found.setdefault(name, []):
                found[name].append(item)
    return found


def _files(act: Act, language: str, site: str, first: bool) -> list[dict]:
    """The files of the act's text; a copy is never the official one, whatever it says."""
    return [
        {
            "@type": "LegislationObject",
            "contentUrl": f"{site}/{language}/acts/{act.key}/{name}",
            "encodingFormat": media_type,
            **({"inLanguage": language} if by_language else {}),
            "legislationLegalValue": f"{SCHEMA}/UnofficialLegalValue",
        }
        for name, media_type, by_language in FORMATS
        if by_language or first
    ]


def _other_names(title: Trilingual, short: Trilingual, language: str) -> list[str]:
    shown = title.best(language).text
    names = [getattr(text, tongue) for text in (short, title) for tongue in LANGUAGES]
    return [name for name in dict.fromkeys(names) if name and name != shown]


def _filled(data: dict) -> dict:
    return {name: value for name, value in data.items() if value not in ("", [], None)}
