"""A made-up corpus: the same each time, kept apart from content, gone without a trace."""

from io import StringIO
from unittest import skipUnless
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.db import connection
from django.test import TestCase

from legalacts.interchange.synthetic import words
from legalacts.interchange.synthetic.acts import documents, made_up_acts
from legalacts.models import Act, Evidence, Jurisdiction, Provision, Source, Wording
from tests.factories import make_act

SIZE = 300


def run(*args):
    with patch.object(words, "POOL", 200), patch("legalacts.management.commands.synthesize.rebuild") as rebuild:
        call_command("synthesize", *args, stdout=StringIO())
    return rebuild


class SynthesizeTests(TestCase):
    def test_makes_so_many_provisions_in_three_languages_with_editions_and_relations(self):
        rebuild = run(str(SIZE))
        rebuild.assert_called_once()
        self.assertEqual(Provision.objects.public().count(), SIZE)
        self.assertTrue(Wording.objects.filter(valid_to__isnull=False).exists())
        acts = Act.objects.all()
        self.assertGreater(sum(act.relations_out.count() for act in acts), 0)
        for act in acts:
            with self.subTest(act.key):
                self.assertTrue(act.lifecycle.exists())
                self.assertTrue(act.evidence.exists())

    @skipUnless(connection.vendor == "sqlite", "other databases count by themselves")
    def test_afterwards_the_wordings_of_an_act_are_found_by_the_act(self):
        run(str(SIZE))
        wordings = Wording.objects.published().filter(provision__act=Act.objects.first())
        self.assertNotIn("status", wordings.explain())

    def test_is_the_same_each_time_and_speaks_three_languages(self):
        with patch.object(words, "POOL", 200):
            first, again = (
                [
                    (document.header.fields, [(unit.eid, unit.heading, unit.text) for unit in document.units])
                    for act in made_up_acts(500)
                    for document in documents(act, {language: words.Words(language) for language in ("ky", "ru", "en")})
                ]
                for _ in range(2)
            )
        self.assertEqual(first, again)
        self.assertEqual({tongue for act in made_up_acts(20_000) for tongue in act.languages}, {"ky", "ru", "en"})

    def test_does_not_stand_beside_what_people_read_unless_asked(self):
        make_act("law")
        with self.assertRaisesMessage(CommandError, "--beside-content"):
            run(str(SIZE))
        self.assertFalse(Act.objects.filter(key__startswith="synthetic-").exists())
        run("50", "--beside-content")
        self.assertTrue(Act.objects.filter(key__startswith="synthetic-").exists())

    def test_is_not_made_twice(self):
        run("50")
        with self.assertRaisesMessage(CommandError, "--remove"):
            run("50")

    def test_can_be_taken_away_without_a_trace(self):
        make_act("law")
        models = (Act, Evidence, Jurisdiction, Provision, Source, Wording)
        before = {model: set(model.objects.values_list("pk", flat=True)) for model in models}
        run("200", "--beside-content")
        run("--remove")
        self.assertEqual({model: set(model.objects.values_list("pk", flat=True)) for model in models}, before)

    def test_refuses_a_number_that_is_none(self):
        for number in ("0", "-5", "99999999999"):
            with self.subTest(number), self.assertRaises(CommandError):
                call_command("synthesize", f"--{number}" if number.startswith("-") else number)
