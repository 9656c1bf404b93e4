"""Entries of jurisdictions, topics, regimes, indicators, rules and conflicts -> rows."""

from legalacts import models as records

from .reading import Entry
from .rows import Ref, Row, evidence_rows, published_columns, ref, refs, split_basis

VALUE_COLUMNS = (
    "yes", "amount", "upper", "unit", "days", "counted_from", "bound", "percent", "otherwise", "currency",
)  # fmt: skip
WORD_COLUMNS = {"unit", "days", "counted_from", "bound", "currency"}


def jurisdiction_rows(entry: Entry, position: int):
    """A jurisdiction with its members."""
    key = entry.take("key")
    row = Row(records.Jurisdiction, key, entry.place)
    row.columns = {
        "key": key,
        "kind": entry.take("kind"),
        **entry.take_words("title", required=True),
        "alternative_labels": entry.take_labels("alt"),
        **entry.take_words("note"),
        "position": position,
    }
    yield row
    for member in entry.nested("members"):
        yield from _membership_rows(member, row)
    entry.done()


def _membership_rows(entry: Entry, organisation: Row):
    state = entry.take("state")
    columns = {
        "organisation": organisation.ref,
        "state": ref("jurisdiction", state),
        **entry.take_period(),
        **published_columns(entry),
    }
    name = f"{organisation.name}|{state}|{columns['valid_from']}"
    row = Row(records.Membership, name, entry.place, columns)
    yield row
    yield from evidence_rows(entry, row)
    entry.done()


def topic_rows(entry: Entry, position: int):
    """A subject heading."""
    key = entry.take("key")
    columns = {
        "key": key,
        **entry.take_words("title", required=True),
        "alternative_labels": entry.take_labels("alt"),
        "parent": ref("topic", entry.take("parent", None)),
        "position": position,
    }
    entry.done()
    yield Row(records.Topic, key, entry.place, columns)


def regime_rows(entry: Entry, position: int):
    """A regime."""
    key = entry.take("key")
    row = Row(records.Regime, key, entry.place)
    row.columns = {
        "key": key,
        **entry.take_words("title", required=True),
        **entry.take_words("short_title"),
        **entry.take_words("description"),
        "purpose": entry.take("purpose", ""),
        "personal": bool(entry.take("personal", False)),
        "organisation": ref("jurisdiction", entry.take("organisation", None)),
        "treaty": ref("act", entry.take("treaty", None)),
        "wider": ref("regime", entry.take("wider", None)),
        "position": position,
    }
    row.links = {
        "destinations": refs("jurisdiction", entry.take_list("destinations")),
        "yields_to": refs("regime", entry.take_list("yields_to")),
    }
    entry.done()
    yield row


def indicator_rows(entry: Entry, position: int):
    """A row of the comparison."""
    key = entry.take("key")
    columns = {
        "key": key,
        **entry.take_words("title", required=True),
        **entry.take_words("question"),
        "group": entry.take("group"),
        "value_kind": entry.take("value_kind"),
        "position": position,
    }
    entry.done()
    yield Row(records.Indicator, key, entry.place, columns)


def rule_rows(entry: Entry, position: int):
    """A rule."""
    key = entry.take("key")
    as_of = entry.take("as_of", "")
    row = Row(records.Rule, key, entry.place)
    row.columns = {
        "key": key,
        "regime": ref("regime", entry.take("regime")),
        "destination": ref("jurisdiction", entry.take("destination")),
        "indicator": ref("indicator", entry.take("indicator")),
        **_value_columns(entry),
        **entry.take_words("text", required=True),
        **entry.take_words("conditions"),
        **entry.take_period(),
        "as_of": as_of.isoformat() if hasattr(as_of, "isoformat") else str(as_of),
        "disputes": ref("rule", entry.take("disputes", None)),
        **published_columns(entry),
    }
    row.links = {**split_basis(entry), "topics": refs("topic", entry.take_list("topics"))}
    yield row
    yield from evidence_rows(entry, row)
    entry.done()


def _value_columns(entry: Entry) -> dict:
    """The typed value as columns; an unknown field of it is a mistake."""
    given = entry.take("value")
    if not isinstance(given, dict):
        entry.complain("value is not a mapping")
        given = {}
    value = Entry(f"{entry.place}, value", given, entry.problems)
    kind = value.take("kind")
    columns = {name: value.take(name, "" if name in WORD_COLUMNS else None) for name in VALUE_COLUMNS}
    per = Entry(f"{value.place}, per", value.take("per", {}), entry.problems)
    columns |= {"per_amount": per.take("amount", None), "per_unit": per.take("unit", "")}
    per.done()
    value.done()
    return {"kind": kind, **columns}


def conflict_rows(entry: Entry, position: int):
    """A conflict and the records it concerns."""
    key = entry.take("key")
    row = Row(records.Conflict, key, entry.place)
    row.columns = {
        "key": key,
        "kind": entry.take("kind"),
        **entry.take_words("title", required=True),
        **entry.take_words("explanation", required=True),
        **entry.take_words("treatment"),
        **published_columns(entry),
    }
    yield row
    for name in dict.fromkeys(map(str, entry.take_list("records"))):
        kind, _, record = name.partition(":")
        columns = {"conflict": row.ref, "record": Ref(kind, record)}
        yield Row(records.ConflictRecord, f"{key}|{name}", f"{entry.place}, records", columns)
    yield from evidence_rows(entry, row)
    entry.done()
