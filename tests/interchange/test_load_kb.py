"""Loading the content files: all or nothing, repeatable, and never over a curator's work."""

import tempfile
from io import StringIO
from pathlib import Path

import yaml
from django.core.management import CommandError, call_command
from django.test import TestCase

from legalacts.interchange.content import ContentError, load_content
from legalacts.models import Act, Change, Evidence, Indicator, Institution, Party, Provision, Rule, Shipped, Term


def three(text):
    return {"ky": f"{text} ky", "ru": f"{text} ru", "en": f"{text} en"}


EVIDENCE = [{"source": "study", "locator": "line 1"}]


def small_content():
    """A content folder in miniature: each file with the smallest entries that hang together."""
    return {
        "sources.yaml": [{"key": "study", "kind": "study", "title": "Study", "language": "ky"}],
        "jurisdictions.yaml": [
            {"key": "kg", "kind": "state", "title": three("Kyrgyzstan")},
            {"key": "ru", "kind": "state", "title": three("Russia")},
            {
                "key": "eaeu",
                "kind": "union",
                "title": three("Union"),
                "members": [{"state": "kg", "valid_from": "2015-08-12", "evidence": EVIDENCE}],
            },
        ],
        "acts/eaeu.yaml": [
            {
                "key": "treaty",
                "kind": "treaty",
                "category": "multilateral",
                "jurisdiction": "eaeu",
                "adopted_on": "2014-05-29",
                "title": three("Treaty"),
                "lifecycle": [{"kind": "in_force", "date": "2015-01-01"}],
                "parties": [{"state": "kg", "valid_from": "2015-08-12"}],
                "evidence": EVIDENCE,
            }
        ],
        "provisions/treaty.yaml": {
            "act": "treaty",
            "provisions": [
                {
                    "eid": "art_97",
                    "kind": "article",
                    "number": 97,
                    "wordings": [{"heading": three("Heading"), "text": three("Words")}],
                    "evidence": EVIDENCE,
                },
                {"eid": "art_97__para_6", "kind": "paragraph", "number": 6, "parent": "art_97"},
            ],
        },
        "regimes.yaml": [{"key": "eaeu-worker", "title": three("Worker"), "organisation": "eaeu", "personal": True}],
        "indicators.yaml": [
            {"key": "entry", "title": three("Entry"), "group": "arrival", "value_kind": "yes_no"},
        ],
        "rules/ru.yaml": [
            {
                "key": "ru-entry",
                "regime": "eaeu-worker",
                "destination": "ru",
                "indicator": "entry",
                "value": {"kind": "yes_no", "yes": False},
                "text": three("No visa"),
                "basis": ["treaty", "treaty#art_97__para_6"],
                "valid_from": "2015-08-12",
                "evidence": EVIDENCE,
            }
        ],
        "terms.yaml": [
            {"key": "patent", "title": three("Patent"), "category": "work", "abbreviations": {"ru": ["yes", "no"]}}
        ],
    }


class ContentCase(TestCase):
    """A folder of content files that a test changes and loads."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.content = small_content()

    def write(self):
        for name, entries in self.content.items():
            file = self.folder / name
            file.parent.mkdir(exist_ok=True)
            text = entries if isinstance(entries, str) else yaml.safe_dump(entries, allow_unicode=True)
            file.write_text(text, encoding="utf-8")

    def load(self, **options):
        self.write()
        return load_content(self.folder, **options)

    def touch(self):
        """Change the files without changing what they say."""
        (self.folder / "more.yaml").write_text("# nothing\n")

    @property
    def rule(self):
        return self.content["rules/ru.yaml"][0]

    @property
    def act(self):
        return self.content["acts/eaeu.yaml"][0]


class Loading(ContentCase):
    def test_writes_the_records_with_their_links_and_sources(self):
        report = self.load()
        rule = Rule.objects.get(key="ru-entry")
        self.assertEqual(rule.text_ky, "No visa ky")
        self.assertEqual([str(item) for item in rule.basis_provisions.all()], ["treaty#art_97__para_6"])
        self.assertEqual([act.key for act in rule.basis_acts.all()], ["treaty"])
        self.assertEqual([item.source.key for item in rule.evidence.all()], ["study"])
        self.assertEqual(Provision.objects.get(eid="art_97__para_6").parent.eid, "art_97")
        self.assertEqual(report.new["wording"], 3)

    def test_notes_every_record_in_the_change_log_and_in_its_history(self):
        self.load()
        rule = Rule.objects.get()
        self.assertTrue(Change.objects.filter(kind="rule", record_id=rule.pk).exists())
        self.assertEqual(rule.history.count(), 1)

    def test_of_the_same_files_again_does_nothing_and_says_so(self):
        self.load()
        changes = Change.objects.count()
        self.assertTrue(self.load().unchanged_files)
        self.assertEqual(Change.objects.count(), changes)

    def test_of_files_that_say_the_same_changes_nothing(self):
        self.load()
        changes = Change.objects.count()
        self.touch()
        report = self.load()
        self.assertEqual((report.new.total(), report.changed.total(), report.kept, report.gone), (0, 0, (), ()))
        self.assertEqual(Change.objects.count(), changes)

    def test_brings_what_the_files_changed(self):
        self.load()
        self.rule["text"]["ru"] = "Виза не нужна"
        self.rule["basis"] = ["treaty"]
        report = self.load()
        rule = Rule.objects.get()
        self.assertEqual(rule.text_ru, "Виза не нужна")
        self.assertFalse(rule.basis_provisions.exists())
        self.assertEqual(dict(report.changed), {"rule": 1})
        self.assertEqual(rule.history.last().text_ru, "No visa ru")

    def test_keeps_what_a_curator_changed(self):
        self.load()
        rule = Rule.objects.get()
        rule.text_ru = "Исправлено куратором"
        rule.save()
        self.rule["text"]["ru"] = "Из файла"
        report = self.load()
        rule.refresh_from_db()
        self.assertEqual(rule.text_ru, "Исправлено куратором")
        self.assertEqual(report.kept, ("rule ru-entry",))

    def test_keeps_what_a_curator_unpublished(self):
        self.load()
        Rule.objects.update(status="draft")
        self.touch()
        self.load()
        self.assertEqual(Rule.objects.get().status, "draft")

    def test_keeps_a_link_a_curator_removed(self):
        self.load()
        Rule.objects.get().basis_acts.clear()
        self.touch()
        self.load()
        self.assertFalse(Rule.objects.get().basis_acts.exists())

    def test_does_not_bring_back_what_a_curator_deleted(self):
        self.load()
        Term.objects.all().delete()
        self.touch()
        self.assertIn("term patent", self.load().kept)
        self.assertFalse(Term.objects.exists())

    def test_leaves_a_record_with_the_same_key_that_a_curator_made_first(self):
        Indicator.objects.create(key="entry", title_ky="Менин", title_ru="Мой", group="work", value_kind="text")
        self.assertIn("indicator entry", self.load().kept)
        self.assertEqual(Indicator.objects.get().title_ru, "Мой")

    def test_withdraws_what_is_no_longer_shipped(self):
        self.load()
        self.content["terms.yaml"] = []
        report = self.load()
        self.assertEqual(Term.objects.get().status, "withdrawn")
        self.assertEqual(report.gone, ("term patent",))

    def test_keeps_what_is_no_longer_shipped_but_was_curated(self):
        self.load()
        term = Term.objects.get()
        term.definition_ru = "Разрешение"
        term.save()
        self.content["terms.yaml"] = []
        self.load()
        self.assertEqual(Term.objects.get().status, "published")

    def test_takes_away_the_parts_of_a_record_that_are_no_longer_shipped(self):
        self.load()
        self.act["parties"] = []
        self.load()
        self.assertFalse(Party.objects.exists())

    def test_publishes_again_what_is_shipped_again(self):
        self.load()
        terms = self.content["terms.yaml"]
        self.content["terms.yaml"] = []
        self.load()
        self.content["terms.yaml"] = terms
        self.load()
        self.assertEqual(Term.objects.get().status, "published")

    def test_reads_yes_and_no_as_words(self):
        self.content["terms.yaml"] = (
            "- key: patent\n  title: {ky: no, ru: yes, en: on}\n  category: work\n  abbreviations: {ru: [yes, no]}\n"
        )
        self.load()
        term = Term.objects.get()
        self.assertEqual((term.title_ky, term.title_ru, term.title_en), ("no", "yes", "on"))
        self.assertEqual(term.abbreviations, {"ru": ["yes", "no"]})

    def test_knows_dates_only_as_far_as_they_are_written(self):
        self.rule["valid_from"], self.rule["valid_to"] = "2015", "2020-02"
        self.load()
        rule = Rule.objects.get()
        self.assertEqual((rule.starts, rule.ends), ("2015", "2020-02"))
        self.assertEqual((str(rule.valid_from), str(rule.valid_to)), ("2015-01-01", "2020-02-29"))

    def test_takes_a_draft_as_a_draft(self):
        self.rule["status"] = "draft"
        self.load()
        self.assertEqual(Rule.objects.get().status, "draft")


class NothingWritten(ContentCase):
    def assert_empty(self):
        for model in (Act, Rule, Term, Institution, Evidence, Shipped, Change):
            self.assertFalse(model.objects.exists(), model.__name__)

    def test_by_a_dry_run(self):
        report = self.load(dry_run=True)
        self.assertEqual(report.new["rule"], 1)
        self.assert_empty()

    def test_when_one_file_is_bad(self):
        self.content["terms.yaml"][0]["category"] = "nonsense"
        with self.assertRaises(ContentError):
            self.load()
        self.assert_empty()

    def test_when_two_rules_answer_one_question_at_once(self):
        self.content["rules/ru.yaml"].append({**self.rule, "key": "ru-entry-again"})
        with self.assertRaises(ContentError) as refused:
            self.load()
        self.assertIn("ru-entry", str(refused.exception))
        self.assertIn("ru-entry-again", str(refused.exception))
        self.assert_empty()

    def test_when_there_are_no_files(self):
        with self.assertRaises(ContentError):
            load_content(self.folder)

    def test_the_command_says_so(self):
        self.rule["regime"] = "nobody"
        self.write()
        with self.assertRaises(CommandError) as refused:
            call_command("load_kb", "--from", str(self.folder), stdout=StringIO())
        self.assertIn("there is no regime nobody", str(refused.exception))
        self.assertIn("Nothing was written", str(refused.exception))


class Mistakes(ContentCase):
    """Every mistake is reported with its file and entry."""

    def complaints(self):
        with self.assertRaises(ContentError) as refused:
            self.load()
        return refused.exception.problems

    def assert_complains(self, place, message):
        complaints = self.complaints()
        found = [line for line in complaints if line.startswith(place) and message in line]
        self.assertTrue(found, f"nothing about {message!r} at {place!r} in {complaints}")

    def test_an_unknown_field(self):
        self.rule["basiss"] = []
        self.assert_complains("rules/ru.yaml: ru-entry", "unknown field basiss")

    def test_an_unknown_field_of_a_value(self):
        self.rule["value"] = {"kind": "yes_no", "yes": True, "ammount": 3}
        self.assert_complains("rules/ru.yaml: ru-entry", "ammount")

    def test_a_value_that_is_no_mapping(self):
        for value in ("yes", ["yes"], 5, {"kind": "text", "per": 5}):
            with self.subTest(value):
                self.rule["value"] = value
                self.assert_complains("rules/ru.yaml: ru-entry", "mapping")

    def test_words_that_are_no_list(self):
        self.content["terms.yaml"][0]["abbreviations"] = {"ru": "ЕАЭС"}
        self.assert_complains("terms.yaml: patent", "abbreviations")

    def test_a_text_that_is_a_list(self):
        self.rule["text"]["ru"] = ["Виза", "не нужна"]
        self.assert_complains("rules/ru.yaml: ru-entry", "text")

    def test_names_that_are_mappings(self):
        self.rule["basis"] = [{"treaty": "art_97"}]
        self.assert_complains("rules/ru.yaml: ru-entry", "there is no act {'treaty': 'art_97'}")

    def test_a_key_that_is_a_list(self):
        self.content["terms.yaml"][0]["key"] = ["patent"]
        self.assert_complains("terms.yaml: ['patent']", "key")

    def test_a_column_that_is_no_mapping(self):
        dataset = {"key": "migrants", "title": three("Migrants"), "unit": three("persons"), "columns": [2015]}
        self.content["datasets.yaml"] = [dataset | {"evidence": EVIDENCE}]
        self.assert_complains("datasets.yaml: migrants, columns 1", "is not a mapping")

    def test_a_key_that_leads_nowhere(self):
        self.rule["basis"] = ["treaty#art_98"]
        self.assert_complains("rules/ru.yaml: ru-entry", "there is no provision treaty#art_98")

    def test_a_source_that_leads_nowhere(self):
        self.rule["evidence"] = [{"source": "hearsay"}]
        self.assert_complains("rules/ru.yaml: ru-entry", "there is no source hearsay")

    def test_a_bad_date(self):
        for bad in ("2015-13", "12.08.2015", "2015-02-30", "soon", "2015-08-12-01", 20150812):
            with self.subTest(bad):
                self.rule["valid_from"] = bad
                self.assert_complains("rules/ru.yaml: ru-entry", "valid_from")

    def test_a_period_that_ends_before_it_starts(self):
        self.rule["valid_to"] = "2015-08-11"
        self.assert_complains("rules/ru.yaml: ru-entry", "ends before it starts")

    def test_a_key_given_twice(self):
        self.content["rules/kz.yaml"] = [self.rule]
        self.assert_complains("rules/ru.yaml: ru-entry", "there already")

    def test_a_choice_that_does_not_exist(self):
        self.act["kind"] = "lawlet"
        self.assert_complains("acts/eaeu.yaml: treaty", "kind")

    def test_a_title_without_russian(self):
        del self.act["title"]["ru"]
        self.assert_complains("acts/eaeu.yaml: treaty", "title_ru")

    def test_a_title_that_is_one_string(self):
        self.act["title"] = "Treaty"
        self.assert_complains("acts/eaeu.yaml: treaty", "title is not a mapping of ky, ru, en")

    def test_a_missing_key(self):
        del self.content["terms.yaml"][0]["key"]
        self.assert_complains("terms.yaml: entry 1", "key is missing")

    def test_a_key_that_is_no_slug(self):
        self.content["terms.yaml"][0]["key"] = "Патент"
        self.assert_complains("terms.yaml: Патент", "key")

    def test_a_file_that_is_not_yaml(self):
        for text in ("- key: [", "a: b: c", "\t- key", "- !!python/object:os.system x", "\ufeff\x00"):
            with self.subTest(text):
                self.content["terms.yaml"] = text
                self.assert_complains("terms.yaml", "cannot be read")

    def test_a_file_that_is_not_utf_8(self):
        self.write()
        (self.folder / "terms.yaml").write_bytes("- key: патент".encode("cp1251"))
        with self.assertRaises(ContentError) as refused:
            load_content(self.folder)
        self.assertTrue(refused.exception.problems[0].startswith("terms.yaml: cannot be read"))

    def test_a_file_that_is_no_list(self):
        for text in ("just words", "42"):
            with self.subTest(text):
                self.content["terms.yaml"] = text
                self.assert_complains("terms.yaml", "is not")

    def test_all_at_once(self):
        self.rule["basiss"] = []
        self.act["adopted_on"] = "never"
        self.assertEqual(len(self.complaints()), 2)
