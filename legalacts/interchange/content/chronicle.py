"""Entries of events, datasets, recommendations and models of management -> rows."""

from legalacts import models as records

from .reading import Entry
from .rows import Row, evidence_rows, published_columns, refs


def event_rows(entry: Entry, position: int):
    """An event or period of the timeline."""
    key = entry.take("key")
    first, first_precision = entry.take_day("start")
    final, final_precision = entry.take_day("end", last=True)
    row = Row(records.Event, key, entry.place)
    row.columns = {
        "key": key,
        "kind": entry.take("kind", "event"),
        "valid_from": first,
        "valid_from_precision": first_precision,
        "valid_to": final,
        "valid_to_precision": final_precision,
        **entry.take_words("title", required=True),
        **entry.take_words("description"),
        **published_columns(entry),
    }
    row.links = {
        "jurisdictions": refs("jurisdiction", entry.take_list("jurisdictions")),
        "acts": refs("act", entry.take_list("acts")),
        "institutions": refs("institution", entry.take_list("institutions")),
    }
    yield row
    yield from evidence_rows(entry, row)
    entry.done()


def dataset_rows(entry: Entry, position: int):
    """A table of numbers with its rows."""
    key = entry.take("key")
    row = Row(records.Dataset, key, entry.place)
    row.columns = {
        "key": key,
        **entry.take_words("title", required=True),
        **entry.take_words("unit", required=True),
        "period": str(entry.take("period", "")),
        "table": str(entry.take("table", "")),
        "columns": [{**column.fields, "key": str(column.take("key"))} for column in entry.nested("columns")],
        **published_columns(entry),
    }
    row.links = {"topics": refs("topic", entry.take_list("topics"))}
    yield row
    for place, observation in enumerate(entry.nested("rows"), 1):
        columns = {
            "dataset": row.ref,
            "position": place,
            **observation.take_words("label"),
            "values": observation.take_list("values"),
        }
        if row.columns["columns"] and len(columns["values"]) != len(row.columns["columns"]):
            observation.complain("has not as many values as there are columns")
        observation.done()
        yield Row(records.Observation, f"{key}|{place}", observation.place, columns)
    yield from evidence_rows(entry, row)
    entry.done()


def recommendation_rows(entry: Entry, position: int):
    """A recommendation."""
    key = entry.take("key")
    row = Row(records.Recommendation, key, entry.place)
    row.columns = {
        "key": key,
        **entry.take_words("text", required=True),
        "group": entry.take("group", ""),
        "position": position,
        **published_columns(entry),
    }
    row.links = {
        "to": refs("institution", entry.take_list("to")),
        "topics": refs("topic", entry.take_list("topics")),
    }
    yield row
    yield from evidence_rows(entry, row)
    entry.done()


def model_rows(entry: Entry, position: int):
    """A model of management."""
    key = entry.take("key")
    entry.take("author", None)
    row = Row(records.ManagementModel, key, entry.place)
    row.columns = {
        "key": key,
        **entry.take_words("title", required=True),
        **entry.take_words("purpose"),
        "components": entry.take_list("components"),
        "position": position,
        **published_columns(entry),
    }
    yield row
    yield from evidence_rows(entry, row)
    entry.done()
