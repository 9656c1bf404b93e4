"""Pages of official portals: what is text in them, whatever the markup."""

import time
from contextlib import suppress

from django.test import SimpleTestCase
from django.utils.translation import override

from legalacts.interchange.document import Header, UnreadableText
from legalacts.interchange.importing import read_file
from legalacts.interchange.importing.formats import guess_format

HEADER = Header({"key": "kg-law", "language": "ru"})


def read(body, header=HEADER):
    return read_file(f"<html><body>{body}</body></html>".encode(), "law.html", header=header)


class Pages(SimpleTestCase):
    def test_have_their_headings_and_numbers_in_any_block(self):
        document = read(
            "<div class=Section1><p class=MsoNormal align=center><b><span style='mso-bidi'>Глава&nbsp;1."
            "<o:p></o:p></span></b>"
            "<p class=MsoNormal><b>Общие поло&shy;жения</b><p><a name=st12></a>Статья 12<sup>1</sup>. Цели"
            "<p>1. Первое:<br>а) раз;<br>б) два.</div>"
        )
        self.assertEqual(
            [(unit.eid, unit.number, unit.heading) for unit in document.units],
            [
                ("chp_1", "1", "Общие положения"),
                ("art_12-1", "12¹", "Цели"),
                ("art_12-1__para_1", "1", ""),
                ("art_12-1__para_1__point_a", "а", ""),
                ("art_12-1__para_1__point_b", "б", ""),
            ],
        )

    def test_raise_figures_by_a_style_too(self):
        for raised in ('<span style="vertical-align:super">1</span>', '<span class="W9">1</span>'):
            with self.subTest(raised):
                self.assertEqual(read(f"<p>Статья 12{raised}. Цели</p>").units[0].eid, "art_12-1")

    def test_keep_the_numbers_browsers_show(self):
        document = read(
            "<p>Статья 1. Цели</p><ol start=3><li>Третье.</li><li>Четвёртое.</li></ol><ul><li>Точка</li></ul>"
        )
        self.assertEqual([unit.eid for unit in document.units], ["art_1", "art_1__para_3", "art_1__para_4"])
        self.assertEqual(document.units[2].text, "Четвёртое.\nТочка")

    def test_have_tables_as_rows(self):
        row = "<tr><td><p>1.</p></td><td>Сбор <b>за</b><br>визу</td></tr>"
        self.assertEqual(read(f"<p>Статья 1. Цели</p><table>{row}</table>").units[0].text, "| 1. | Сбор за визу |")

    def test_are_not_changed_by_a_table_that_only_frames_them(self):
        document = read("<table><tr><td><p>Статья 1. Цели</p><p>Слова.</p></td></tr></table>")
        self.assertEqual(
            [(unit.eid, unit.heading, unit.text) for unit in document.units], [("art_1", "Цели", "Слова.")]
        )

    def test_leave_scripts_styles_and_menus_out(self):
        document = read(
            "<nav>Меню</nav><script>alert(1)</script><style>p{}</style><p>Статья 1. Цели</p>"
            "<p>Слова &lt;script&gt;.<img src=x onerror=alert(1)></p><!-- нет --><footer>Внизу</footer>"
        )
        self.assertEqual(document.units[0].text, "Слова <script>.")
        self.assertEqual(len(document.units), 1)

    def test_in_the_cyrillic_encoding_of_windows_are_read(self):
        page = "<p>Статья 1. Цели</p>"
        for data in (page.encode("cp1251"), b'<meta charset="windows-1251">' + page.encode("cp1251")):
            self.assertEqual(read_file(data, "law.htm", "html", HEADER).units[0].heading, "Цели")

    def test_may_say_at_the_top_which_act_they_are(self):
        document = read("<p>key: kg-law</p><p>language: ru</p><p>Статья 1. Цели</p>", header=None)
        self.assertEqual((document.header.get("key"), document.units[0].eid), ("kg-law", "art_1"))

    def test_without_a_head_are_refused(self):
        with override("en"), self.assertRaises(UnreadableText) as refused:
            read("<p>Статья 1. Цели</p>", header=None)
        self.assertIn("key is missing", str(refused.exception))

    def test_are_read_in_a_moment_however_hostile(self):
        for name, body in {
            "open elements": "<div>" * 100_000,
            "open lists": "<ol><li>" * 50_000,
            "open cells": "<table><tr><td>" * 20_000,
            "broken tags": "<" * 300_000,
            "attributes": "<p " + "a=b " * 200_000 + ">",
            "raised": "<sup>1</sup>" * 50_000,
        }.items():
            with self.subTest(name):
                started = time.process_time()
                with suppress(UnreadableText):
                    read(f"<p>Статья 1. Цели</p>{body}")
                self.assertLess(time.process_time() - started, 10)


class Format(SimpleTestCase):
    def test_is_seen_from_the_content_before_the_name(self):
        for name, data, format in [
            ("a.txt", b"key: a", "text"),
            ("a.html", b"<p>x", "html"),
            ("a", b"<!DOCTYPE html><p>x", "html"),
            ("a.txt", b"PK\x03\x04", "docx"),
            ("a.xml", b"<?xml version='1.0'?><akomaNtoso>", "akn"),
            ("a.htm", b"\xef\xbb\xbf<html>", "html"),
            ("", b"key: a", "text"),
        ]:
            with self.subTest(name, data=data):
                self.assertEqual(guess_format(name, data), format)
