import logging

from django.test import SimpleTestCase

from kb.log import WithoutQuery


class Log(SimpleTestCase):
    def written(self, name, *words):
        record = logging.LogRecord(name, logging.INFO, "", 0, '"%s" %s %s', words, None)
        WithoutQuery().filter(record)
        return record.getMessage()

    def test_drops_what_was_asked_for(self):
        line = self.written("django.server", "GET /ky/search/?q=депортация HTTP/1.1", "200", "512")
        self.assertEqual(line, '"GET /ky/search/ HTTP/1.1" 200 512')

    def test_leaves_other_lines_alone(self):
        self.assertEqual(self.written("legalacts", "why?", "a", "b"), '"why?" a b')
