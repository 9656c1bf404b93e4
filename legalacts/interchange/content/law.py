"""Entries of sources, acts, provisions and relations -> rows."""

from legalacts import models as records
from legalacts.models.translated import LANGUAGES

from .reading import Entry
from .rows import Ref, Row, day_columns, evidence_rows, published_columns, ref, refs


def source_rows(entry: Entry, position: int):
    """A source."""
    key = entry.take("key")
    seen_on, _ = entry.take_day("seen_on")
    columns = {
        "key": key,
        "kind": entry.take("kind"),
        "title": str(entry.take("title")),
        "language": entry.take("language", ""),
        **entry.take_words("label"),
        "author": entry.take("author", ""),
        "year": entry.take("year", None),
        "url": entry.take("url", ""),
        "seen_on": seen_on,
        **entry.take_words("note"),
    }
    entry.done()
    yield Row(records.Source, key, entry.place, columns)


def act_rows(entry: Entry, position: int):
    """An act with its lifecycle and parties."""
    key = entry.take("key")
    act = Row(records.Act, key, entry.place)
    act.columns = {
        "key": key,
        "kind": entry.take("kind"),
        "category": entry.take("category"),
        "jurisdiction": ref("jurisdiction", entry.take("jurisdiction")),
        "number": str(entry.take("number", "")),
        **day_columns(entry, "adopted_on", "adopted_precision"),
        **entry.take_words("title", required=True),
        **entry.take_words("short_title"),
        **entry.take_words("summary"),
        "issuer": ref("institution", entry.take("issuer", None)),
        "official_url": entry.take("official_url", ""),
        "authentic_languages": " ".join(entry.take_list("authentic_languages")),
        "aliases": entry.take_labels("aliases"),
        **published_columns(entry),
    }
    act.links = {"topics": refs("topic", entry.take_list("topics"))}
    yield act
    for event in entry.nested("lifecycle"):
        yield from _lifecycle_rows(event, act)
    for party in entry.nested("parties"):
        yield from _party_rows(party, act)
    yield from evidence_rows(entry, act)
    entry.done()


def _lifecycle_rows(entry: Entry, act: Row):
    day = day_columns(entry)
    eid = entry.take("provision", None)
    columns = {
        "act": act.ref,
        "provision": ref("provision", eid and f"{act.name}#{eid}"),
        "kind": entry.take("kind"),
        **day,
        "by_act": ref("act", entry.take("by", None)),
        **entry.take_words("note"),
    }
    if day["date"] is None:
        entry.complain("date is missing")
    name = f"{act.name}|{eid or ''}|{columns['kind']}|{day['date']}"
    row = Row(records.LifecycleEvent, name, entry.place, columns)
    yield row
    yield from evidence_rows(entry, row)
    entry.done()


def _party_rows(entry: Entry, act: Row):
    state = entry.take("state")
    columns = {
        "act": act.ref,
        "state": ref("jurisdiction", state),
        **day_columns(entry, "signed_on", "signed_on_precision"),
        **day_columns(entry, "ratified_on", "ratified_on_precision"),
        **entry.take_period(),
        **entry.take_words("reservation"),
        **entry.take_words("note"),
    }
    row = Row(records.Party, f"{act.name}|{state}|{columns['valid_from']}", entry.place, columns)
    yield row
    yield from evidence_rows(entry, row)
    entry.done()


def provision_file_rows(entry: Entry, position: int):
    """A file of provisions: the act and its provisions in document order."""
    act = entry.take("act")
    for place, provision in enumerate(entry.nested("provisions"), 1):
        yield from provision_rows(provision, act, place)
    entry.done()


def provision_rows(entry: Entry, act: str, position: int):
    """A provision with its wordings."""
    eid = entry.take("eid")
    parent = entry.take("parent", None)
    row = Row(records.Provision, f"{act}#{eid}", entry.place)
    row.columns = {
        "act": ref("act", act),
        "eid": eid,
        "parent": ref("provision", parent and f"{act}#{parent}"),
        "kind": entry.take("kind"),
        "number": str(entry.take("number", "")),
        "norm": entry.take("norm", ""),
        "position": position,
        "aliases": entry.take_labels("aliases"),
        **published_columns(entry),
    }
    row.links = {"topics": refs("topic", entry.take_list("topics"))}
    yield row
    for wording in entry.nested("wordings"):
        yield from _wording_rows(wording, row)
    yield from evidence_rows(entry, row)
    entry.done()


def _wording_rows(entry: Entry, provision: Row):
    period = entry.take_period()
    nature = entry.take("nature", "summary")
    heading, text = entry.take_words("heading"), entry.take_words("text")
    status = entry.take("status", provision.columns["status"])
    for language in LANGUAGES:
        if not (heading[f"heading_{language}"] or text[f"text_{language}"]):
            continue
        columns = {
            "provision": provision.ref,
            "language": language,
            "nature": nature,
            "heading": heading[f"heading_{language}"],
            "text": text[f"text_{language}"],
            "status": status,
            **period,
        }
        name = f"{provision.name}|{language}|{nature}|{period['valid_from']}"
        yield Row(records.Wording, name, entry.place, columns)
    entry.done()


def relation_rows(entry: Entry, position: int):
    """A link from one act or provision to another."""
    start, end, predicate = str(entry.take("from")), str(entry.take("to")), entry.take("predicate")
    columns = {
        "from_act": ref("act", start.partition("#")[0]),
        "from_provision": Ref("provision", start) if "#" in start else None,
        "predicate": predicate,
        "to_act": ref("act", end.partition("#")[0]),
        "to_provision": Ref("provision", end) if "#" in end else None,
        **day_columns(entry),
        **published_columns(entry),
    }
    row = Row(records.Relation, f"{start}|{predicate}|{end}", f"{entry.place} ({start} {predicate} {end})", columns)
    yield row
    yield from evidence_rows(entry, row)
    entry.done()
