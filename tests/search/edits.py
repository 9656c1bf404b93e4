"""What curators, imports and the calendar do to records, one step after another, in the ways the entrances do it.

A step is (what, kind of record, which of them); a step that has nothing to work on does nothing.
"""

from contextlib import suppress
from datetime import timedelta
from unittest import mock

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from legalacts.admin.changes import note_deletion
from legalacts.interchange.document import UnreadableText
from legalacts.interchange.importing import import_text
from legalacts.models import (
    Act,
    Event,
    Indicator,
    Institution,
    Jurisdiction,
    LifecycleEvent,
    Problem,
    Provision,
    Regime,
    Responsibility,
    Rule,
    Step,
    Term,
    Topic,
    Wording,
)
from legalacts.models.moving import move, plan, publish_due
from legalacts.models.noting import note_change
from legalacts.models.publishing import Status, has_state
from legalacts.models.restoring import restore
from legalacts.models.tree import merge, neighbour, split, tree_of
from legalacts.search.following import current_index
from tests import factories
from tests.interchange.texts import LAW

FIRST_DAY = timezone.localdate()
# Kinds of records that are made, renamed, moved, dated, brought back and deleted.
KINDS = (Act, Provision, Wording, LifecycleEvent, Rule, Term, Problem, Step, Institution, Responsibility, Event)
# Others speak of them; they are renamed, never deleted.
SPOKEN_OF = (Topic, Jurisdiction, Regime, Indicator)
# Articles below chapters, paragraphs below articles, and those that stand alone.
PLACES = ("chp_1", "chp_1__art_{}", "art_{}", "art_1__para_{}", "chp_1__art_1__point_{}", "chp_2__art_{}__para_1")
NAMES = {Wording: "text_or_heading", Rule: "text_ky", Step: "text_ky", Responsibility: "function_ky"}


class Undo(Exception):
    pass


class Days:
    """The day it is; it only ever becomes later, because the index has been there."""

    def __init__(self):
        self.today = FIRST_DAY

    def pass_by(self, which: int) -> None:
        """A night, a week or some months later."""
        self.today += timedelta(days=(1, 7, 100)[which % 3])
        publish_due(self.today)

    def near(self, which: int):
        """A day that was, is, or will be; or none."""
        return [None, *(self.today + timedelta(days=days) for days in (-4000, -1, 0, 1, 30))][which % 6]

    def holding(self):
        """Let everything see this day."""
        return mock.patch.object(timezone, "localdate", lambda *_: self.today)


class Edits:
    """Does one step after another."""

    def __init__(self, days: Days):
        self.days = days

    def do(self, steps) -> None:
        for what, kind, which in steps:
            # What the forms would refuse is refused here by the database, and nothing of it stays.
            with suppress(IntegrityError, ValidationError, UnreadableText), transaction.atomic():
                getattr(self, what)(kind, which)

    def one(self, kind, which):
        """A record of a kind; the same for the same number."""
        records = kind.objects.order_by("pk")
        count = records.count()
        return records[which % count] if count else None

    def make(self, kind, which):
        act, problem = self.one(Act, which), self.one(Problem, which)
        makers = {
            Act: lambda: factories.make_act(title_ky=f"Мыйзам {which}"),
            Provision: lambda: self.provision(act, which),
            Wording: lambda: self.wording(which),
            LifecycleEvent: lambda: factories.make_lifecycle(
                act, ("in_force", "repealed", "suspended")[which % 3], self.days.near(1 + which % 5)
            ),
            Rule: lambda: factories.make_rule(text_ky=f"Эреже {which}", valid_to=self.days.near(which)),
            Term: lambda: factories.make_term(title_ky=f"Сөз {which}", definition_ky="Түшүндүрмө"),
            Problem: lambda: factories.make_problem(),
            Step: lambda: factories.make_step(problem),
            Institution: lambda: factories.make_institution(),
            Responsibility: lambda: factories.make_responsibility(self.one(Institution, which)),
            Event: lambda: factories.make_event(),
        }
        needed = {Provision: act, LifecycleEvent: act, Step: problem, Wording: self.one(Provision, which)}
        if needed.get(kind, True):
            note_change(makers[kind]())

    def wording(self, which):
        """Other words, of a day that was or is to come."""
        starts = self.days.today - timedelta(days=30 * which - 40)
        return factories.make_wording(
            self.one(Provision, which), text=f"Жаңы {which}", heading="Баш", valid_from=starts
        )

    def provision(self, act, which):
        """A provision at one of some places, below what is there of the places above it."""
        eid = PLACES[which % len(PLACES)].format(1 + which)
        above = act.provisions.filter(eid=eid.rpartition("__")[0]).first()
        return factories.make_provision(act, eid, text=f"Сөз {which}", parent=above)

    def rename(self, kind, which):
        if record := self.one(kind, which):
            name = NAMES.get(kind, "title_ky")
            name = ("text", "heading")[which % 2] if name == "text_or_heading" else name
            self.change(record, name, f"Башка {which} {factories.fresh('x')}")

    def label(self, kind, which):
        """Other names, which people type."""
        if record := self.one(kind, which):
            name = "aliases" if hasattr(record, "aliases") else "alternative_labels"
            self.change(record, name, {"ky": [f"лакап {which} {factories.fresh('x')}"]})

    def date(self, kind, which):
        if record := self.one(kind, which):
            name = "date" if kind is LifecycleEvent else ("valid_from", "valid_to")[which % 2]
            self.change(record, name, self.days.near(which // 2) or (self.days.today if name == "date" else None))

    def tag(self, kind, which):
        """One more topic, or one less."""
        if record := self.one(kind, which):
            topic = self.one(Topic, which)
            (record.topics.remove if topic in record.topics.all() else record.topics.add)(topic)
            note_change(record)

    def change(self, record, name, value):
        if name in {field.attname for field in record._meta.fields}:
            setattr(record, name, value)
            record.save()
            note_change(record)

    def state(self, kind, which):
        """Published, withdrawn, hidden, back to a draft."""
        record = self.one(kind, which)
        if record is not None and has_state(kind):
            to = (Status.PUBLISHED, Status.WITHDRAWN, Status.DRAFT)[which % 3]
            move(record, to, None, why="decided", hidden=which > 6)

    def plan(self, kind, which):
        """To be public on a day to come."""
        record = self.one(kind, which)
        if record is not None and has_state(kind):
            if kind is not Wording and not record.evidence.exists():
                factories.make_evidence(record)
            plan(record, self.days.today + timedelta(days=1 + which), None)

    def delete(self, kind, which):
        if record := self.one(kind, which):
            note_deletion([record])
            record.delete()

    def bring_back(self, kind, which):
        """A former state, of a record that may be gone."""
        versions = kind.history.order_by("history_id")
        if count := versions.count():
            restore(versions[which * 7 % count], None, "it was right")

    def split(self, kind, which):
        provision = self.one(Provision, which)
        if wordings := provision and list(provision.wordings.all()):
            split(provision, {wordings[0]: 2}, f"{provision.eid}-{which}", "1-1", None, "two things")

    def merge(self, kind, which):
        provision = self.one(Provision, which)
        following = provision and neighbour(tree_of(provision.act), provision, 1)
        if following:
            merge(provision, following, None, "one thing")

    def bring_in(self, kind, which):
        """A text of an act; a later edition of it closes wordings and changes words."""
        day = f"valid_from: {2001 + which}-04-01"
        import_text(LAW.replace("valid_from: 2001-04-01", day).replace("Слова ещё", f"Слова {which}").encode())
        move(Act.objects.get(key="kg-law-2001-7-1"), Status.PUBLISHED, None)
        for part in (Provision, Wording):
            for record in part.objects.filter(status=Status.DRAFT).order_by("-pk")[:3]:
                move(record, Status.PUBLISHED, None)

    def night(self, kind, which):
        self.days.pass_by(which)

    def search(self, kind, which):
        current_index()

    def undo(self, kind, which):
        """A transaction of which nothing stays, although it was searched within it."""
        with suppress(Undo), transaction.atomic():
            self.make(kind or Term, which)
            current_index()
            raise Undo
