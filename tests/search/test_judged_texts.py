"""Questions over laws written for the purpose, on other subjects than the shipped content: how good answers must be."""

import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.test import TestCase, override_settings

from legalacts.interchange.importing import import_text
from legalacts.models import Act
from legalacts.search.evaluation import evaluate, read_judged
from legalacts.search.index import forget

TEXTS = Path(__file__).with_name("judged") / "texts"
# nDCG@10 by group, a little below what was measured; they may only rise.
FLOORS = {
    "ky": 0.95,
    "ky-folded": 0.96,
    "ky-known-item": 0.97,
    "ru": 0.88,
    "en": 0.93,
    "typo-ky": 0.97,
    "typo-ru": 0.98,
    "typo-en": 0.97,
    "citation": 0.85,
    "abbreviation": 0.97,
    "ru-ky": 0.96,
    "en-ky": 0.95,
    "ky-ru": 0.94,
    "layout": 0.95,
    "latin": 0.88,
    "slip-ky": 0.86,
    "slip-ru": 0.93,
    "slip-en": 0.87,
    "spaces": 0.85,
    "phrase": 0.98,
    "lay": 0.29,
    "all": 0.92,
}


def read_questions():
    return list(read_judged((TEXTS / "questions.jsonl").read_text(encoding="utf-8").splitlines()))


@pytest.mark.usefixtures("loaded")
class JudgedTextsTests(TestCase):
    """The texts stand beside the shipped content, in a copy of its index."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.mkdtemp(prefix="index")
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        shutil.copytree(settings.INDEX_DIR, folder, dirs_exist_ok=True)
        cls.enterClassContext(override_settings(INDEX_DIR=folder))
        cls.addClassCleanup(forget)
        forget()
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        for file in sorted(TEXTS.glob("*.txt")):
            import_text(file.read_bytes())

    def test_answers_are_at_least_as_good_as_they_were(self):
        for group, measured in evaluate(read_questions()).items():
            with self.subTest(group):
                self.assertGreaterEqual(measured["ndcg@10"], FLOORS[group])

    def test_each_question_has_its_answers_among_the_texts(self):
        eids = {
            f"{act.key}#{item.eid}"
            for act in Act.objects.filter(key__startswith="test-")
            for item in act.provisions.all()
        }
        for question in read_questions():
            with self.subTest(question.query):
                self.assertLessEqual({place for place in question.relevant if "#" in place}, eids)
