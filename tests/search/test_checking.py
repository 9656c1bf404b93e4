"""The index always equals what a rebuild would write, whatever the order of edits."""

import os
from datetime import date, timedelta

from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase as HypothesisTestCase

from legalacts.models import Act, Institution, Provision, Rule, Term, Topic, Wording, record_change
from legalacts.search.checking import check_index
from legalacts.search.following import current_index
from tests import factories
from tests.search.base import SearchTestCase, noted

TODAY = timezone.localdate()
STATES = ("draft", "published", "withdrawn")
DAYS = [None, date(2001, 1, 1), TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1)]


class Undo(Exception):
    pass


def make(kind, which):
    """A new record of a kind, beside or below the one at a place."""
    acts = list(Act.objects.order_by("pk")) or [noted(factories.make_act())]
    act, body = acts[which % len(acts)], Institution.objects.get(key="body")
    makers = {
        "act": lambda: factories.make_act(title_ky=f"Мыйзам {which}"),
        "provision": lambda: factories.make_provision(act, f"art_{factories.fresh('')[1:]}", text=f"Сөз {which}"),
        "term": lambda: factories.make_term(title_ky=f"Сөз {which}"),
        "rule": lambda: factories.make_rule(text_ky=f"Эреже {which}"),
        "responsibility": lambda: factories.make_responsibility(body),
        "lifecycle": lambda: event(act, DAYS[1 + which % 4]),
        "step": lambda: factories.make_step(factories.make_problem()),
    }
    record = makers[kind]()
    owner = getattr(record, "problem", None)
    for changed in filter(None, (record, owner)):
        record_change(changed)


def event(act, day):
    """The act is repealed on a day."""
    found = act.lifecycle.filter(kind="repealed", date=day).first()
    return found or factories.make_lifecycle(act, "repealed", day)


MAKE = some.tuples(
    some.just("make"),
    some.sampled_from(["act", "provision", "term", "rule", "responsibility", "lifecycle", "step"]),
    some.integers(0, 9),
)
EDIT = some.tuples(
    some.sampled_from(["rename", "state", "delete", "date"]),
    some.sampled_from([Act, Provision, Term, Rule, Institution, Topic, Wording]),
    some.integers(0, 9),
)
OTHER = some.tuples(some.sampled_from(["follow", "undo"]), some.none(), some.integers(0, 9))


def edit(what, model, which):
    """Change a record that exists, as an entrance would: the change is noted in the same transaction."""
    records = list(model.objects.order_by("pk"))
    record = records[which % len(records)] if records else None
    if record is None or (what == "delete" and model in (Institution, Topic)):
        return
    if what == "delete":
        delete(record)
        return
    if what == "rename":
        name = {"wording": "text", "rule": "text_ky", "provision": "title_ky"}.get(model._meta.model_name, "title_ky")
        setattr(record, name, f"Жаңы {which} {factories.fresh('x')}")
    elif what == "state" and hasattr(record, "status"):
        record.status = STATES[which % 3]
    elif what == "date" and model in (Rule, Institution, Wording):
        record.valid_from = DAYS[which % 5]
    record.save()
    noted(record)


def delete(record):
    """Take a record away with all that goes with it, noted before."""
    provisions = record.provisions.all() if isinstance(record, Act) else []
    for gone in (*provisions, record):
        noted(gone)
    record.delete()


class Property(SearchTestCase, HypothesisTestCase):
    @classmethod
    def setUpTestData(cls):
        topic = factories.make_topic()
        act = noted(factories.make_act("law"))
        act.topics.add(topic)
        for article in range(1, 4):
            noted(factories.make_provision(act, f"art_{article}", text=f"Берене {article}"))
        noted(factories.make_institution("body"))
        noted(factories.make_rule("rule"))

    def act(self, steps):
        for what, kind, which in steps:
            if what == "make":
                make(kind, which)
            elif what == "follow":
                current_index()
            elif what == "undo":
                self.undone(which)
            else:
                edit(what, kind, which)

    def undone(self, which):
        """A transaction that another process saw nothing of, although this one searched within it."""
        try:
            with transaction.atomic():
                make("term", which)
                current_index()
                raise Undo
        except Undo:
            pass

    @settings(
        max_examples=int(os.environ.get("EXAMPLES", "15")),
        phases=[Phase.generate],
        derandomize="EXAMPLES" not in os.environ,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(some.lists(some.one_of(MAKE, EDIT, OTHER), min_size=4, max_size=12))
    def test_the_index_equals_what_a_rebuild_would_write(self, steps):
        self.act(steps)
        self.assertEqual(check_index()[1], [], repr(steps))


class Checking(SearchTestCase):
    def test_names_what_was_changed_behind_the_logs_back(self):
        bird = noted(factories.make_term("bird"))
        current_index()
        Term.objects.filter(pk=bird.pk).update(title_ky="бүркүт")
        with self.assertRaisesMessage(CommandError, f"term:{bird.pk}"):
            call_command("check_index")

    def test_is_content_with_an_index_that_is_level(self):
        noted(factories.make_term("bird"))
        call_command("check_index", verbosity=0)
