"""A curator brings in a text: looks at it first, saves it then."""

import base64
import re
import zlib

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from legalacts.admin.importing import NEEDED
from legalacts.models import Act, Change, Note, Provision, Wording
from tests import factories as make

from .curator import CuratorTestCase, make_staff
from .people import make_person

PAGE = "/admin/legalacts/act/import/"
TEXT = """key: kg-law
kind: law
jurisdiction: kg
language: ru
title_ru: Закон
valid_from: 2020-01-01

Глава 1. Общее
Статья 1. Цели
1. Слова.
(В редакции Закона КР от 12 июня 2015 года № 134)
"""


class Importing(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make.make_jurisdiction("kg")

    def preview(self, text=TEXT, **fields):
        return self.client.post(PAGE, {"pasted": text, "preview": "1", **fields})

    def save(self, response):
        """Press “Save” on a preview: send what its form holds."""
        form = response.content.decode().split('name="packed"')[1].split("</form>")[0]
        held = dict(re.findall(r'name="(\w+)" value="([^"]*)"', f'name="packed"{form}'))
        return self.client.post(PAGE, {**held, "save": "1"})

    def test_is_offered_beside_the_acts(self):
        self.assertContains(self.client.get("/admin/legalacts/act/"), PAGE)

    def test_shows_first_what_would_change_and_writes_nothing(self):
        response = self.preview()
        self.assertContains(response, "art_1")
        self.assertContains(response, "The act is new here.")
        self.assertEqual(response.context["report"].new_provisions, 3)
        self.assertFalse(Act.objects.exists() or Change.objects.exists())

    def test_saves_what_was_shown(self):
        response = self.save(self.preview())
        self.assertRedirects(response, f"/admin/legalacts/act/{Act.objects.get().pk}/change/")
        self.assertEqual(Wording.objects.get(provision__eid="art_1__para_1").text, "Слова.")
        self.assertEqual(Note.objects.get().provision.eid, "art_1")
        self.assertEqual(Provision.history.first().history_user, self.curator)

    def test_waits_for_a_second_person_when_an_author_imports(self):
        self.client.force_login(make_person("aida", "author"))
        self.save(self.preview())
        states = {kind.objects.values_list("status", flat=True).distinct().get() for kind in (Act, Provision, Wording)}
        self.assertEqual(states, {"in_review"})

    def test_an_author_neither_ends_nor_changes_words_that_are_public(self):
        self.save(self.preview())
        self.client.force_login(make_person("aida", "author"))
        self.save(self.preview(TEXT.replace("Слова.", "Другие слова.").replace("2020-01-01", "2030-01-01")))
        first = Wording.objects.get(provision__eid="art_1__para_1", valid_from="2020-01-01")
        later = Wording.objects.get(provision__eid="art_1__para_1", valid_from="2030-01-01")
        self.assertEqual((first.valid_to, later.status), (None, "in_review"))
        response = self.save(self.preview(TEXT.replace("Слова.", "Иные слова.")))
        self.assertContains(response, "words that are public")
        first.refresh_from_db()
        self.assertEqual(first.text, "Слова.")

    def test_takes_a_file_and_says_in_fields_which_act_it_is(self):
        file = SimpleUploadedFile("law.html", "<p>1-берене. Максаты</p><p>1. Сөз.</p>".encode("cp1251", "ignore"))
        fields = {"key": "kg-law", "language": "ky", "kind": "law", "jurisdiction": "kg", "title": "Мыйзам"}
        response = self.save(self.client.post(PAGE, {"file": file, **fields, "status": "draft", "preview": "1"}))
        self.assertEqual(response.status_code, 302)
        act = Act.objects.get()
        self.assertEqual((act.title_ky, act.status, Provision.objects.first().status), ("Мыйзам", "draft", "draft"))

    def test_names_the_line_of_a_mistake_in_the_language_of_the_reader(self):
        for language, said in (("en", "line 2: kind is one of"), ("ru", "строка 2:"), ("ky", "2-сап:")):
            with self.subTest(language):
                self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
                self.assertContains(self.preview(TEXT.replace("kind: law", "kind: lawlet")), said)
        self.assertFalse(Act.objects.exists())

    def test_shows_doubts_with_their_lines(self):
        response = self.preview(TEXT + "Статья 1. Снова\n")
        self.assertContains(response, "line 12: the number 1 stands here again")

    def test_refuses_what_is_too_large_or_broken(self):
        bomb = base64.b64encode(zlib.compress(b"a" * 300_000)).decode()
        with override_settings(IMPORT_LIMIT=100_000):
            self.assertContains(self.client.post(PAGE, {"packed": bomb, "save": "1"}), "larger than")
            self.assertContains(self.preview("я" * 60_000), "larger than")
        for broken in ("%%%", base64.b64encode(b"no").decode(), "я"):
            self.assertContains(self.client.post(PAGE, {"packed": broken, "save": "1"}), "Choose a file")
        self.assertContains(self.client.post(PAGE, {"preview": "1"}), "Choose a file")
        self.assertFalse(Act.objects.exists())

    def test_shows_markup_as_text(self):
        response = self.preview(TEXT.replace("Цели", "<script>alert(1)</script>"))
        self.assertNotContains(response, "<script>alert")

    def test_needs_every_permission_and_a_token(self):
        names = [name.removeprefix("legalacts.") for name in NEEDED]
        clerk = make_staff(permissions=names[1:])
        self.client.force_login(clerk)
        for response in (self.client.get(PAGE), self.client.post(PAGE, {"pasted": TEXT, "save": "1"})):
            self.assertEqual(response.status_code, 403)
        self.assertNotContains(self.client.get("/admin/"), PAGE)
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(get_user_model().objects.get(username="curator"))
        self.assertEqual(strict.post(PAGE, {"pasted": TEXT, "save": "1"}).status_code, 403)
        self.assertFalse(Act.objects.exists())
