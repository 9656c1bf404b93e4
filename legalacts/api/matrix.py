"""A comparison as plain data, in one language; texts that exist only in another are named in `fallbacks`."""

from datetime import date

from legalacts.comparison import Cell, Column, Matrix
from legalacts.models import Jurisdiction, Rule, Trilingual

from .fields import basis_of


def matrix_data(matrix: Matrix, destinations: list[Jurisdiction], days: list[date], language: str) -> dict:
    """A comparison: what was asked for, its columns, and each row's cells in the order of the columns."""
    return {
        "destination": destinations[0].key,
        "on": days[0].isoformat(),
        "destinations": [place.key for place in destinations],
        "days": [day.isoformat() for day in days],
        "regimes": [{"key": regime.key, **told(language, title=regime.title)} for regime in matrix.regimes],
        "columns": [column_data(column) for column in matrix.columns],
        "rows": [
            {
                "indicator": row.indicator.key,
                **told(language, title=row.indicator.title),
                "differs": row.differs,
                "cells": [cell_data(cell, language) for cell in row.cells],
            }
            for row in matrix.rows
        ],
    }


def column_data(column: Column) -> dict:
    """Whose rules a column shows, where and as of when."""
    return {"regime": column.regime.key, "destination": column.destination.key, "on": column.day.isoformat()}


def told(language: str, **texts: Trilingual) -> dict:
    """Each text in the language, else the best other, and the names of those in another."""
    best = {name: text.best(language) for name, text in texts.items()}
    fallbacks = {name: words.language for name, words in best.items() if words.is_fallback}
    return {**{name: words.text for name, words in best.items()}, "fallbacks": fallbacks}


def cell_data(cell: Cell, language: str) -> dict:
    """What one regime answers, with the other sides of a conflict."""
    first, *others = cell.rules or (None,)
    return {
        **column_data(cell.column),
        **(side_data(first, language) if first else EMPTY),
        "being_checked": cell.is_being_checked,
        "conflict": [side_data(rule, language) for rule in others],
    }


EMPTY = {
    "rule": None,
    "value": None,
    "text": "",
    "conditions": "",
    "basis": [],
    "valid_from": None,
    "valid_to": None,
    "as_of": None,
    "sources": [],
    "status": None,
    "note": "",
    "url": None,
    "fallbacks": {},
}


def side_data(rule: Rule, language: str) -> dict:
    """What one rule answers."""
    return {
        "rule": rule.key,
        "value": rule.value(),
        **told(language, text=rule.text, conditions=rule.conditions, note=rule.note),
        "basis": basis_of(rule, language),
        "valid_from": rule.starts or None,
        "valid_to": rule.ends or None,
        "as_of": rule.as_of or None,
        "sources": [source_data(evidence) for evidence in rule.evidence.all()],
        "status": rule.checked,
        "url": rule.get_absolute_url(),
    }


def source_data(evidence) -> dict:
    """Where a rule comes from, and how far that was checked."""
    return {
        "source": evidence.source.key,
        "locator": evidence.locator,
        "status": evidence.status,
        "as_of": evidence.as_of or None,
        "checked_on": evidence.checked_on,
    }
