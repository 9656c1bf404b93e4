"""A comparison as plain data, in one language; texts that exist only in another are named in `fallbacks`."""

from datetime import date

from legalacts.comparison import Cell, Matrix
from legalacts.models import Jurisdiction, Rule, Trilingual

from .fields import basis_of


def matrix_data(matrix: Matrix, destination: Jurisdiction, day: date, language: str) -> dict:
    """A comparison of regimes in one destination on one day."""
    return {
        "destination": destination.key,
        "on": day.isoformat(),
        "regimes": [{"key": regime.key, **told(language, title=regime.title)} for regime in matrix.regimes],
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


def told(language: str, **texts: Trilingual) -> dict:
    """Each text in the language, else the best other, and the names of those in another."""
    best = {name: text.best(language) for name, text in texts.items()}
    fallbacks = {name: words.language for name, words in best.items() if words.is_fallback}
    return {**{name: words.text for name, words in best.items()}, "fallbacks": fallbacks}


def cell_data(cell: Cell, language: str) -> dict:
    """What one regime answers, with the other sides of a conflict."""
    first, *others = cell.rules or (None,)
    return {
        "regime": cell.regime.key,
        **(side_data(first, language) if first else EMPTY),
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
