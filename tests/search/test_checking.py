"""The index always equals what a rebuild would write, whatever the order of edits."""

import os

from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase as HypothesisTestCase

from legalacts.models import Act, Institution, Problem, Provision, Responsibility, Rule, Term, Topic, Wording
from legalacts.search.checking import check_index
from legalacts.search.following import current_index
from tests import factories
from tests.search.base import SearchTestCase, noted
from tests.search.edits import KINDS, SPOKEN_OF, Days, Edits

WHICH = some.integers(0, 11)
EACH = ["rename", "state", "date", "delete", "bring_back"]
OTHER = ["search", "night", "night", "undo", "split", "merge", "bring_in"]
STEPS = some.one_of(
    some.tuples(some.just("make"), some.sampled_from([Provision, Wording, *KINDS]), WHICH),
    some.tuples(
        some.sampled_from(["rename", "state", "date", "delete", "bring_back"]), some.sampled_from(KINDS), WHICH
    ),
    some.tuples(some.just("rename"), some.sampled_from(SPOKEN_OF), WHICH),
    some.tuples(some.just("label"), some.sampled_from([Act, Provision, Institution, Term, Topic]), WHICH),
    some.tuples(some.just("tag"), some.sampled_from([Act, Provision, Rule, Problem, Responsibility]), WHICH),
    some.tuples(some.just("plan"), some.sampled_from([Act, Wording, Rule]), WHICH),
    some.tuples(
        some.sampled_from(["search", "night", "night", "undo", "split", "merge", "bring_in"]), some.none(), WHICH
    ),
)


class Property(SearchTestCase, HypothesisTestCase):
    days = Days()

    @classmethod
    def setUpTestData(cls):
        act = noted(factories.make_act("law"))
        act.topics.add(factories.make_topic())
        chapter = noted(factories.make_provision(act, "chp_1", text="Бөлүм"))
        for number in range(1, 4):
            article = noted(factories.make_provision(act, f"chp_1__art_{number}", text="Берене", parent=chapter))
            noted(factories.make_provision(act, f"chp_1__art_{number}__para_1", text="Пункт", parent=article))
        noted(factories.make_responsibility(noted(factories.make_institution())))
        noted(factories.make_rule("rule"))
        noted(factories.make_step().problem)

    @settings(
        max_examples=int(os.environ.get("EXAMPLES", "15")),
        phases=[Phase.generate],
        derandomize="EXAMPLES" not in os.environ,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(some.lists(STEPS, min_size=4, max_size=12))
    def test_the_index_equals_what_a_rebuild_would_write(self, steps):
        with self.days.holding():
            Edits(self.days).do(steps)
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
