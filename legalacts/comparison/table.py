"""A comparison as CSV: every cell with its basis, period, sources and state of checking."""

import csv
from typing import TextIO

from legalacts.citations.labels import place_label
from legalacts.models import Rule

from .matrix import Cell, Matrix

COLUMNS = (
    "indicator", "question", "regime", "rule", "answer", "conditions", "basis", "valid_from", "valid_to", "as_of",
    "status", "sources", "note", "address", "destination", "on",
)  # fmt: skip


def write_matrix(matrix: Matrix, language: str, out: TextIO) -> None:
    """Write one line per rule, UTF-8 with a byte-order mark so that spreadsheets read Kyrgyz."""
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in matrix.rows:
        for cell in row.cells:
            for rule in cell.rules or (None,):
                writer.writerow([safe(value) for value in _line(row.indicator, cell, rule, language)])


def _line(indicator, cell: Cell, rule: Rule | None, language: str) -> list[str]:
    head = [indicator.title.best(language).text, indicator.key, cell.regime.title.best(language).text]
    tail = [cell.column.destination.key, cell.column.day.isoformat()]
    if rule is None:
        return [*head, *[""] * (len(COLUMNS) - len(head) - len(tail)), *tail]
    return [
        *head,
        rule.key,
        rule.text.best(language).text,
        rule.conditions.best(language).text,
        "; ".join(basis_words(rule, language)),
        rule.starts,
        rule.ends,
        rule.as_of,
        rule.checked,
        "; ".join(f"{item.source.key} {item.locator}".strip() for item in rule.evidence.all()),
        rule.note.best(language).text,
        rule.get_absolute_url(),
        *tail,
    ]


def basis_words(rule: Rule, language: str) -> list[str]:
    """The rule's bases the public may see, in words."""
    provisions = [item for item in rule.basis_provisions.all() if item.is_published and item.act.is_published]
    acts = [item for item in rule.basis_acts.all() if item.is_published]
    found = [f"{_name(item.act, language)}, {place_label(item, language)}".rstrip(", ") for item in provisions]
    return found + [_name(item, language) for item in acts]


def _name(act, language: str) -> str:
    return (act.short_title or act.title).best(language).text


def safe(value: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text[:1] in "=+-@\t\r" and text[:1] else text
