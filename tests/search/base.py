"""A search index of its own for every test class, in a folder that is removed afterwards."""

import shutil
import tempfile

from django.test import TestCase, override_settings

from legalacts.models import record_change
from legalacts.search import Query, find
from legalacts.search.index import forget


class SearchTestCase(TestCase):
    """Tests that search."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.mkdtemp(prefix="index")
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        cls.enterClassContext(override_settings(INDEX_DIR=folder))
        cls.addClassCleanup(forget)
        forget()
        super().setUpClass()

    def find(self, q="", reader="ky", **params):
        return find(Query.parse({"q": q, **params}, reader))

    def keys(self, q="", reader="ky", **params):
        return [hit.key for hit in self.find(q, reader, **params).hits]

    def first(self, q="", reader="ky", **params):
        keys = self.keys(q, reader, **params)
        return keys[0] if keys else None


def noted(record):
    """A record whose change is in the log, as every entrance notes it."""
    record_change(record)
    return record


def marked(hit):
    """The words of a snippet that are marked."""
    return [words for words, is_marked in hit.snippet if is_marked]


def plain(hit):
    """A snippet without marks."""
    return "".join(words for words, _ in hit.snippet)
