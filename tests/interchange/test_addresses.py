"""Addresses of provisions are promises: they survive edits, new editions and later versions of the content."""

from pathlib import Path

import yaml
from django.test import SimpleTestCase, TestCase

from legalacts.interchange.importing import import_text
from legalacts.models import Act, Provision
from tests.factories import make_jurisdiction

ROOT = Path(__file__).resolve().parents[2]
PROMISED = Path(__file__).with_name("addresses.txt")

TEXT = """key: kg-law-test
kind: law
jurisdiction: kg
language: ru
title_ru: Закон о проверке
adopted_on: 2010-01-01
valid_from: {day}
nature: official

Глава 1. Общие положения
Статья 1. Цель
1. Первое правило{word}.
2. Второе правило.
Статья 1-1. Сфера
Текст.
Статья 13.3. Патент
1) один;
2) два.
"""


class Addresses(TestCase):
    def addresses(self):
        found = Provision.objects.filter(act__key="kg-law-test").select_related("act")
        return {provision.get_absolute_url(): provision.pk for provision in found}

    def test_survive_a_second_import_an_edit_and_a_new_edition(self):
        make_jurisdiction("kg")
        import_text(TEXT.format(day="2010-01-01", word="").encode())
        before = self.addresses()
        self.assertLessEqual(
            {
                f"/ky/acts/kg-law-test/{eid}/"
                for eid in ("chp_1", "art_1", "art_1__para_1", "art_1__para_2", "art_1-1", "art_13-3")
            },
            set(before),
        )
        import_text(TEXT.format(day="2010-01-01", word="").encode())
        import_text(TEXT.format(day="2010-01-01", word=", исправленное").encode())
        import_text(TEXT.format(day="2015-01-01", word=", изменённое").encode())
        act = Act.objects.get(key="kg-law-test")
        act.title_ru = "Закон с новым названием"
        act.save()
        self.assertEqual(self.addresses(), before)


class PromisedAddresses(SimpleTestCase):
    def test_are_all_still_in_the_content(self):
        """If this fails, an address that readers have cited was removed or renamed; withdraw the record instead."""
        held = set()
        for file in (ROOT / "fixtures" / "provisions").glob("*.yaml"):
            content = yaml.load(file.read_text(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            for part in content if isinstance(content, list) else [content]:
                held |= {f"{part['act']}/{provision['eid']}" for provision in part["provisions"]}
        self.assertEqual(set(PROMISED.read_text().split()) - held, set())
