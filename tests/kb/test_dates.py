from datetime import date

from django.test import SimpleTestCase
from django.utils.formats import date_format
from django.utils.translation import override


class Dates(SimpleTestCase):
    def test_are_written_as_each_language_writes_them(self):
        for language, written in [("ky", "21.11.2026"), ("ru", "21 ноября 2026 г."), ("en", "21 November 2026")]:
            with self.subTest(language), override(language):
                self.assertEqual(date_format(date(2026, 11, 21)), written)
