"""A comparison as CSV: every cell with its basis, period, sources and state of checking."""

import csv
from typing import TextIO

from legalacts.citations.bases import public_bases
from legalacts.citations.labels import place_label
from legalacts.language.cells import without_formula
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
                writer.writerow([without_formula(value) for value in _line(row.indicator, cell, rule, language)])


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
    return [
        ", ".join(filter(None, (_name(act, language), place_label(provision, language) if provision else "")))
        for act, provision in public_bases(rule)
    ]


def _name(act, language: str) -> str:
    return (act.short_title or act.title).best(language).text
