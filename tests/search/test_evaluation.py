import io
import json
import tempfile
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase

from legalacts.search.evaluation import Judged, WrongJudgement, evaluate, measure, read_judged
from tests.factories import make_act, make_provision, make_term

from .base import SearchTestCase, noted


def judged(*relevant, query="патент", group="ky", **params):
    return Judged(query, "ky", group, frozenset(relevant), params)


class MeasureTests(SimpleTestCase):
    def test_a_perfect_answer_is_worth_one(self):
        measured = measure(judged("a", "b"), ["a", "b", "x"], 1.0)
        self.assertEqual((measured.ndcg, measured.recall, measured.reciprocal), (1.0, 1.0, 1.0))

    def test_a_later_place_is_worth_less(self):
        measured = measure(judged("a"), ["x", "a"], 1.0)
        self.assertAlmostEqual(measured.ndcg, 0.6309, 4)
        self.assertEqual((measured.recall, measured.reciprocal), (1.0, 0.5))

    def test_what_stands_below_ten_does_not_count_but_for_the_first_place(self):
        measured = measure(judged("a"), [*"bcdefghijk", "a"], 1.0)
        self.assertEqual((measured.ndcg, measured.recall), (0.0, 0.0))
        self.assertAlmostEqual(measured.reciprocal, 1 / 11)

    def test_no_more_than_ten_can_be_asked_of_ten(self):
        measured = measure(judged(*"abcdefghijklmn"), [*"abcdefghij"], 1.0)
        self.assertEqual((measured.ndcg, measured.recall), (1.0, 1.0))

    def test_nothing_found_is_worth_nothing(self):
        measured = measure(judged("a"), [], 1.0)
        self.assertEqual((measured.ndcg, measured.recall, measured.reciprocal, measured.empty), (0.0, 0.0, 0.0, True))

    def test_a_result_named_twice_counts_once(self):
        self.assertEqual(measure(judged("a", "b"), ["a", "a", "b"], 1.0).ndcg, 1.0)


class ReadJudgedTests(SimpleTestCase):
    def test_reads_a_line_an_object(self):
        line = '{"query": "q", "language": "ru", "group": "g", "relevant": ["a#b"], "params": {"act": "a"}}'
        self.assertEqual(list(read_judged([line, "\n"])), [Judged("q", "ru", "g", frozenset({"a#b"}), {"act": "a"})])

    def test_says_which_line_is_wrong(self):
        good = '{"query": "q", "language": "ru", "relevant": ["a"]}'
        for line in [
            "not json",
            "[]",
            '{"query": "q", "language": "ru"}',
            '{"query": "q", "language": "fr", "relevant": ["a"]}',
            '{"query": "q", "language": "ru", "relevant": []}',
            '{"query": "q", "language": "ru", "relevant": ["a"], "params": "act"}',
        ]:
            with self.subTest(line), self.assertRaisesRegex(WrongJudgement, "line 2"):
                list(read_judged([good, line]))


class EvaluateTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        noted(make_term("patent", title_ky="патент"))
        noted(make_provision(make_act("law"), "art_1", text="Патент керек."))

    def test_asks_the_public_search(self):
        groups = evaluate([judged("term:patent", "law#art_1"), judged("law#art_1", kind="provision", group="filtered")])
        self.assertEqual(list(groups), ["ky", "filtered", "all"])
        self.assertEqual((groups["all"]["ndcg@10"], groups["all"]["queries"]), (1.0, 2))

    def test_counts_queries_without_results(self):
        self.assertEqual(evaluate([judged("a", query="ъъъъъ")])["all"]["zero_results"], 1)

    def test_says_which_query_has_a_wrong_parameter(self):
        with self.assertRaisesRegex(WrongJudgement, "патент"):
            evaluate([judged("a", act="no-such-act")])


class CommandTests(SearchTestCase):
    @classmethod
    def setUpTestData(cls):
        noted(make_term("patent", title_ky="патент"))

    def run_on(self, *texts, options=()):
        with tempfile.TemporaryDirectory() as folder:
            files, output = [Path(folder) / f"{number}.jsonl" for number, _ in enumerate(texts)], io.StringIO()
            for file, text in zip(files, texts, strict=True):
                file.write_text(text, encoding="utf-8")
            call_command("evaluate_search", *files, *options, stdout=output)
            return output.getvalue()

    line = '{"query": "патент", "language": "ky", "group": "ky", "relevant": ["term:patent"]}'

    def test_evaluate_search_prints_a_table(self):
        lines = self.run_on(self.line).splitlines()
        self.assertEqual(
            lines[0].split(), ["queries", "ndcg@10", "recall@10", "mrr", "zero_results", "p50_ms", "p95_ms"]
        )
        self.assertEqual([line.split()[:3] for line in lines[1:]], [["ky", "1", "1.0"], ["all", "1", "1.0"]])

    def test_evaluate_search_prints_one_json_object(self):
        groups = json.loads(self.run_on(self.line, options=["--json"]))
        self.assertEqual(set(groups), {"ky", "all"})
        self.assertEqual(
            set(groups["all"]), {"queries", "ndcg@10", "recall@10", "mrr", "zero_results", "p50_ms", "p95_ms"}
        )

    def test_evaluate_search_takes_several_files_together(self):
        groups = json.loads(
            self.run_on(self.line, self.line.replace('"group": "ky"', '"group": "b"'), options=["--json"])
        )
        self.assertEqual({name: group["queries"] for name, group in groups.items()}, {"ky": 1, "b": 1, "all": 2})

    def test_evaluate_search_says_what_is_wrong(self):
        for text in ["", "rubbish", self.line.replace("ky", "xx")]:
            with self.subTest(text), self.assertRaises(CommandError):
                self.run_on(text)
        with self.assertRaises(CommandError):
            call_command("evaluate_search", Path("no-such-file"))

    def test_rebuild_index_says_how_many_entries_there_are(self):
        output = io.StringIO()
        call_command("rebuild_index", stdout=output)
        self.assertIn("3 entries", output.getvalue())
        self.assertEqual(self.keys("патент"), ["patent"])
