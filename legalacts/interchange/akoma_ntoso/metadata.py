"""The metadata of a file: which work, expression and manifestation it is, its events, references, notes and sources."""

from xml.etree.ElementTree import Element

from django.utils.translation import override

from legalacts.interchange.edition import Edition
from legalacts.models import CODES, LANGUAGES, Trilingual

from .events import ORIGINAL, Events, concepts
from .xml_text import element, ours

KEEPER = "keeper"
ISSUER = "issuer"
KEEPER_NAME = "Rights Path"


def write_metadata(edition: Edition, events: Events, notes: list[Element]) -> Element:
    """The element `meta`, its parts in the order the schema wants."""
    # Labels of concepts stand in English whatever the reader's language: the file is for programs.
    with override("en"):
        references = element("references", *_references(edition, events), source=f"#{KEEPER}")
    meta = element("meta", _identification(edition))
    if published := [event for event in edition.lifecycle if event.kind == "published"]:
        day = published[0].date.isoformat()
        meta.append(element("publication", date=day, name="publication", showAs=published[0].shown))
    if len(events.lifecycle):
        meta.append(element("lifecycle", *events.lifecycle, source=f"#{KEEPER}"))
    if events.groups:
        meta.append(element("temporalData", *events.groups, source=f"#{KEEPER}"))
    meta.append(references)
    if notes:
        meta.append(element("notes", *notes, source=f"#{KEEPER}"))
    meta.append(element("proprietary", *_own(edition), source=f"#{KEEPER}"))
    return meta


def _identification(edition: Edition) -> Element:
    act, language = edition.act, edition.language
    first = edition.first_day.isoformat() if edition.first_day else ""
    nature = edition.nature
    author = f"#{ISSUER if _issuer(edition) else KEEPER}"
    akn, eli = act.expression_akn(language, first, nature), act.expression_eli(language, first, nature)
    work = element(
        "FRBRWork",
        *_names(act.akn, {"eli": act.eli, "key": act.key}),
        _date(_adopted(edition), "adoption"),
        element("FRBRauthor", href=author, as_="#author"),
        element("FRBRcountry", value=act.jurisdiction.key if act.jurisdiction.kind == "state" else "xe"),
        element("FRBRsubtype", value=act.kind),
        *([element("FRBRnumber", value=act.number)] if act.number else []),
        *(element("FRBRname", value=name) for name in [act.title.best(language).text]),
    )
    expression = element(
        "FRBRExpression",
        *_names(akn, {"eli": eli}),
        _date(first or _adopted(edition), "edition" if first else "adoption"),
        element("FRBRauthor", href=author if nature == "official" else f"#{KEEPER}", as_="#editor"),
        element("FRBRauthoritative", value="true" if nature == "official" else "false"),
        element("FRBRlanguage", language=CODES[language]),
    )
    manifestation = element(
        "FRBRManifestation",
        *_names(akn, {}, ".xml"),
        _date(edition.day.isoformat(), "as-of"),
        element("FRBRauthor", href=f"#{KEEPER}", as_="#editor"),
        element("FRBRformat", value="application/akn+xml"),
    )
    return element("identification", work, expression, manifestation, source=f"#{KEEPER}")


def _names(address: str, aliases: dict[str, str], ending: str = "") -> list[Element]:
    return [
        element("FRBRthis", value=f"{address}/!main{ending}"),
        element("FRBRuri", value=f"{address}{ending}"),
        *(element("FRBRalias", value=value, name=name) for name, value in aliases.items()),
    ]


def _date(day: str, name: str) -> Element:
    return element("FRBRdate", date=day, name=name)


def _adopted(edition: Edition) -> str:
    """The day of adoption; the schema wants one, so where none is known the first that is; `kb:act` tells."""
    known = [edition.act.adopted_on, *(event.date for event in edition.lifecycle), edition.first_day, edition.day]
    return next(day for day in known if day).isoformat()


def _issuer(edition: Edition):
    issuer = edition.act.issuer
    return issuer if issuer and issuer.is_published else None


def _references(edition: Edition, events: Events) -> list[Element]:
    act, language = edition.act, edition.language
    found = [element("original", eId=ORIGINAL, href=act.akn, showAs=act.title.best(language).text)]
    for key, other in sorted(events.acts.items()):
        found.append(element("passiveRef", eId=key, href=other.akn, showAs=other.title.best(language).text))
    found.append(_organisation(KEEPER, "rights-path", KEEPER_NAME))
    if issuer := _issuer(edition):
        found.append(_organisation(ISSUER, issuer.key, issuer.title.best(language).text))
    for name in ("author", "editor"):
        found.append(element("TLCRole", eId=name, href=f"/akn/ontology/role/{name}", showAs=name))
    return found + concepts(edition)


def _organisation(eid: str, key: str, name: str) -> Element:
    return element("TLCOrganization", eId=eid, href=f"/akn/ontology/organization/{key}", showAs=name)


def _own(edition: Edition) -> list[Element]:
    """What the act is in our words, in all languages, and what the text rests on."""
    act = edition.act
    facts = {"kind": act.kind, "category": act.category, "jurisdiction": act.jurisdiction.key, "number": act.number}
    found = [ours("act", key=act.key, adopted=act.adopted, nature=edition.nature, **facts)]
    for name in ("title", "short_title", "summary"):
        found += _texts(name, getattr(act, name))
    if act.official_url:
        found.append(ours("official", href=act.official_url))
    for item in edition.evidence:
        source = item.source
        details = {"locator": item.locator, "asOf": item.as_of, "status": item.status}
        checked = item.checked_on.isoformat() if item.checked_on else ""
        found.append(ours("source", source.title, key=source.key, href=source.url, checkedOn=checked, **details))
    return found


def _texts(name: str, text: Trilingual) -> list[Element]:
    versions = {language: getattr(text, language) for language in LANGUAGES}
    return [ours(name, words, **{"xml:lang": language}) for language, words in versions.items() if words]
