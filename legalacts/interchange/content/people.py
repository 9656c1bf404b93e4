"""Entries of institutions, cooperation, terms and problems -> rows."""

from legalacts import models as records

from .reading import Entry
from .rows import Row, contact_source, day_columns, evidence_rows, published_columns, ref, refs, split_basis


def institution_rows(entry: Entry, position: int):
    """An institution with its predecessors, contacts and responsibilities."""
    key = entry.take("key")
    row = Row(records.Institution, key, entry.place)
    row.columns = {
        "key": key,
        "kind": entry.take("kind"),
        "jurisdiction": ref("jurisdiction", entry.take("jurisdiction")),
        **entry.take_words("title", required=True),
        **entry.take_words("short_title"),
        **entry.take_words("description"),
        "aliases": entry.take_labels("aliases"),
        "parent": ref("institution", entry.take("parent", None)),
        "url": entry.take("url", ""),
        **entry.take_period(),
        **published_columns(entry),
    }
    yield row
    for predecessor in entry.nested("predecessors"):
        yield from _succession_rows(predecessor, row)
    for contact in entry.nested("contacts"):
        yield from _contact_rows(contact, row)
    for place, responsibility in enumerate(entry.nested("responsibilities"), 1):
        yield from _responsibility_rows(responsibility, row, place)
    yield from evidence_rows(entry, row)
    entry.done()


def _succession_rows(entry: Entry, successor: Row):
    predecessor = entry.take("institution")
    columns = {
        "predecessor": ref("institution", predecessor),
        "successor": successor.ref,
        **day_columns(entry),
        **entry.take_words("note"),
    }
    row = Row(records.Succession, f"{predecessor}|{successor.name}", entry.place, columns)
    yield row
    yield from evidence_rows(entry, row)
    entry.done()


def _contact_rows(entry: Entry, institution: Row):
    kind, value = entry.take("kind"), str(entry.take("value"))
    checked_on, _ = entry.take_day("checked_on")
    columns = {
        "institution": institution.ref,
        "kind": kind,
        "value": value,
        **entry.take_words("city"),
        **entry.take_words("hours"),
        "languages": " ".join(entry.take_list("languages")),
        "source": contact_source(entry),
        "checked_on": checked_on,
    }
    if columns["source"] is None or checked_on is None:
        entry.complain("a contact needs evidence and checked_on")
    yield Row(records.Contact, f"{institution.name}|{kind}|{value}", entry.place, columns)
    entry.done()


def _responsibility_rows(entry: Entry, institution: Row, position: int):
    key = entry.take("key")
    row = Row(records.Responsibility, key, entry.place)
    row.columns = {
        "key": key,
        "institution": institution.ref,
        **entry.take_words("function", required=True),
        "nature": entry.take("nature"),
        "territory": ref("jurisdiction", entry.take("territory", None)),
        "position": position,
        **entry.take_period(),
        **published_columns(entry),
    }
    row.links = {**split_basis(entry), "topics": refs("topic", entry.take_list("topics"))}
    yield row
    yield from evidence_rows(entry, row)
    entry.done()


def cooperation_rows(entry: Entry, position: int):
    """A line of the interaction map."""
    one, other, strength = entry.take("from"), entry.take("to"), entry.take("strength")
    nature, model = entry.take("nature", "described"), entry.take("model", "")
    entry.take("key", None)
    columns = {
        "one": ref("institution", one),
        "other": ref("institution", other),
        "strength": strength,
        "nature": nature,
        "direction": entry.take("direction", ""),
        "model": model,
        **entry.take_words("description"),
        **published_columns(entry),
    }
    name = f"{one}|{other}|{strength}|{model}|{nature}"
    row = Row(records.Cooperation, name, f"{entry.place} ({one} - {other})", columns)
    yield row
    yield from evidence_rows(entry, row)
    entry.done()


def term_rows(entry: Entry, position: int):
    """A term of the glossary."""
    key = entry.take("key")
    row = Row(records.Term, key, entry.place)
    row.columns = {
        "key": key,
        **entry.take_words("title", required=True),
        "abbreviations": entry.take_labels("abbreviations"),
        "alternative_labels": entry.take_labels("alt"),
        "category": entry.take("category"),
        **entry.take_words("definition"),
        "editorial": bool(entry.take("editorial", False)),
        **published_columns(entry),
    }
    row.links = {"defined_by": refs("provision", entry.take_list("defined_by"))}
    yield row
    yield from evidence_rows(entry, row)
    entry.done()


def problem_rows(entry: Entry, position: int):
    """A problem with its steps and shares."""
    key = entry.take("key")
    row = Row(records.Problem, key, entry.place)
    row.columns = {
        "key": key,
        **entry.take_words("title", required=True),
        **entry.take_words("description"),
        "level": entry.take("level"),
        "emergency": bool(entry.take("emergency", False)),
        **entry.take_words("keep"),
        **entry.take_words("without_papers"),
        **entry.take_words("letter"),
        **entry.take_words("card"),
        "position": position,
        **published_columns(entry),
    }
    row.links = {
        "destinations": refs("jurisdiction", entry.take_list("destinations")),
        "rules": refs("rule", entry.take_list("rules")),
        "institutions": refs("institution", entry.take_list("institutions")),
        **split_basis(entry),
        "topics": refs("topic", entry.take_list("topics")),
    }
    yield row
    for place, step in enumerate(entry.nested("steps"), 1):
        yield from _step_rows(step, row, place)
    for share in entry.nested("shares"):
        yield from _share_rows(share, row)
    yield from evidence_rows(entry, row)
    entry.done()


def _step_rows(entry: Entry, problem: Row, position: int):
    row = Row(records.Step, f"{problem.name}|{position}", entry.place)
    row.columns = {
        "problem": problem.ref,
        "position": position,
        **entry.take_words("text", required=True),
        **entry.take_words("deadline"),
        "institution": ref("institution", entry.take("institution", None)),
    }
    row.links = split_basis(entry)
    yield row
    yield from evidence_rows(entry, row)
    entry.done()


def _share_rows(entry: Entry, problem: Row):
    destination, label = entry.take("destination", None), entry.take("label", "")
    columns = {
        "problem": problem.ref,
        "destination": ref("jurisdiction", destination),
        "percent": entry.take("percent"),
        "respondents": entry.take("respondents", None),
        "label": label,
    }
    row = Row(records.Share, f"{problem.name}|{destination or ''}|{label}", entry.place, columns)
    yield row
    yield from evidence_rows(entry, row)
    entry.done()
