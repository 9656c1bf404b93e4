"""What an assistant is told: always with id, text, language, nature, as-of, source and address."""

import importlib.util
import unittest
from datetime import date
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import translation

from legalacts.mcp import answers
from legalacts.mcp.records import NotFound, WrongQuestion
from legalacts.models import Act
from tests.factories import (
    make_act,
    make_evidence,
    make_jurisdiction,
    make_party,
    make_provision,
    make_relation,
    make_rule,
    make_wording,
)

PROMISED = {"id", "text", "language", "nature", "as_of", "source", "address"}
HAS_MCP = importlib.util.find_spec("mcp") is not None


class Answers(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.act = make_act(
            key="treaty", kind="treaty", category="multilateral", title_en="Grand Treaty", title_ru="Большой договор"
        )
        cls.article = make_provision(cls.act, "art_97", number="97")
        paragraph = make_provision(cls.act, "art_97__para_6", parent=cls.article, number="6")
        make_wording(paragraph, language="ru", text="Старые слова.", nature="official", valid_to=date(2014, 12, 31))
        make_wording(paragraph, language="ru", text="Новые слова.", nature="official", valid_from=date(2015, 1, 1))
        make_evidence(cls.article)
        make_provision(cls.act, "art_98", text="secret", status="draft")
        make_party(cls.act, make_jurisdiction("kg"), valid_from=date(2015, 8, 12))
        make_evidence(make_rule("rule-1", valid_from=date(2015, 1, 1)))

    def setUp(self):
        self.addCleanup(translation.activate, translation.get_language())

    def asked(self, language="en", on=""):
        return answers.asked_for(language, on, "https://example.org")

    def test_give_the_text_of_the_day_and_say_what_it_is(self):
        for on, text in [("2012-01-01", "Старые слова."), ("2016-01-01", "Новые слова.")]:
            found = answers.get_provision(self.asked(on=on), "treaty#art_97")
            self.assertLessEqual(PROMISED, set(found))
            self.assertEqual((found["text"], found["language"], found["nature"]), (text, "ru", "official"))
            self.assertIn("Not held in “en”", found["note"])
            self.assertEqual(found["as_of"], on)
            self.assertEqual(found["address"], "https://example.org/en/acts/treaty/art_97/")
            self.assertEqual(found["source"][0]["key"], "study")

    def test_name_the_nearest_where_an_id_is_unknown_or_hidden(self):
        for unknown in ("treaty#art_98", "treaty#art_99", "nothing", "", "\0"):
            with self.subTest(unknown), self.assertRaises(NotFound) as raised:
                answers.get_provision(self.asked(), unknown)
            self.assertNotIn("secret", str(raised.exception))
        with self.assertRaisesRegex(NotFound, "treaty#art_97"):
            answers.get_provision(self.asked(), "treaty#art_9")

    def test_read_citations(self):
        found = answers.resolve_citation(self.asked(), "Article 97(6) of the Grand Treaty")
        self.assertEqual(found[0]["id"], "treaty#art_97__para_6")
        self.assertLessEqual(PROMISED, set(found[0]))

    def test_say_who_was_bound(self):
        for on, bound in [("2015-08-12", True), ("2015-08-11", False)]:
            found = answers.treaty_status(self.asked(on=on), "treaty", "kg")
            self.assertIs(found["bound"], bound)
            self.assertLessEqual(PROMISED, set(found))

    def test_compare_rules(self):
        found = answers.compare(self.asked(), "ru")
        self.assertEqual([(rule["id"], rule["nature"]) for rule in found], [("rule:rule-1", answers.SUMMARY)])

    def test_follow_the_chain_of_norms(self):
        law = make_act("law-of-chain")
        make_relation(law, Act.objects.get(key="treaty"), predicate="implements")
        found = answers.chain_of_norms(self.asked(), "law-of-chain")
        self.assertEqual([(step["id"], step["direction"], step["depth"]) for step in found], [("treaty", "above", 1)])
        self.assertLessEqual(PROMISED, set(found[0]))
        with self.assertRaisesRegex(NotFound, "law-of-chain"):
            answers.chain_of_norms(self.asked(), "law-of-chains")

    def test_count_what_is_held(self):
        found = {answer["id"]: answer["published"] for answer in answers.coverage(self.asked())}
        self.assertEqual(found["coverage:act"], 1)

    def test_refuse_by_name_what_is_wrong(self):
        for ask, name in [
            (lambda: self.asked(language="de"), "language"),
            (lambda: self.asked(on="soon"), "on"),
            (lambda: answers.compare(self.asked(), "atlantis"), "destination"),
            (lambda: answers.compare(self.asked(), "ru", "nothing"), "regimes"),
            (lambda: answers.treaty_status(self.asked(), "treaty", "atlantis"), "state"),
        ]:
            with self.subTest(name), self.assertRaisesRegex(WrongQuestion, f"^{name}:"):
                ask()


class Command(TestCase):
    def test_says_which_package_is_missing(self):
        with (
            patch("legalacts.management.commands.serve_mcp.import_module", side_effect=ModuleNotFoundError(name="mcp")),
            self.assertRaisesRegex(CommandError, r"legalacts\[mcp\]"),
        ):
            call_command("serve_mcp")


@unittest.skipUnless(HAS_MCP, "the extra mcp is not installed")
class Server(TestCase):
    """The tools as a client of the protocol sees them."""

    @classmethod
    def setUpTestData(cls):
        act = make_act(key="treaty", title_en="Grand Treaty")
        make_wording(make_provision(act, "art_1"), language="en", text="Words.")

    async def test_offers_tools_that_only_read(self):
        from mcp import Client  # noqa: PLC0415 - optional

        from legalacts.mcp.server import make_server  # noqa: PLC0415

        # The connection holds the test's own transaction: it stays open, as it does for Django's test client.
        self.enterContext(patch("legalacts.mcp.server.close_old_connections"))
        async with Client(make_server("https://example.org")) as client:
            tools = (await client.list_tools()).tools
            self.assertEqual(
                " ".join(sorted(tool.name for tool in tools)),
                "chain_of_norms compare coverage find_institution get_provision resolve_citation search treaty_status",
            )
            self.assertTrue(all(tool.annotations.read_only_hint for tool in tools))
            found = await client.call_tool("get_provision", {"id": "treaty#art_1", "language": "en"})
            self.assertEqual(found.structured_content["text"], "Words.")
            wrong = await client.call_tool("get_provision", {"id": "treaty#art_2"})
            self.assertTrue(wrong.is_error)
            self.assertIn("There is no provision", wrong.content[0].text)
            for name, sent in (("get_provision", {"id": "treaty#\x00"}), ("search", {"words": "a", "kind": "\x00"})):
                refused = await client.call_tool(name, sent)
                self.assertIn("this is not a text", refused.content[0].text)
