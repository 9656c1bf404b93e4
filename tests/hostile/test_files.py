"""Files made to harm are refused or cleaned, and reading one costs little memory and time."""

import json
import subprocess
import sys
from pathlib import Path

from django.test import SimpleTestCase

from legalacts.interchange.importing import read_file
from tests.hostile.files import HEAD, MEGABYTES

# What is cleaned, not refused: a note is said once, however often a text refers to it.
READ = {"Word: a long note often"}
ROOT = Path(__file__).resolve().parents[2]
SECONDS = 5


class HostileFiles(SimpleTestCase):
    def test_are_refused_at_once_and_with_bounded_memory(self):
        done = subprocess.run(
            [sys.executable, "-m", "tests.hostile.files", "short"], cwd=ROOT, capture_output=True, text=True
        )
        found = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertGreater(len(found), 40, done.stderr[-2000:])
        for file in found:
            with self.subTest(file["file"]):
                self.assertEqual(file["outcome"], "read" if file["file"] in READ else "refused")
                self.assertLess(file["seconds"], SECONDS)
                self.assertLess(file["megabytes"], MEGABYTES)

    def test_leave_nothing_but_their_words(self):
        names = ("onload", "onerror", "onfocus", "style", "srcdoc", "formaction", "xlink:href")
        traps = "".join(
            f'<p {name}="steal()" href="javascript:steal()">Слово <b {name}=steal()>и</b> дело.' for name in names
        )
        links = '<a href="javascript:steal()">ссылка</a><a href="&#106;avascript:steal()">ещё</a>'
        hidden = "<script>steal()</script><style>steal{}</style><svg onload=steal()><iframe src=//steal></iframe></svg>"
        page = f"<html><pre>{HEAD}</pre><p>Статья 1. Цели</p>{traps}{links}{hidden}<img src=x onerror=steal()>"
        [unit] = read_file(page.encode(), "law.html").units
        self.assertIn("ссылка", unit.text)
        self.assertEqual(unit.text.count("Слово и дело."), len(names))
        for trace in ("steal", "javascript", "<", "onload"):
            self.assertNotIn(trace, unit.text)
