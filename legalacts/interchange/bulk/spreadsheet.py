"""Records as rows of a table that no spreadsheet takes for formulas."""

import csv
import json
from collections.abc import Iterable
from io import StringIO

from legalacts.language.cells import without_formula

TEXT = ("ky", "ru", "en")


def write_table(records: Iterable[dict]) -> str:
    """UTF-8 with a byte-order mark, a head line, one line a record."""
    out = StringIO()
    writer = None
    for record in records:
        row = flat(record)
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow({name: without_formula(value) for name, value in row.items()})
    return f"\ufeff{out.getvalue()}"


def flat(record: dict) -> dict[str, str]:
    """One cell a column: a text in three, a list in one."""
    row = {}
    for name, value in record.items():
        if isinstance(value, dict) and tuple(value) == TEXT and all(isinstance(text, str) for text in value.values()):
            row |= {f"{name}_{language}": text for language, text in value.items()}
        else:
            row[name] = _cell(name, value)
    return row


def _cell(name: str, value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if name == "evidence":
        return "; ".join(_evidence(item) for item in value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, dict | list) else value


def _evidence(item: dict) -> str:
    details = ", ".join(filter(None, (item["locator"], item["as_of"], item["status"], item["checked_on"])))
    return f"{item['source']} ({details})"
