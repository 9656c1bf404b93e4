"""A file with the text of an act in, records out; all of it or nothing.

formats.py   which format a file has, and the document it holds
planning.py  the document against what is held: what would change
periods.py   what an edition does to the wordings of one provision
saving.py    the plan into the database, in one transaction
"""

from dataclasses import dataclass

from django.db import transaction

from legalacts.interchange.document import Document, Doubt

from .formats import FORMATS, open_file, read_file, read_head
from .periods import Step
from .planning import Plan, plan_import
from .saving import save_plan

__all__ = [
    "FORMATS",
    "ImportReport",
    "Plan",
    "Step",
    "import_document",
    "import_text",
    "open_file",
    "plan_import",
    "read_file",
    "read_head",
    "report_of",
    "save_plan",
]


@dataclass
class ImportReport:
    """What an import did, or would do."""

    act: str
    units: int
    warnings: list[Doubt]
    new_provisions: int
    new_wordings: int
    changed_wordings: int
    same_wordings: int
    closed_wordings: int
    kept_wordings: int
    new_notes: int
    closed_notes: int


def import_document(document: Document, *, dry_run=False, user=None) -> ImportReport:
    """Save a read document; raises UnreadableText and writes nothing when it cannot be saved.

    A second text with the same key and another language adds wordings to the same provisions; a later `valid_from`
    closes the wordings it replaces on the day before; the same text again changes nothing.
    """
    with transaction.atomic():
        plan = plan_import(document)
        report = report_of(plan)
        if not dry_run:
            save_plan(plan, user)
    return report


def import_text(data: bytes, *, dry_run=False) -> ImportReport:
    """Import a plain text file with its head."""
    return import_document(read_file(data, format="text"), dry_run=dry_run)


def report_of(plan: Plan) -> ImportReport:
    steps, notes = plan.counts, plan.notes_counts
    return ImportReport(
        act=plan.header.get("key"),
        units=len(plan.document.units),
        warnings=plan.warnings,
        new_provisions=len(plan.new_units),
        new_wordings=steps[Step.NEW],
        changed_wordings=steps[Step.CHANGED],
        same_wordings=steps[Step.SAME],
        closed_wordings=steps[Step.CLOSED],
        kept_wordings=steps[Step.KEPT],
        new_notes=notes[Step.NEW],
        closed_notes=notes[Step.CLOSED],
    )
