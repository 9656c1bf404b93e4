import io
from contextlib import redirect_stdout
from importlib.util import find_spec
from itertools import pairwise
from unittest.mock import patch

from django.test import SimpleTestCase

from tests import long


class Long(SimpleTestCase):
    def ended(self, outcomes, *chosen):
        """The code and the words with which some parts end that become so."""
        said = io.StringIO()
        with redirect_stdout(said), patch.object(long, "outcome_of", side_effect=[(one, 60.0) for one in outcomes]):
            code = long.main([*chosen])
        return code, said.getvalue()

    def test_goes_on_whatever_became_of_one_and_tells_at_the_end(self):
        code, said = self.ended([long.RIGHT, long.WRONG, long.RIGHT, long.RIGHT], "crash", "backup")
        self.assertEqual(code, 1)
        self.assertIn("Not right: who writes is killed, on PostgreSQL.", said)
        self.assertEqual(said.count("1.0  right"), 3)

    def test_says_so_when_nothing_was_wrong(self):
        code, said = self.ended([long.RIGHT] * 2, "edits")
        self.assertEqual(code, 0)
        self.assertIn("Nothing was wrong.", said)

    def test_begins_nothing_more_once_it_was_stopped(self):
        code, said = self.ended([long.ENDED_BY_HAND], "speed")
        self.assertEqual(code, 1)
        self.assertIn("0.0  not tried", said)

    def test_does_not_take_what_was_not_tried_for_right(self):
        self.assertEqual(self.ended([long.RIGHT, long.NOT_TRIED], "replica")[0], 1)

    def test_knows_its_parts(self):
        with self.assertRaisesMessage(SystemExit, "No such part: sped."):
            long.main(["sped"])

    def test_calls_only_what_there_is(self):
        for runs in long.parts().values():
            for run in runs:
                with self.subTest(run.what):
                    for flag, name in pairwise(run.words):
                        self.assertTrue(flag != "-m" or find_spec(name), name)

    def test_asks_for_the_numbers_that_are_given(self):
        with patch.dict("os.environ", {"N": "10 20", "SHARE": "0.1"}):
            parts = long.parts()
        self.assertEqual(parts["speed"][0].words, ("-m", "tests.bench", "10", "20"))
        self.assertEqual(parts["crash"][0].words[-1], "20")
